// Phase 9, projects end: success brings knowledge that the partners have and something new, and trust; failure costs
// trust; both teach something of the partners' markets (MODEL section 4, Life and end; K3, C4, C5). All projects of a
// quarter read what firms knew at its beginning. A project that lost its leader or all partners fails.
#pragma once

#include <vector>

#include "phases/partner_value.hpp"
#include "phases/ties_update.hpp"
#include "random/streams.hpp"
#include "world/adaptations.hpp"
#include "world/events.hpp"
#include "world/links.hpp"
#include "world/projects.hpp"

namespace abroad {

struct ProjectEndInputs {
    DrawKey key;
    int step;
    const PartnerValues& values;
    const LinkView& link_view;
    /// Trust that a link within an alliance never falls below.
    double allied_least_trust;
};

/// What the projects that end change elsewhere: ties, and products developed for a market.
struct ProjectOutcomes {
    std::vector<TieChange> ties;
    std::vector<AdaptationGain> adaptations;
};

/// Ends the projects that are due: knowledge, experience and cluster links change at once, the rest is returned.
ProjectOutcomes end_projects(const ProjectEndInputs& inputs, Firms& firms, Links& links, Projects& projects,
                             std::vector<Event>& events);

}  // namespace abroad

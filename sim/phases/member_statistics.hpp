// Phase 3, member statistics of clusters, read before anything else: how many members, how many of them export, how
// oriented abroad they are, which share is active in each market, works in an international project or trusts another
// member (MODEL section 5; cohesion: slide 15 of the source deck, first among cluster actors). Writes clusters and
// managements alone.
#pragma once

#include "phases/links_parameters.hpp"
#include "world/clusters.hpp"
#include "world/firms.hpp"
#include "world/managements.hpp"
#include "world/positions.hpp"
#include "world/projects.hpp"
#include "world/ties.hpp"

namespace abroad {

struct MemberStatisticsInputs {
    const LinksParameters& links;
    const Firms& firms;
    const Positions& positions;
    const Ties& ties;
    const Projects& projects;
};

void member_statistics(const MemberStatisticsInputs& inputs, Clusters& clusters, Managements& managements);

/// Factor of trust between clusters by the share of members with a tie inside (C9).
double cohesion_factor(const LinksParameters& links, double cohesion);

}  // namespace abroad

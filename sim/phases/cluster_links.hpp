// Phase 3, links between clusters of different countries: effort lets trust grow, its lack lets it fade until the link
// is gone; managements with a strategy and contacts approach clusters in target markets, which agree or not (MODEL
// section 5, Links to foreign clusters; slides 15 to 17 of the source deck, C9). Attention is limited, so links do not
// pile up. Success of joint projects moves trust elsewhere (section 4). Members of an alliance are linked throughout.
#pragma once

#include <vector>

#include "phases/alliance_parameters.hpp"
#include "phases/links_parameters.hpp"
#include "phases/management_parameters.hpp"
#include "random/streams.hpp"
#include "world/alliances.hpp"
#include "world/clusters.hpp"
#include "world/events.hpp"
#include "world/links.hpp"
#include "world/managements.hpp"
#include "world/markets.hpp"

namespace abroad {

struct LinkInputs {
    DrawKey key;
    int step;
    const LinksParameters& links;
    const ManagementParameters& management;
    const AllianceParameters& alliance;
    const Clusters& clusters;
    const Sectors& sectors;
    const Managements& managements;
    const Alliances& alliances;
};

/// Links every two members of an alliance, with its least trust, and marks the links inside; comes first.
void link_members(const LinkInputs& inputs, Links& links);

/// Links of each cluster that take its attention: those inside an alliance do not.
std::vector<int> count_links(const Links& links, std::size_t clusters);

/// How much attention a link of the cluster gets, 0..1.
double link_effort(const LinkInputs& inputs, std::size_t cluster, int links);

/// Chance that `to` agrees to a link with `from`.
double agreement_probability(const LinkInputs& inputs, std::size_t from, std::size_t to);

/// Moves the trust of all links and takes out those that ended.
void grow_links(const LinkInputs& inputs, const std::vector<int>& links_before, Links& links,
                std::vector<ManagementEvent>& events);

/// Approaches and agreements; new links join the table.
void approach_clusters(const LinkInputs& inputs, const std::vector<int>& links_before, Links& links,
                       std::vector<ManagementEvent>& events);

/// Raises the trust of the link between two clusters by `gain`, to `least` at least; without a link one begins.
void raise_link(const Clusters& clusters, std::size_t a, std::size_t b, double least, double gain, Links& links,
                std::vector<ManagementEvent>& events);

}  // namespace abroad

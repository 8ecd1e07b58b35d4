// Phase 4, support tables: what members of a cluster, and firms without one, get from peers, management, agency and
// partner clusters in each market: it tells of the market, draws attention to it, cuts the cost of entering it and
// speeds penetration (MODEL section 3, Information; C3, F1, F2, F9 and N7 of the source deck). Once a quarter, by
// cluster and by country.
#pragma once

#include "phases/attention_parameters.hpp"
#include "phases/information_parameters.hpp"
#include "phases/links_parameters.hpp"
#include "phases/management_parameters.hpp"
#include "world/clusters.hpp"
#include "world/links.hpp"
#include "world/managements.hpp"
#include "world/markets.hpp"
#include "world/support.hpp"

namespace abroad {

struct SupportInputs {
    const InformationParameters& information;
    const AttentionParameters& attention;
    const MarketParameters& market;
    const ManagementParameters& management;
    const LinksParameters& links_parameters;
    const Clusters& clusters;
    const Managements& managements;
    const Links& links;
    const Markets& markets;
};

/// What the management does for members in a foreign market, 0..1.
double impact_of(const ManagementParameters& management, const Managements& managements, std::size_t cluster,
                 std::size_t market);

void support_tables(const SupportInputs& inputs, Support& support);

}  // namespace abroad

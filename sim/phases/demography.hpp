// Phase 10, demography: firms close, go broke, join and leave clusters; empty seats are taken by founders, so that the
// number of firms is stationary and the structure by country and sector holds (MODEL section 7). A seat emptied this
// quarter waits at least until the next.
#pragma once

#include "parallel/blocks.hpp"
#include "phases/accounts_parameters.hpp"
#include "phases/demography_parameters.hpp"
#include "random/streams.hpp"
#include "world/clusters.hpp"
#include "world/efficiency_parameters.hpp"
#include "world/events.hpp"
#include "world/firms.hpp"
#include "world/markets.hpp"
#include "world/pools.hpp"
#include "world/traits.hpp"

namespace abroad {

struct DemographyInputs {
    DrawKey key;
    int step;
    const DemographyParameters& demography;
    const AccountsParameters& accounts;
    const EfficiencyParameters& efficiency;
    const FounderRules& founders;
    const MarketParameters& market;
    const Sectors& sectors;
    const Markets& markets;
    const Clusters& clusters;
};

/// Closes, moves and founds firms; every change is logged, and slots of clusters are freed and taken.
void change_population(const DemographyInputs& inputs, Firms& firms, ClusterSlots& slots, EventLog& events);

}  // namespace abroad

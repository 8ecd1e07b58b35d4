// Phase 3, target markets of an agreed plan: a good process finds the markets of most appeal, a poor one guesses
// (MODEL section 5, Strategy process; slide 2, N7: no idea where and why).
#pragma once

#include "phases/management_parameters.hpp"
#include "random/streams.hpp"
#include "world/clusters.hpp"
#include "world/managements.hpp"
#include "world/markets.hpp"

namespace abroad {

struct TargetInputs {
    DrawKey key;
    int step;
    const ManagementParameters& management;
    const Clusters& clusters;
    const Markets& markets;
    const Sectors& sectors;
};

/// How attractive a market is to the sector of the cluster: large, near and cheap to reach.
double market_appeal(const TargetInputs& inputs, std::size_t cluster, std::size_t market);

/// Draws the number of targets and marks the best markets as the management sees them; never home, never one twice.
void choose_targets(const TargetInputs& inputs, std::size_t cluster, Managements& managements);

}  // namespace abroad

// Phase 5, withdrawal: every position is judged by the profit that it promises within part of the firm's patience, so a
// patient firm sees where the position will be and an impatient one where it is (MODEL section 3, Withdrawal; F10, W4).
// The new and inexperienced lose custom most,
// less so where the cluster management helps. Marks positions that end; they are taken out in phase 6.
#pragma once

#include "modes/modes.hpp"
#include "parallel/blocks.hpp"
#include "phases/withdrawal_parameters.hpp"
#include "random/streams.hpp"
#include "world/efficiency_parameters.hpp"
#include "world/events.hpp"
#include "world/firms.hpp"
#include "world/markets.hpp"
#include "world/positions.hpp"
#include "world/support.hpp"

namespace abroad {

struct WithdrawalInputs {
    DrawKey key;
    int step;
    const WithdrawalParameters& withdrawal;
    const MarketParameters& market;
    const EfficiencyParameters& efficiency;
    const Markets& markets;
    const Sectors& sectors;
    const ModeTables& modes;
    /// How much faster penetration grows at full impact of the management.
    double penetration_gain;
    const Support& support;
    const Firms& firms;
};

/// Updates the prospects of the positions of a block of firms and sets `ends` for those given up.
void withdraw(const WithdrawalInputs& inputs, const Block& block, Positions& positions, std::vector<PositionEnd>& ends,
              std::vector<Event>& events);

}  // namespace abroad

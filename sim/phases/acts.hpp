// Phase 6, acts of one firm: what phase 5 decided takes place. Those who enter pay, and learn how much the market likes
// them, which nobody knew before; those who withdraw leave (MODEL section 3, Entry decision, Withdrawal).
#pragma once

#include <span>
#include <vector>

#include "modes/export_parameters.hpp"
#include "phases/entry_decision.hpp"
#include "random/streams.hpp"
#include "world/firms.hpp"
#include "world/markets.hpp"
#include "world/positions.hpp"

namespace abroad {

struct ActInputs {
    DrawKey key;
    const MarketParameters& market;
    const ExportParameters& exporting;
    const Markets& markets;
};

/// Firms of one block with an entry plan pay for it; the positions that start are written to `starts`.
void enter_markets(const ActInputs& inputs, std::span<const EntryPlan> plans, Firms& firms,
                   std::vector<NewPosition>& starts);

}  // namespace abroad

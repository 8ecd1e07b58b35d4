// Phase 6, acts of one firm: what phase 5 decided takes place. Those who enter pay, and learn how much the market likes
// them, which nobody knew before; those who withdraw leave (MODEL section 3, Entry decision, Withdrawal).
#pragma once

#include <span>
#include <vector>

#include "modes/modes.hpp"
#include "phases/entry_decision.hpp"
#include "phases/mode_review.hpp"
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

/// Positions of a block that fall back go on as export: branches and plants as they stand, ventures with part of their
/// penetration.
void fall_back(const ModeTables& modes, double venture_penetration_kept, const Block& block,
               const std::vector<PositionEnd>& ends, Positions& positions);

/// Firms of one block pay for branches and plants, which begin; plans of ventures are left for phase 7.
void change_modes(const ModeTables& modes, std::span<const ModePlan> plans, Firms& firms, Positions& positions,
                  std::vector<Event>& events);

}  // namespace abroad

// Phase 5, change of mode: now and then a firm that is established in a market asks whether another way of being there
// would pay more: a venture, a branch, a plant (MODEL section 3, Change of mode; Y7, K7 to K9). The pecking order by
// efficiency follows from the costs and is written nowhere. Branch and plant take place in phase 6; a venture needs a
// partner, which is looked for in phase 7 (ventures.hpp).
#pragma once

#include <span>
#include <vector>

#include "modes/modes.hpp"
#include "parallel/blocks.hpp"
#include "phases/entry_decision.hpp"
#include "random/streams.hpp"
#include "world/decision_parameters.hpp"
#include "world/efficiency_parameters.hpp"
#include "world/events.hpp"
#include "world/experience.hpp"
#include "world/firms.hpp"
#include "world/markets.hpp"
#include "world/positions.hpp"
#include "world/support.hpp"

namespace abroad {

struct ModeReviewInputs {
    DrawKey key;
    int step;
    const MarketParameters& market;
    const EfficiencyParameters& efficiency;
    const DecisionParameters& decision;
    const JointVentureParameters& joint_venture;
    /// Faster growth of penetration at full impact of a cluster management.
    double penetration_gain;
    const Markets& markets;
    const Sectors& sectors;
    const ModeTables& modes;
    const Support& support;
    const Positions& positions;
    const Firms& firms;
    const OpenCalls& calls;
};

/// A change of mode that a firm wants; `cost_keur` is the firm's own share.
struct ModePlan {
    std::uint32_t row;
    std::uint32_t position;
    std::uint16_t market;
    Mode mode;
    double cost_keur;
    double score;
    double value;
    std::uint8_t reason;
    /// What that reason is worth.
    float reason_keur;
    /// Grants that the firm counts on, and its score without any.
    GrantOffers grants = {};
    double score_alone = 0;
};

/// Reviews positions of a block that do not end this quarter; `entries` are the block's plans of entry, by row, whose
/// cost is no longer there to be spent. Plans are by row, then market.
void review_modes(const ModeReviewInputs& inputs, const Block& block, const std::vector<PositionEnd>& ends,
                  std::span<const EntryPlan> entries, std::vector<ModePlan>& plans, std::vector<Event>& events);

}  // namespace abroad

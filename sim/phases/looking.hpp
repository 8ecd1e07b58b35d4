// Phase 5, attention: which firms look abroad this quarter, and at which market (MODEL section 3, Attention and
// looking; trend scouting, K1b of slide 5). Firms look at near, large and known markets, where their peers are and
// where their management's strategy points; without one the choice is near random (N7). A
// look costs money and leaves scouting information behind. Decides nothing: see entry_decision.hpp.
#pragma once

#include <span>
#include <vector>

#include "parallel/blocks.hpp"
#include "phases/attention_parameters.hpp"
#include "phases/information_parameters.hpp"
#include "policy/open_calls.hpp"
#include "random/streams.hpp"
#include "world/firms.hpp"
#include "world/markets.hpp"
#include "world/positions.hpp"
#include "world/support.hpp"

namespace abroad {

/// Weights of markets that do not depend on the firm's peers or experience, by (home * sectors + sector, market).
struct LookWeights {
    Table2<float> ordinary;
    /// Of born globals, whom distance does not keep from looking.
    Table2<float> born_global;
};

LookWeights derive_look_weights(const AttentionParameters& attention, const Markets& markets);

struct LookingInputs {
    DrawKey key;
    int step;
    const AttentionParameters& attention;
    const InformationParameters& information;
    const Markets& markets;
    const LookWeights& weights;
    const Support& support;
    const Positions& positions;
    const OpenCalls& calls;
};

/// A firm that looks at a market.
struct Look {
    std::uint32_t row;
    std::uint16_t market;
};

/// Lets scouting information of a block of firms fade, and writes the looks of the quarter, by row. Firms that look
/// pay.
void look_abroad(const LookingInputs& inputs, const Block& block, Firms& firms, std::vector<Look>& looks);

}  // namespace abroad

// Phase 2, matchmaking: in the first quarter of a year public money brings pairs of related clusters of different
// countries together; a link between them begins or grows at once, and research-active firms of both meet, whose trust
// grows with the other changes of trust in phase 9 (MODEL section 6, Matchmaking; slide 15 of the source deck). Nobody
// applies for it: the money buys meetings, not acts. A pair that is not found costs nothing.
#pragma once

#include <vector>

#include "phases/ties_update.hpp"
#include "policy/open_calls.hpp"
#include "policy/selection.hpp"
#include "world/events.hpp"
#include "world/links.hpp"
#include "world/markets.hpp"
#include "world/pools.hpp"

namespace abroad {

struct MatchmakingInputs {
    const SelectionInputs& selection;
    const OpenCalls& calls;
    const Sectors& sectors;
    const ClusterSlots& slots;
};

/// Matches pairs for each budget line with an open instrument, that of the lowest number, as far as its money goes.
void match_clusters(const MatchmakingInputs& inputs, Links& links, std::vector<TieChange>& ties,
                    std::vector<ManagementEvent>& events, FundingTables& funding);

}  // namespace abroad

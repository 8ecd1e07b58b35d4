// Phase 2, information campaigns: in a round all money of the line is spent, and until the next round the eligible
// firms that heard of it learn a little of the target markets every quarter (MODEL section 6, Kinds). A campaign tells,
// it does not pay: whether anybody goes abroad is decided where firms look and enter.
#pragma once

#include "policy/open_calls.hpp"
#include "policy/selection.hpp"
#include "world/firms.hpp"
#include "world/funding.hpp"

namespace abroad {

/// Spends the money of lines with an open campaign, that of the lowest number.
void pay_campaigns(const SelectionInputs& inputs, const OpenCalls& calls, FundingTables& funding);

/// Adds scouting information where a campaign that was paid in the last round runs.
void run_campaigns(const SelectionInputs& inputs, const OpenCalls& calls, const FundingTables& funding, Firms& firms);

}  // namespace abroad

// Phase 8, export guarantees: for some years after an entry they pay part of what its fixed cost exceeds its margin, as
// far as the year's instalment goes, and take a premium (MODEL section 6, Kinds). After the clearing, since losses are
// known only then.
#pragma once

#include "modes/modes.hpp"
#include "policy/policy.hpp"
#include "world/efficiency_parameters.hpp"
#include "world/firms.hpp"
#include "world/funding.hpp"
#include "world/market_parameters.hpp"
#include "world/markets.hpp"
#include "world/positions.hpp"

namespace abroad {

struct GuaranteeInputs {
    int step;
    const Policy& policy;
    const MarketParameters& market;
    const EfficiencyParameters& efficiency;
    const Sectors& sectors;
    const ModeTables& modes;
    const Positions& positions;
};

/// Pays losses and takes premiums of all guarantees under way. One whose position or firm is gone ends; what is left of
/// its instalment returns at the year's end.
void pay_guarantees(const GuaranteeInputs& inputs, Firms& firms, FundingTables& funding);

}  // namespace abroad

// Phase 8, markets clear: expenditure is shared by appeal among all who sell, firms serve what they can make, earn, pay
// overhead and research, grow or shrink towards what they sell, and gather experience (MODEL section 3, Size of markets
// to Penetration). What a firm gains by support, its competitors lose through the sum of appeals: displacement.
#pragma once

#include "modes/modes.hpp"
#include "parallel/blocks.hpp"
#include "parallel/sums.hpp"
#include "phases/accounts_parameters.hpp"
#include "phases/information_parameters.hpp"
#include "world/efficiency_parameters.hpp"
#include "world/firms.hpp"
#include "world/markets.hpp"
#include "world/positions.hpp"
#include "world/support.hpp"

namespace abroad {

struct ClearingInputs {
    const AccountsParameters& accounts;
    const EfficiencyParameters& efficiency;
    const InformationParameters& information;
    const MarketParameters& market;
    const Sectors& sectors;
    const ModeTables& modes;
    /// How much faster penetration grows at full impact of the management.
    double penetration_gain;
    const Support& support;
};

/// Appeal of a firm at home: its home advantage times its draw on customers, relative to wages there.
Table2<float> home_appeal_factors(const Markets& markets, const Sectors& sectors);

/// Sums the appeal of all firms at home only, for the first quarter.
void sum_home_appeals(const Firms& firms, const Sectors& sectors, Markets& markets);

/// Sums appeals, then sets revenue, cash, employment, penetration, tenure, experience and age.
void clear_markets(const ClearingInputs& inputs, Markets& markets, Firms& firms, Positions& positions);

}  // namespace abroad

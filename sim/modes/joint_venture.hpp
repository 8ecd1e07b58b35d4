// Joint venture: a presence shared with a firm of the market, which halves the cost of beginning and the profit, saves
// part of the trade cost and reaches more customers faster (MODEL section 3, Joint venture; K7 of slide 5, Y6). Who the
// partner is and what ends it: phases/ventures.hpp.
#pragma once

#include "modes/joint_venture_parameters.hpp"
#include "modes/mode.hpp"

namespace abroad {

struct JointVenture {
    static constexpr Mode mode = Mode::joint_venture;
    static constexpr bool made_at_home = true;
    static constexpr bool loses_custom = false;
    static constexpr AfterWithdrawal after_withdrawal = AfterWithdrawal::nothing;
    static constexpr std::array follows{Mode::exporting};
    static constexpr bool needs_partner = true;
    const JointVentureParameters& parameters;

    double entry_cost_keur() const { return parameters.entry_cost_keur; }
    double fixed_cost_keur_per_year() const { return parameters.fixed_cost_keur_per_year; }
    double reach() const { return parameters.reach; }
    double penetration_growth_factor() const { return parameters.penetration_growth_factor; }
    double unit_cost(const CostSite& site) const {
        const double wages =
            parameters.home_cost_share * site.home_wage_cost + (1 - parameters.home_cost_share) * site.market_wage_cost;
        return wages * (1 + parameters.trade_cost_share * (site.trade_cost - 1));
    }
    double owner_share() const { return parameters.equity_share; }
};

static_assert(PresenceAbroad<JointVenture>);

}  // namespace abroad

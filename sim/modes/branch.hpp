// Branch: an office of its own in the market that sells what is made at home; it bears the trade cost, costs more to
// keep than export, and reaches more customers faster (MODEL section 3; K8 of slide 5).
#pragma once

#include "modes/branch_parameters.hpp"
#include "modes/mode.hpp"

namespace abroad {

struct Branch {
    static constexpr Mode mode = Mode::branch;
    static constexpr bool made_at_home = true;
    static constexpr bool loses_custom = true;
    static constexpr AfterWithdrawal after_withdrawal = AfterWithdrawal::export_position;
    static constexpr std::array follows{Mode::exporting};
    static constexpr bool needs_partner = false;
    const BranchParameters& parameters;

    double entry_cost_keur() const { return parameters.entry_cost_keur; }
    double fixed_cost_keur_per_year() const { return parameters.fixed_cost_keur_per_year; }
    double reach() const { return parameters.reach; }
    double penetration_growth_factor() const { return parameters.penetration_growth_factor; }
    double unit_cost(const CostSite& site) const { return site.home_wage_cost * site.trade_cost; }
    double owner_share() const { return 1; }
};

static_assert(PresenceAbroad<Branch>);

}  // namespace abroad

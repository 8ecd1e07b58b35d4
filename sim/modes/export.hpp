// Export: goods made at home and shipped, the usual first step abroad and the only one that a firm takes without
// having been in the market before (MODEL section 3; K2 of slide 5). It bears the whole trade cost and little else.
#pragma once

#include "modes/export_parameters.hpp"
#include "modes/mode.hpp"

namespace abroad {

struct Export {
    static constexpr Mode mode = Mode::exporting;
    static constexpr bool made_at_home = true;
    static constexpr bool loses_custom = true;
    static constexpr AfterWithdrawal after_withdrawal = AfterWithdrawal::nothing;
    static constexpr std::array<Mode, 0> follows{};
    static constexpr bool needs_partner = false;
    const ExportParameters& parameters;

    double entry_cost_keur() const { return parameters.entry_cost_keur; }
    double fixed_cost_keur_per_year() const { return parameters.fixed_cost_keur_per_year; }
    double reach() const { return parameters.reach; }
    double penetration_growth_factor() const { return 1; }
    double unit_cost(const CostSite& site) const { return site.home_wage_cost * site.trade_cost; }
    double owner_share() const { return 1; }
};

static_assert(PresenceAbroad<Export>);

}  // namespace abroad

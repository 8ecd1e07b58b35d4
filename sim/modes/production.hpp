// Production abroad: a plant in the market, which pays the wages there and no trade cost but loses efficiency with
// distance (MODEL section 3; K9 of slide 5, Y7). What it sells is not made at home and adds no employment there.
#pragma once

#include "modes/mode.hpp"
#include "modes/production_parameters.hpp"

namespace abroad {

struct Production {
    static constexpr Mode mode = Mode::production;
    static constexpr bool made_at_home = false;
    static constexpr bool loses_custom = true;
    static constexpr AfterWithdrawal after_withdrawal = AfterWithdrawal::export_position;
    static constexpr std::array follows{Mode::exporting, Mode::branch};
    static constexpr bool needs_partner = false;
    const ProductionParameters& parameters;

    double entry_cost_keur() const { return parameters.entry_cost_keur; }
    double fixed_cost_keur_per_year() const { return parameters.fixed_cost_keur_per_year; }
    double reach() const { return parameters.reach; }
    double penetration_growth_factor() const { return 1; }
    double unit_cost(const CostSite& site) const {
        return site.market_wage_cost * (1 + parameters.efficiency_loss_abroad_share * site.psychic_distance);
    }
    double owner_share() const { return 1; }
};

static_assert(PresenceAbroad<Production>);

}  // namespace abroad

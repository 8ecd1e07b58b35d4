// A kind of presence abroad: what each kind must answer, so that the phases can cost, grow and compare it without
// knowing its name (MODEL section 3, the two tables of modes; slide 5 of the source deck). A kind answers in plain
// numbers for one pair of home and market; tables for all pairs are made in modes.hpp.
#pragma once

#include <concepts>

#include "world/positions.hpp"

namespace abroad {

/// Costs of a home country and a market, 1 = home wage and no distance.
struct CostSite {
    double home_wage_cost;
    double market_wage_cost;
    double trade_cost;
    double psychic_distance;
};

/// The questions that a kind of presence abroad answers.
template <class Kind>
concept PresenceAbroad = requires(const Kind& kind, const CostSite& site) {
    { Kind::mode } -> std::convertible_to<Mode>;
    { kind.entry_cost_keur() } -> std::convertible_to<double>;
    { kind.fixed_cost_keur_per_year() } -> std::convertible_to<double>;
    { kind.reach() } -> std::convertible_to<double>;
    { kind.penetration_growth_per_year() } -> std::convertible_to<double>;
    { kind.unit_cost(site) } -> std::convertible_to<double>;
};

}  // namespace abroad

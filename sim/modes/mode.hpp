// A kind of presence abroad: what each kind must answer, so that the phases can cost, grow and compare it without
// knowing its name (MODEL section 3, the two tables of modes; slide 5 of the source deck). A kind answers in plain
// numbers for one pair of home and market; tables for all pairs are made in modes.hpp.
#pragma once

#include <array>
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

/// What remains of a position that is given up.
enum class AfterWithdrawal { nothing, export_position };

/// The questions that a kind of presence abroad answers.
template <class Kind>
concept PresenceAbroad = requires(const Kind& kind, const CostSite& site) {
    { Kind::mode } -> std::convertible_to<Mode>;
    /// Cost of beginning, all partners together, and fixed cost of going on, at the reference size.
    { kind.entry_cost_keur() } -> std::convertible_to<double>;
    { kind.fixed_cost_keur_per_year() } -> std::convertible_to<double>;
    /// Largest penetration, and how much faster it grows than that of export.
    { kind.reach() } -> std::convertible_to<double>;
    { kind.penetration_growth_factor() } -> std::convertible_to<double>;
    /// Unit cost of the goods sold.
    { kind.unit_cost(site) } -> std::convertible_to<double>;
    /// The owner's share of cost, profit and sales; whether the goods are made at home.
    { kind.owner_share() } -> std::convertible_to<double>;
    { Kind::made_at_home } -> std::convertible_to<bool>;
    /// Whether custom is lost as in export, and what remains when it is given up.
    { Kind::loses_custom } -> std::convertible_to<bool>;
    { Kind::after_withdrawal } -> std::convertible_to<AfterWithdrawal>;
    /// Modes that a firm may change from, and whether it needs a partner in the market.
    { Kind::follows.size() } -> std::convertible_to<std::size_t>;
    { Kind::needs_partner } -> std::convertible_to<bool>;
};

}  // namespace abroad

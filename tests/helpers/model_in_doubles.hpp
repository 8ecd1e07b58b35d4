// Formulas of MODEL section 3 once more, in double and from the text alone: what the columns of the phases are compared
// with. Kept plain and slow on purpose.
#pragma once

#include <algorithm>
#include <cmath>

#include "helpers/small_world.hpp"
#include "random/streams.hpp"

namespace abroad::model {

inline double normal_of(double u) {
    // Inverse of the distribution function by bisection.
    double low = -40, high = 40;
    for (int step = 0; step < 200; ++step) {
        const double middle = (low + high) / 2;
        (0.5 * std::erfc(-middle / std::sqrt(2.0)) < u ? low : high) = middle;
    }
    return low;
}

inline double draw(const SmallWorld& w, Purpose purpose, std::size_t row, int period, std::uint32_t index = 0) {
    return uniform(w.key, {purpose, w.world.firms.id(row), static_cast<std::uint32_t>(period), {}, index});
}

inline double efficiency(const SmallWorld& w, std::size_t row) {
    const double elasticity = w.world.sectors.substitution_elasticity[w.world.firms.sector[row]];
    return std::pow(static_cast<double>(w.world.firms.draw[row]), 1 / (elasticity - 1));
}

/// Wage cost v of a market.
inline double wage_cost(const SmallWorld& w, std::size_t market) {
    return std::pow(w.world.markets.unit_labour_cost[market], w.parameters.market.wage_share_of_cost);
}

/// (phi/cost)^(sigma - 1) of goods made at home and sold in `market`, with or without the trade cost.
inline double cost_appeal(const SmallWorld& w, std::size_t row, double trade_cost) {
    const Firms& firms = w.world.firms;
    const double elasticity = w.world.sectors.substitution_elasticity[firms.sector[row]];
    return std::pow(efficiency(w, row) / (wage_cost(w, firms.country[row]) * trade_cost), elasticity - 1);
}

inline double size_factor(const SmallWorld& w, double employees, double exponent) {
    const double counted = std::max(employees, w.parameters.market.smallest_costed_employees_count);
    return std::pow(counted / w.parameters.efficiency.reference_employees_count, exponent);
}

inline double fixed_cost(const SmallWorld& w, std::size_t row, std::size_t market, double employees) {
    const double psychic = w.world.markets.psychic_distance(w.world.firms.country[row], market);
    return w.parameters.modes.exporting.fixed_cost_keur_per_year *
           (1 + w.parameters.market.fixed_cost_distance_factor * psychic) *
           size_factor(w, employees, w.parameters.market.cost_size_exponent);
}

/// Penetration after t years of growth.
inline double logist(double penetration, double years, double reach, double growth) {
    if (penetration >= reach) return reach;
    return reach / (1 + (reach / penetration - 1) * std::exp(-growth * years));
}

/// Discounted sum of penetration from `start` over so many years, in half years.
inline double path_sum(const ExportParameters& exporting, double start, double discount, double years) {
    double sum = 0;
    const int half_years = static_cast<int>(2 * years + 0.5);
    for (int q = 0; q < half_years; ++q) {
        const double t = (q + 0.5) / 2;
        sum += 0.5 * logist(start, t, exporting.reach, exporting.penetration_growth_per_year) * std::exp(-discount * t);
    }
    return sum;
}

/// Share of members of the firm's cluster active in the market.
inline double peers(const SmallWorld& w, std::size_t row, std::size_t market) {
    const Firms& firms = w.world.firms;
    if (firms.cluster[row] == no_cluster) return 0;
    double members = 0, active = 0;
    for (std::size_t other = 0; other < firms.count(); ++other) {
        if (!firms.living[other] || firms.cluster[other] != firms.cluster[row]) continue;
        ++members;
        for (std::size_t at = w.world.positions.first[other]; at < w.world.positions.first[other + 1]; ++at)
            active += w.world.positions.market[at] == market ? 1 : 0;
    }
    return active / members;
}

}  // namespace abroad::model

// Ranges of everything that a world holds, as MODEL section 1 states them; written apart from the rules that keep them.
#pragma once

#include <cmath>
#include <string>
#include <string_view>

#include "world/world.hpp"

namespace abroad {

struct ClosedRange {
    double low;
    double high;
};

/// The range of a column of firms or positions; any finite number where the model names none.
inline ClosedRange range_of_column(std::string_view name) {
    constexpr double most = 1e30;
    if (name == "orientation" || name == "willingness_share" || name == "research_intensity_share" ||
        name == "experience" || name == "scouting" || name == "living" || name == "born_global")
        return {0, 1};
    if (name == "employees") return {1, most};
    if (name == "penetration") return {1e-9, 1};
    if (name == "knowledge" || name == "draw" || name == "output_per_employee" || name == "fitness" ||
        name.ends_with("revenue") || name == "age_years" || name == "patience_years")
        return {0, most};
    return {-most, most};
}

/// The name of the first column or table with a number out of its range, or nothing. Penetration is that of export.
inline std::string numbers_out_of_range(const World& world) {
    std::string fault;
    const auto check = [&](std::string_view name, const auto& column) {
        const ClosedRange range = range_of_column(name);
        for (const auto value : column) {
            const auto number = static_cast<double>(value);
            if (fault.empty() && !(number >= range.low && number <= range.high)) fault = name;
        }
    };
    visit_columns(world.firms, check);
    visit_columns(world.positions, check);
    for (const float share : world.clusters.peers.cells())
        if (fault.empty() && !(share >= 0.0F && share <= 1.0F)) fault = "peers";
    const Markets& markets = world.markets;
    for (const auto* table : {&markets.psychic_distance, &markets.trade_cost, &markets.expenditure_keur_per_year,
                              &markets.outside_competition, &markets.home_advantage, &markets.appeal,
                              &markets.sales_per_appeal, &markets.agency_presence})
        for (const double value : table->cells())
            if (fault.empty() && !(value >= 0 && value < 1e30)) fault = "market tables";
    return fault;
}

}  // namespace abroad

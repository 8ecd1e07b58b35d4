// Ranges of everything that a world holds, as MODEL section 1 states them; written apart from the rules that keep them.
#pragma once

#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "modes/modes.hpp"
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
        name == "experience" || name == "scouting" || name == "trust" || name == "living" || name == "born_global")
        return {0, 1};
    if (name == "employees") return {1, most};
    if (name == "knowledge" || name == "draw" || name == "output_per_employee" || name == "fitness" ||
        name.ends_with("revenue") || name == "age_years" || name == "patience_years")
        return {0, most};
    return {-most, most};
}

/// True if every position has penetrated its market, but not beyond the reach of its mode, which is the default one.
inline bool penetration_is_sound(const Positions& positions) {
    const ModeParameters modes;
    const std::array<double, mode_places> reach{0, modes.exporting.reach, modes.joint_venture.reach, modes.branch.reach,
                                                modes.production.reach};
    for (std::size_t at = 0; at < positions.count(); ++at) {
        const auto penetration = static_cast<double>(positions.penetration[at]);
        if (!(penetration >= 1e-9 && penetration <= reach[static_cast<std::size_t>(positions.mode[at])] + 1e-6))
            return false;
    }
    return true;
}

/// The name of the first column or table with a number out of its range, or nothing.
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
    if (fault.empty() && !penetration_is_sound(world.positions)) fault = "penetration";
    check("trust", world.ties.trust);
    check("trust", world.links.trust);
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

// Invariants of firms: their numbers, their homes, their positions and their slots in clusters.
#include <fmt/format.h>

#include <array>
#include <type_traits>

#include "run/invariant_faults.hpp"

namespace abroad {

namespace {

constexpr std::array<NamedPromise, 18> firm_promises{{{"orientation", Promise::share},
                                                      {"willingness_share", Promise::share},
                                                      {"patience_years", Promise::not_negative},
                                                      {"research_intensity_share", Promise::share},
                                                      {"fitness", Promise::not_negative},
                                                      {"employees", Promise::at_least_one},
                                                      {"age_years", Promise::not_negative},
                                                      {"draw", Promise::not_negative},
                                                      {"output_per_employee", Promise::not_negative},
                                                      {"home_revenue", Promise::not_negative},
                                                      {"export_revenue", Promise::not_negative},
                                                      {"revenue", Promise::not_negative},
                                                      {"smoothed_home_revenue", Promise::not_negative},
                                                      {"research_cut", Promise::not_negative},
                                                      {"knowledge", Promise::not_negative},
                                                      {"experience", Promise::share},
                                                      {"scouting", Promise::share},
                                                      {"cash_keur", Promise::finite}}};

/// What the firm of a number in a column is, and of what the number is, in a column by field or market.
Fault fault_at(const World& world, std::string_view name, std::size_t place, Fault fault) {
    const Firms& firms = world.firms;
    if (name == "knowledge")
        return fmt::format("{}, field {}: {}", name_of_firm(firms, place % firms.count()),
                           world.sectors.name[place / firms.count()], fault);
    if (name == "experience" || name == "scouting")
        return fmt::format("{}, market {}: {}", name_of_firm(firms, place / firms.markets),
                           world.markets.name[place % firms.markets], fault);
    return fmt::format("{}: {}", name_of_firm(firms, place), fault);
}

/// Numbers that are no promise of a column alone.
Fault fault_in_position(const World& world, const InvariantLimits& limits, std::size_t at) {
    const Positions& positions = world.positions;
    const auto mode = static_cast<std::size_t>(positions.mode[at]);
    if (mode == 0 || mode >= mode_places) return fmt::format("there is no mode {}", mode);
    const float penetration = positions.penetration[at], reach = limits.reach[mode];
    if (!(penetration > 0 && penetration <= reach))
        return fmt::format("penetration is {}, but must lie in (0, {}], the reach of {}", penetration, reach,
                           name_of(positions.mode[at]));
    if (!keeps(Promise::not_negative, positions.appeal[at]))
        return broken_promise("appeal", static_cast<double>(positions.appeal[at]), Promise::not_negative);
    if (!keeps(Promise::not_negative, positions.revenue[at]))
        return broken_promise("revenue", static_cast<double>(positions.revenue[at]), Promise::not_negative);
    if (!keeps(Promise::finite, positions.prospect[at]))
        return broken_promise("prospect", static_cast<double>(positions.prospect[at]), Promise::finite);
    return {};
}

Fault fault_in_place(const World& world, const InvariantLimits& limits, std::size_t row, std::size_t at) {
    const Positions& positions = world.positions;
    const std::size_t market = positions.market[at];
    if (market == world.firms.country[row]) return "is at home";
    if (at > positions.first[row] && market <= positions.market[at - 1]) return "is doubled or out of order";
    return fault_in_position(world, limits, at);
}

Fault fault_in_positions_of(const World& world, const QuarterOpening& opening, const InvariantLimits& limits,
                            std::size_t row) {
    const Positions& positions = world.positions;
    const std::size_t begin = positions.first[row], end = positions.first[row + 1];
    if (begin != end && !opening.living[row])
        return fmt::format("{}: has positions, but was not living in the quarter", name_of_firm(world.firms, row));
    for (std::size_t at = begin; at < end; ++at) {
        const std::size_t market = positions.market[at];
        if (market >= world.markets.count())
            return fmt::format("{}: there is no market of row {}", name_of_firm(world.firms, row), market);
        const Fault fault = fault_in_place(world, limits, row, at);
        if (!fault.empty())
            return fmt::format("{}, position in {}: {}", name_of_firm(world.firms, row), world.markets.name[market],
                               fault);
    }
    return {};
}

/// Marks in `seen` who holds the slots of a cluster.
Fault fault_in_slots_of(const World& world, std::size_t cluster, std::vector<std::uint8_t>& seen) {
    const Firms& firms = world.firms;
    for (const std::uint32_t row : world.slots.of[cluster]) {
        if (row == hole) continue;
        if (row >= firms.count()) return fmt::format("a slot of {} is of row {}", world.clusters.name[cluster], row);
        const std::size_t own = is_present(firms, row) ? firms.cluster[row] : firms.first_cluster[row];
        if (own != cluster)
            return fmt::format("{}: has a slot of {}, which is not its cluster", name_of_firm(firms, row),
                               world.clusters.name[cluster]);
        if (seen[row])
            return fmt::format("{}: has two slots of {}", name_of_firm(firms, row), world.clusters.name[cluster]);
        seen[row] = 1;
    }
    return {};
}

}  // namespace

Fault fault_in_firms(const World& world) {
    Fault fault;
    visit_columns(world.firms, [&](std::string_view name, const auto& column) {
        using Number = typename std::remove_cvref_t<decltype(column)>::value_type;
        if constexpr (std::is_floating_point_v<Number>) {
            if (!fault.empty()) return;
            const Promise promise = promise_of(name, firm_promises);
            fault = first_fault(column.size(), [&](const Block& block) {
                const std::size_t place = first_broken(column, block.begin, block.end, promise);
                if (place == block.end) return Fault();
                return fault_at(world, name, place, broken_promise(name, static_cast<double>(column[place]), promise));
            });
        }
    });
    return fault;
}

Fault fault_in_homes(const World& world) {
    const Firms& firms = world.firms;
    return first_fault(firms.count(), [&](const Block& block) {
        for (std::size_t row = block.begin; row < block.end; ++row) {
            if (firms.living[row] && firms.research_organisation[row])
                return fmt::format("{}: is a research organisation, but living", name_of_firm(firms, row));
            const std::size_t cluster = firms.cluster[row];
            if (cluster == no_cluster) continue;
            if (cluster >= world.clusters.count())
                return fmt::format("{}: there is no cluster of row {}", name_of_firm(firms, row), cluster);
            if (world.clusters.country[cluster] != firms.country[row])
                return fmt::format("{}: is a member of {} in another country", name_of_firm(firms, row),
                                   world.clusters.name[cluster]);
        }
        return Fault();
    });
}

Fault fault_in_positions(const World& world, const QuarterOpening& opening, const InvariantLimits& limits) {
    const Fault places =
        fault_in_places("positions", world.positions.first, world.firms.count(), world.positions.count());
    if (!places.empty()) return places;
    return first_fault(world.firms.count(), [&](const Block& block) {
        for (std::size_t row = block.begin; row < block.end; ++row)
            if (Fault fault = fault_in_positions_of(world, opening, limits, row); !fault.empty()) return fault;
        return Fault();
    });
}

Fault fault_in_slots(const World& world) {
    const Firms& firms = world.firms;
    std::vector<std::uint8_t> seen(firms.count(), 0);
    for (std::size_t cluster = 0; cluster < world.slots.of.size(); ++cluster)
        if (Fault fault = fault_in_slots_of(world, cluster, seen); !fault.empty()) return fault;
    return first_fault(firms.count(), [&](const Block& block) {
        for (std::size_t row = block.begin; row < block.end; ++row)
            if (!seen[row] && firms.cluster[row] != no_cluster && is_present(firms, row))
                return fmt::format("{}: has no slot of its cluster {}", name_of_firm(firms, row),
                                   world.clusters.name[firms.cluster[row]]);
        return Fault();
    });
}

}  // namespace abroad

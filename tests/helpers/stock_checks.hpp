// Checks of stocks against flows, and of the table of positions, written apart from the code that they check. Each
// returns how many violations it found.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "record/history.hpp"
#include "world/world.hpp"

namespace abroad {

/// Firms and exporters of each group, carried forward by what a history says started and ended.
class StockLedger {
 public:
    /// Takes stock of the world before the first recorded quarter, by counting.
    void open(const World& world) {
        groups_.emplace(world, std::vector<double>{10, 50, 250});
        for (const Grouping grouping : kept_groupings) {
            firms(grouping).assign(groups_->count(grouping), 0);
            exporters(grouping).assign(groups_->count(grouping), 0);
            for (std::size_t row = 0; row < world.firms.count(); ++row) {
                if (!world.firms.living[row]) continue;
                const std::size_t group = groups_->group_of(grouping, world.firms, row);
                ++firms(grouping)[group];
                exporters(grouping)[group] += world.positions.first[row + 1] != world.positions.first[row];
            }
        }
    }

    /// Books the last quarter of the history; violations are groups whose closing stock is another.
    std::size_t close(const History& history) {
        std::size_t violations = 0;
        for (const Grouping grouping : kept_groupings) {
            const std::size_t groups = groups_->count(grouping), quarter = history.periods().size() - 1;
            const auto flow = [&](std::size_t what, std::size_t group) {
                return history.flows(grouping).values[(quarter * flow_count + what) * groups + group];
            };
            const auto event = [&](EventKind kind, std::size_t group) {
                return flow(first_event_flow + static_cast<std::size_t>(kind), group);
            };
            for (std::size_t group = 0; group < groups; ++group) {
                const std::int64_t* const stocks = &history.stocks(grouping).values[quarter * stock_count * groups];
                firms(grouping)[group] += event(EventKind::founded, group) - event(EventKind::closed, group);
                exporters(grouping)[group] += flow(exporters_started_flow, group) - flow(exporters_ended_flow, group);
                violations += stocks[place_of("firms") * groups + group] != firms(grouping)[group];
                violations += stocks[place_of("exporters") * groups + group] != exporters(grouping)[group];
            }
        }
        return violations;
    }

 private:
    /// Groupings that a firm never leaves while it lives.
    static constexpr std::array<Grouping, 3> kept_groupings{Grouping::all, Grouping::country, Grouping::sector};

    static std::size_t place_of(std::string_view name) {
        const auto list = stock_indicators();
        std::size_t place = 0;
        while (list.at(place).name != name) ++place;
        return place;
    }
    std::vector<std::int64_t>& firms(Grouping grouping) { return firms_[static_cast<std::size_t>(grouping)]; }
    std::vector<std::int64_t>& exporters(Grouping grouping) { return exporters_[static_cast<std::size_t>(grouping)]; }

    std::optional<Groups> groups_;
    std::array<std::vector<std::int64_t>, all_groupings.size()> firms_, exporters_;
};

/// Positions at the end of a quarter of firms that do not live (unless they closed in it), of a market twice, at home
/// or nowhere.
inline std::size_t positions_out_of_order(const World& world) {
    std::set<std::uint32_t> closed_now;
    for (const auto& list : world.events.by_block)
        for (const Event& event : list)
            if (event.kind == EventKind::closed || event.kind == EventKind::bankrupt) closed_now.insert(event.row);
    const Positions& positions = world.positions;
    std::size_t violations =
        positions.first.size() != world.firms.count() + 1 || positions.first.back() != positions.count();
    for (std::size_t row = 0; row < world.firms.count(); ++row) {
        std::set<std::uint16_t> met{world.firms.country[row]};
        for (std::size_t at = positions.first[row]; at < positions.first[row + 1]; ++at) {
            violations += !met.insert(positions.market[at]).second;
            violations += positions.market[at] >= world.markets.count();
            violations += !world.firms.living[row] && !closed_now.contains(static_cast<std::uint32_t>(row));
        }
    }
    return violations;
}

}  // namespace abroad

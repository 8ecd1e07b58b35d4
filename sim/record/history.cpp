#include "record/history.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/period.hpp"
#include "parallel/blocks.hpp"

namespace abroad {

namespace {

std::size_t size_bin(float employees) {
    const auto whole = static_cast<std::uint32_t>(std::min(employees, 16384.0F));
    return std::min(size_bins - 1, static_cast<std::size_t>(std::bit_width(std::max(1U, whole)) - 1));
}

/// Stocks of the quarter in cells fine enough to give every grouping but cluster, and in clusters.
struct Cells {
    explicit Cells(const Groups& groups)
        : sectors(groups.count(Grouping::sector)),
          fine(groups.count(Grouping::country) * sectors * size_class_names.size() * membership_names.size()),
          clusters(groups.count(Grouping::cluster)) {}
    std::size_t sectors, fine, clusters;
    std::size_t size() const { return (fine + clusters) * stock_count; }
    std::size_t fine_cell(std::size_t country, std::size_t sector, std::size_t size, std::size_t membership) const {
        return ((country * sectors + sector) * size_class_names.size() + size) * membership_names.size() + membership;
    }
};

void add_block(const World& world, const Groups& groups, const Cells& cells, const Block& block, std::int64_t* sums) {
    const Firms& firms = world.firms;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        if (!firms.living[row]) continue;
        std::array<std::int64_t, stock_count> mine{};
        add_stocks({firms, world.positions, row}, mine.data(), std::make_index_sequence<stock_count>{});
        const bool member = firms.cluster[row] != no_cluster;
        const std::size_t cell = cells.fine_cell(firms.country[row], firms.sector[row],
                                                 groups.size_class(firms.employees[row]), member ? 0 : 1);
        for (std::size_t what = 0; what < stock_count; ++what) sums[cell * stock_count + what] += mine[what];
        if (!member) continue;
        std::int64_t* const cluster = sums + (cells.fine + firms.cluster[row]) * stock_count;
        for (std::size_t what = 0; what < stock_count; ++what) cluster[what] += mine[what];
    }
}

/// Adds up the fine cells of one grouping.
std::vector<std::int64_t> grouped(const Groups& groups, const Cells& cells, Grouping grouping,
                                  const std::vector<std::int64_t>& sums) {
    const std::size_t count = groups.count(grouping);
    std::vector<std::int64_t> result(stock_count * count, 0);
    const auto add = [&](std::size_t cell, std::size_t group) {
        for (std::size_t what = 0; what < stock_count; ++what)
            result[what * count + group] += sums[cell * stock_count + what];
    };
    if (grouping == Grouping::cluster) {
        for (std::size_t cluster = 0; cluster < count; ++cluster) add(cells.fine + cluster, cluster);
        return result;
    }
    for (std::size_t country = 0; country < groups.count(Grouping::country); ++country)
        for (std::size_t sector = 0; sector < cells.sectors; ++sector)
            for (std::size_t size = 0; size < size_class_names.size(); ++size)
                for (std::size_t membership = 0; membership < membership_names.size(); ++membership) {
                    const std::array<std::size_t, all_groupings.size()> group{0, country, sector, 0, size, membership};
                    add(cells.fine_cell(country, sector, size, membership), group[static_cast<std::size_t>(grouping)]);
                }
    return result;
}

}  // namespace

History::History(const World& world, const RecordParameters& parameters, DrawKey key)
    : parameters_(parameters), groups_(world, parameters.size_bounds_employees), cooperation_(world) {
    for (const Grouping grouping : all_groupings) {
        stocks_[static_cast<std::size_t>(grouping)] = {stock_count, groups_.count(grouping), {}};
        flows_[static_cast<std::size_t>(grouping)] = {flow_count, groups_.count(grouping), {}};
    }
    const std::size_t markets = world.markets.count();
    destinations_ = {static_cast<std::size_t>(DestinationPlace::count), markets * markets, {}};
    modes_ = {static_cast<std::size_t>(ModePlace::count), count_of<Mode>(), {}};
    sizes_ = {static_cast<std::size_t>(SizePlace::count), size_bins, {}};
    managements_ = {management_indicators().size(), world.clusters.count(), {}};
    panel_.kept = panel_rows(world.firms, parameters, key);
    exported_.resize(world.firms.count());
    for (std::size_t row = 0; row < world.firms.count(); ++row)
        exported_[row] = world.firms.living[row] && world.positions.first[row] != world.positions.first[row + 1];
}

void History::record(const World& world, double year) {
    periods_.push_back(year);
    record_stocks(world);
    record_flows(world);
    record_positions(world);
    managements_.append(measure_managements(world, parameters_.wanting_least_interest_share));
    const int calendar_year = static_cast<int>(std::floor(year));
    cooperation_.record(world, calendar_year);
    if (parameters_.panel != Panel::none && is_year_end(world.step - 1)) {
        append_panel(world, calendar_year, panel_);
        cooperation_.record_partners(world, calendar_year, panel_.kept);
    }
    if (parameters_.events) append_events(world, events_);
}

void History::record_stocks(const World& world) {
    const Cells cells(groups_);
    WorkerSums sums;
    sums.reset(cells.size(), worker_count());
    for_each_block(world.firms.count(),
                   [&](const Block& block) { add_block(world, groups_, cells, block, sums.lane(block.worker)); });
    std::vector<std::int64_t> totals;
    sums.total(totals, "recorded stocks");
    for (const Grouping grouping : all_groupings)
        stocks_[static_cast<std::size_t>(grouping)].append(grouped(groups_, cells, grouping, totals));
}

void History::record_flows(const World& world) {
    std::array<std::vector<std::int64_t>, all_groupings.size()> sums;
    for (const Grouping grouping : all_groupings)
        sums[static_cast<std::size_t>(grouping)].assign(flow_count * groups_.count(grouping), 0);
    const auto count = [&](std::size_t row, std::size_t flow) {
        for (const Grouping grouping : all_groupings)
            if (const std::size_t group = groups_.group_of(grouping, world.firms, row); group != no_group)
                ++sums[static_cast<std::size_t>(grouping)][flow * groups_.count(grouping) + group];
    };
    for (const auto& list : world.events.by_block)
        for (const Event& event : list) for_each_flow(event, [&](std::size_t flow) { count(event.row, flow); });
    for (const Event& event : world.events.between_firms)
        for_each_flow(event, [&](std::size_t flow) { count(event.row, flow); });
    for (std::size_t row = 0; row < world.firms.count(); ++row) {
        const bool exports = world.firms.living[row] && world.positions.first[row] != world.positions.first[row + 1];
        if (exports == (exported_[row] != 0)) continue;
        count(row, exports ? exporters_started_flow : exporters_ended_flow);
        exported_[row] = exports;
    }
    for (const Grouping grouping : all_groupings)
        flows_[static_cast<std::size_t>(grouping)].append(sums[static_cast<std::size_t>(grouping)]);
}

void History::record_positions(const World& world) {
    const Firms& firms = world.firms;
    const Positions& positions = world.positions;
    const std::size_t markets = world.markets.count(), pairs = markets * markets, modes = count_of<Mode>();
    std::vector<std::int64_t> by_pair(destinations_.whats * pairs, 0), by_mode(modes_.whats * modes, 0),
        by_size(sizes_.whats * size_bins, 0);
    for (std::size_t row = 0; row < firms.count(); ++row) {
        if (!firms.living[row]) continue;
        const std::size_t bin = size_bin(firms.employees[row]);
        ++by_size[bin];
        by_size[size_bins + bin] += positions.first[row] != positions.first[row + 1];
        for (std::size_t at = positions.first[row]; at < positions.first[row + 1]; ++at) {
            const std::size_t pair = firms.country[row] * markets + positions.market[at];
            const std::size_t mode = static_cast<std::size_t>(positions.mode[at]) - 1;
            const std::int64_t revenue = stock::money(positions.revenue[at]);
            ++by_pair[pair];
            by_pair[pairs + pair] += revenue;
            ++by_mode[mode];
            by_mode[modes + mode] += revenue;
        }
    }
    for (const auto& list : world.events.by_block)
        for (const Event& event : list) {
            if (event.kind != EventKind::entry && event.kind != EventKind::withdrawal) continue;
            const auto place =
                event.kind == EventKind::entry ? DestinationPlace::entries : DestinationPlace::withdrawals;
            ++by_pair[static_cast<std::size_t>(place) * pairs + firms.country[event.row] * markets + event.market];
        }
    destinations_.append(by_pair);
    modes_.append(by_mode);
    sizes_.append(by_size);
}

}  // namespace abroad

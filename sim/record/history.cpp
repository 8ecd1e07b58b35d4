#include "record/history.hpp"

#include <algorithm>
#include <cmath>

#include "base/period.hpp"
#include "parallel/blocks.hpp"

namespace abroad {

namespace {

/// Stocks side by side, filled up to a whole number of cache lines.
constexpr std::size_t stock_places = (stock_count + 7) / 8 * 8;

constexpr std::size_t memberships = membership_names.size();

/// Where the sums of one quarter lie in one run of numbers. Handed over by value to loops that write sums: the compiler
/// then knows that no sum is written over a place. A firm counts in up to three cells: its country and sector,
/// its size and membership, and its cluster; every group is a cell or a sum of cells.
struct Layout {
    Layout(const Groups& groups, std::size_t market_count)
        : sectors(groups.count(Grouping::sector)),
          first_kind(groups.count(Grouping::country) * sectors),
          first_cluster(first_kind + size_class_names.size() * memberships),
          cells(first_cluster + groups.count(Grouping::cluster)),
          markets(market_count),
          flows(cells * stock_places),
          destinations(flows + cells * flow_count),
          modes(destinations + static_cast<std::size_t>(DestinationPlace::count) * markets * markets),
          sizes(modes + static_cast<std::size_t>(ModePlace::count) * count_of<Mode>()),
          size(sizes + static_cast<std::size_t>(SizePlace::count) * size_bins) {}
    // Cells; stocks begin at 0.
    std::size_t sectors, first_kind, first_cluster, cells, markets;
    // Beginnings of the other sums, and the length of all.
    std::size_t flows, destinations, modes, sizes, size;
};

/// Cells of one firm; those who are in no cluster have only two.
struct FirmCells {
    FirmCells(const Layout& layout, const Groups& groups, const Firms& firms, std::size_t row)
        : FirmCells(layout, groups, firms, row, firms.cluster[row]) {}
    /// As a member of the cluster (or none) that it was in when something happened.
    FirmCells(const Layout& layout, const Groups& groups, const Firms& firms, std::size_t row, std::uint16_t cluster)
        : count(cluster == no_cluster ? 2 : 3),
          cell{firms.country[row] * layout.sectors + firms.sector[row],
               layout.first_kind + groups.size_class(firms.employees[row]) * memberships + (count == 2 ? 1 : 0),
               layout.first_cluster + cluster} {}
    std::size_t count;
    std::array<std::size_t, 3> cell;
};

void count_flow(const Layout& layout, const FirmCells& firm, std::size_t flow, std::int64_t* sums) {
    for (std::size_t i = 0; i < firm.count; ++i) ++sums[layout.flows + firm.cell[i] * flow_count + flow];
}

void count_flows(const Layout& layout, const FirmCells& firm, const Event& event, std::int64_t* sums) {
    for_each_flow(event, [&](std::size_t flow) { count_flow(layout, firm, flow, sums); });
}

void add_positions(const Layout& layout, const World& world, std::size_t row, std::int64_t* sums) {
    const Positions& positions = world.positions;
    const std::size_t pairs = layout.markets * layout.markets;
    std::int64_t* const by_pair = sums + layout.destinations + world.firms.country[row] * layout.markets;
    std::int64_t* const by_mode = sums + layout.modes;
    for (std::size_t at = positions.first[row]; at < positions.first[row + 1]; ++at) {
        const std::size_t mode = static_cast<std::size_t>(positions.mode[at]) - 1;
        const std::int64_t revenue = stock::money(positions.revenue[at]);
        ++by_pair[positions.market[at]];
        by_pair[pairs + positions.market[at]] += revenue;
        ++by_mode[mode];
        by_mode[count_of<Mode>() + mode] += revenue;
    }
}

/// Stocks and positions of the firms of a block, and who began and ceased to export since `exported` was written.
void add_firms(Layout layout, const Groups& groups, const World& world, const std::vector<double>& value_added_share,
               const Block& block, std::vector<std::uint8_t>& exported, std::int64_t* sums) {
    const Firms& firms = world.firms;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        const bool living = firms.living[row] != 0;
        const bool exports = living && world.positions.first[row] != world.positions.first[row + 1];
        const FirmCells mine(layout, groups, firms, row);
        if (exports != (exported[row] != 0)) {
            count_flow(layout, mine, exports ? exporters_started_flow : exporters_ended_flow, sums);
            exported[row] = exports;
        }
        if (!living) continue;
        std::array<std::int64_t, stock_places> stocks{};
        add_stocks({firms, world.positions, value_added_share, row}, stocks.data(),
                   std::make_index_sequence<stock_count>{});
        for (std::size_t i = 0; i < mine.count; ++i)
            for (std::size_t what = 0; what < stock_places; ++what)
                sums[mine.cell[i] * stock_places + what] += stocks[what];
        std::int64_t* const by_size = sums + layout.sizes + size_bin(firms.employees[row]);
        ++by_size[0];
        by_size[size_bins] += exports;
        if (exports) add_positions(layout, world, row, sums);
    }
}

void add_events(Layout layout, const Groups& groups, const World& world, const std::vector<Event>& events,
                std::int64_t* sums) {
    const Firms& firms = world.firms;
    for (const Event& event : events) {
        const std::uint16_t cluster = event.kind == EventKind::left ? event.left_cluster : firms.cluster[event.row];
        count_flows(layout, FirmCells(layout, groups, firms, event.row, cluster), event, sums);
        if (event.kind != EventKind::entry && event.kind != EventKind::withdrawal) continue;
        const auto place = static_cast<std::size_t>(event.kind == EventKind::entry ? DestinationPlace::entries
                                                                                   : DestinationPlace::withdrawals);
        ++sums[layout.destinations + (place * layout.markets + firms.country[event.row]) * layout.markets +
               event.market];
    }
}

/// The group that a cell belongs to in a grouping, or none.
std::size_t group_of_cell(const Layout& layout, Grouping grouping, std::size_t cell) {
    const bool place = cell < layout.first_kind, kind = !place && cell < layout.first_cluster;
    switch (grouping) {
        case Grouping::all:
            return place ? 0 : no_group;
        case Grouping::country:
            return place ? cell / layout.sectors : no_group;
        case Grouping::sector:
            return place ? cell % layout.sectors : no_group;
        case Grouping::size_class:
            return kind ? (cell - layout.first_kind) / memberships : no_group;
        case Grouping::membership:
            return kind ? (cell - layout.first_kind) % memberships : no_group;
        case Grouping::cluster:
            return place || kind ? no_group : cell - layout.first_cluster;
    }
    return no_group;
}

/// Sums by group, from cells of `width` numbers each of which the first `whats` count.
std::vector<std::int64_t> grouped(const Layout& layout, const Groups& groups, Grouping grouping,
                                  std::span<const std::int64_t> cells, std::size_t width, std::size_t whats) {
    const std::size_t count = groups.count(grouping);
    std::vector<std::int64_t> result(whats * count, 0);
    for (std::size_t cell = 0; cell < layout.cells; ++cell) {
        const std::size_t group = group_of_cell(layout, grouping, cell);
        if (group == no_group) continue;
        for (std::size_t what = 0; what < whats; ++what) result[what * count + group] += cells[cell * width + what];
    }
    return result;
}

}  // namespace

History::History(const World& world, const RecordParameters& parameters, DrawKey key)
    : parameters_(parameters),
      groups_(world, parameters.size_bounds_employees),
      value_added_share_(value_added_shares(world.sectors, parameters.purchased_input_share_of_cost)),
      cooperation_(world) {
    for (const Grouping grouping : all_groupings) {
        stocks_[static_cast<std::size_t>(grouping)] = {stock_count, groups_.count(grouping), {}};
        flows_[static_cast<std::size_t>(grouping)] = {flow_count, groups_.count(grouping), {}};
    }
    const std::size_t markets = world.markets.count();
    destinations_ = {static_cast<std::size_t>(DestinationPlace::count), markets * markets, {}};
    modes_ = {static_cast<std::size_t>(ModePlace::count), count_of<Mode>(), {}};
    sizes_ = {static_cast<std::size_t>(SizePlace::count), size_bins, {}};
    largest_ = {stock_count, 1, {}};
    managements_ = {management_indicators().size(), world.clusters.count(), {}};
    panel_.kept = panel_rows(world.firms, parameters, key);
    exported_.resize(world.firms.count());
    for (std::size_t row = 0; row < world.firms.count(); ++row)
        exported_[row] = world.firms.living[row] && world.positions.first[row] != world.positions.first[row + 1];
}

void History::record(const World& world, double year) {
    if (periods_.empty()) first_step_ = {world.step - 1};
    periods_.push_back(year);
    record_sums(world);
    managements_.append(measure_managements(world, parameters_.wanting_least_interest_share));
    const int calendar_year = static_cast<int>(std::floor(year));
    cooperation_.record(world, calendar_year);
    if (parameters_.panel != Panel::none && is_year_end(world.step - 1)) {
        append_panel(world, calendar_year, panel_);
        cooperation_.record_partners(world, calendar_year, panel_.kept);
    }
    if (parameters_.events) append_events(world, events_);
    const int every = parameters_.network_snapshots_every_quarters;
    if (every > 0 && world.step % every == 0) append_networks(world, year, networks_);
}

void History::keep_funding(const FundingTables& funding) {
    funding_ = funding;
}

void History::record_sums(const World& world) {
    const Layout layout(groups_, world.markets.count());
    WorkerSums sums;
    sums.reset(layout.size, worker_count());
    for_each_block(world.firms.count(), [&](const Block& block) {
        std::int64_t* const lane = sums.lane(block.worker);
        add_firms(layout, groups_, world, value_added_share_, block, exported_, lane);
        add_events(layout, groups_, world, world.events.by_block[block.index], lane);
    });
    std::vector<std::int64_t> totals;
    sums.total(totals, "recorded sums");
    for (const Event& event : world.events.between_firms)
        count_flows(layout, FirmCells(layout, groups_, world.firms, event.row), event, totals.data());
    const auto part = [&](std::size_t begin, std::size_t end) {
        return std::span<const std::int64_t>(totals).subspan(begin, end - begin);
    };
    for (const Grouping grouping : all_groupings) {
        stocks_[static_cast<std::size_t>(grouping)].append(
            grouped(layout, groups_, grouping, part(0, layout.flows), stock_places, stock_count));
        flows_[static_cast<std::size_t>(grouping)].append(
            grouped(layout, groups_, grouping, part(layout.flows, layout.destinations), flow_count, flow_count));
    }
    destinations_.append(part(layout.destinations, layout.modes));
    modes_.append(part(layout.modes, layout.sizes));
    sizes_.append(part(layout.sizes, layout.size));
    record_largest(world, part(layout.sizes, layout.sizes + size_bins));
}

void History::record_largest(const World& world, std::span<const std::int64_t> firms_by_size) {
    std::array<std::int64_t, stock_count> stocks{};
    for (const std::uint32_t row : largest_firms(world.firms, firms_by_size, parameters_.largest_firms_apart_share))
        add_stocks({world.firms, world.positions, value_added_share_, row}, stocks.data(),
                   std::make_index_sequence<stock_count>{});
    largest_.append(stocks);
}

}  // namespace abroad

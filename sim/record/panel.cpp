#include "record/panel.hpp"

#include <algorithm>
#include <numeric>

namespace abroad {

namespace {

std::int16_t short_or_none(std::uint16_t value, std::uint16_t none) {
    return value == none ? std::int16_t{-1} : static_cast<std::int16_t>(value);
}

void append_firm(const World& world, std::size_t row, int year, FirmColumns& to) {
    const Firms& firms = world.firms;
    to.year.push_back(static_cast<std::int16_t>(year));
    to.seat.push_back(firms.seat[row]);
    to.generation.push_back(firms.generation[row]);
    to.country.push_back(static_cast<std::int16_t>(firms.country[row]));
    to.sector.push_back(static_cast<std::int16_t>(firms.sector[row]));
    to.cluster.push_back(short_or_none(firms.cluster[row], no_cluster));
    to.employees.push_back(firms.employees[row]);
    to.revenue.push_back(firms.revenue[row]);
    to.home_revenue.push_back(firms.home_revenue[row]);
    to.export_revenue.push_back(firms.export_revenue[row]);
    to.made_at_home.push_back(firms.home_revenue[row] + firms.export_revenue[row]);
    to.markets_count.push_back(static_cast<std::int16_t>(world.positions.first[row + 1] - world.positions.first[row]));
    to.cash.push_back(static_cast<float>(firms.cash_keur[row]));
    to.ln_efficiency.push_back(firms.ln_efficiency[row]);
    to.orientation.push_back(firms.orientation[row]);
    to.research_intensity.push_back(firms.research_intensity_share[row]);
    to.age_years.push_back(firms.age_years[row]);
}

void append_positions(const World& world, std::size_t row, int year, PositionColumns& to) {
    const Positions& positions = world.positions;
    for (std::size_t at = positions.first[row]; at < positions.first[row + 1]; ++at) {
        to.year.push_back(static_cast<std::int16_t>(year));
        to.seat.push_back(world.firms.seat[row]);
        to.generation.push_back(world.firms.generation[row]);
        to.market.push_back(static_cast<std::int16_t>(positions.market[at]));
        to.mode.push_back(static_cast<std::int8_t>(positions.mode[at]));
        to.tenure_quarters.push_back(static_cast<std::int16_t>(positions.tenure_quarters[at]));
        to.penetration.push_back(positions.penetration[at]);
        to.revenue.push_back(positions.revenue[at]);
    }
}

/// The id that a firm had when the event happened: a founder is the present firm, and so is everyone else, because no
/// seat is emptied and refilled in one quarter.
void append_event(const World& world, const Event& event, EventTable& to) {
    to.step.push_back(world.step - 1);
    to.kind.push_back(static_cast<std::int8_t>(event.kind));
    to.code.push_back(static_cast<std::int8_t>(event.code));
    to.seat.push_back(world.firms.seat[event.row]);
    to.generation.push_back(world.firms.generation[event.row]);
    to.market.push_back(short_or_none(event.market, no_market));
    to.binding.push_back(event.binding ? 1 : 0);
    to.value_keur.push_back(event.value_keur);
    to.detail.push_back(event.detail);
    to.reason_keur.push_back(event.reason_keur);
}

}  // namespace

std::vector<std::size_t> rows_by_seat(const Firms& firms) {
    std::vector<std::size_t> rows(firms.count());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    if (!std::is_sorted(firms.seat.begin(), firms.seat.end()))
        std::sort(rows.begin(), rows.end(),
                  [&](std::size_t a, std::size_t b) { return firms.seat[a] < firms.seat[b]; });
    return rows;
}

std::vector<std::uint8_t> panel_rows(const Firms& firms, const RecordParameters& parameters, DrawKey key) {
    std::vector<std::uint8_t> kept(firms.count(), parameters.panel == Panel::all ? 1 : 0);
    if (parameters.panel != Panel::sample) return kept;
    for (std::size_t row = 0; row < firms.count(); ++row)
        kept[row] = uniform_double(key, {Purpose::panel, {firms.seat[row], 0}}) < parameters.panel_sample_share;
    return kept;
}

void append_panel(const World& world, int year, FirmPanel& panel) {
    for (const std::size_t row : rows_by_seat(world.firms)) {
        if (!panel.kept[row] || !world.firms.living[row]) continue;
        append_firm(world, row, year, panel.firms);
        append_positions(world, row, year, panel.positions);
    }
}

void append_events(const World& world, EventTable& table) {
    std::vector<Event> events;
    for (const auto& list : world.events.by_block) events.insert(events.end(), list.begin(), list.end());
    events.insert(events.end(), world.events.between_firms.begin(), world.events.between_firms.end());
    std::stable_sort(events.begin(), events.end(),
                     [&](const Event& a, const Event& b) { return world.firms.seat[a.row] < world.firms.seat[b.row]; });
    for (const Event& event : events) append_event(world, event, table);
}

}  // namespace abroad

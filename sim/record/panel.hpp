// Firms one by one: a panel of firms and their positions at year's ends, and the log of events, as tables of columns.
// Optional, since they outweigh all else in a file.
#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

#include "random/streams.hpp"
#include "record/record_parameters.hpp"
#include "world/world.hpp"

namespace abroad {

/// One entry a living firm of the panel and year.
struct FirmColumns {
    std::vector<std::int16_t> year;
    std::vector<std::uint32_t> seat;
    std::vector<std::uint16_t> generation;
    std::vector<std::int16_t> country, sector, cluster;
    std::vector<float> employees, revenue, home_revenue, export_revenue, made_at_home;
    std::vector<std::int16_t> markets_count;
    std::vector<float> cash, ln_efficiency, orientation, research_intensity, age_years;
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, FirmColumns>
void visit_columns(Table& table, Visit&& visit) {
    visit("year", table.year);
    visit("seat", table.seat);
    visit("generation", table.generation);
    visit("country", table.country);
    visit("sector", table.sector);
    visit("cluster", table.cluster);
    visit("employees", table.employees);
    visit("revenue", table.revenue);
    visit("home_revenue", table.home_revenue);
    visit("export_revenue", table.export_revenue);
    visit("made_at_home", table.made_at_home);
    visit("markets_count", table.markets_count);
    visit("cash", table.cash);
    visit("ln_efficiency", table.ln_efficiency);
    visit("orientation", table.orientation);
    visit("research_intensity", table.research_intensity);
    visit("age_years", table.age_years);
}

/// One entry a position of a firm of the panel and year.
struct PositionColumns {
    std::vector<std::int16_t> year;
    std::vector<std::uint32_t> seat;
    std::vector<std::uint16_t> generation;
    std::vector<std::int16_t> market;
    std::vector<std::int8_t> mode;
    std::vector<std::int16_t> tenure_quarters;
    std::vector<float> penetration, revenue;
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, PositionColumns>
void visit_columns(Table& table, Visit&& visit) {
    visit("year", table.year);
    visit("seat", table.seat);
    visit("generation", table.generation);
    visit("market", table.market);
    visit("mode", table.mode);
    visit("tenure_quarters", table.tenure_quarters);
    visit("penetration", table.penetration);
    visit("revenue", table.revenue);
}

/// Which firms are kept: a draw of the seat's first firm decides for all its successors.
struct FirmPanel {
    std::vector<std::uint8_t> kept;
    FirmColumns firms;
    PositionColumns positions;
};

/// One entry an event.
struct EventTable {
    std::vector<std::int32_t> step;
    std::vector<std::int8_t> kind, code;
    std::vector<std::uint32_t> seat;
    std::vector<std::uint16_t> generation;
    std::vector<std::int16_t> market;
    std::vector<std::int8_t> binding;
    std::vector<float> value_keur;
    std::vector<std::uint8_t> detail;
    std::vector<float> reason_keur;
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, EventTable>
void visit_columns(Table& table, Visit&& visit) {
    visit("step", table.step);
    visit("kind", table.kind);
    visit("code", table.code);
    visit("seat", table.seat);
    visit("generation", table.generation);
    visit("market", table.market);
    visit("binding", table.binding);
    visit("value_keur", table.value_keur);
    visit("detail", table.detail);
    visit("reason_keur", table.reason_keur);
}

/// Rows in the order of seats.
std::vector<std::size_t> rows_by_seat(const Firms& firms);

std::vector<std::uint8_t> panel_rows(const Firms& firms, const RecordParameters& parameters, DrawKey key);

void append_panel(const World& world, int year, FirmPanel& panel);

/// Events of the quarter by seat, so that their order is not that of storage.
void append_events(const World& world, EventTable& table);

}  // namespace abroad

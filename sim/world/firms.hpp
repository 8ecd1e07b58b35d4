// Firms, as columns. A row is a seat: home country, sector and first cluster stay with it for ever; when its firm
// closes the seat waits and a successor moves in with the next generation number, so founding a firm never renumbers
// another (MODEL section 1, Identities and Firm). Money is in kEUR, rates per year. Positions abroad are a table of
// their own.
#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

#include "base/ids.hpp"

namespace abroad {

inline constexpr std::uint16_t no_cluster = 0xffff;

/// Columns of firms; every vector has one entry a row, but knowledge and those by market.
struct Firms {
    // The seat.
    std::vector<std::uint32_t> seat;
    std::vector<std::uint16_t> country;
    std::vector<std::uint16_t> sector;
    std::vector<std::uint16_t> first_cluster;
    // Its present firm.
    std::vector<std::uint16_t> generation;
    std::vector<std::uint8_t> living;
    std::vector<std::uint16_t> cluster;
    /// A research organisation of a cluster: never living, so no rule for firms touches it, but a partner of projects.
    std::vector<std::uint8_t> research_organisation;
    // Traits, fixed for the life of the firm.
    std::vector<std::uint8_t> born_global;
    std::vector<float> orientation;
    std::vector<float> willingness_share;
    std::vector<float> patience_years;
    std::vector<float> research_intensity_share;
    std::vector<float> fitness;
    // State.
    std::vector<double> cash_keur;
    std::vector<float> employees;
    std::vector<float> age_years;
    std::vector<float> efficiency_rest;
    std::vector<float> ln_efficiency;
    /// Efficiency to the power of the sector's elasticity - 1: how far efficiency alone draws customers.
    std::vector<float> draw;
    std::vector<float> output_per_employee;
    // Results of the last clearing, kEUR per year.
    std::vector<float> home_revenue;
    std::vector<float> export_revenue;
    std::vector<float> revenue;
    std::vector<float> smoothed_home_revenue;
    // Cooperation: projects and ventures running, and the part of own research that projects replace, kEUR per year.
    std::vector<std::uint8_t> running_projects;
    std::vector<std::uint8_t> running_ventures;
    /// Strategic partnerships at the end of the last phase 9; some of the partners may have closed since.
    std::vector<std::uint8_t> strategic_partnerships;
    std::vector<float> research_cut;
    // By field, one column a field (field * rows + row), and by market, one row a firm (row * markets + market).
    std::vector<float> knowledge;
    std::vector<float> experience;
    std::vector<float> scouting;
    std::vector<std::uint8_t> entries_count;

    std::size_t fields = 0;
    std::size_t markets = 0;

    std::size_t count() const { return seat.size(); }
    FirmId id(std::size_t row) const { return {seat[row], generation[row]}; }
};

/// Calls visit(name, column) for every column; the one list that growing, saving and comparing tables follow.
template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, Firms>
void visit_columns(Table& firms, Visit&& visit) {
    visit("seat", firms.seat);
    visit("country", firms.country);
    visit("sector", firms.sector);
    visit("first_cluster", firms.first_cluster);
    visit("generation", firms.generation);
    visit("living", firms.living);
    visit("cluster", firms.cluster);
    visit("research_organisation", firms.research_organisation);
    visit("born_global", firms.born_global);
    visit("orientation", firms.orientation);
    visit("willingness_share", firms.willingness_share);
    visit("patience_years", firms.patience_years);
    visit("research_intensity_share", firms.research_intensity_share);
    visit("fitness", firms.fitness);
    visit("cash_keur", firms.cash_keur);
    visit("employees", firms.employees);
    visit("age_years", firms.age_years);
    visit("efficiency_rest", firms.efficiency_rest);
    visit("ln_efficiency", firms.ln_efficiency);
    visit("draw", firms.draw);
    visit("output_per_employee", firms.output_per_employee);
    visit("home_revenue", firms.home_revenue);
    visit("export_revenue", firms.export_revenue);
    visit("revenue", firms.revenue);
    visit("smoothed_home_revenue", firms.smoothed_home_revenue);
    visit("running_projects", firms.running_projects);
    visit("running_ventures", firms.running_ventures);
    visit("strategic_partnerships", firms.strategic_partnerships);
    visit("research_cut", firms.research_cut);
    visit("knowledge", firms.knowledge);
    visit("experience", firms.experience);
    visit("scouting", firms.scouting);
    visit("entries_count", firms.entries_count);
}

/// A table of `count` empty seats with room for fields and markets.
Firms make_firms(std::size_t count, std::size_t fields, std::size_t markets);

}  // namespace abroad

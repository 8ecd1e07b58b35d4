#include "world/market_parameters.hpp"

namespace abroad {

namespace {

void declare_markets(Fields& fields, MarketParameters& p) {
    fields.number("market.distance_cost", p.distance_cost, {0, 2}, "-",
                  "iceberg trade cost per unit of ln(1 + distance/unit)", Source::calibrated);
    fields.number("market.distance_unit_km", p.distance_unit_km, {100, 10000}, "km",
                  "unit of distance in trade cost and psychic distance", Source::calibrated);
    fields.number("market.largest_distance_km", p.largest_distance_km, {1000, 40000}, "km",
                  "distance at which its part of psychic distance is full", Source::calibrated);
    fields.number("market.psychic_distance_weight", p.psychic_distance_weight, {0, 1}, "-",
                  "weight of geographic distance in psychic distance", Source::calibrated);
    fields.number("market.psychic_culture_weight", p.psychic_culture_weight, {0, 1}, "-",
                  "weight of culture in psychic distance", Source::calibrated);
    fields.number("market.psychic_language_weight", p.psychic_language_weight, {0, 1}, "-", "added if languages differ",
                  Source::calibrated);
    fields.number("market.border_cost_share", p.border_cost_share, {0, 1}, "share of cost",
                  "trade cost of crossing a border", Source::calibrated);
    fields
        .number("market.substitution_elasticity", p.substitution_elasticity, {2, 12}, "-",
                "sigma_s where a sector names none; needs > 1.5 + output elasticity", Source::calibrated)
        .fixed_before_burn_in();
    fields.number("market.expenditure_share", p.expenditure_share, {0.0001, 1}, "share of GDP",
                  "share of GDP spent on the goods of the modelled sectors", Source::calibrated);
    fields.number("market.size_exponent", p.size_exponent, {0, 1}, "-", "how outside competition grows with the market",
                  Source::calibrated);
    fields.number("market.reference_sales_keur_per_year", p.reference_sales_keur_per_year, {10, 100000}, "kEUR/year",
                  "sales of a firm of unit appeal in a market of mean size", Source::calibrated);
    fields.number("market.wage_share_of_cost", p.wage_share_of_cost, {0, 1}, "-",
                  "exponent of unit labour cost in unit cost", Source::calibrated);
    fields
        .number("market.fitness_log_sd", p.fitness_log_sd, {0, 4}, "ln",
                "sd of the fitness of a firm's products for abroad", Source::calibrated)
        .fixed_before_burn_in();
    fields
        .number("market.market_fit_log_sd", p.market_fit_log_sd, {0, 4}, "ln", "sd of the fit to one market",
                Source::calibrated)
        .fixed_before_burn_in();
    fields.number("market.appeal_log_sd", p.appeal_log_sd, {0, 4}, "ln",
                  "sd of the appeal chi that nobody knows before entry", Source::calibrated);
}

void declare_entry_costs(Fields& fields, MarketParameters& p) {
    fields.number("market.entry_cost_distance_factor", p.entry_cost_distance_factor, {0, 10}, "-",
                  "entry cost rises by this times psychic distance", Source::calibrated);
    fields.number("market.fixed_cost_distance_factor", p.fixed_cost_distance_factor, {0, 10}, "-",
                  "fixed cost rises by this times psychic distance", Source::calibrated);
    fields.number("market.smallest_costed_employees_count", p.smallest_costed_employees_count, {1, 100}, "employees",
                  "smaller firms count as this size in costs and base withdrawal", Source::calibrated);
    fields.number("market.cost_size_exponent", p.cost_size_exponent, {0, 1.5}, "-",
                  "how costs abroad grow with the firm", Source::calibrated);
    fields.number("market.entry_cost_cut_management", p.entry_cost_cut_management, {0, 1}, "share",
                  "cut of entry cost at full impact of the cluster management", Source::calibrated);
    fields.number("market.entry_cost_cut_agency", p.entry_cost_cut_agency, {0, 1}, "share",
                  "cut at full presence of the agency", Source::calibrated);
    fields.number("market.entry_cost_cut_experience", p.entry_cost_cut_experience, {0, 1}, "share",
                  "cut at full experience with the market or a close one", Source::calibrated);
}

void declare_fitness_shift(Fields& fields, MarketParameters& p) {
    fields.section("switch", "Switches for experiments");
    fields.number("switch.fitness_shift_log", p.fitness_shift_log, {-5, 5}, "ln",
                  "products of all firms more (above 0) or less competitive abroad", Source::placeholder);
}

}  // namespace

void declare(Fields& fields, MarketParameters& p) {
    fields.section("market", "Markets: distance, trade cost, size, cost of entering");
    declare_markets(fields, p);
    declare_entry_costs(fields, p);
    declare_fitness_shift(fields, p);
}

}  // namespace abroad

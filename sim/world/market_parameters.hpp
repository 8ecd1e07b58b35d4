// Claims about markets: how distance, language and culture make them costly, how large they are, how hard the
// competition in them is, and how the products of firms fit abroad (MODEL sections 1 and 3).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `market.*` of a scenario; units in the names.
struct MarketParameters {
    double distance_cost = 0.4;
    double distance_unit_km = 1000;
    double largest_distance_km = 20000;
    double psychic_distance_weight = 0.5;
    double psychic_culture_weight = 0.3;
    double psychic_language_weight = 0.2;
    double border_cost_share = 0.1;
    double substitution_elasticity = 4;
    double expenditure_share = 0.05;
    double size_exponent = 0.6;
    double reference_sales_keur_per_year = 1000;
    double wage_share_of_cost = 0.5;
    double fitness_log_sd = 1.4;
    double market_fit_log_sd = 0.8;
    double appeal_log_sd = 1.1;
    double entry_cost_distance_factor = 2;
    double fixed_cost_distance_factor = 1;
    double smallest_costed_employees_count = 3;
    double cost_size_exponent = 0.8;
    double entry_cost_cut_management = 0.5;
    double entry_cost_cut_agency = 0.15;
    double entry_cost_cut_experience = 0.3;
    double fitness_shift_log = 0;
};

void declare(Fields& fields, MarketParameters& p);

}  // namespace abroad

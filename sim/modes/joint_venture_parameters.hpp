// What a joint venture costs, whom it is formed with and what ends it (MODEL section 3, Joint venture).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `joint_venture.*` of a scenario; units in the names.
struct JointVentureParameters {
    double entry_cost_keur = 250;
    double fixed_cost_keur_per_year = 50;
    double home_cost_share = 0.5;
    double trade_cost_share = 0.35;
    double reach = 1.3;
    double penetration_growth_factor = 1.5;
    double equity_share = 0.5;
    double shared_risk_years = 0.3;
    bool partner_books = true;
    int largest_count_per_firm = 2;
    int partner_draws_count = 4;
    double partner_least_relatedness = 0.2;
    double partner_least_size_share = 0.1;
    double partner_least_cash_share = 0.3;
    double agreement_base = 0.25;
    double agreement_trust = 0.6;
    double agreement_link = 0.2;
    double anonymous_trust = 0.2;
    double trust_at_formation = 0.15;
    double trust_gain_per_year = 0.1;
    double end_hazard_per_year = 0.06;
    double end_distance_factor = 1;
    double end_trust_offset = 1.5;
    double penetration_kept_share = 0.7;
};

void declare(Fields& fields, JointVentureParameters& p);

}  // namespace abroad

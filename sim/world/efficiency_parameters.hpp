// How efficiency makes output and how it moves: knowledge, shocks, learning by exporting (MODEL sections 3 and 4).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `efficiency.*` of a scenario; units in the names.
struct EfficiencyParameters {
    double reference_employees_count = 10;
    double output_per_employee_keur_per_year = 150;
    double output_elasticity = 0.4;
    double capacity_slack_share = 0.15;
    double least_served_share = 0.2;
    double employment_adjustment_per_year = 0.4;
    double knowledge_effect = 0.3;
    double reversion_per_year = 0.01;
    double learning_by_exporting_per_year = 0.01;
    double shock_probability_per_quarter = 0.4;
    double shock_sd = 0.1;
    double shock_size_exponent = 0.12;
};

void declare(Fields& fields, EfficiencyParameters& p);

}  // namespace abroad

#include "world/efficiency_parameters.hpp"

namespace abroad {

void declare(Fields& fields, EfficiencyParameters& p) {
    fields.section("efficiency", "Efficiency of firms");
    fields.number("efficiency.reference_employees_count", p.reference_employees_count, {1, 1000}, "employees",
                  "size at which efficiency is 1 at the start and costs are stated", Source::calibrated);
    fields.number("efficiency.output_per_employee_keur_per_year", p.output_per_employee_keur_per_year, {1, 10000},
                  "kEUR/year", "output per employee at efficiency 1", Source::calibrated);
    fields.number("efficiency.output_elasticity", p.output_elasticity, {0, 2}, "-",
                  "how output per employee grows with efficiency", Source::calibrated);
    fields.number("efficiency.capacity_slack_share", p.capacity_slack_share, {0, 5}, "share",
                  "output possible above the normal", Source::calibrated);
    fields.number("efficiency.least_served_share", p.least_served_share, {0, 1}, "share",
                  "foreign demand served at least", Source::calibrated);
    fields.number("efficiency.employment_adjustment_per_year", p.employment_adjustment_per_year, {0, 4}, "1/year",
                  "speed of employment towards its need", Source::calibrated);
    fields.number("efficiency.knowledge_effect", p.knowledge_effect, {0, 2}, "-",
                  "effect of competence on ln efficiency", Source::calibrated);
    fields.number("efficiency.reversion_per_year", p.reversion_per_year, {0, 2}, "1/year", "pull of u to 0",
                  Source::calibrated);
    fields.number("efficiency.learning_by_exporting_per_year", p.learning_by_exporting_per_year, {0, 1}, "1/year",
                  "rise of u at export share 1", Source::calibrated);
    fields.number("efficiency.shock_probability_per_quarter", p.shock_probability_per_quarter, {0.001, 1},
                  "probability", "probability of a shock", "evidence: Laplace growth; level calibrated");
    fields.number("efficiency.shock_sd", p.shock_sd, {0, 2}, "ln per sqrt(year)",
                  "sd of efficiency shocks at the reference size", Source::calibrated);
    fields.number("efficiency.shock_size_exponent", p.shock_size_exponent, {0, 1}, "-", "how shocks shrink with size",
                  "evidence: sd falls with size; level calibrated");
}

}  // namespace abroad

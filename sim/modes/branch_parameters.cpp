#include "modes/branch_parameters.hpp"

namespace abroad {

void declare(Fields& fields, BranchParameters& p) {
    fields.section("branch", "Foreign branch");
    fields.number("branch.entry_cost_keur", p.entry_cost_keur, {0, 100000}, "kEUR", "F_g of a branch",
                  Source::calibrated);
    fields.number("branch.fixed_cost_keur_per_year", p.fixed_cost_keur_per_year, {0, 100000}, "kEUR/year",
                  "f_g of a branch", Source::calibrated);
    fields.number("branch.reach", p.reach, {0.1, 5}, "-", "largest penetration of a branch", Source::calibrated);
    fields.number("branch.penetration_growth_factor", p.penetration_growth_factor, {0, 10}, "-", "y_b of branches",
                  Source::calibrated);
}

}  // namespace abroad

// Phase 1, converging of sectors: technologies and industries grow together, so that knowledge of one becomes of use in
// another (MODEL section 2, Growth, shocks, convergence; slides 12 and 18 of the source deck, C6 and C13). Off by
// default. Convergence alone makes nobody more efficient on average: the zero of efficiency moves along.
#pragma once

#include "input/fields.hpp"
#include "world/markets.hpp"

namespace abroad {

/// Key `switch.convergence` of a scenario.
struct ConvergenceParameters {
    bool convergence = false;
};

void declare(Fields& fields, ConvergenceParameters& p);

/// Dates of the way from the first matrix of relatedness to the second, as steps.
struct ConvergenceDates {
    double first_step = 0;
    double end_step = 0;
};

/// Part of the way at a step, 0 before and 1 after.
double converged_share(const ConvergenceDates& dates, int step);

/// Sets relatedness and the reference of competence for a part of the way from start to end.
void converge(Sectors& sectors, double share);

}  // namespace abroad

#include "phases/convergence.hpp"

#include <algorithm>

namespace abroad {

void declare(Fields& fields, ConvergenceParameters& p) {
    fields.flag("switch.convergence", p.convergence,
                "sectors converge from relatedness to relatedness_end between convergence.start_year and "
                "convergence.end_year",
                Source::placeholder);
}

double converged_share(const ConvergenceDates& dates, int step) {
    if (dates.end_step <= dates.first_step) return step >= dates.first_step ? 1.0 : 0.0;
    return std::clamp((step - dates.first_step) / (dates.end_step - dates.first_step), 0.0, 1.0);
}

void converge(Sectors& sectors, double share) {
    for (std::size_t cell = 0; cell < sectors.relatedness.cells().size(); ++cell) {
        const double start = sectors.relatedness_start.cells()[cell], end = sectors.relatedness_end.cells()[cell];
        sectors.relatedness.cells()[cell] = start + share * (end - start);
    }
    set_reference_competence(sectors);
}

}  // namespace abroad

// Seed, replications and length of a run (MODEL section 2).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `run.*` of a scenario; units in the names.
struct RunParameters {
    std::uint64_t seed = 1;
    int replications_count = 4;
    double burn_in_years = 40;
    double years = 20;
    int first_year = 2013;
};

void declare(Fields& fields, RunParameters& p);

}  // namespace abroad

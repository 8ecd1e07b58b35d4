// What a branch costs and how it speeds and widens penetration (MODEL section 3).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `branch.*` of a scenario; units in the names.
struct BranchParameters {
    double entry_cost_keur = 80;
    double fixed_cost_keur_per_year = 35;
    double reach = 1.3;
    double penetration_growth_factor = 1.5;
};

void declare(Fields& fields, BranchParameters& p);

}  // namespace abroad

// What exporting costs and how a position grows (MODEL section 3).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `export.*` of a scenario; units in the names.
struct ExportParameters {
    double entry_cost_keur = 22;
    double fixed_cost_keur_per_year = 8;
    double entry_penetration = 0.15;
    double reach = 1;
    double penetration_growth_per_year = 0.9;
};

void declare(Fields& fields, ExportParameters& p);

}  // namespace abroad

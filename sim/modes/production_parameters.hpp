// What a plant abroad costs (MODEL section 3).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `production.*` of a scenario; units in the names.
struct ProductionParameters {
    double entry_cost_keur = 700;
    double fixed_cost_keur_per_year = 120;
    double reach = 1;
    double efficiency_loss_abroad_share = 0.2;
};

void declare(Fields& fields, ProductionParameters& p);

}  // namespace abroad

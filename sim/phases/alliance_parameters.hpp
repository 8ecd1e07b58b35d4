// What an alliance of clusters costs and gives (MODEL section 5).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `alliance.*` of a scenario; units in the names.
struct AllianceParameters {
    double fee_keur_per_year = 10;
    double landscape_share = 0.5;
    double contacts_cost_factor = 0.7;
    double least_trust = 0.33;
    double manager_agreement_bonus = 0.2;
};

void declare(Fields& fields, AllianceParameters& p);

}  // namespace abroad

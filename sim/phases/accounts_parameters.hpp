// Overhead, payout and the cash that a firm keeps (MODEL section 3, Profit and cash).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `accounts.*` of a scenario; units in the names.
struct AccountsParameters {
    double overhead_fixed_keur_per_year = 10;
    double overhead_share = 0.17;
    double overhead_smoothing_per_year = 0.5;
    double payout_share = 0.3;
    double cash_cap_revenue_share = 0.35;
    double cash_cap_fixed_keur = 20;
    double cash_release_per_year = 1;
};

void declare(Fields& fields, AccountsParameters& p);

}  // namespace abroad

// When a position is given up (MODEL section 3, Withdrawal).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `withdrawal.*` of a scenario; units in the names.
struct WithdrawalParameters {
    double look_ahead_share_of_patience = 0.5;
    double profit_smoothing_per_year = 1;
    double new_position_hazard_per_year = 0.6;
    double management_protection_share = 0.7;
    double base_hazard_per_year = 0.12;
    double size_exponent = 0.1;
    double loss_hazard_per_year = 5;
    double largest_loss_ratio = 3;
    double established_mode_factor = 0.5;
};

void declare(Fields& fields, WithdrawalParameters& p);

}  // namespace abroad

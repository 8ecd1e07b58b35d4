// Schemes of the same cost: multiplies the budgets of a scenario until it costs the public as much as another,
// administration included, by a few steps of the secant method. A scheme whose money finds no takers cannot be made to
// cost more; then the nearest is kept and said so.
#pragma once

#include <optional>
#include <vector>

#include "run/comparison.hpp"

namespace abroad {

/// What the instruments of a scenario cost over the run: payments and administration less premiums, EUR, mean over
/// these replications.
double public_euros(const Scenario& scenario, const ComparisonRequest& request, const Watch& watch = {});

struct EqualBudget {
    double factor = 1;
    double euros = 0;
    /// Within 1 % of what was wanted.
    bool is_equal = false;
};

/// The factor for the budgets of `scenario`. `euros_at` tells what a factor costs.
EqualBudget find_equal_budget(double wanted_euros, const std::function<double(double factor)>& euros_at);

}  // namespace abroad

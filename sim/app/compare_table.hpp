// What a comparison says, as a text to read: for each pair of worlds the parts of the effect with the interval of net,
// what it cost per unit, what would have happened anyway, and how many runs this rests on.
#pragma once

#include <string>

#include "run/comparison.hpp"

namespace abroad {

/// Lines of the table. Takes a result with one run or more.
std::string comparison_table(const ComparisonPlan& plan, const ComparisonResult& result);

/// "12.3 [10.1, 14.5]"; a dash for what is not defined.
std::string interval_text(const Interval& interval);

}  // namespace abroad

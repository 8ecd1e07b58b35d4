// The numbers that a comparison is summed up by, beside the parts of its effects: what it cost, per unit and per
// unit-year, what would have happened anyway, what lasts, leverage, first-round displacement, self-report (MODEL
// section 8, Reported numbers). A ratio is the ratio of means over replications; a value of one replication may be
// undefined.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "run/comparison.hpp"

namespace abroad {

struct Measure {
    std::string name;
    std::string unit;
    std::string meaning;
    /// One a run; of ratios NaN where there is nothing to divide by.
    std::vector<double> values;
    Interval mean;
    Interval median;
};

/// All measures of a pair, the same names in the same order for every pair.
std::vector<Measure> measures_of(const ComparisonPlan& plan, std::span<const TwinRun> runs, std::size_t pair);

/// One of them by name. Throws InternalError for a name that is none.
const Measure& measure(const std::vector<Measure>& measures, std::string_view name);

}  // namespace abroad

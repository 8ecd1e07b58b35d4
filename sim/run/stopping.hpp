// When a point of a sweep has been repeated often enough. Looked at replication by replication, in their order, so that
// the number of replications is the same whoever simulates them and whenever. As every rule that looks at results and
// then stops, it makes the interval cover a little less often than it says.
#pragma once

#include <span>

#include "record/document.hpp"
#include "run/experiment.hpp"

namespace abroad {

/// The value that the rule looks at: the outcome in its last quarter. Throws InternalError unless it is one number.
double stopping_value(const Document& outcomes, const StopRule& rule);

/// True if the interval of the mean of these replications, the first ones of a point, is narrow enough.
bool is_precise(std::span<const double> values, const StopRule& rule);

}  // namespace abroad

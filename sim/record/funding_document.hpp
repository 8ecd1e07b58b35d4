// The groups of a results document on public money (MODEL sections 6 and 9): `applications`, `funded_members` and
// `ledger` line by line, statements of `budget_lines` and counts of `instruments` by quarter. All follow from the
// tables of the world at the end of the run. Left out: effects, which only a comparison of twins knows.
#pragma once

#include <vector>

#include "policy/policy.hpp"
#include "record/series_frame.hpp"

namespace abroad {

/// Nothing for a policy without instruments; without `record.ledger` the series alone. Throws InternalError if the
/// histories have books of more instruments or lines than the policy.
std::vector<Group> funding_groups(const Frame& frame, const Policy& policy);

}  // namespace abroad

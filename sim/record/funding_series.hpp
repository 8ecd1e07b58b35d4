// Public money quarter by quarter, made from the books when the document is written: `budget_lines`, their statements
// in cents, and `instruments`, who applied, got money and did the act anyway. Members of a consortium count each.
#pragma once

#include "policy/policy.hpp"
#include "record/series_frame.hpp"

namespace abroad {

Group budget_lines_group(const Frame& frame, const Policy& policy);
Group instruments_group(const Frame& frame, const Policy& policy);

}  // namespace abroad

// Totals of the group `all` of a results document for part of the firms: small and medium ones, and all but the
// largest, which move totals of money by a fifth (MODEL section 9). Left out: flows, which count events and which
// giants hardly move; by size class they are in the group size_class.
#pragma once

#include "record/series_frame.hpp"

namespace abroad {

/// Adds sme_X and without_largest_X for every stock X.
void add_other_totals(const Frame& frame, Group& group);

}  // namespace abroad

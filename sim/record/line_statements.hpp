// Statements of budget lines, quarter by quarter: what a line had, got, gave and kept, in cents. Made of the ledger
// alone, so that a run that was stopped and gone on with has the same, and anyone with the file can make them again.
// Promise: opening (available and committed) + top-ups = paid + lapsed + closing (available and committed).
#pragma once

#include <cstddef>
#include <vector>

#include "world/funding.hpp"

namespace abroad {

struct LineStatement {
    Cents opening_available = 0;
    Cents opening_committed = 0;
    Cents top_ups = 0;
    Cents awarded = 0;
    /// Awards that came back to the line: not used, or not used up.
    Cents released = 0;
    Cents paid = 0;
    Cents lapsed = 0;
    Cents closing_available = 0;
    Cents closing_committed = 0;
    // Not of the line's money.
    Cents premiums = 0;
    Cents administration = 0;
};

/// The statement of quarter `first_step` + t for a line is at t * lines + line; what moved before is in the openings.
std::vector<LineStatement> line_statements(const Ledger& ledger, std::size_t lines, int first_step,
                                           std::size_t quarters);

}  // namespace abroad

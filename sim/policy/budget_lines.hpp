// Phase 2, money of budget lines: at the start of a year what was not awarded lapses or is carried over and the
// instalments of earlier awards are booked; in round quarters budget is released (MODEL section 6, Calls and budgets).
// A line whose obligations are larger than its budget is given the difference: what was promised is paid.
#pragma once

#include "policy/policy.hpp"
#include "world/funding.hpp"

namespace abroad {

/// Empty tables with a state for every line.
FundingTables make_funding(const Policy& policy);

/// True in a quarter in which the line decides.
bool is_round(const BudgetLine& line, int step);

/// True from the first quarter of a call of the line to the last.
bool in_call(const Policy& policy, const BudgetLine& line, int step);

/// True if the instrument takes applications in this quarter: a round of its call, and money on its line. False with
/// announce_only.
bool is_open(const Policy& policy, const FundingTables& funding, std::size_t instrument, int step);

/// True if the instrument is heard of: open, or announced only in a round of its call.
bool is_announced(const Policy& policy, const FundingTables& funding, std::size_t instrument, int step);

/// Moves the money of all lines at the beginning of a quarter.
void start_quarter_of_lines(const Policy& policy, int step, FundingTables& funding);

/// Money that a running award needs in the calendar year of `step`, of what a full year comes to: the quarters from
/// `step` to its end or the year's end.
Cents due_in_year(const Commitments& commitments, std::size_t commitment, int step);

/// What of it is due in this one quarter; the quarters of a year add up to what is due in the year.
Cents due_in_quarter(const Commitments& commitments, std::size_t commitment, int step);

/// Books for an award that came to more in the middle of a year up to `amount`: what the line has, and what the rest
/// of this year's budget still brings it. What goes beyond is not booked: nothing is awarded above the budget.
void book_more(const Policy& policy, std::size_t commitment, Cents amount, int step, FundingTables& funding);

}  // namespace abroad

#include "policy/budget_lines.hpp"

#include <algorithm>

#include "base/period.hpp"
#include "policy/ledger.hpp"

namespace abroad {

namespace {

bool runs_over_years(CommitmentKind kind) {
    return kind != CommitmentKind::reimbursement;
}

/// Gives back what instalments of the last year left over.
void return_leftovers(int step, FundingTables& funding) {
    Commitments& c = funding.commitments;
    for (std::size_t i = 0; i < c.count(); ++i) {
        if (!runs_over_years(c.kind[i])) continue;
        book(funding, step, movement_of(funding, LedgerKind::release, c.application[i], c.left[i]));
        c.left[i] = 0;
    }
}

void top_up(std::uint16_t line, Cents amount, int step, FundingTables& funding) {
    book(funding, step, {LedgerKind::top_up, line, no_instrument, no_application, amount});
    funding.lines.released_this_year[line] += amount;
}

/// Awards an instalment out of what the line has, with the administration that goes with it.
void book_instalment(const Policy& policy, std::size_t commitment, Cents amount, int step, FundingTables& funding) {
    const std::uint32_t application = funding.commitments.application[commitment];
    funding.lines.instalments_this_year[funding.applications.line[application]] += amount;
    book(funding, step, movement_of(funding, LedgerKind::award, application, amount));
    const double rate = policy.instruments[funding.applications.instrument[application]].data.administration_cost_share;
    book(funding, step,
         movement_of(funding, LedgerKind::administration, application, to_cents(rate * to_keur(amount))));
    funding.applications.awarded[application] += amount;
    funding.commitments.left[commitment] += amount;
}

/// Books the instalments of a year, which the budget of that year pays before anything else.
void book_instalments(const Policy& policy, int step, FundingTables& funding) {
    const Commitments& c = funding.commitments;
    for (std::size_t i = 0; i < c.count(); ++i) {
        const Cents due = runs_over_years(c.kind[i]) ? due_in_year(c, i, step) : 0;
        if (due == 0) continue;
        const std::uint16_t line = funding.applications.line[c.application[i]];
        top_up(line, std::max<Cents>(0, due - funding.lines.available[line]), step, funding);
        book_instalment(policy, i, due, step, funding);
    }
}

void lapse(std::size_t line, int step, FundingTables& funding) {
    book(funding, step,
         {LedgerKind::lapse, static_cast<std::uint16_t>(line), no_instrument, no_application,
          funding.lines.available[line]});
}

/// Budget that has to have been released by this round, less what instalments take of it.
void release(const Policy& policy, std::size_t row, int step, FundingTables& funding) {
    const BudgetLine& line = policy.lines[row];
    LineStates& state = funding.lines;
    const int quarters_per_round = quarters_per_year / line.rounds_per_year;
    const int round = step % quarters_per_year / quarters_per_round + 1;
    const Cents due = std::max(line.budget_per_year * round / line.rounds_per_year, state.released_this_year[row]);
    book(funding, step,
         {LedgerKind::top_up, static_cast<std::uint16_t>(row), no_instrument, no_application,
          due - state.released_this_year[row]});
    state.released_this_year[row] = due;
}

}  // namespace

FundingTables make_funding(const Policy& policy) {
    FundingTables funding;
    visit_columns(funding.lines, [&](auto, auto& column) { column.assign(policy.lines.size(), 0); });
    std::fill(funding.lines.last_step.begin(), funding.lines.last_step.end(), -1);
    return funding;
}

bool is_round(const BudgetLine& line, int step) {
    return step % (quarters_per_year / line.rounds_per_year) == 0;
}

bool in_call(const Policy& policy, const BudgetLine& line, int step) {
    return std::any_of(line.instruments.begin(), line.instruments.end(), [&](std::uint16_t instrument) {
        const Instrument& one = policy.instruments[instrument];
        return one.start_step <= step && step < one.end_step;
    });
}

bool is_open(const Policy& policy, const FundingTables& funding, std::size_t instrument, int step) {
    const Instrument& one = policy.instruments[instrument];
    return !one.data.announce_only && one.start_step <= step && step < one.end_step &&
           is_round(policy.lines[one.line], step) && funding.lines.available[one.line] > 0;
}

bool is_announced(const Policy& policy, const FundingTables& funding, std::size_t instrument, int step) {
    const Instrument& one = policy.instruments[instrument];
    if (!one.data.announce_only) return is_open(policy, funding, instrument, step);
    return one.start_step <= step && step < one.end_step && is_round(policy.lines[one.line], step);
}

void start_quarter_of_lines(const Policy& policy, int step, FundingTables& funding) {
    const bool new_year = step % quarters_per_year == 0;
    if (new_year) return_leftovers(step, funding);
    for (std::size_t row = 0; row < policy.lines.size(); ++row) {
        const bool carried = policy.lines[row].carry_over && in_call(policy, policy.lines[row], step);
        if ((new_year && !carried) || !in_call(policy, policy.lines[row], step)) lapse(row, step, funding);
        if (!new_year) continue;
        funding.lines.released_this_year[row] = 0;
        funding.lines.instalments_this_year[row] = 0;
    }
    if (new_year) book_instalments(policy, step, funding);
    for (std::size_t row = 0; row < policy.lines.size(); ++row)
        if (in_call(policy, policy.lines[row], step) && is_round(policy.lines[row], step))
            release(policy, row, step, funding);
}

Cents due_in_year(const Commitments& commitments, std::size_t commitment, int step) {
    const int year_end = step - step % quarters_per_year + quarters_per_year;
    const int quarters = std::min(commitments.end_step[commitment], year_end) - step;
    return quarters <= 0 ? 0 : commitments.per_year[commitment] * quarters / quarters_per_year;
}

Cents due_in_quarter(const Commitments& commitments, std::size_t commitment, int step) {
    const Cents from_now = due_in_year(commitments, commitment, step);
    return is_year_end(step) ? from_now : from_now - due_in_year(commitments, commitment, step + 1);
}

void book_more(const Policy& policy, std::size_t commitment, Cents amount, int step, FundingTables& funding) {
    const std::uint16_t row = funding.applications.line[funding.commitments.application[commitment]];
    const BudgetLine& line = policy.lines[row];
    const LineStates& lines = funding.lines;
    const int year = step - step % quarters_per_year;
    bool has_budget = false;
    for (int quarter = year; quarter < year + quarters_per_year; ++quarter)
        has_budget = has_budget || in_call(policy, line, quarter);
    const Cents most =
        std::max(has_budget ? line.budget_per_year : Cents{0}, lines.instalments_this_year[row] + amount);
    const Cents to_come = std::max<Cents>(0, most - lines.released_this_year[row]);
    top_up(row, std::min(to_come, std::max<Cents>(0, amount - lines.available[row])), step, funding);
    book_instalment(policy, commitment, std::min(amount, lines.available[row]), step, funding);
}

}  // namespace abroad

// Law 6: public money. The books are kept a second time from the ledger alone, movement by movement, and must come to
// what the world says; no account is ever overdrawn, so that at every moment paid <= awarded <= released, line by line.
#include <fmt/format.h>

#include "base/period.hpp"
#include "run/invariant_faults.hpp"
#include "world/ledger_accounts.hpp"

namespace abroad {

namespace {

/// What the ledger comes to.
struct Books {
    // By line.
    std::vector<Cents> available, committed;
    // By application: all its awards; what of them is neither paid nor returned.
    std::vector<Cents> awarded, left;
};

/// What a movement must be before it is booked: of a line and an application that there are, in the order of time.
Fault fault_in_words(const World& world, std::size_t at) {
    const Ledger& ledger = world.funding.ledger;
    const Applications& applications = world.funding.applications;
    if (ledger.amount[at] <= 0) return fmt::format("an amount of {} cents", ledger.amount[at]);
    if (ledger.line[at] >= world.funding.lines.count()) return "there is no such budget line";
    if (ledger.step[at] >= world.step || (at > 0 && ledger.step[at] < ledger.step[at - 1]))
        return fmt::format("it is booked in step {}, out of order", ledger.step[at]);
    const std::uint32_t application = ledger.application[at];
    if (application == no_application) {
        if (is_of_application(ledger.kind[at])) return "no application is named";
        return {};
    }
    if (ledger.kind[at] == LedgerKind::top_up || ledger.kind[at] == LedgerKind::lapse)
        return "it is of the line as a whole, but names an application";
    if (application >= applications.count()) return fmt::format("there is no application {}", application);
    if (applications.line[application] != ledger.line[at] ||
        applications.instrument[application] != ledger.instrument[at])
        return fmt::format("application {} is to another instrument or line", application);
    return {};
}

/// The accounts of a line and of an application that a leg of a movement touches.
struct Touched {
    Cents* of_line = nullptr;
    Cents* of_application = nullptr;
};

Touched touched(Account account, const Ledger& ledger, std::size_t at, Books& books) {
    if (account == Account::line) return {&books.available[ledger.line[at]], nullptr};
    if (account == Account::commitments)
        return {&books.committed[ledger.line[at]], &books.left[ledger.application[at]]};
    return {};
}

/// Moves the amount from one account to the other.
Fault book(const Ledger& ledger, std::size_t at, Books& books) {
    const Cents amount = ledger.amount[at];
    const auto [debit, credit] = legs_of(ledger.kind[at]);
    const Touched from = touched(debit, ledger, at, books), to = touched(credit, ledger, at, books);
    for (Cents* account : {from.of_line, from.of_application}) {
        if (account == nullptr) continue;
        if (*account < amount)
            return fmt::format("{} cents leave the account '{}', which has {}", amount, name_of(debit), *account);
        *account -= amount;
    }
    for (Cents* account : {to.of_line, to.of_application})
        if (account != nullptr) *account += amount;
    if (ledger.kind[at] == LedgerKind::award) books.awarded[ledger.application[at]] += amount;
    return {};
}

Fault fault_in_lines(const LineStates& lines, const Books& books) {
    for (std::size_t line = 0; line < lines.count(); ++line)
        if (lines.available[line] != books.available[line] || lines.committed[line] != books.committed[line])
            return fmt::format("budget line {}: has {} cents available and {} committed, but its ledger says {} and {}",
                               line, lines.available[line], lines.committed[line], books.available[line],
                               books.committed[line]);
    return {};
}

Fault fault_in_applications(const Applications& applications, const Books& books) {
    for (std::size_t row = 0; row < applications.count(); ++row) {
        const FundingDecision decision = applications.decision[row];
        const bool granted = decision == FundingDecision::awarded || decision == FundingDecision::in_part;
        if (applications.awarded[row] != books.awarded[row])
            return fmt::format("application {}: was awarded {} cents, but its ledger says {}", row,
                               applications.awarded[row], books.awarded[row]);
        if (books.awarded[row] > 0 && !granted)
            return fmt::format("application {}: was decided as {}, but got {} cents", row, name_of(decision),
                               books.awarded[row]);
    }
    return {};
}

/// What is awarded and not paid is what awards under way have left.
Fault fault_in_commitments(const Commitments& commitments, Books& books) {
    for (std::size_t at = 0; at < commitments.count(); ++at) {
        const std::uint32_t application = commitments.application[at];
        if (application >= books.left.size()) return fmt::format("an award under way is of no application");
        if (commitments.left[at] < 0 || commitments.left[at] > books.left[application])
            return fmt::format("application {}: has {} cents left to be paid, but its ledger says {}", application,
                               commitments.left[at], books.left[application]);
        books.left[application] -= commitments.left[at];
    }
    for (std::size_t row = 0; row < books.left.size(); ++row)
        if (books.left[row] != 0)
            return fmt::format(
                "application {}: {} cents are awarded, neither paid nor returned, and no award under way", row,
                books.left[row]);
    return {};
}

struct YearOfLine {
    Cents top_ups = 0;
    Cents instalments = 0;
};

}  // namespace

Fault fault_in_books(const World& world) {
    const FundingTables& funding = world.funding;
    const std::size_t lines = funding.lines.count(), applications = funding.applications.count();
    Books books{std::vector<Cents>(lines), std::vector<Cents>(lines), std::vector<Cents>(applications),
                std::vector<Cents>(applications)};
    for (std::size_t at = 0; at < funding.ledger.count(); ++at) {
        Fault fault = fault_in_words(world, at);
        if (fault.empty()) fault = book(funding.ledger, at, books);
        if (!fault.empty())
            return fmt::format("ledger line {} ({} of budget line {}): {}", at, name_of(funding.ledger.kind[at]),
                               funding.ledger.line[at], fault);
    }
    if (Fault fault = fault_in_lines(funding.lines, books); !fault.empty()) return fault;
    if (Fault fault = fault_in_applications(funding.applications, books); !fault.empty()) return fault;
    return fault_in_commitments(funding.commitments, books);
}

Fault fault_in_budgets(const World& world, const InvariantLimits& limits) {
    const Ledger& ledger = world.funding.ledger;
    const std::size_t lines = limits.budgets.size();
    if (lines > 0 && lines != world.funding.lines.count())
        return fmt::format("{} budget lines have books, but the policy has {}", world.funding.lines.count(), lines);
    std::vector<YearOfLine> years(lines * static_cast<std::size_t>(year_index(world.step) + 1));
    for (std::size_t at = 0; at < ledger.count() && lines > 0; ++at) {
        const int step = ledger.step[at];
        YearOfLine& year = years[static_cast<std::size_t>(year_index(step)) * lines + ledger.line[at]];
        if (ledger.kind[at] == LedgerKind::top_up) year.top_ups += ledger.amount[at];
        if (ledger.kind[at] == LedgerKind::award && world.funding.applications.step[ledger.application[at]] < step)
            year.instalments += ledger.amount[at];
    }
    for (std::size_t place = 0; place < years.size(); ++place) {
        const BudgetLimit& limit = limits.budgets[place % lines];
        const int year = static_cast<int>(place / lines);
        const bool in_call =
            limit.start_step < (year + 1) * quarters_per_year && limit.end_step > year * quarters_per_year;
        const Cents most = std::max(in_call ? limit.per_year : 0, years[place].instalments);
        if (years[place].top_ups > most)
            return fmt::format("budget line {}: {} cents were released in year {} of the run, but {} at most",
                               place % lines, years[place].top_ups, year, most);
    }
    return {};
}

}  // namespace abroad

#include "policy/budget_lines.hpp"

#include "base/problems.hpp"
#include "policy/funding_town.hpp"
#include "policy/ledger.hpp"

using namespace abroad;

namespace {

/// A line of 100 kEUR a year for two years, in so many rounds.
FundingTown two_years(int rounds, bool carry_over = false) {
    FundingTown town;
    InstrumentData& voucher = town.add(InstrumentKind::export_voucher, "voucher");
    voucher.end_year = 2;
    voucher.budget_keur_per_year = 100;
    voucher.ceiling_keur = 1000;
    voucher.rounds_per_year_count = rounds;
    voucher.carry_over = carry_over;
    town.resolve();
    return town;
}

}  // namespace

TEST_CASE("A round releases its part of the year's budget and lapses what nobody got at the year's end") {
    FundingTown town = two_years(4);
    start_quarter_of_lines(town.policy, 0, town.funding);
    CHECK(town.funding.lines.available[0] == to_cents(25));
    start_quarter_of_lines(town.policy, 1, town.funding);
    CHECK(town.funding.lines.available[0] == to_cents(50));
    start_quarter_of_lines(town.policy, 2, town.funding);
    start_quarter_of_lines(town.policy, 3, town.funding);
    CHECK(town.funding.lines.available[0] == to_cents(100));
    start_quarter_of_lines(town.policy, 4, town.funding);
    CHECK(moved(town.funding, LedgerKind::lapse) == to_cents(100));
    CHECK(town.funding.lines.available[0] == to_cents(25));
}

TEST_CASE("Money that is carried over is there in the next year, and lapses at the end of the call") {
    FundingTown town = two_years(1, true);
    for (int step = 0; step < 5; ++step) start_quarter_of_lines(town.policy, step, town.funding);
    CHECK(town.funding.lines.available[0] == to_cents(200));
    for (int step = 5; step < 9; ++step) start_quarter_of_lines(town.policy, step, town.funding);
    CHECK(town.funding.lines.available[0] == 0);
    CHECK(moved(town.funding, LedgerKind::top_up) == to_cents(200));
    CHECK(moved(town.funding, LedgerKind::lapse) == to_cents(200));
}

TEST_CASE("A call is open in its rounds while there is money, never with a budget of zero") {
    FundingTown town = two_years(2);
    std::vector<int> open;
    for (int step = 0; step < 12; ++step) {
        start_quarter_of_lines(town.policy, step, town.funding);
        if (is_open(town.policy, town.funding, 0, step)) open.push_back(step);
    }
    CHECK(open == std::vector<int>{0, 2, 4, 6});
    FundingTown poor;
    poor.add(InstrumentKind::export_voucher, "voucher").budget_keur_per_year = 0;
    poor.resolve();
    start_quarter_of_lines(poor.policy, 0, poor.funding);
    CHECK_FALSE(is_open(poor.policy, poor.funding, 0, 0));
    CHECK_FALSE(is_announced(poor.policy, poor.funding, 0, 0));
    CHECK(poor.funding.ledger.count() == 0);
}

TEST_CASE("An instrument that is only announced is heard of without money and takes no applications") {
    FundingTown town;
    town.add(InstrumentKind::export_voucher, "voucher").announce_only = true;
    town.resolve();
    CHECK(is_announced(town.policy, town.funding, 0, 0));
    start_quarter_of_lines(town.policy, 0, town.funding);
    CHECK_FALSE(is_open(town.policy, town.funding, 0, 0));
}

TEST_CASE("Instalments of earlier awards come before new ones, and what they leave returns at the year's end") {
    FundingTown town = two_years(1);
    start_quarter_of_lines(town.policy, 0, town.funding);
    std::vector<GrantRequest> requests{town.request(0, 60)};
    decide(town.selection(0), requests, town.funding);
    settle(town.selection(0), requests[0], FundedFate::done_with_money, town.funding);
    Commitments& c = town.funding.commitments;
    c.application.push_back(0), c.kind.push_back(CommitmentKind::guarantee), c.row.push_back(0);
    c.start_step.push_back(0), c.end_step.push_back(6), c.left.push_back(to_cents(60));
    c.per_year.push_back(to_cents(60)), c.entry_cost_keur.push_back(0);
    CHECK(due_in_year(c, 0, 4) == to_cents(30));
    start_quarter_of_lines(town.policy, 4, town.funding);
    CHECK(c.left[0] == to_cents(30));
    CHECK(town.funding.lines.available[0] == to_cents(70));
    CHECK(moved(town.funding, LedgerKind::release) == to_cents(60));
    CHECK(moved(town.funding, LedgerKind::lapse) == to_cents(100));
    CHECK(town.funding.applications.awarded[0] == to_cents(90));
}

TEST_CASE("Obligations larger than the year's budget are paid all the same") {
    FundingTown town = two_years(1);
    start_quarter_of_lines(town.policy, 0, town.funding);
    std::vector<GrantRequest> requests{town.request(0, 60)};
    decide(town.selection(0), requests, town.funding);
    Commitments& c = town.funding.commitments;
    c.application.push_back(0), c.kind.push_back(CommitmentKind::implementation), c.row.push_back(0);
    c.start_step.push_back(0), c.end_step.push_back(12), c.left.push_back(to_cents(60));
    c.per_year.push_back(to_cents(150)), c.entry_cost_keur.push_back(0);
    start_quarter_of_lines(town.policy, 4, town.funding);
    CHECK(c.left[0] == to_cents(150));
    CHECK(town.funding.lines.available[0] == 0);
    start_quarter_of_lines(town.policy, 8, town.funding);
    CHECK(c.left[0] == to_cents(150));
    CHECK(moved(town.funding, LedgerKind::top_up) == to_cents(100 + 150 + 150));
}

TEST_CASE("A movement that an account does not cover stops the run") {
    FundingTown town = two_years(1);
    CHECK_THROWS_AS(book(town.funding, 0, {LedgerKind::award, 0, 0, 0, 1}), InternalError);
    CHECK_THROWS_AS(book(town.funding, 0, {LedgerKind::top_up, 0, 0, 0, -1}), InternalError);
    book(town.funding, 0, {LedgerKind::top_up, 0, no_instrument, no_application, 1});
    CHECK_NOTHROW(book(town.funding, 0, {LedgerKind::award, 0, 0, 0, 1}));
    CHECK_THROWS_AS(book(town.funding, 0, {LedgerKind::payment, 0, 0, 0, 2}), InternalError);
}

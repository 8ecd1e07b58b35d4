// Law 6: books of public money that are right pass, and each planted fault is caught and named.
#include "helpers/funding_books.hpp"
#include "run/sound_world.hpp"

using namespace abroad;

namespace {

/// What is said of a sound world with these books.
std::string fault_of_books(const FundingTables& funding) {
    World world = sound().world;
    world.funding = funding;
    InvariantLimits limits = sound().limits;
    limits.budgets = limits_of(Parameters{}, two_lines()).budgets;
    try {
        check_invariants(world, sound().opening, limits);
    } catch (const InternalError& error) {
        return error.what();
    }
    return "";
}

/// True if damage to right books is found, in these words.
bool is_caught(const std::string& words, const std::function<void(FundingTables&)>& damage) {
    FundingTables funding = sound_books(two_lines());
    damage(funding);
    const std::string message = fault_of_books(funding);
    UNSCOPED_INFO(message);
    return message.find("invariant broken after step 95: ") == 0 && message.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("law 6, right books pass, and so do none") {
    CHECK(fault_of_books(sound_books(two_lines())) == "");
    CHECK(fault_of(sound().world) == "");
}

TEST_CASE("law 6, more paid than awarded and more awarded than released is caught") {
    CHECK(is_caught("301 cents leave the account 'commitments', which has 300",
                    [](FundingTables& f) { f.ledger.amount[4] = 301; }));
    CHECK(is_caught("ledger line 2 (award of budget line 0): 1001 cents leave the account 'line', which has 1000",
                    [](FundingTables& f) { f.ledger.amount[2] = 1001; }));
    CHECK(is_caught("201 cents leave the account 'line', which has 200",
                    [](FundingTables& f) { f.ledger.amount[14] = 201; }));
}

TEST_CASE("law 6, a line that has another cent than its ledger is caught") {
    CHECK(is_caught("budget line 1: has 101 cents available and 250 committed, but its ledger says 100 and 250",
                    [](FundingTables& f) { ++f.lines.available[1]; }));
    CHECK(is_caught("budget line 1: has 100 cents available and 249 committed",
                    [](FundingTables& f) { --f.lines.committed[1]; }));
}

TEST_CASE("law 6, awards that the ledger does not know, or that were refused, are caught") {
    CHECK(is_caught("application 0: was awarded 299 cents, but its ledger says 300",
                    [](FundingTables& f) { --f.applications.awarded[0]; }));
    CHECK(is_caught("application 3: was decided as below_threshold, but got 250 cents",
                    [](FundingTables& f) { f.applications.decision[3] = FundingDecision::below_threshold; }));
}

TEST_CASE("law 6, awards under way that have more or less left than the ledger are caught") {
    CHECK(is_caught("application 2: has 251 cents left to be paid, but its ledger says 250",
                    [](FundingTables& f) { ++f.commitments.left[0]; }));
    CHECK(is_caught("application 2: 1 cents are awarded, neither paid nor returned",
                    [](FundingTables& f) { --f.commitments.left[0]; }));
    CHECK(is_caught("an award under way is of no application",
                    [](FundingTables& f) { f.commitments.application[0] = 77; }));
    CHECK(is_caught("neither paid nor returned", [](FundingTables& f) { f.commitments = {}; }));
}

TEST_CASE("law 6, movements without a sense are caught") {
    CHECK(is_caught("an amount of 0 cents", [](FundingTables& f) { f.ledger.amount[6] = 0; }));
    CHECK(is_caught("an amount of -5 cents", [](FundingTables& f) { f.ledger.amount[6] = -5; }));
    CHECK(is_caught("there is no such budget line", [](FundingTables& f) { f.ledger.line[0] = 2; }));
    CHECK(is_caught("out of order", [](FundingTables& f) { f.ledger.step[14] = 3; }));
    CHECK(is_caught("out of order", [](FundingTables& f) { f.ledger.step[14] = 96; }));
    CHECK(is_caught("no application is named", [](FundingTables& f) { f.ledger.application[4] = no_application; }));
    CHECK(is_caught("there is no application 6", [](FundingTables& f) { f.ledger.application[4] = 6; }));
    CHECK(is_caught("is to another instrument or line", [](FundingTables& f) { f.ledger.instrument[4] = 1; }));
    CHECK(is_caught("is of the line as a whole", [](FundingTables& f) { f.ledger.application[0] = 0; }));
}

TEST_CASE("law 6, more released in a year than the budget, or after the call, is caught") {
    CHECK(is_caught("budget line 1: 600 cents were released in year 1 of the run, but 500 at most",
                    [](FundingTables& f) { f.ledger.amount[1] = 600, f.lines.available[1] += 100; }));
    CHECK(is_caught("budget line 0: 50 cents were released in year 2 of the run, but 0 at most", [](FundingTables& f) {
        move_money(8, LedgerKind::top_up, 0, no_instrument, no_application, 50, f);
        f.lines.available[0] += 50;
    }));
}

TEST_CASE("law 6, instalments of earlier awards may be released after the call") {
    FundingTables funding = sound_books(two_lines());
    move_money(8, LedgerKind::top_up, 1, no_instrument, no_application, 300, funding);
    move_money(8, LedgerKind::award, 2, 400, funding);
    funding.lines.available[1] = 0;
    funding.lines.committed[1] = 650;
    funding.commitments.left[0] = 650;
    funding.applications.awarded[2] = 800;
    CHECK(fault_of_books(funding) == "");
}

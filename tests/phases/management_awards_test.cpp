#include "phases/management_awards.hpp"

#include "phases/funded_managements.hpp"

using namespace abroad;

namespace {

constexpr Cents keur = 100'000;

/// One cluster with a grant of 120 kEUR a year for a conception of four quarters, then 200 kEUR a year for two years.
struct Grant : FundedManagements {
    InstrumentData& data = add(InstrumentKind::cluster_management_grant, "two phases");
    Grant() : FundedManagements(1) {
        data.rounds_per_year_count = 1;
        data.management_grant = {120, 4, 0.3, 200, 2, 1};
    }
};

}  // namespace

TEST_CASE("A conception is paid quarter by quarter to the cent, and ends where the gate is not passed in time") {
    Grant f;
    f.data.management_grant.conception_keur_per_year = 100.00003;  // 10,000,003 cents do not divide by four
    f.resolve();
    f.quarters(0, 3);
    CHECK(f.paid() == 10'000'003);
    CHECK(f.paid(0) == 2'500'001);
    CHECK(f.paid(1) == 2'500'001);
    CHECK(f.paid(2) == 2'500'001);
    CHECK(f.paid(3) == 2'500'000);
    CHECK(f.grants.international_keur_per_year[0] == Approx(100));
    f.quarters(4, 12);
    CHECK(f.paid() == 10'000'003);
    CHECK(f.grants.international_keur_per_year[0] == 0);
    CHECK(f.funding.applications.count() == 1);  // given once
    CHECK(f.funding.commitments.count() == 0);
    CHECK(f.funding.lines.committed[0] == 0);
}

TEST_CASE("Past the gate the implementation begins at once, and goes on if the strategy is given up") {
    Grant f;
    f.resolve();
    f.quarters(0, 1);
    f.give_strategy(0, 0.29);
    f.quarter(2);
    CHECK(f.paid(2) == 30 * keur);  // not good enough
    f.managements.quality[0] = 0.3;
    f.quarter(3);
    CHECK(f.paid(3) == 50 * keur);
    f.managements.state[0] = StrategyState::none;
    for (int step = 4; step < 11; ++step) {
        f.quarter(step);
        CHECK(f.paid(step) == 50 * keur);
    }
    f.quarter(11);
    CHECK(f.paid(11) == 0);
    CHECK(f.paid() == (3 * 30 + 8 * 50) * keur);
    CHECK(f.funding.applications.awarded[0] - f.moved(LedgerKind::release) == f.paid());
}

TEST_CASE("A gate of zero quality is no gate without a strategy, and no conception is no gate at all") {
    Grant f;
    f.data.management_grant.gate_quality = 0;
    f.resolve();
    f.quarters(0, 3);
    CHECK(f.paid() == 120 * keur);
    Grant none;
    none.data.management_grant.conception_quarters = 0;
    none.resolve();
    none.quarters(0, 8);
    CHECK(none.paid(0) == 50 * keur);
    CHECK(none.paid() == 400 * keur);
}

TEST_CASE("An implementation may fall evenly from its first to its last year, in whole cents") {
    Grant f;
    f.data.management_grant = {120, 0, 0.3, 100, 3, 0.4};
    f.resolve();
    f.quarters(0, 11);
    CHECK(f.paid(0) + f.paid(1) + f.paid(2) + f.paid(3) == 100 * keur);
    CHECK(f.paid(4) + f.paid(5) + f.paid(6) + f.paid(7) == 70 * keur);
    CHECK(f.paid(8) + f.paid(9) + f.paid(10) + f.paid(11) == 40 * keur);
    f.quarter(12);
    CHECK(f.paid(12) == 0);
}

TEST_CASE("A gate passed within a year never takes the line above its budget") {
    Grant f;
    f.data.budget_keur_per_year = 130;
    f.resolve();
    f.quarters(0, 1);
    f.give_strategy(0, 0.5);
    f.quarters(2, 3);
    // Of 120 booked 60 are left at the gate; 100 are due, and the line has 10 more.
    CHECK(f.moved(LedgerKind::award) == 130 * keur);
    CHECK(f.paid(2) == 50 * keur);
    CHECK(f.paid(3) == 20 * keur);
    CHECK(f.moved(LedgerKind::top_up) == 130 * keur);
    // The next year's instalment was promised: it is paid, above the yearly budget if need be.
    f.quarter(4);
    CHECK(f.paid(4) == 50 * keur);
    CHECK(f.funding.lines.released_this_year[0] == 200 * keur);
}

TEST_CASE("Money of a line that comes with later rounds serves a gate passed before them") {
    Grant f;
    f.data.rounds_per_year_count = 4;
    f.data.budget_keur_per_year = 480;
    f.resolve();
    f.quarter(0);
    f.give_strategy(0, 0.5);
    f.quarter(1);
    CHECK(f.paid(1) == 50 * keur);
    CHECK(f.moved(LedgerKind::top_up) == 240 * keur);
    CHECK(f.funding.lines.available[0] == (240 - 120 - 60) * keur);
}

TEST_CASE("Who is past the gate when it applies is awarded the implementation") {
    Grant f;
    f.give_strategy(0, 0.5);
    f.resolve();
    f.quarter(0);
    REQUIRE(f.funding.commitments.count() == 1);
    CHECK(f.funding.commitments.kind[0] == CommitmentKind::implementation);
    CHECK(f.funding.applications.requested[0] == 200 * keur);
    CHECK(f.paid(0) == 50 * keur);
}

TEST_CASE("What an exhausted budget pays in part stays that part in all years and past the gate") {
    Grant f;
    f.data.budget_keur_per_year = 60;
    f.data.marginal_applicant = MarginalApplicant::partial;
    f.resolve();
    f.quarter(0);
    CHECK(f.funding.applications.decision[0] == FundingDecision::in_part);
    CHECK(f.paid(0) == 15 * keur);
    f.quarters(1, 3);
    f.give_strategy(0, 0.5);
    f.data.budget_keur_per_year = 60;
    f.quarter(4);
    // Its conception was over after four quarters.
    CHECK(f.paid(4) == 0);
    Grant early;
    early.data.budget_keur_per_year = 60;
    early.data.marginal_applicant = MarginalApplicant::partial;
    early.data.management_grant.conception_quarters = 8;
    early.resolve();
    early.quarters(0, 3);
    early.give_strategy(0, 0.5);
    early.quarter(4);
    CHECK(early.funding.commitments.per_year[0] == 100 * keur);  // half of 200, as 60 is of 120
}

TEST_CASE("A grant asks for a strategy only under its condition and while it runs") {
    Grant f;
    f.resolve();
    f.quarter(0);
    CHECK(f.grants.requires_strategy[0] == 0);
    Grant conditional;
    conditional.data.condition = GrantCondition::internationalisation_strategy;
    conditional.resolve();
    conditional.quarter(0);
    CHECK(conditional.grants.requires_strategy[0] == 1);
    conditional.quarters(1, 3);
    CHECK(conditional.grants.requires_strategy[0] == 1);
    conditional.quarter(4);
    CHECK(conditional.grants.requires_strategy[0] == 0);
}

TEST_CASE("Money carried over pays a grant that one year's budget does not") {
    const auto paid = [](bool carry_over) {
        Grant f;
        f.data.budget_keur_per_year = 70;
        f.data.carry_over = carry_over;
        f.resolve();
        f.quarters(0, 7);
        return f.paid();
    };
    CHECK(paid(false) == 0);
    CHECK(paid(true) == 120 * keur);
}

TEST_CASE("Strategies made because a grant asks for them are of lower quality than those on own account") {
    const auto mean_quality = [](bool forced) {
        FundedManagements f(30);
        f.management.strategy_hazard_per_year = 0;
        f.management.strategy_life_years = 100;
        f.switches.start_all = forced ? StartAll::none : StartAll::voluntary;
        InstrumentData& data = f.add(InstrumentKind::cluster_management_grant, "grant");
        data.budget_keur_per_year = 10'000;
        data.condition = forced ? GrantCondition::internationalisation_strategy : GrantCondition::none;
        f.resolve();
        f.managements.patience_years.assign(30, 100);
        double sum = 0;
        for (int step = 0; step < 24; ++step) {
            f.quarter(step);
            move_strategies(f.strategy_inputs(step, step == 0), f.managements, f.events);
        }
        for (std::size_t cluster = 0; cluster < 30; ++cluster) {
            CHECK(f.managements.state[cluster] == StrategyState::live);
            CHECK((f.managements.reason[cluster] == StrategyReason::mandatory_for_funding) == forced);
            sum += f.managements.quality[cluster];
        }
        return sum / 30;
    };
    CHECK(mean_quality(true) < 0.75 * mean_quality(false));
}

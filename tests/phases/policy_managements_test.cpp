#include "phases/policy_managements.hpp"

#include "phases/funded_managements.hpp"

using namespace abroad;

namespace {

constexpr Cents keur = 100'000;

InstrumentData& add_grant(FundedManagements& f, double keur_per_year = 100) {
    InstrumentData& data = f.add(InstrumentKind::cluster_management_grant, "grant");
    data.management_grant.conception_keur_per_year = keur_per_year;
    return data;
}

}  // namespace

TEST_CASE("Managements apply for every open call, and an exhausted budget pays down the list") {
    FundedManagements f(3);
    InstrumentData& data = add_grant(f);
    data.budget_keur_per_year = 250;
    data.rounds_per_year_count = 1;
    data.selection = Selection::ranked;
    data.screening_accuracy_share = 1;
    f.managements.interest = {0.1, 0.9, 0.5};
    f.resolve();
    f.quarter(0);
    const Applications& a = f.funding.applications;
    REQUIRE(a.count() == 3);
    CHECK(a.applicant == std::vector<std::uint32_t>{1, 2, 0});
    CHECK(a.decision ==
          std::vector<FundingDecision>{FundingDecision::awarded, FundingDecision::awarded, FundingDecision::no_money});
    CHECK(f.grants.international_keur_per_year == std::vector<double>{0, 100, 100});
    // Experience counts as well.
    FundedManagements other(3);
    add_grant(other) = data;
    other.managements.interest = {0.1, 0.9, 0.5};
    other.managements.experience = {1.0, 0.0, 0.1};
    other.resolve();
    other.quarter(0);
    CHECK(other.funding.applications.applicant.front() == 0);
}

TEST_CASE("A management that holds an award of a line, or had its grant, does not apply there again") {
    FundedManagements f(1);
    add_grant(f);
    f.resolve();
    f.quarters(0, 23);
    CHECK(f.funding.applications.count() == 1);
    // Refused, it comes again with every round.
    FundedManagements refused(1);
    add_grant(refused).threshold_share = 2;
    refused.instruments[0].selection = Selection::ranked;
    refused.resolve();
    refused.quarters(0, 23);
    CHECK(refused.funding.applications.count() == 24);
    CHECK(refused.paid() == 0);
}

TEST_CASE("Labels, live strategies, countries and sectors say which managements may apply") {
    const auto applicants = [](auto&& change) {
        FundedManagements f(3);
        f.give_strategy(1, 0.5);
        f.give_strategy(2, 0.7);
        f.managements.experience[2] = 0.5;
        change(add_grant(f));
        f.resolve();
        f.quarter(0);
        auto rows = f.funding.applications.applicant;
        std::sort(rows.begin(), rows.end());
        return rows;
    };
    using Rows = std::vector<std::uint32_t>;
    CHECK(applicants([](auto&) {}) == Rows{0, 1, 2});
    CHECK(applicants([](auto& data) { data.eligible_label = Label::silver; }) == Rows{1, 2});
    CHECK(applicants([](auto& data) { data.eligible_label = Label::gold; }) == Rows{2});
    CHECK(applicants([](auto& data) { data.eligible_live_strategy_only = true; }) == Rows{1, 2});
    CHECK(applicants([](auto& data) { data.countries = std::vector<std::string>{"country 0"}; }) == Rows{0});
    CHECK(applicants([](auto& data) { data.eligible_sectors = std::vector<std::string>{"food"}; }).empty());
    CHECK(applicants([](auto& data) { data.announce_only = true; }).empty());
}

TEST_CASE("The members of a cluster at the time of its award are noted, and nobody else") {
    FundedManagements f(2);
    InstrumentData& data = add_grant(f);
    data.countries = std::vector<std::string>{"country 1"};
    f.firms.living[12] = 0;
    f.firms.cluster[13] = no_cluster;
    f.resolve();
    f.quarters(0, 2);
    const std::vector<std::uint32_t> seats{10, 11, 14, 15, 16, 17, 18, 19};
    CHECK(f.funding.members.seat == seats);
    CHECK(f.funding.members.application == std::vector<std::uint32_t>(8, 0));
}

TEST_CASE("A training makes a management more experienced where its own share is within its budget") {
    FundedManagements f(1);
    f.add(InstrumentKind::cluster_management_training, "training").rounds_per_year_count = 1;
    f.resolve();
    // 0.15 of 135 kEUR a year go abroad, 7.5 kEUR are its own share.
    f.quarter(0);
    CHECK(f.managements.experience[0] == Approx(0.2 + 0.15 * 0.8));
    CHECK(f.paid(0) == 750'000);
    CHECK(f.grants.international_keur_per_year[0] == 0);
    FundedManagements poor(1);
    poor.add(InstrumentKind::cluster_management_training, "training");
    poor.managements.own_budget[0] = 49;  // 7.35 kEUR
    poor.resolve();
    poor.quarter(0);
    CHECK(poor.managements.experience[0] == 0.2);
    CHECK(poor.funding.applications.count() == 0);
}

TEST_CASE("A training of which too little is paid is not taken, and its money goes back") {
    FundedManagements f(1);
    InstrumentData& data = f.add(InstrumentKind::cluster_management_training, "training");
    data.rounds_per_year_count = 1;
    data.budget_keur_per_year = 3;
    data.marginal_applicant = MarginalApplicant::partial;
    f.managements.own_budget[0] = 70;  // 10.5 kEUR of 12
    f.resolve();
    f.quarter(0);
    CHECK(f.funding.applications.decision[0] == FundingDecision::in_part);
    CHECK(f.funding.applications.fate[0] == FundedFate::not_done);
    CHECK(f.managements.experience[0] == 0.2);
    CHECK(f.moved(LedgerKind::release) == 3 * keur);
    CHECK(f.paid() == 0);
}

TEST_CASE("A share of fairs is awarded on what was bought last, one level at least, and paid on what is bought now") {
    FundedManagements f(1);
    InstrumentData& data = f.add(InstrumentKind::trade_fair_support, "fairs");
    data.recipient = RecipientType::cluster_management;
    data.support_rate_share = 0.6;
    f.resolve();
    f.quarter(0);
    // 0.6 of 25 kEUR a year, for a quarter; it comes on top of 20.25 kEUR of its own.
    CHECK(f.moved(LedgerKind::award, 0) == 375'000);
    CHECK(f.grants.international_keur_per_year[0] == Approx(15));
    f.buy(0);
    CHECK(f.managements.fairs_level[0] == 1);
    CHECK(f.paid(0) == 375'000);
    f.managements.fairs_level[0] = 3;
    f.quarter(1);
    CHECK(f.moved(LedgerKind::award, 1) == 1'125'000);  // its own share, 30 kEUR a year, is within 20.25 + 15
    f.managements.fairs_level[0] = 7;
    f.quarter(2);
    CHECK(f.moved(LedgerKind::award, 2) == 0);  // 70 kEUR a year are not within 20.25 + 45
}

TEST_CASE("What was awarded for fairs and not bought goes back to its line") {
    FundedManagements f(1);
    InstrumentData& data = f.add(InstrumentKind::trade_fair_support, "fairs");
    data.recipient = RecipientType::cluster_management;
    data.support_rate_share = 0.9;
    f.managements.fairs_level[0] = 4;
    f.resolve();
    f.quarter(0);
    CHECK(f.moved(LedgerKind::award) == 22 * keur + keur / 2);
    f.managements.fairs_level[0] = 1;
    settle_services(f.selection(0), f.management, f.managements, f.requests, f.funding);
    CHECK(f.paid() == 562'500);
    CHECK(f.moved(LedgerKind::release) == 3 * 562'500);
    CHECK(f.funding.lines.committed[0] == 0);
    f.quarter(1);
    f.managements.fairs_level[0] = 0;
    settle_services(f.selection(1), f.management, f.managements, f.requests, f.funding);
    CHECK(f.paid(1) == 0);
    CHECK(f.funding.applications.fate[1] == FundedFate::not_done);
    CHECK(f.funding.lines.committed[0] == 0);
}

TEST_CASE("Offices of managements are paid in the target markets of the call only, and to those with a strategy") {
    FundedManagements f(1);
    InstrumentData& data = f.add(InstrumentKind::foreign_office_support, "offices");
    data.support_rate_share = 0.8;
    data.eligible_markets = std::vector<std::string>{"country 2"};
    f.managements.own_budget[0] = 1000;
    f.resolve();
    f.quarter(0);
    CHECK(f.funding.applications.count() == 0);
    f.give_strategy(0, 0.5, 2);
    f.managements.target(0, 1) = 1;
    f.quarter(1);
    CHECK(f.moved(LedgerKind::award, 1) == 12 * keur);
    f.buy(1);
    CHECK((f.managements.office(0, 1) && f.managements.office(0, 2)));
    CHECK(f.paid(1) == 12 * keur);
    f.quarter(2);
    CHECK(f.moved(LedgerKind::award, 2) == 12 * keur);
}

TEST_CASE("Of the instruments of a line a management gets the largest grant, and no cost is paid twice") {
    FundedManagements f(1);
    f.add(InstrumentKind::cluster_management_training, "small").support_rate_share = 0.6;
    f.add(InstrumentKind::cluster_management_training, "large").support_rate_share = 0.7;
    f.resolve();
    f.quarter(0);
    REQUIRE(f.funding.applications.count() == 1);
    CHECK(f.funding.applications.instrument[0] == 1);
    for (InstrumentData& data : f.instruments) data.cumulation_limit_share = 0.9;
    f.funding = {};
    f.history = {};
    f.resolve();
    f.quarter(0);
    REQUIRE(f.funding.applications.count() == 2);
    CHECK(f.paid(0) == 1'350'000);
}

TEST_CASE("Managements apply together with the clusters that they trust most, and share the money equally") {
    FundedManagements f(6);
    InstrumentData& data = add_grant(f);
    data.management_grant.conception_keur_per_year = 100;
    data.recipient = RecipientType::consortium;
    data.condition = GrantCondition::internationalisation_strategy;
    data.least_members_count = 3;
    data.countries = std::vector<std::string>{"country 0"};
    data.payable_countries = std::vector<std::string>{"country 0", "country 1", "country 2"};
    f.link(0, 1, 0.3);
    f.link(0, 2, 0.9);
    f.link(0, 4, 0.5);
    f.resolve();
    f.quarter(0);
    const Applications& a = f.funding.applications;
    REQUIRE(a.count() == 3);
    CHECK(a.applicant == std::vector<std::uint32_t>{0, 2, 4});
    CHECK(a.consortium == std::vector<std::uint32_t>{0, 0, 0});
    CHECK(a.awarded == std::vector<Cents>{3'333'334, 3'333'333, 3'333'333});
    CHECK(f.grants.requires_strategy == std::vector<std::uint8_t>{1, 0, 1, 0, 1, 0});
    CHECK(f.funding.members.seat.size() == 30);
}

TEST_CASE(
    "A consortium that lacks members or countries does not apply, and the unpaid carry the condition all the same") {
    const auto applicants = [](int members, int countries, NameList payable) {
        FundedManagements f(6);
        InstrumentData& data = add_grant(f);
        data.recipient = RecipientType::consortium;
        data.condition = GrantCondition::internationalisation_strategy;
        data.least_members_count = members;
        data.least_countries_count = countries;
        data.countries = std::vector<std::string>{"country 0"};
        data.payable_countries = std::move(payable);
        f.link(0, 1, 0.9);
        f.link(0, 2, 0.2);
        f.link(0, 4, 0.8);
        f.resolve();
        f.quarter(0);
        CHECK(f.paid(0) == (f.funding.applications.count() == 0 ? 0 : 25 * keur));
        for (const std::uint32_t row : f.funding.applications.applicant) CHECK(f.grants.requires_strategy[row] == 1);
        return f.funding.applications.applicant;
    };
    using Rows = std::vector<std::uint32_t>;
    CHECK(applicants(3, 1, std::nullopt) == Rows{0, 1, 4});
    // The third country comes in although its cluster is trusted least.
    CHECK(applicants(3, 3, std::nullopt) == Rows{0, 1, 2});
    CHECK(applicants(5, 1, std::nullopt).empty());
    CHECK(applicants(2, 1, std::vector<std::string>{"country 1"}) == Rows{0, 1});
}

TEST_CASE("Administration of an award is paid by the treasury, in whole cents") {
    FundedManagements f(1);
    add_grant(f, 100.00001).administration_cost_share = 0.1;
    f.resolve();
    f.quarter(0);
    CHECK(f.moved(LedgerKind::administration) == 1'000'000);
}

#include "policy/open_calls.hpp"

#include "policy/funding_town.hpp"

using namespace abroad;

namespace {

CostedAct entry_of(std::uint32_t row, double cost_keur, std::uint16_t market = 1) {
    return {FundedAct::entry, row, market, cost_keur};
}

/// Lets a firm receive an award of the first instrument.
void award(FundingTown& town, std::uint32_t row, double keur, int step, std::uint16_t market = 1) {
    std::vector<GrantRequest> requests{town.request(row, keur)};
    requests[0].market = market;
    decide(town.selection(step), requests, town.funding);
    REQUIRE(requests[0].is_granted());
    settle(town.selection(step), requests[0], FundedFate::done_with_money, town.funding);
    pay(town.selection(step), requests[0].shares[0], town.funding);
    town.history.follow(town.funding);
}

}  // namespace

TEST_CASE("A firm counts on the rate of its cost up to the ceiling, and on nothing without a call") {
    FundingTown town;
    town.add(InstrumentKind::export_voucher, "voucher");
    town.resolve();
    CHECK(OpenCalls().offers(entry_of(0, 40)).count == 0);
    CHECK(town.calls(0).offers(entry_of(0, 40)).count == 0);  // no money released yet
    start_quarter_of_lines(town.policy, 0, town.funding);
    const OpenCalls calls = town.calls(0);
    CHECK(calls.any(FundedAct::entry));
    CHECK_FALSE(calls.any(FundedAct::venture));
    CHECK(calls.offers(entry_of(0, 40)).at_once_keur == Approx(20));
    CHECK(calls.offers(entry_of(0, 4000)).at_once_keur == Approx(50));
    CHECK(calls.offers({FundedAct::fair, 0, 1, 40}).count == 0);
}

TEST_CASE("Money that comes later counts for worth, discounted, and not at once") {
    FundingTown town;
    town.add(InstrumentKind::export_voucher, "voucher").payment_delay_quarters = 4;
    town.resolve();
    start_quarter_of_lines(town.policy, 0, town.funding);
    const GrantOffers offers = town.calls(0).offers(entry_of(0, 40));
    CHECK(offers.at_once_keur == 0);
    CHECK(offers.worth_keur == Approx(20 * std::exp(-0.1)));
}

TEST_CASE("A second instrument pays the same cost only as far as the cumulation limits of both allow") {
    FundingTown town;
    InstrumentData& one = town.add(InstrumentKind::export_voucher, "one");
    InstrumentData& other = town.add(InstrumentKind::export_voucher, "other");
    other.support_rate_share = 0.6;
    const auto offered = [&] {
        town.resolve();
        start_quarter_of_lines(town.policy, 0, town.funding);
        return town.calls(0).offers(entry_of(0, 50));
    };
    GrantOffers offers = offered();
    REQUIRE(offers.count == 1);
    CHECK(offers.list[0].instrument == 1);
    one.cumulation_limit_share = 0.9;
    other.cumulation_limit_share = 0.8;
    offers = offered();
    REQUIRE(offers.count == 2);
    CHECK(offers.list[1].grant_keur == Approx(0.2 * 50));
    town.lines.push_back({"shared", 0});
    one.budget_line = other.budget_line = "shared";
    CHECK(offered().count == 1);
}

TEST_CASE("Ceilings over time end what a recipient can count on") {
    FundingTown town;
    InstrumentData& voucher = town.add(InstrumentKind::export_voucher, "voucher");
    voucher.end_year = 5;
    SECTION("by recipient and by market") {
        voucher.ceiling_per_recipient_keur = 50;
        voucher.ceiling_per_market_keur = 30;
        town.resolve();
        start_quarter_of_lines(town.policy, 0, town.funding);
        award(town, 0, 25, 0);
        CHECK(town.calls(0).offers(entry_of(0, 100)).at_once_keur == Approx(5));
        CHECK(town.calls(0).offers(entry_of(0, 100, 0)).at_once_keur == Approx(25));
        CHECK(town.calls(0).offers(entry_of(1, 100)).at_once_keur == Approx(30));
    }
    SECTION("by number of grants and of markets") {
        voucher.largest_grants_per_recipient_count = 2;
        voucher.largest_markets_per_recipient_count = 1;
        town.resolve();
        start_quarter_of_lines(town.policy, 0, town.funding);
        award(town, 0, 10, 0);
        CHECK(town.calls(0).offers(entry_of(0, 100, 0)).count == 0);
        CHECK(town.calls(0).offers(entry_of(0, 100)).count == 1);
        award(town, 0, 10, 0);
        CHECK(town.calls(0).offers(entry_of(0, 100)).count == 0);
    }
    SECTION("by country and year") {
        voucher.ceiling_per_country_keur_per_year = 40;
        town.resolve();
        start_quarter_of_lines(town.policy, 0, town.funding);
        award(town, 0, 30, 0);
        CHECK(town.calls(0).offers(entry_of(2, 100)).at_once_keur == Approx(10));
        CHECK(town.calls(0).offers(entry_of(1, 100)).at_once_keur == Approx(40));
        CHECK(town.calls(4).offers(entry_of(2, 100)).at_once_keur == Approx(40));
    }
    SECTION("de minimis, over three calendar years") {
        voucher.de_minimis = true;
        voucher.ceiling_keur = 150;
        town.resolve();
        start_quarter_of_lines(town.policy, 0, town.funding);
        award(town, 0, 150, 0);
        CHECK(town.calls(3).offers(entry_of(0, 1000)).at_once_keur == Approx(50));
        start_quarter_of_lines(town.policy, 8, town.funding);
        CHECK(town.calls(8).offers(entry_of(0, 1000)).at_once_keur == Approx(50));
        start_quarter_of_lines(town.policy, 12, town.funding);
        CHECK(town.calls(12).offers(entry_of(0, 1000)).at_once_keur == Approx(150));
    }
}

TEST_CASE("A firm applies only if its chance of the grant is worth the effort") {
    FundingTown town;
    town.add(InstrumentKind::export_voucher, "voucher").application_cost_keur = 2;
    town.resolve();
    start_quarter_of_lines(town.policy, 0, town.funding);
    CHECK(town.calls(0).offers(entry_of(0, 20)).count == 1);
    CHECK(town.calls(0).offers(entry_of(0, 4)).count == 0);
    town.funding.lines.last_applications[0] = 99;
    town.funding.lines.last_paid[0] = 9;
    CHECK(town.calls(0).offers(entry_of(0, 20)).count == 0);
    CHECK(town.calls(0).offers(entry_of(0, 60)).count == 1);
}

TEST_CASE("Awareness is a matter of the firm, the year and the line") {
    FundingTown town(400);
    InstrumentData& voucher = town.add(InstrumentKind::export_voucher, "voucher");
    voucher.awareness_probability = 0.3;
    voucher.attention = 0.5;
    voucher.end_year = 3;
    town.resolve();
    start_quarter_of_lines(town.policy, 0, town.funding);
    const Block block{0, 0, 400, 0};
    std::vector<float> first(400), same_year(400), next_year(400);
    town.calls(0).attention(block, first);
    town.calls(3).attention(block, same_year);
    town.calls(4).attention(block, next_year);
    CHECK(first == same_year);
    CHECK(first != next_year);
    const auto aware = static_cast<double>(std::count(first.begin(), first.end(), 0.5F));
    CHECK(aware > 400 * 0.3 - 4 * 9.2);  // four standard errors
    CHECK(aware < 400 * 0.3 + 4 * 9.2);
    CHECK(static_cast<double>(std::count(first.begin(), first.end(), 0.0F)) == 400 - aware);
}

TEST_CASE("Members of a consortium bring what a call requires, and who leads must know of it") {
    FundingTown town;
    InstrumentData& grant = town.add(InstrumentKind::rd_cooperation_grant, "grant");
    grant.least_countries_count = 2;
    grant.payable_countries = std::vector<std::string>{"here"};
    town.resolve();
    start_quarter_of_lines(town.policy, 0, town.funding);
    const OpenCalls calls = town.calls(0);
    CHECK(calls.offers({FundedAct::project, 0, any_market, 100, false, false}).count == 0);
    CHECK(calls.offers({FundedAct::project, 0, any_market, 100, true, false}).at_once_keur == Approx(50));
    CHECK(calls.offers({FundedAct::project, 1, any_market, 100, true, false}, false).count == 0);
    CHECK(calls.offers({FundedAct::project, 2, any_market, 100, true, false}, false).count == 1);
    CHECK(calls.members_required(0) == 2);
}

// Twins of funded scenarios, simulated: who is counted, what is paid, and that nothing happens where nothing can.
#include <algorithm>

#include "helpers/catch.hpp"
#include "helpers/runs.hpp"
#include "run/comparison.hpp"
#include "run/comparison_measures.hpp"

namespace abroad {
namespace {

constexpr const char* voucher = "name: voucher, kind: export_voucher, start_year: 2013, end_year: 2015";

ComparisonPlan funded_plan(const std::string& instruments, const std::string& years = "run.years=8") {
    ComparisonQuestion question;
    question.scenarios = {
        load_shipped("teaching/first_run.yaml",
                     {"run.burn_in_years=4", years, "run.replications_count=2", "instruments=[" + instruments + "]"})
            .scenario};
    question.names = {"funded"};
    return plan_comparison(question);
}

ComparisonResult compare_two(const ComparisonPlan& plan) {
    ComparisonRequest request;
    request.replications = 2;
    ComparisonResult result = compare_worlds(plan, request);
    for (const FailedReplication& failed : result.failed) FAIL(failed.reason);
    return result;
}

TEST_CASE("a voucher has recipients and costs, and what it pays is what the ledger says") {
    const ComparisonPlan plan = funded_plan(std::string("{") + voucher + "}");
    const ComparisonResult result = compare_two(plan);
    for (const TwinRun& run : result.runs) {
        const PairResult& pair = run.pairs.front();
        std::int64_t gross = 0, awards = 0;
        Cents paid = 0, booked = 0;
        for (std::size_t year = 0; year < pair.parts.years; ++year)
            gross +=
                pair.parts.part(Standpoint::all_countries, Largest::included, Outcome::exporters, Part::gross, year);
        for (const MoneyOfYear& year : pair.money) paid += year.paid, awards += year.awards;
        const Ledger& ledger = run.funding.ledger;
        for (std::size_t i = 0; i < ledger.count(); ++i)
            booked += ledger.kind[i] == LedgerKind::payment ? ledger.amount[i] : 0;
        CHECK(gross > 0);
        CHECK(awards > 0);
        CHECK(paid > 0);
        CHECK(paid == booked);
        CHECK(pair.acts.all(FundedActKind::entry) > 0);
        CHECK(pair.acts.all(FundedActKind::entry) <= awards);
        const auto& applied = pair.firms.applied;
        CHECK(std::count(applied.begin(), applied.end(), 1) > 0);
    }
}

TEST_CASE("what is only announced pays nobody, and the effects of announcement and money add up to the total") {
    const ComparisonPlan plan = funded_plan(std::string("{") + voucher + ", attention: 2}");
    REQUIRE(plan.pairs.size() == 3);
    const ComparisonResult result = compare_two(plan);
    for (const TwinRun& run : result.runs)
        for (const auto& [outcome, name] : NamesOf<Outcome>::values)
            for (std::size_t year = 0; year < run.years.size(); ++year) {
                const auto net = [&](std::size_t pair) {
                    return run.pairs[pair].parts.part(Standpoint::all_countries, Largest::included, outcome, Part::net,
                                                      year);
                };
                REQUIRE(net(1) + net(2) == net(0));
            }
    const PairResult& announcement = result.runs.front().pairs[1];
    CHECK(std::all_of(announcement.money.begin(), announcement.money.end(), [](const auto& y) { return y.paid == 0; }));
    CHECK(announcement.parts.part(Standpoint::all_countries, Largest::included, Outcome::links, Part::net, 2) != 0);
}

TEST_CASE("a call without money, one that nobody may use and one after the end change nothing, to the bit") {
    const std::string call = std::string("{") + voucher + ", attention: 2, ";
    for (const std::string& instrument :
         {call + "budget_keur_per_year: 0}", call + "eligible_sectors: []}",
          std::string("{name: late, kind: export_voucher, start_year: 2050, end_year: 2055, attention: 2}")}) {
        const ComparisonPlan plan = funded_plan(instrument, "run.years=2");
        const auto worlds = simulate_twins(plan, 0, nullptr, {}, nullptr);
        // The third twin announces it without needing any money.
        const YearOutcomes& with = worlds[0].years.back();
        const YearOutcomes& without = worlds[plan.pairs.front().base].years.back();
        INFO(instrument);
        CHECK((with.revenue == without.revenue));
        CHECK((with.wealth == without.wealth));
        CHECK(worlds[0].looks.size() == worlds[plan.pairs.front().base].looks.size());
        CHECK(worlds.size() == 3);
    }
}

TEST_CASE("a twin without an instrument equals a scenario that never had it") {
    const ComparisonPlan plan = funded_plan(std::string("{") + voucher + ", attention: 2}");
    const auto worlds = simulate_twins(plan, 0, nullptr, {}, nullptr);
    const ComparisonPlan never{{{"never", funded_plan(std::string("{") + voucher + "}").worlds[0].scenario, 0}}, {}};
    ComparisonPlan bare = never;
    bare.worlds[0].scenario.instruments.clear();
    const auto bare_worlds = simulate_twins(bare, 0, nullptr, {}, nullptr);
    const WorldOutcomes& without = worlds[plan.pairs.front().base];
    CHECK((without.years.back().revenue == bare_worlds[0].years.back().revenue));
    CHECK((without.years.back().wealth == bare_worlds[0].years.back().wealth));
    CHECK((without.years.back().revenue != worlds[0].years.back().revenue));
}

}  // namespace
}  // namespace abroad

#include "run/comparison_plan.hpp"

#include "helpers/catch.hpp"
#include "run/equal_budget.hpp"
#include "small_scenario.hpp"

namespace abroad {
namespace {

InstrumentData voucher(const std::string& name, double attention) {
    InstrumentData data;
    data.name = name;
    data.countries = std::vector<std::string>{"Spain"};
    data.start_year = 2013;
    data.end_year = 2014;
    data.attention = attention;
    return data;
}

ComparisonQuestion funded_question(double attention) {
    ComparisonQuestion question;
    question.scenarios = {small_scenario().scenario};
    question.scenarios.front().instruments = {voucher("second", attention), voucher("first", 0)};
    question.names = {"funded"};
    return question;
}

std::vector<std::string> labels(const ComparisonPlan& plan) {
    std::vector<std::string> labels;
    for (const PairPlan& pair : plan.pairs) labels.push_back(pair.label());
    return labels;
}

TEST_CASE("each instrument has a twin without it, and there is one without all") {
    const ComparisonPlan plan = plan_comparison(funded_question(0));
    CHECK(labels(plan) == std::vector<std::string>{"first: total", "second: total", "all: total"});
    CHECK(plan.worlds.size() == 4);
    const PairPlan& first = plan.pairs.front();
    CHECK(first.instruments == std::vector<std::uint8_t>{1, 0});
    CHECK(first.funding_countries == std::vector<std::string>{"Spain"});
    CHECK(first.start_year == 2013);
    CHECK(first.last_year == 2013);
    // All worlds start from one burn-in.
    for (const WorldPlan& world : plan.worlds) CHECK(world.burn_in == 0);
    for (const InstrumentData& data : plan.worlds[first.base].scenario.instruments)
        CHECK((data.end_year == data.start_year) == (data.name == "first"));
}

TEST_CASE("an instrument that raises attention has a third twin, in which it is announced only") {
    const ComparisonPlan plan = plan_comparison(funded_question(0.5));
    CHECK(labels(plan) == std::vector<std::string>{"first: total", "second: total", "second: announcement",
                                                   "second: money", "all: total", "all: announcement", "all: money"});
    const PairPlan& announcement = plan.pairs[2];
    const PairPlan& money = plan.pairs[3];
    CHECK(announcement.funded == 0);
    CHECK(announcement.with == money.base);
    CHECK(announcement.base == plan.pairs[1].base);
    CHECK(money.with == 0);
    for (const InstrumentData& data : plan.worlds[money.base].scenario.instruments)
        CHECK(data.announce_only == (data.name == "second"));
}

TEST_CASE("other budgets are other worlds, the twin without is the same, and the difference is the margin") {
    ComparisonQuestion question = funded_question(0);
    question.without = {"first"};
    question.budget_factors = {1, 2};
    const ComparisonPlan plan = plan_comparison(question);
    CHECK(labels(plan) == std::vector<std::string>{"first: total", "first x2: total", "first x1 to x2: marginal"});
    CHECK(plan.pairs[0].base == plan.pairs[1].base);
    CHECK(plan.pairs[2].with == plan.pairs[1].with);
    CHECK(plan.pairs[2].base == 0);
}

TEST_CASE("an instrument that is not there, and a scenario without any, are told with what to do") {
    ComparisonQuestion question = funded_question(0);
    question.without = {"frist"};
    CHECK_THROWS_WITH(plan_comparison(question), contains_text("did you mean 'first'?"));
    question.without.clear();
    question.scenarios.front().instruments.clear();
    CHECK_THROWS_WITH(plan_comparison(question), contains_text("--against"));
}

TEST_CASE("scenarios of different length or seed cannot be compared") {
    ComparisonQuestion question;
    question.scenarios = {small_scenario().scenario, small_scenario({"run.years=1"}).scenario};
    question.names = {"a", "b"};
    CHECK_THROWS_WITH(plan_comparison(question), contains_text("a and b differ in run.seed"));
}

TEST_CASE("budgets are scaled until a scheme costs as much as another, or as near as its takers allow") {
    const EqualBudget found = find_equal_budget(300, [](double factor) { return 100 * factor + 20; });
    CHECK(found.is_equal);
    CHECK(found.factor == Approx(2.8).epsilon(0.02));
    const EqualBudget saturated = find_equal_budget(300, [](double factor) { return 200 * std::min(factor, 1.2); });
    CHECK(!saturated.is_equal);
    CHECK(saturated.euros == Approx(240));
}

}  // namespace
}  // namespace abroad

#include "run/twins.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "helpers/catch.hpp"
#include "helpers/runs.hpp"
#include "helpers/threads.hpp"
#include "record/digest.hpp"
#include "run/comparison_document.hpp"
#include "run/comparison_measures.hpp"
#include "small_scenario.hpp"

namespace abroad {
namespace {

constexpr const char* more_looks = "after_burn_in.attention.look_probability_per_quarter=0.9";

ComparisonPlan plan_against(const Settings& with, const Settings& base) {
    ComparisonQuestion question;
    question.scenarios = {small_scenario(with).scenario, small_scenario(base).scenario};
    question.names = {"with", "base"};
    return plan_comparison(question);
}

std::string digest_of(const ComparisonPlan& plan, const std::vector<int>& replications) {
    ComparisonRequest request;
    request.replications = static_cast<int>(replications.size());
    const ComparisonResult result = compare_worlds(plan, request);
    REQUIRE(result.failed.empty());
    return logical_digest(comparison_document(plan, result), "");
}

TEST_CASE("two scenarios that differ after the burn-in share it, and have an effect") {
    const ComparisonPlan plan = plan_against({more_looks}, {});
    REQUIRE(plan.worlds.size() == 2);
    CHECK(plan.worlds[1].burn_in == 0);
    CHECK(plan.quarters(false) == 8 + 2 * 8);
    CHECK(plan.quarters(true) == 2 * 8);
    const TwinOutcome outcome = run_twins(plan, {0, 1}, nullptr);
    for (const TwinRun& run : outcome.runs) {
        INFO(run.failure);
        REQUIRE(run.failure.empty());
        CHECK(run.years == std::vector<int>{2012, 2013, 2014});
        const Decomposition& parts = run.pairs.front().parts;
        CHECK(parts.part(Standpoint::all_countries, Largest::included, Outcome::links, Part::net, 0) == 0);
        CHECK(parts.part(Standpoint::all_countries, Largest::included, Outcome::links, Part::net, 2) != 0);
    }
}

TEST_CASE("a scenario that differs before the end of the burn-in has a burn-in of its own") {
    const ComparisonPlan plan = plan_against({"attention.look_probability_per_quarter=0.9"}, {});
    CHECK(plan.worlds[1].burn_in == 1);
    CHECK(plan.quarters(false) == 2 * 8 + 2 * 8);
}

TEST_CASE("a world compared with one of the same values differs in nothing, to the bit") {
    ComparisonPlan plan = plan_against({more_looks}, {});
    plan.worlds[0].scenario = plan.worlds[1].scenario;
    const TwinOutcome outcome = run_twins(plan, {0}, nullptr);
    const Decomposition& parts = outcome.runs.front().pairs.front().parts;
    CHECK(std::all_of(parts.touched.begin(), parts.touched.end(), [](std::int64_t firms) { return firms == 0; }));
    for (const GroupTotals& groups : parts.groups) CHECK((groups.with == groups.base));
    const auto worlds = simulate_twins(plan, 0, nullptr, {}, nullptr);
    CHECK((worlds[0].years.back().wealth == worlds[1].years.back().wealth));
    CHECK((worlds[0].years.back().research_spending == worlds[1].years.back().research_spending));
}

TEST_CASE("a comparison has the same bits on one, two and three threads") {
    const ComparisonPlan plan = plan_against({more_looks}, {});
    const auto digest = [&] { return digest_of(plan, {0, 1, 2}); };
    const std::string one = with_threads(1, digest);
    CHECK(with_threads(2, digest) == one);
    CHECK(with_threads(3, digest) == one);
}

TEST_CASE("twins give the same bits as single runs of their scenarios") {
    const ComparisonPlan plan = plan_against({more_looks}, {});
    const auto worlds = simulate_twins(plan, 1, nullptr, {}, nullptr);
    for (std::size_t place = 0; place < 2; ++place) {
        Simulation simulation(plan.worlds[place].scenario, 1);
        while (simulation.world().step < total_steps(plan.worlds[place].scenario.run)) simulation.step();
        CHECK((worlds[place].years.back().revenue == simulation.world().firms.revenue));
        CHECK((worlds[place].years.back().employees == simulation.world().firms.employees));
    }
}

using LookKey = std::tuple<std::uint32_t, std::uint16_t>;

/// Firms and markets looked at in the first quarter after the burn-in, whatever came of it.
std::set<LookKey> first_looks(const WorldOutcomes& world) {
    std::set<LookKey> looks;
    for (const FailedLook& look : world.looks)
        if (look.step == world.first_step && look.kind == ActKind::entry) looks.insert({look.row, look.market});
    for (const Act& act : world.acts)
        if (act.step == world.first_step && act.kind == ActKind::entry) looks.insert({act.row, act.market});
    return looks;
}

TEST_CASE("all firms draw the same luck in both worlds: whoever looks abroad still does when more do, and there") {
    const ComparisonPlan plan = plan_against({more_looks}, {});
    std::size_t seen = 0, more = 0, other_luck = 0;
    std::set<LookKey> last;
    for (int replication = 0; replication < 4; ++replication) {
        const auto worlds = simulate_twins(plan, replication, nullptr, {}, nullptr);
        const std::set<LookKey> with = first_looks(worlds[0]), base = first_looks(worlds[1]);
        seen += base.size();
        more += with.size() - base.size();
        CHECK(std::includes(with.begin(), with.end(), base.begin(), base.end()));
        // Draws of another replication are others.
        if (replication > 0) other_luck += std::includes(last.begin(), last.end(), base.begin(), base.end()) ? 0 : 1;
        last = with;
    }
    CHECK(seen > 20);
    CHECK(more > 5);
    CHECK(other_luck == 3);
}

TEST_CASE("firms whose world has not changed yet have equal draws and equal outcomes, all of them") {
    const char* const shock =
        "shocks=[{name: fall, market: USA, kind: demand, factor: 0.2, start_year: 2014, end_year: 2015}]";
    const ComparisonPlan plan = plan_against({shock}, {});
    const auto worlds = simulate_twins(plan, 0, nullptr, {}, nullptr);
    CHECK((worlds[0].years[1].revenue == worlds[1].years[1].revenue));
    CHECK((worlds[0].years[1].wealth == worlds[1].years[1].wealth));
    CHECK((worlds[0].years[2].revenue != worlds[1].years[2].revenue));
}

TEST_CASE("wealth is cash as long as nothing is paid out, and more than cash where it is") {
    const auto last_year = [](const Settings& settings) {
        ComparisonPlan plan = plan_against({more_looks}, {});
        plan.worlds[0].scenario = small_scenario(settings).scenario;
        const auto worlds = simulate_twins(plan, 0, nullptr, {}, nullptr);
        Simulation simulation(plan.worlds[0].scenario, 0);
        while (simulation.world().step < total_steps(plan.worlds[0].scenario.run)) simulation.step();
        return std::pair{worlds[0].years.back(), simulation.world().firms.cash_keur};
    };
    const auto [thrifty, all_cash] = last_year({"accounts.payout_share=0", "accounts.cash_release_per_year=0"});
    const auto [usual, cash] = last_year({});
    double paid_out = 0, entries = 0, research = 0;
    for (std::size_t row = 0; row < cash.size(); ++row) {
        CHECK(thrifty.wealth[row] == Approx(all_cash[row]).margin(1e-6));
        CHECK(usual.wealth[row] >= cash[row] - 1e-6);
        paid_out += usual.wealth[row] - cash[row];
        entries += static_cast<double>(usual.entry_spending[row]);
        research += static_cast<double>(usual.research_spending[row]);
    }
    CHECK(paid_out > 0);
    CHECK(entries > 0);
    CHECK(research > 0);
}

TEST_CASE("replications are added until the interval is as narrow as asked, or stay as they are") {
    const ComparisonPlan plan = plan_against({more_looks}, {});
    ComparisonRequest request;
    request.replications = 4;
    request.precision = Precision{0.99, Outcome::links};
    CHECK(compare_worlds(plan, request).expected <= 36);
    request.precision = Precision{0.25, Outcome::links};
    const ComparisonResult narrow = compare_worlds(plan, request);
    const Interval interval = mean_interval(
        values_of(plan, narrow.runs, 0,
                  {Standpoint::all_countries, Largest::included, Outcome::links, Part::net, Moment::end_of_policy}));
    CHECK(interval.half_width() <= 0.25 * std::abs(interval.mean));
    CHECK(narrow.runs.size() == narrow.expected);
}

TEST_CASE("a comparison file can be written, read back and holds what was counted") {
    const Folder folder;
    const ComparisonPlan plan = plan_against({more_looks}, {});
    ComparisonRequest request;
    request.replications = 2;
    const ComparisonResult result = compare_worlds(plan, request);
    Provenance provenance;
    provenance.kind = FileKind::comparison;
    const Document written = comparison_document(plan, result);
    write_results(folder / "c.h5", written, provenance, Existing::refuse);
    const Document read = read_results(folder / "c.h5", FileKind::comparison);
    CHECK(read.groups.size() == written.groups.size());
    const auto& parts = std::get<std::vector<std::int64_t>>(read.group("comparison")->variable("parts")->data);
    CHECK(parts.size() == 2 * 2 * 2 * outcome_count * part_count * 3);
    CHECK(std::get<std::vector<std::int64_t>>(read.group("money")->variable("paid")->data).size() == 2 * 3);
    CHECK(!std::get<std::vector<std::uint32_t>>(read.group("firms")->variable("seat")->data).empty());
}

}  // namespace
}  // namespace abroad

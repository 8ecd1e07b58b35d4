// No number is ever nonsense: nothing infinite or undefined, and each quantity within its range, every quarter. Sums
// that would overflow stop the run with an error that names them.
#include <cmath>

#include "base/problems.hpp"
#include "helpers/catch.hpp"
#include "helpers/laws.hpp"
#include "helpers/range_checks.hpp"

namespace abroad {

namespace {

std::string faults_in(const Settings& settings) {
    std::string faults;
    run_and_look(load_rich(settings).scenario, [&](const World& world, const History&) {
        if (faults.empty()) faults = numbers_out_of_range(world);
    });
    return faults;
}

std::string failure_of(const Settings& settings) {
    const LoadedScenario loaded = load_rich(settings);
    return run_replications(loaded.scenario, {{0}, total_steps(loaded.scenario.run), {}}).replications[0].failure;
}

}  // namespace

TEST_CASE("every number of every quarter is finite and within its range") {
    CHECK(faults_in({}) == "");
    CHECK(faults_in({"run.burn_in_years=0", "run.years=30"}) == "");
    CHECK(faults_in({"switch.fitness_shift_log=2", "export.entry_cost_keur=1", "run.years=10"}) == "");
    CHECK(faults_in({"switch.management_slots=by_size", "information.experience_gain_per_year=4"}) == "");
    CHECK(faults_in({"demography.closure_hazard_per_year=3", "efficiency.shock_sd=1"}) == "");
}

TEST_CASE("a number out of its range is caught") {
    const LoadedScenario loaded = load_rich();
    Simulation simulation(loaded.scenario, 0);
    while (simulation.world().step < 20) simulation.step();
    REQUIRE(numbers_out_of_range(simulation.world()) == "");
    const auto damaged = [&](auto damage) {
        World world = simulation.world();
        damage(world);
        return numbers_out_of_range(world);
    };
    CHECK(damaged([](World& w) { w.firms.cash_keur[3] = std::nan(""); }) == "cash_keur");
    CHECK(damaged([](World& w) { w.firms.employees[3] = 0.5F; }) == "employees");
    CHECK(damaged([](World& w) { w.firms.experience[3] = 1.5F; }) == "experience");
    CHECK(damaged([](World& w) { w.firms.scouting[3] = -0.1F; }) == "scouting");
    CHECK(damaged([](World& w) { w.firms.knowledge[3] = -0.1F; }) == "knowledge");
    CHECK(damaged([](World& w) { w.positions.penetration[0] = 9.0F; }) == "penetration");
    CHECK(damaged([](World& w) { w.positions.penetration[0] = 0.0F; }) == "penetration");
    CHECK(damaged([](World& w) { w.ties.trust[0] = 1.1F; }) == "trust");
    CHECK(damaged([](World& w) { w.links.trust.push_back(-0.1); }) == "trust");
    CHECK(damaged([](World& w) { w.clusters.peers(0, 1) = 2.0F; }) == "peers");
    CHECK(damaged([](World& w) { w.markets.appeal(1, 0) = INFINITY; }) == "market tables");
}

TEST_CASE("a sum that would overflow stops the run with an error that names it") {
    // Products as attractive, and a market as small and as near, as a scenario can say, at no cost.
    const Settings giants{"market.reference_sales_keur_per_year=100000",
                          "switch.fitness_shift_log=5",
                          "market.fitness_log_sd=4",
                          "market.market_fit_log_sd=4",
                          "market.appeal_log_sd=4",
                          "market.distance_cost=0",
                          "market.border_cost_share=0",
                          "markets.Korea.gdp_bn_eur=0.001",
                          "export.entry_cost_keur=0",
                          "export.fixed_cost_keur_per_year=0",
                          "decision.capacity_test_extra_share=5",
                          "decision.capacity_test_revenue_share=0",
                          "attention.look_probability_per_quarter=1",
                          "attention.market_size_exponent=0",
                          "attention.distance_decay=0",
                          "firms.makers.count=3000",
                          "run.years=5"};
    CHECK(failure_of(giants).find("the scenario cannot be simulated: the sum 'appeals in a market' overflows") == 0);
    Settings giant_firms{"founding.employees_median_count=10000", "founding.employees_largest_count=1000000",
                         "founding.employees_tail_exponent=0.5", "market.substitution_elasticity=2.05",
                         "sectors.food.substitution_elasticity=2.05"};
    // Home sales or the appeal at home, whichever a replication's draws bring over the limit first.
    const std::string giant_failure = failure_of(giant_firms);
    CHECK(giant_failure.find("the scenario cannot be simulated: the sum '") == 0);
    CHECK(giant_failure.find("home") != std::string::npos);
    CHECK(giant_failure.find("overflows") != std::string::npos);
    CHECK(failure_of({}) == "");
}

TEST_CASE("one seed differs from another and one replication from the next, in every quarter") {
    const Results seed_1 = run_whole(load_rich({"run.seed=1"}).scenario, {0, 1});
    const Results seed_2 = run_whole(load_rich({"run.seed=2"}).scenario, {0});
    const auto revenue = [](const History& history) { return history.stocks(Grouping::all).values; };
    CHECK(revenue(seed_1.histories[0]) != revenue(seed_1.histories[1]));
    CHECK(revenue(seed_1.histories[0]) != revenue(seed_2.histories[0]));
}

}  // namespace abroad

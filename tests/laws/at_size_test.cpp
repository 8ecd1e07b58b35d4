// The laws on the worlds that ship, at their full number of firms and for a few years.
#include "helpers/catch.hpp"
#include "helpers/laws.hpp"
#include "helpers/range_checks.hpp"
#include "helpers/stock_checks.hpp"
#include "helpers/threads.hpp"

namespace abroad {

namespace {

const std::vector<std::string> large_worlds{"teaching/first_run.yaml", "worlds/world28.yaml"};
const Settings brief{"run.burn_in_years=2", "run.years=3", "run.replications_count=2"};

}  // namespace

TEST_CASE("laws 1 and 2 at size, threads and stops change no digest") {
    for (const std::string& world : large_worlds) {
        INFO(world);
        const LoadedScenario loaded = load_shipped(world, brief);
        const std::string digest = with_threads(1, [&] { return digest_of(run_whole(loaded.scenario, {0, 1})); });
        for (const std::size_t threads : thread_counts)
            CHECK(with_threads(threads, [&] { return digest_of(run_whole(loaded.scenario, {0, 1})); }) == digest);
        CHECK(digest_of(run_with_stops(loaded.scenario, {5, 8, 15}, {0, 1})) == digest);
    }
}

TEST_CASE("law 5 at size, storage in reverse changes no quarter") {
    for (const std::string& world : large_worlds) {
        INFO(world);
        const Scenario scenario = load_shipped(world, brief).scenario;
        std::vector<std::int64_t> straight, reversed;
        run_and_look(scenario, [&](const World&, const History& h) { straight = h.stocks(Grouping::cluster).values; });
        run_and_look(
            scenario, [&](const World&, const History& h) { reversed = h.stocks(Grouping::cluster).values; }, 0,
            StorageOrder::reversed);
        CHECK(straight == reversed);
    }
}

TEST_CASE("law 7 and ranges at size hold in every quarter") {
    for (const std::string& world : large_worlds) {
        INFO(world);
        const Scenario scenario = load_shipped(world, brief).scenario;
        Simulation simulation(scenario, 0);
        while (simulation.world().step < burn_in_steps(scenario.run)) simulation.step();
        StockLedger ledger;
        ledger.open(simulation.world());
        std::size_t violations = 0;
        std::string faults;
        run_and_look(scenario, [&](const World& now, const History& history) {
            violations += ledger.close(history) + positions_out_of_order(now);
            if (faults.empty()) faults = numbers_out_of_range(now);
        });
        CHECK(violations == 0);
        CHECK(faults == "");
    }
}

TEST_CASE("law 8 at size, the resolved scenario reads back to the same digest") {
    for (const std::string& world : large_worlds) {
        INFO(world);
        const LoadedScenario loaded = load_shipped(world, brief);
        const LoadedScenario again = load_scenario_text(loaded.resolved_yaml, "resolved.yaml");
        CHECK(again.resolved_yaml == loaded.resolved_yaml);
        CHECK(digest_of(run_whole(again.scenario)) == digest_of(run_whole(loaded.scenario)));
    }
}

}  // namespace abroad

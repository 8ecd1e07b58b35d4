// Law 7: stocks and flows agree to the last firm, and positions are those of living firms, one a market, none at home.
#include "helpers/catch.hpp"
#include "helpers/laws.hpp"
#include "helpers/stock_checks.hpp"

namespace abroad {

namespace {

std::size_t violations_in(const Scenario& scenario) {
    std::size_t violations = 0;
    StockLedger ledger;
    {
        Simulation simulation(scenario, 0);
        while (simulation.world().step < burn_in_steps(scenario.run)) simulation.step();
        ledger.open(simulation.world());
    }
    run_and_look(scenario, [&](const World& world, const History& history) {
        violations += ledger.close(history);
        violations += positions_out_of_order(world);
    });
    return violations;
}

}  // namespace

TEST_CASE("law 7, closing is opening and started less ended for firms and exporters, every quarter and group") {
    CHECK(violations_in(load_rich().scenario) == 0);
    CHECK(violations_in(load_rich({"run.burn_in_years=0", "run.years=12"}).scenario) == 0);
    CHECK(violations_in(load_shipped("teaching/smallest.yaml", {"run.years=20"}).scenario) == 0);
    CHECK(violations_in(load_rich({"demography.closure_hazard_per_year=2", "run.years=6"}).scenario) == 0);
}

TEST_CASE("law 7, started exporters include none at founding and ended ones include closure of the firm") {
    // Nobody withdraws and nearly everybody closes: whoever ceases to export does so by closing.
    const LoadedScenario loaded =
        load_rich({"withdrawal.base_hazard_per_year=0", "withdrawal.new_position_hazard_per_year=0",
                   "withdrawal.loss_hazard_per_year=0", "demography.closure_hazard_per_year=1", "run.years=6"});
    const Results results = run_whole(loaded.scenario);
    const Series& flows = results.histories[0].flows(Grouping::all);
    std::int64_t ended = 0, withdrawals = 0, founded = 0;
    for (std::size_t quarter = 0; quarter < results.histories[0].periods().size(); ++quarter) {
        ended += flows.values[quarter * flow_count + exporters_ended_flow];
        withdrawals +=
            flows.values[quarter * flow_count + first_event_flow + static_cast<std::size_t>(EventKind::withdrawal)];
        founded += flows.values[quarter * flow_count + first_event_flow + static_cast<std::size_t>(EventKind::founded)];
    }
    CHECK(withdrawals == 0);
    CHECK(ended > 5);
    CHECK(founded > 100);
}

TEST_CASE("law 7, a firm that vanished without being counted is caught") {
    const LoadedScenario loaded = load_rich();
    Simulation simulation(loaded.scenario, 0);
    StockLedger ledger;
    ledger.open(simulation.world());
    History history(simulation.world(), loaded.scenario.record, draw_key(1, 0));
    simulation.step();
    World robbed = simulation.world();
    robbed.firms.living[5] = robbed.firms.living[5] == 0;
    history.record(robbed, 2013);
    CHECK(ledger.close(history) > 0);
}

TEST_CASE("law 7, positions doubled, at home, or of nobody are caught") {
    const LoadedScenario loaded = load_rich();
    Simulation simulation(loaded.scenario, 0);
    while (simulation.world().step < 20) simulation.step();
    const World& sound = simulation.world();
    CHECK(positions_out_of_order(sound) == 0);
    const auto damaged = [&](auto damage) {
        World world = sound;
        std::size_t row = 0;
        while (!world.firms.living[row] || world.positions.first[row + 1] - world.positions.first[row] < 2) ++row;
        damage(world, row, world.positions.first[row]);
        return positions_out_of_order(world);
    };
    CHECK(damaged([](World&, std::size_t, std::size_t) {}) == 0);
    CHECK(damaged([](World& w, std::size_t, std::size_t at) { w.positions.market[at + 1] = w.positions.market[at]; }) >
          0);
    CHECK(damaged([](World& w, std::size_t row, std::size_t at) { w.positions.market[at] = w.firms.country[row]; }) >
          0);
    CHECK(damaged([](World& w, std::size_t row, std::size_t) { w.firms.living[row] = 0; }) > 0);
    CHECK(damaged([](World& w, std::size_t, std::size_t at) { w.positions.market[at] = 999; }) > 0);
}

}  // namespace abroad

// Cluster managements in whole runs: switches, alliances and convergence as a scenario says them.
#include <algorithm>
#include <map>
#include <string>

#include "helpers/catch.hpp"
#include "run/simulation.hpp"
#include "scenario/scenario_file.hpp"

using namespace abroad;

namespace {

LoadedScenario smallest(std::vector<std::string> settings) {
    settings.push_back("run.burn_in_years=10");
    settings.push_back("founding.mandate_probability=1");
    return load_scenario(std::string(ABROAD_SOURCE_DIR) + "/scenarios/teaching/smallest.yaml", settings);
}

std::size_t count_events(const World& world, ManagementEventKind kind) {
    std::size_t count = 0;
    for (const ManagementEvent& event : world.events.managements) count += event.kind == kind;
    return count;
}

std::size_t count_live(const World& world) {
    std::size_t live = 0;
    for (const StrategyState state : world.managements.state) live += state == StrategyState::live;
    return live;
}

void run_until(Simulation& simulation, int step) {
    while (simulation.world().step < step) simulation.step();
}

}  // namespace

TEST_CASE("A mandate given or taken after the burn-in ends live strategies, one given throughout does not") {
    const std::string lively = "management.strategy_hazard_per_year=10";
    const auto live_after = [&](std::vector<std::string> settings, int step) {
        settings.push_back(lively);
        settings.push_back("management.strategy_life_years=50");
        settings.push_back("management.give_up_margin_share=-1");
        const LoadedScenario loaded = smallest(settings);
        Simulation simulation(loaded.scenario, 0);
        run_until(simulation, step);
        return count_live(simulation.world());
    };
    CHECK(live_after({}, 40) == 3);
    CHECK(live_after({}, 41) == 3);
    CHECK(live_after({"after_burn_in.switch.mandate=none"}, 41) == 0);
    CHECK(live_after({"after_burn_in.switch.mandate=none"}, 48) == 0);
    CHECK(live_after({"after_burn_in.switch.mandate=all"}, 41) == 0);
    CHECK(live_after({"switch.mandate=all"}, 41) == 3);
    CHECK(live_after({"switch.mandate=none"}, 40) == 0);
}

TEST_CASE("All start in the first quarter after the burn-in, on their own account or forced") {
    for (const std::string value : {"voluntary", "forced"}) {
        const LoadedScenario loaded =
            smallest({"management.strategy_hazard_per_year=0", "after_burn_in.switch.mandate=none",
                      "after_burn_in.switch.start_all=" + value});
        Simulation simulation(loaded.scenario, 0);
        run_until(simulation, 40);
        CHECK(count_events(simulation.world(), ManagementEventKind::strategy_started) == 0);
        CHECK(count_events(simulation.world(), ManagementEventKind::no_strategy) == 3);
        simulation.step();
        CHECK(count_events(simulation.world(), ManagementEventKind::strategy_started) == 3);
        CHECK(simulation.world().managements.forced == std::vector<std::uint8_t>(3, value == "forced" ? 1 : 0));
        simulation.step();
        CHECK(count_events(simulation.world(), ManagementEventKind::strategy_started) == 0);
    }
}

TEST_CASE("Policy makers who insist force strategies without a mandate") {
    const LoadedScenario loaded = smallest({"switch.mandate=none", "switch.pressure_per_year=10"});
    Simulation simulation(loaded.scenario, 0);
    run_until(simulation, 12);
    const Managements& m = simulation.world().managements;
    for (std::size_t cluster = 0; cluster < m.count(); ++cluster) {
        CHECK(m.state[cluster] != StrategyState::none);
        CHECK(m.forced[cluster] == 1);
        CHECK(m.reason[cluster] == StrategyReason::policy_insists);
    }
}

TEST_CASE("Responsibility of all is that of the switch from the end of the burn-in") {
    const LoadedScenario loaded = smallest({"after_burn_in.switch.responsibility=0.9"});
    Simulation simulation(loaded.scenario, 0);
    const std::vector<double> drawn = simulation.world().managements.responsibility;
    run_until(simulation, 40);
    CHECK(simulation.world().managements.responsibility == drawn);
    simulation.step();
    CHECK(simulation.world().managements.responsibility == std::vector<double>(3, 0.9));
}

TEST_CASE("Convergence to the same relatedness changes no result, and to another moves it between its dates") {
    const auto cash_after = [](std::vector<std::string> settings, Table2<double>* relatedness = nullptr) {
        const LoadedScenario loaded = smallest(settings);
        Simulation simulation(loaded.scenario, 0);
        run_until(simulation, 44);
        if (relatedness != nullptr) *relatedness = simulation.world().sectors.relatedness;
        return simulation.world().firms.cash_keur;
    };
    const std::vector<std::string> on{"after_burn_in.switch.convergence=true", "convergence.start_year=2013",
                                      "convergence.end_year=2015"};
    const auto plain = cash_after({});
    CHECK(cash_after(on) == plain);
    std::vector<std::string> further = on;
    further.push_back("sectors.machinery.relatedness_end={food: 0.8}");
    Table2<double> relatedness;
    CHECK(cash_after(further, &relatedness) != plain);
    // The last quarter simulated began at 2013.75: three eighths of the way from 0.2 to 0.8.
    CHECK(relatedness(0, 1) == Approx(0.2 + 0.375 * 0.6));
    CHECK(relatedness(1, 0) == relatedness(0, 1));
    further[0] = "after_burn_in.switch.convergence=false";
    CHECK(cash_after(further) == plain);
}

TEST_CASE("An alliance links its members from the year in which they enter") {
    const LoadedScenario loaded =
        smallest({"alliances=[{name: network, manager: Spain 01 food, entry_years: {Spain 01 food: 2003, "
                  "Germany 01 machinery: 2003, Norway 01 packaging: 2013}}]",
                  "alliance.fee_keur_per_year=1"});
    Simulation simulation(loaded.scenario, 0);
    const auto allied = [&] {
        std::size_t count = 0;
        for (const std::uint8_t one : simulation.world().links.allied) count += one;
        return count;
    };
    simulation.step();
    CHECK(allied() == 1);
    run_until(simulation, 40);
    CHECK(allied() == 1);
    simulation.step();
    CHECK(allied() == 3);
    for (std::size_t link = 0; link < simulation.world().links.count(); ++link)
        CHECK(simulation.world().links.trust[link] >= 0.33);
}

TEST_CASE("Neither storage order nor threads change what managements do") {
    const LoadedScenario loaded =
        smallest({"management.strategy_hazard_per_year=5", "management.contact_probability_per_quarter=0.5"});
    Simulation plain(loaded.scenario, 0), reversed(loaded.scenario, 0, StorageOrder::reversed);
    run_until(plain, 48);
    run_until(reversed, 48);
    visit_columns(plain.world().managements, [&](std::string_view name, const auto& column) {
        visit_columns(reversed.world().managements, [&](std::string_view other, const auto& mirror) {
            if constexpr (std::is_same_v<decltype(column), decltype(mirror)>)
                if (name == other) {
                    INFO(name);
                    CHECK(column == mirror);
                }
        });
    });
    CHECK(plain.world().links.trust == reversed.world().links.trust);
    CHECK(plain.world().events.managements.size() == reversed.world().events.managements.size());
}

TEST_CASE("Trips and fairs make contacts, few of them become trust, agreement and success") {
    const LoadedScenario loaded =
        smallest({"management.contact_probability_per_quarter=1", "management.strategy_hazard_per_year=10",
                  "run.burn_in_years=30", "founding.base_budget_keur_per_year=2000",
                  "cooperation.search_probability_per_quarter=0.5", "cooperation.coordination_cost_keur=0",
                  "cooperation.cost_least_keur=1"});
    Simulation simulation(loaded.scenario, 0);
    std::map<EventKind, int> funnel;
    const auto count = [&](const std::vector<Event>& events) {
        for (const Event& event : events) ++funnel[event.kind];
    };
    while (simulation.world().step < 120) {
        simulation.step();
        for (const auto& list : simulation.world().events.by_block) count(list);
        count(simulation.world().events.between_firms);
    }
    CHECK(funnel[EventKind::contact_made] > 100);
    CHECK(funnel[EventKind::contact_agreed] > 0);
    CHECK(funnel[EventKind::contact_agreed] < funnel[EventKind::contact_made] / 2);
    CHECK(funnel[EventKind::contact_succeeded] > 0);
    CHECK(funnel[EventKind::contact_trusted] > 0);
    CHECK(funnel[EventKind::contact_trusted] < funnel[EventKind::contact_made] / 2);
}

TEST_CASE("Managements remember what the acts of their members were worth") {
    const LoadedScenario loaded = smallest({});
    Simulation simulation(loaded.scenario, 0);
    std::int64_t largest = 0;
    while (simulation.world().step < 40) {
        simulation.step();
        for (const std::int64_t worth : simulation.world().managements.acts_worth.cells())
            largest = std::max(largest, worth);
    }
    CHECK(largest > 0);
}

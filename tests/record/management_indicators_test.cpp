#include "record/management_indicators.hpp"

#include <algorithm>
#include <set>

#include "helpers/catch.hpp"

using namespace abroad;

namespace {

/// Two clusters: one with a live plan and offices, one in the fourth stage of a forced process.
World two_managements() {
    World world;
    world.clusters.number = {1, 2};
    world.clusters.name = {"a", "b"};
    world.clusters.country = {0, 1};
    world.alliances = no_alliances(2);
    world.managements = make_managements(2, 3);
    Managements& m = world.managements;
    m.mandate = {1, 0};
    m.interest = {0.4, 0.4};
    m.state = {StrategyState::live, StrategyState::process};
    m.stage = {10, 3};
    m.forced = {0, 1};
    m.quality = {0.5, 0};
    m.target(0, 1) = m.target(0, 2) = m.office(0, 2) = 1;
    m.own_budget = {100, 80};
    m.international_spending = {60, 0};
    world.links.first = {0};
    world.links.second = {1};
    world.links.trust = {0.5};
    world.links.allied = {0};
    set_stages(world.links, 0.33, 0.66);
    return world;
}

double value_of(const World& world, const std::string& name, std::size_t cluster) {
    const auto indicators = management_indicators();
    const auto place = std::find_if(indicators.begin(), indicators.end(),
                                    [&](const Indicator& indicator) { return indicator.name == name; });
    REQUIRE(place != indicators.end());
    const auto what = static_cast<std::size_t>(place - indicators.begin());
    return static_cast<double>(measure_managements(world, 0.3)[what * 2 + cluster]) / place->units;
}

}  // namespace

TEST_CASE("Indicators of managements say what each of them does") {
    const World world = two_managements();
    CHECK(value_of(world, "strategies_live", 0) == 1);
    CHECK(value_of(world, "strategies_live", 1) == 0);
    CHECK(value_of(world, "processes_at_stage_4", 1) == 1);
    CHECK(value_of(world, "processes_at_stage_3", 1) == 0);
    CHECK(value_of(world, "strategies_forced", 1) == 1);
    CHECK(value_of(world, "strategies_export_led", 0) == 1);
    CHECK(value_of(world, "strategy_quality", 0) == Approx(0.5));
    CHECK(value_of(world, "target_markets", 0) == 2);
    CHECK(value_of(world, "foreign_offices", 0) == 1);
    CHECK(value_of(world, "wanting_abroad", 0) == 1);
    CHECK(value_of(world, "wanting_abroad", 1) == 0);
    CHECK(value_of(world, "international_money_keur_per_year", 0) == Approx(60));
    CHECK(value_of(world, "link_ends_network", 0) == 1);
    CHECK(value_of(world, "link_ends_network", 1) == 1);
    CHECK(value_of(world, "link_ends_contact", 0) == 0);
}

TEST_CASE("Events of managements are counted by kind, starts by reason") {
    World world = two_managements();
    world.events.managements = {
        {0, ManagementEventKind::strategy_started, static_cast<std::uint8_t>(StrategyReason::visibility), 0.0},
        {1, ManagementEventKind::strategy_started, static_cast<std::uint8_t>(StrategyReason::policy_insists), 1.0},
        {1, ManagementEventKind::no_mandate}};
    CHECK(value_of(world, "count_strategy_started", 0) == 1);
    CHECK(value_of(world, "start_reason_visibility", 0) == 1);
    CHECK(value_of(world, "start_reason_policy_insists", 1) == 1);
    CHECK(value_of(world, "starts_forced", 0) == 0);
    CHECK(value_of(world, "starts_forced", 1) == 1);
    CHECK(value_of(world, "count_no_mandate", 1) == 1);
}

TEST_CASE("Every indicator of managements has a name of its own") {
    std::set<std::string> names;
    for (const Indicator& indicator : management_indicators()) CHECK(names.insert(indicator.name).second);
}

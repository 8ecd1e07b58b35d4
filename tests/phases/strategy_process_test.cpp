#include "phases/strategy_process.hpp"

#include <cmath>

#include "helpers/catch.hpp"
#include "phases/management_fixture.hpp"

using namespace abroad;

namespace {

using Kind = ManagementEventKind;

void start_process(Managements& m, std::size_t cluster, bool forced) {
    m.state[cluster] = StrategyState::process;
    m.forced[cluster] = forced;
    m.process_start_step[cluster] = 3;
}

int quarters_until_live(const ManagementFixture& fixture, Managements m) {
    std::vector<ManagementEvent> events;
    int quarters = 0;
    while (m.state[0] == StrategyState::process && quarters < 100)
        move_strategies(fixture.strategy_inputs(4 + quarters++), m, events);
    return quarters;
}

void make_live(Managements& m, std::size_t cluster, StrategyKind kind, double success) {
    m.state[cluster] = StrategyState::live;
    m.stage[cluster] = 10;
    m.quality[cluster] = 0.6;
    m.kind[cluster] = kind;
    m.success_at_plan[cluster] = success;
    m.target(cluster, 1) = 1;
}

/// Quarters from the plan until the strategy ends; the last event tells how.
int quarters_of_life(const ManagementFixture& fixture, Managements& m, std::vector<ManagementEvent>& events) {
    int quarters = 0;
    while (m.state[0] == StrategyState::live && quarters < 100) {
        events.clear();
        move_strategies(fixture.strategy_inputs(++quarters), m, events);
    }
    return quarters;
}

}  // namespace

TEST_CASE("The quality of a stage is that of members' part or of the team's analysis, with luck") {
    const ManagementFixture fixture(1);
    const auto quality = [&](std::size_t stage, bool forced, bool skipped, double u) {
        return stage_quality(fixture.strategy_inputs(0), fixture.managements, 0, {stage, forced, skipped, u});
    };
    // part = 0.15 + 0.7*0.36 + 0.2*0.5 = 0.502; luck 0.8 + 0.4*0.75 = 1.1
    CHECK(quality(0, false, false, 0.75) == Approx(1.1 * 0.502));
    CHECK(quality(9, true, false, 0.75) == Approx(1.1 * 0.502 * 0.6));
    CHECK(quality(3, false, true, 0.75) == Approx(1.1 * 0.502 * 0.3));
    // staff = 0.6*135/75 = 1.08; analysis = 0.25 + 0.5*0.2 + 0.06*1.08 = 0.4148; being forced does not touch it
    CHECK(quality(2, false, false, 0.5) == Approx(0.4148));
    CHECK(quality(5, true, false, 0.5) == Approx(0.4148));
    CHECK(quality(7, false, true, 0.0) == Approx(0.8 * 0.4148 * 0.3));
}

TEST_CASE("The quality of a stage stays between its floor and one, and participation has a largest value") {
    ManagementFixture fixture(1);
    fixture.managements.interest[0] = 1;
    fixture.managements.responsibility[0] = 1;
    const auto quality = [&](double u) {
        return stage_quality(fixture.strategy_inputs(0), fixture.managements, 0, {0, false, false, u});
    };
    CHECK(quality(0.25) == Approx(0.9 * 0.95));
    CHECK(quality(0.999) == 1.0);
    fixture.switches.participation_factor = 0;
    CHECK(quality(0.5) == Approx(0.02));
}

TEST_CASE("A process takes the quarters that its staff needs for ten stages, carrying fractions of work") {
    ManagementFixture fixture(1);
    start_process(fixture.managements, 0, false);
    // 0.75*1.08 = 0.81 stages a quarter: 10/0.81 = 12.3
    CHECK(quarters_until_live(fixture, fixture.managements) == 13);
    // 0.75*2 = 1.5 stages a quarter: 10/1.5 = 6.7; were fractions lost, it would be 10
    fixture.managements.own_budget[0] = 250;
    CHECK(quarters_until_live(fixture, fixture.managements) == 7);
}

TEST_CASE("A forced process that skips all stages is quick and poor") {
    ManagementFixture fixture(1);
    fixture.management.forced_skip_probability = 1;
    fixture.management.stage_quality_spread = 0;
    fixture.management.stage_quality_least = 1;
    fixture.managements.own_budget[0] = 250;
    start_process(fixture.managements, 0, false);
    Managements forced = fixture.managements;
    forced.forced[0] = 1;
    // 1.5 of work a quarter, 0.2 a stage: seven stages and 0.1 left, then the other three
    CHECK(quarters_until_live(fixture, forced) == 2);
    std::vector<ManagementEvent> events;
    for (int step = 4; step < 20; ++step) {
        move_strategies(fixture.strategy_inputs(step), fixture.managements, events);
        move_strategies(fixture.strategy_inputs(step), forced, events);
        if (fixture.managements.state[0] == StrategyState::live && forced.state[0] == StrategyState::live) break;
    }
    // Every stage times 0.3, the six with members times 0.6 as well.
    CHECK(forced.quality[0] / fixture.managements.quality[0] == Approx(0.3 * std::pow(0.6, 0.6)));
}

TEST_CASE("Quality is the geometric mean, so one stage skipped costs a tenth of the logarithm of its factor") {
    ManagementFixture fixture(1);
    start_process(fixture.managements, 0, false);
    Managements skipping = fixture.managements;
    std::vector<ManagementEvent> events;
    for (int step = 4; step < 17; ++step) move_strategies(fixture.strategy_inputs(step), fixture.managements, events);
    fixture.switches.skip_stages = {3};
    for (int step = 4; step < 17; ++step) move_strategies(fixture.strategy_inputs(step), skipping, events);
    REQUIRE(fixture.managements.state[0] == StrategyState::live);
    CHECK(skipping.quality[0] == Approx(fixture.managements.quality[0] * std::pow(0.3, 0.1)));
}

TEST_CASE("Processes start with the hazard of mandate, interest and renewal") {
    ManagementFixture fixture(20000);
    for (std::size_t cluster = 0; cluster < 10000; ++cluster) fixture.managements.mandate[cluster] = 0;
    for (std::size_t cluster = 15000; cluster < 20000; ++cluster) fixture.managements.renewal[cluster] = 1;
    std::vector<ManagementEvent> events;
    move_strategies(fixture.strategy_inputs(5), fixture.managements, events);
    std::array<int, 3> starts{};
    for (const ManagementEvent& event : events)
        if (event.kind == Kind::strategy_started) ++starts[event.cluster < 10000 ? 0 : event.cluster < 15000 ? 1 : 2];
    // 1 - exp(-0.15*0.66/4) = 0.02444; sixfold 0.1380; standard errors 0.0022 and 0.0049
    CHECK(starts[0] == 0);
    CHECK(starts[1] / 5000.0 == Approx(0.02444).margin(0.007));
    CHECK(starts[2] / 5000.0 == Approx(0.1380).margin(0.015));
    CHECK(count_of_kind(events, Kind::no_mandate) == 10000);
    CHECK(count_of_kind(events, Kind::no_strategy) ==
          10000 - static_cast<std::size_t>(starts[1]) - static_cast<std::size_t>(starts[2]));
}

TEST_CASE("A grant with the condition forces a start at once, and policy makers who insist force one too") {
    ManagementFixture fixture(2);
    fixture.managements.mandate = {0, 0};
    fixture.grants.requires_strategy[0] = 1;
    fixture.switches.pressure_per_year = 1e6;
    std::vector<ManagementEvent> events;
    move_strategies(fixture.strategy_inputs(5), fixture.managements, events);
    REQUIRE(events.size() == 2);
    CHECK(static_cast<StrategyReason>(events[0].reason) == StrategyReason::mandatory_for_funding);
    CHECK(static_cast<StrategyReason>(events[1].reason) == StrategyReason::policy_insists);
    CHECK(fixture.managements.forced == std::vector<std::uint8_t>{1, 1});
    CHECK(fixture.managements.stage == std::vector<std::int32_t>{0, 0});
}

TEST_CASE("A start by all acts in the first quarter of the switch alone, with or without mandate") {
    for (const StartAll value : {StartAll::voluntary, StartAll::forced}) {
        ManagementFixture fixture(3);
        fixture.managements.mandate = {0, 1, 0};
        make_live(fixture.managements, 2, StrategyKind::export_led, 0.2);
        fixture.switches.start_all = value;
        std::vector<ManagementEvent> events;
        Managements later = fixture.managements;
        move_strategies(fixture.strategy_inputs(5, true), fixture.managements, events);
        CHECK(count_of_kind(events, Kind::strategy_started) == 2);
        CHECK(fixture.managements.forced[0] == (value == StartAll::forced ? 1 : 0));
        CHECK(fixture.managements.state[2] == StrategyState::live);
        move_strategies(fixture.strategy_inputs(5, false), later, events);
        CHECK(later.state[0] == StrategyState::none);
    }
}

TEST_CASE("An impatient management gives up an export-led strategy when exporters do not become more") {
    ManagementFixture fixture(1);
    std::vector<ManagementEvent> events;
    SECTION("success fell by more than the margin: given up in the first quarter beyond patience") {
        make_live(fixture.managements, 0, StrategyKind::export_led, 0.23);
        CHECK(quarters_of_life(fixture, fixture.managements, events) == 9);
        CHECK(events.front().kind == Kind::strategy_given_up);
        CHECK(events.front().value == Approx(-0.03));
        CHECK_FALSE(fixture.managements.renewal[0]);
        CHECK(fixture.managements.quality[0] == 0);
        CHECK(fixture.managements.target(0, 1) == 0);
        CHECK(fixture.managements.kind[0] == StrategyKind::export_led);
        CHECK(events.back().kind == Kind::no_strategy);
    }
    SECTION("success within the margin: the strategy runs its full life, and renewal is likely") {
        make_live(fixture.managements, 0, StrategyKind::export_led, 0.21);
        CHECK(quarters_of_life(fixture, fixture.managements, events) == 21);
        CHECK(events.front().kind == Kind::strategy_completed);
        CHECK(fixture.managements.renewal[0]);
    }
    SECTION("a strategy led by research is judged by members in international projects") {
        make_live(fixture.managements, 0, StrategyKind::research_led, 0.23);
        fixture.managements.international_project_share[0] = 0.22;
        CHECK(quarters_of_life(fixture, fixture.managements, events) == 21);
    }
    SECTION("a management that counts activities never gives up") {
        make_live(fixture.managements, 0, StrategyKind::export_led, 0.5);
        fixture.switches.objective = ManagementObjective::activity_count;
        CHECK(quarters_of_life(fixture, fixture.managements, events) == 21);
    }
}

TEST_CASE("A start comes at the earliest in the quarter after an end") {
    ManagementFixture fixture(1);
    fixture.management.strategy_hazard_per_year = 1e6;
    make_live(fixture.managements, 0, StrategyKind::export_led, 0.5);
    fixture.managements.age_years[0] = 2;
    std::vector<ManagementEvent> events;
    move_strategies(fixture.strategy_inputs(5), fixture.managements, events);
    CHECK(fixture.managements.state[0] == StrategyState::none);
    move_strategies(fixture.strategy_inputs(6), fixture.managements, events);
    CHECK(fixture.managements.state[0] == StrategyState::process);
    CHECK(fixture.managements.stage[0] == 0);
}

TEST_CASE("Ending live strategies leaves processes under way and no claim to renewal") {
    ManagementFixture fixture(2);
    make_live(fixture.managements, 0, StrategyKind::export_led, 0.2);
    start_process(fixture.managements, 1, false);
    end_live_strategies(fixture.managements);
    CHECK(fixture.managements.state[0] == StrategyState::none);
    CHECK(fixture.managements.target(0, 1) == 0);
    CHECK_FALSE(fixture.managements.renewal[0]);
    CHECK(fixture.managements.state[1] == StrategyState::process);
}

TEST_CASE("Switches give all managements a mandate or a responsibility, or give back what was drawn") {
    ManagementFixture fixture(2);
    fixture.managements.drawn_mandate = {1, 0};
    ManagementSwitches switches;
    switches.mandate = MandateSwitch::all;
    switches.responsibility = 0.9;
    apply_switches(switches, fixture.managements);
    CHECK(fixture.managements.mandate == std::vector<std::uint8_t>{1, 1});
    CHECK(fixture.managements.responsibility == std::vector<double>{0.9, 0.9});
    switches.mandate = MandateSwitch::none;
    apply_switches(switches, fixture.managements);
    CHECK(fixture.managements.mandate == std::vector<std::uint8_t>{0, 0});
    apply_switches({}, fixture.managements);
    CHECK(fixture.managements.mandate == std::vector<std::uint8_t>{1, 0});
    CHECK(fixture.managements.responsibility == std::vector<double>{0.5, 0.5});
}

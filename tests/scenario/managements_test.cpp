// What a scenario says of managements and alliances, and what is drawn where it says nothing.
#include <string>

#include "helpers/catch.hpp"
#include "scenario/found_managements.hpp"
#include "scenario/founding.hpp"
#include "scenario/scenario_file.hpp"

using namespace abroad;

namespace {

const std::string file = std::string(ABROAD_SOURCE_DIR) + "/scenarios/teaching/smallest.yaml";

World found(const std::vector<std::string>& settings) {
    const LoadedScenario loaded = load_scenario(file, settings);
    return found_world(loaded.scenario, draw_key(1, 0));
}

std::string problems_of(const std::vector<std::string>& settings) {
    try {
        load_scenario(file, settings);
    } catch (const ScenarioError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("A management is as the scenario says, the rest is drawn within the ranges of the founding") {
    const World world = found({"clusters.Spain 01 food.mandate=false", "clusters.Germany 01 machinery.mandate=true",
                               "clusters.Spain 01 food.responsibility_share=0.8",
                               "clusters.Spain 01 food.base_budget_keur_per_year=77"});
    const Managements& m = world.managements;
    CHECK(m.mandate[0] == 0);
    CHECK(m.mandate[1] == 1);
    CHECK(m.responsibility[0] == 0.8);
    CHECK(m.base_budget_keur_per_year[0] == 77);
    for (std::size_t cluster = 0; cluster < 3; ++cluster) {
        CHECK(m.responsibility[cluster] >= 0.05);
        CHECK(m.responsibility[cluster] <= 0.95);
        CHECK(m.experience[cluster] >= 0.05);
        CHECK(m.experience[cluster] <= 0.3);
        CHECK(m.patience_years[cluster] >= 1.5);
        CHECK(m.patience_years[cluster] <= 5);
        for (const double known : m.landscape.row(cluster)) CHECK((known >= 0 && known <= 0.2));
        CHECK(m.state[cluster] == StrategyState::none);
    }
}

TEST_CASE("A cluster added with a number of its own changes no other management") {
    const World plain = found({});
    const World more = found({"clusters=[{name: Norway 02 food, number: 9, country: Norway, sector: food}]"});
    REQUIRE(more.managements.count() == 4);
    for (std::size_t cluster = 0; cluster < 3; ++cluster) {
        CHECK(more.managements.mandate[cluster] == plain.managements.mandate[cluster]);
        CHECK(more.managements.responsibility[cluster] == plain.managements.responsibility[cluster]);
        CHECK(more.managements.base_budget_keur_per_year[cluster] ==
              plain.managements.base_budget_keur_per_year[cluster]);
        CHECK(more.managements.landscape(cluster, 2) == plain.managements.landscape(cluster, 2));
    }
}

TEST_CASE("The profile of a country holds for its clusters") {
    const World world = found(
        {"markets.Spain.cluster_profile.service_limit=2", "markets.Spain.cluster_profile.international_share=0.25"});
    CHECK(world.clusters.profile[0].service_limit == 2);
    CHECK(world.clusters.profile[0].international_share == 0.25);
    CHECK_FALSE(world.clusters.profile[0].regional_share.has_value());
    CHECK_FALSE(world.clusters.profile[1].service_limit.has_value());
}

TEST_CASE("Members, manager and entry of an alliance are data") {
    const World world =
        found({"alliances=[{name: network, manager: Norway 01 packaging, entry_years: {Norway 01 "
               "packaging: 2010, Spain 01 food: 2013.5}}]"});
    CHECK(world.alliances.count() == 1);
    CHECK(world.alliances.manager[0] == 2);
    CHECK(world.alliances.of_cluster == std::vector<std::uint16_t>{0, no_alliance, 0});
    CHECK(world.alliances.entry_step[0] == 2);
    CHECK(world.alliances.entry_step[2] == -12);
    CHECK(world.alliances.membership[2] == Membership::not_yet);
}

TEST_CASE("Alliances and convergence that do not fit are refused") {
    CHECK(problems_of({"alliances=[{name: a, manager: Spain 01 food, entry_years: {Norway 01 packaging: 2013}}]"})
              .find("'Spain 01 food' is no member") != std::string::npos);
    CHECK(problems_of({"alliances=[{name: a, manager: Spain 01, entry_years: {Spain 01: 2013}}]"})
              .find("not in the list clusters") != std::string::npos);
    CHECK(problems_of({"alliances=[{name: a, manager: Spain 01 food, entry_years: {Spain 01 food: 2013}}, {name: b, "
                       "manager: Spain 01 food, entry_years: {Spain 01 food: 2013}}]"})
              .find("belongs to one alliance") != std::string::npos);
    CHECK(problems_of({"switch.convergence=true"}).find("convergence.start_year: is missing") != std::string::npos);
    CHECK(problems_of({"convergence.start_year=2014", "convergence.end_year=2014"}).find("is not after") !=
          std::string::npos);
    CHECK(
        problems_of({"sectors.machinery.relatedness_end={food: 0.9}", "sectors.food.relatedness_end={machinery: 0.8}"})
            .find("relatedness is symmetric") != std::string::npos);
    CHECK(problems_of({"switch.skip_stages=[0]"}).find("skip_stages") != std::string::npos);
}

TEST_CASE("A scenario with switches, profiles and alliances reads back to itself") {
    const LoadedScenario loaded = load_scenario(
        file, std::vector<std::string>{"alliances=[{name: network, manager: Spain 01 food, entry_years: {Spain 01 "
                                       "food: 2013}}]",
                                       "markets.Spain.cluster_profile.regional_share=0.4",
                                       "after_burn_in.switch.responsibility=0.9", "switch.skip_stages=[3, 4]",
                                       "sectors.machinery.relatedness_end={food: 0.9}"});
    const LoadedScenario again = load_scenario_text(loaded.resolved_yaml, "resolved");
    CHECK(again.resolved_yaml == loaded.resolved_yaml);
    CHECK(again.scenario.after.switches.responsibility == 0.9);
    CHECK(again.scenario.before.switches.skip_stages == std::vector<int>{3, 4});
}

// Law 5: neither the order in which firms lie in memory nor that of keys and lists in a scenario changes a result.
#include "helpers/catch.hpp"
#include "helpers/laws.hpp"
#include "helpers/yaml_shuffle.hpp"
#include "input/scenario_tree.hpp"

namespace abroad {

namespace {

/// The digest of one replication, firms stored in this order.
std::string digest_in_order(const Scenario& scenario, StorageOrder order) {
    std::vector<History> histories;
    World facts;
    run_and_look(
        scenario,
        [&](const World& world, const History& history) {
            if (world.step < total_steps(scenario.run)) return;
            histories.push_back(history);
            histories.back().keep_funding(world.funding);
            facts = world;
        },
        0, order);
    return logical_digest(history_document(histories, 0, facts, policy_of(scenario, facts)), "");
}

YamlNode merged_tree(const std::filesystem::path& file) {
    ProblemList problems;
    ScenarioTree tree = read_scenario_tree(file, {}, problems);
    REQUIRE(problems.empty());
    return tree.root;
}

LoadedScenario load_shuffled(YamlNode root, Shuffle what, std::uint32_t seed, const Settings& settings = {}) {
    std::mt19937 order(seed);
    shuffle_tree(root, what, order);
    return load_scenario_text(flow_text(root), "shuffled.yaml", settings);
}

const std::filesystem::path rich_file = std::filesystem::path(ABROAD_SOURCE_DIR) / "tests/laws/rich.yaml";

}  // namespace

TEST_CASE("law 5, firms stored in reverse give the same digest") {
    for (const Scenario& scenario : {load_rich(everything_recorded).scenario, load_rich(many_blocks).scenario,
                                     load_shipped("teaching/smallest.yaml", everything_recorded).scenario}) {
        const std::string by_seat = digest_in_order(scenario, StorageOrder::by_seat);
        CHECK(digest_in_order(scenario, StorageOrder::reversed) == by_seat);
        CHECK(digest_of(run_whole(scenario)) == by_seat);
    }
}

TEST_CASE("law 5, firms stored in reverse do lie the other way round") {
    const LoadedScenario loaded = load_rich();
    const Simulation by_seat(loaded.scenario, 0), reversed(loaded.scenario, 0, StorageOrder::reversed);
    auto seats = by_seat.world().firms.seat;
    CHECK(seats != reversed.world().firms.seat);
    std::reverse(seats.begin(), seats.end());
    CHECK(seats == reversed.world().firms.seat);
}

TEST_CASE("law 5, keys and list items in any order give the same resolved scenario and digest") {
    for (const auto& file : {rich_file, shipped("teaching/smallest.yaml")}) {
        const LoadedScenario loaded = load_scenario(file);
        const std::string digest = logical_digest(run_whole(loaded.scenario).document, loaded.resolved_yaml);
        const YamlNode root = merged_tree(file);
        for (std::uint32_t seed = 0; seed < 20; ++seed)
            for (const Shuffle what : {Shuffle::keys, Shuffle::keys_and_items}) {
                const LoadedScenario shuffled = load_shuffled(root, what, seed);
                CHECK(shuffled.resolved_yaml == loaded.resolved_yaml);
                CHECK(logical_digest(run_whole(shuffled.scenario).document, shuffled.resolved_yaml) == digest);
            }
    }
}

TEST_CASE("law 5, a number that moves to another cluster is no mere order, and is seen") {
    const YamlNode root = merged_tree(shipped("teaching/smallest.yaml"));
    const std::string digest = digest_of(run_whole(load_shuffled(root, Shuffle::keys, 1).scenario));
    const Settings swapped{"clusters.Spain 01 food.number=2", "clusters.Germany 01 machinery.number=1"};
    CHECK(digest_of(run_whole(load_shuffled(root, Shuffle::keys, 1, swapped).scenario)) != digest);
}

}  // namespace abroad

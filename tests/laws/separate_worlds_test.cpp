// Law 4: clusters that share neither market nor partner do not feel each other, and a firm added in a sector of its own
// changes no other firm. Market means country and sector; all members are of the cluster's sector, without non-members.
#include <map>

#include "helpers/catch.hpp"
#include "helpers/laws.hpp"

namespace abroad {

namespace {

constexpr std::string_view world_text = R"(
title: Two clusters
markets:
  - {name: Spain, gdp_bn_eur: 1028, latitude: 40.4, longitude: -3.7, language: spanish, culture: [57, 51]}
  - {name: Norway, gdp_bn_eur: 391, latitude: 59.9, longitude: 10.8, language: norwegian, culture: [31, 69]}
  - {name: USA, gdp_bn_eur: 12872, latitude: 40.7, longitude: -74.0, language: english, culture: [40, 91]}
sectors:
  - {name: food, share: 0.3}
  - {name: software, share: 0.3}
  - {name: vehicles, share: 0.4}
founding: {sector_share_of_members: 1, non_members_per_member_count: 0}
run: {burn_in_years: 2, years: 12, replications_count: 1}
)";
constexpr std::string_view food_cluster =
    "{name: Food Spain, number: 3, country: Spain, sector: food, members_count: 150}";

std::string software_cluster(std::string_view sector) {
    return "{name: Software, number: 7, country: Spain, sector: " + std::string(sector) + ", members_count: 120}";
}

Scenario world_with(const std::string& lists, std::uint64_t seed = 1) {
    const Settings settings{"run.seed=" + std::to_string(seed)};
    return load_scenario_text(std::string(world_text) + lists, "separate.yaml", settings).scenario;
}

std::string clusters(std::initializer_list<std::string_view> items) {
    std::string text = "clusters:\n";
    for (const std::string_view item : items) text += "  - " + std::string(item) + "\n";
    return text;
}

World end_of(const Scenario& scenario) {
    Simulation simulation(scenario, 0);
    while (simulation.world().step < total_steps(scenario.run)) simulation.step();
    return simulation.world();
}

/// All that is known of each firm: bits of its columns and positions, by seat; cluster rows by cluster number.
std::map<std::uint32_t, std::vector<double>> firms_of(const World& world) {
    std::map<std::uint32_t, std::vector<double>> firms;
    const std::size_t count = world.firms.count();
    for (std::size_t row = 0; row < count; ++row) {
        std::vector<double>& mine = firms[world.firms.seat[row]];
        visit_columns(world.firms, [&](std::string_view name, const auto& column) {
            const std::size_t width = column.size() / count;
            for (std::size_t at = 0; at < width; ++at) {
                double value = static_cast<double>(column[name == "knowledge" ? at * count + row : row * width + at]);
                if (name.ends_with("cluster") && value != no_cluster)
                    value = world.clusters.number[static_cast<std::size_t>(value)];
                mine.push_back(value);
            }
        });
        visit_columns(world.positions, [&](std::string_view name, const auto& column) {
            if (name == "first") return;
            for (std::size_t at = world.positions.first[row]; at < world.positions.first[row + 1]; ++at)
                mine.push_back(static_cast<double>(column[at]));
        });
    }
    return firms;
}

std::size_t position_count(const World& world) {
    return world.positions.count();
}

}  // namespace

TEST_CASE("law 4, two clusters in sectors of their own are in one run what they are in two") {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const std::string software = software_cluster("software");
        const World both = end_of(world_with(clusters({food_cluster, software}), seed));
        const World food = end_of(world_with(clusters({food_cluster}), seed));
        const World other = end_of(world_with(clusters({software}), seed));
        CHECK(position_count(food) > 10);
        CHECK(position_count(other) > 10);
        auto apart = firms_of(food);
        apart.merge(firms_of(other));
        CHECK(apart.size() == 270);
        CHECK(firms_of(both) == apart);
    }
}

TEST_CASE("law 4, two clusters in one sector do feel each other, which the comparison sees") {
    const std::string rival = software_cluster("food");
    auto apart = firms_of(end_of(world_with(clusters({food_cluster}))));
    apart.merge(firms_of(end_of(world_with(clusters({rival})))));
    CHECK(firms_of(end_of(world_with(clusters({food_cluster, rival})))) != apart);
}

TEST_CASE("law 4, sums of a sector and of a cluster are the same with and without the other cluster") {
    const Results both = run_whole(world_with(clusters({food_cluster, software_cluster("software")})));
    const Results food = run_whole(world_with(clusters({food_cluster})));
    const auto sums_of_first_group = [](const Series& series) {
        std::vector<std::int64_t> sums;
        for (std::size_t at = 0; at < series.values.size(); at += series.groups) sums.push_back(series.values[at]);
        return sums;
    };
    for (const Grouping grouping : {Grouping::sector, Grouping::cluster}) {
        const History &one = both.histories[0], &other = food.histories[0];
        CHECK(sums_of_first_group(one.stocks(grouping)) == sums_of_first_group(other.stocks(grouping)));
        CHECK(sums_of_first_group(one.flows(grouping)) == sums_of_first_group(other.flows(grouping)));
    }
}

TEST_CASE("law 4, firms added in a sector of their own change no other firm, a hundred times") {
    const std::string two = clusters({food_cluster, software_cluster("software")});
    const Settings brief{"run.years=3"};
    const auto run = [&](const std::string& lists) {
        return firms_of(end_of(load_scenario_text(std::string(world_text) + lists, "added.yaml", brief).scenario));
    };
    const auto without = run(two);
    std::size_t changed = 0;
    for (int count = 1; count <= 100; ++count) {
        const char* const country = count % 3 == 0 ? "Spain" : count % 3 == 1 ? "Norway" : "USA";
        const auto with = run(two + "firms:\n  - {name: added, country: " + country +
                              ", sector: vehicles, count: " + std::to_string(count) + "}\n");
        CHECK(with.size() == without.size() + static_cast<std::size_t>(count));
        for (const auto& [seat, firm] : without) changed += with.at(seat) != firm;
    }
    CHECK(changed == 0);
    const auto rival = run(two + "firms:\n  - {name: added, country: Spain, sector: food, count: 1}\n");
    for (const auto& [seat, firm] : without) changed += rival.at(seat) != firm;
    CHECK(changed > 0);
}

}  // namespace abroad

#include "worlds.hpp"

#include <string>

#include "scenario/scenario_file.hpp"

namespace abroad::bench {

namespace {

/// Members of a cluster on average and as many firms beside them.
double firms_of_a_cluster(const FoundingParameters& founding) {
    return founding.cluster_size_count * (1.0 + founding.non_members_per_member_count);
}

template <class Table>
std::size_t bytes_of_columns(const Table& table) {
    std::size_t bytes = 0;
    visit_columns(table, [&](std::string_view, const auto& column) { bytes += column.size() * sizeof(column[0]); });
    return bytes;
}

}  // namespace

Scenario world_of_size(const std::filesystem::path& file, std::size_t firms) {
    Scenario scenario = load_scenario(file).scenario;
    const std::vector<ClusterData> original = scenario.clusters;
    const auto clusters =
        static_cast<std::size_t>(static_cast<double>(firms) / firms_of_a_cluster(scenario.founding) + 0.5);
    scenario.clusters.clear();
    for (std::size_t i = 0; i < clusters; ++i) {
        ClusterData cluster = original[i % original.size()];
        cluster.number = static_cast<int>(i);
        cluster.name += " " + std::to_string(i / original.size());
        scenario.clusters.push_back(cluster);
    }
    return scenario;
}

std::size_t column_bytes(const World& world) {
    return bytes_of_columns(world.firms) + 2 * bytes_of_columns(world.positions);
}

}  // namespace abroad::bench

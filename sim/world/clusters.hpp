// Clusters: who they are, and what their members are like this quarter. Members belong to the cluster's country; most
// are of its sector (MODEL section 1, Cluster management; section 5, member statistics).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "world/table2.hpp"

namespace abroad {

/// How managements of a country work, where the scenario says (slides 6 and 13): their services and the split of their
/// own budget between region, nation and abroad.
struct ClusterProfile {
    std::optional<int> service_limit;
    std::optional<double> regional_share;
    std::optional<double> international_share;
};

/// Clusters in the order of their numbers.
struct Clusters {
    std::vector<std::uint32_t> number;
    std::vector<std::string> name;
    std::vector<std::uint16_t> country;
    std::vector<std::uint16_t> sector;
    /// Of the cluster's country.
    std::vector<ClusterProfile> profile;
    // Member statistics, read before anything else in a quarter.
    std::vector<std::int64_t> members;
    std::vector<std::int64_t> exporting_members;
    /// Firms outside of clusters, by (country, sector).
    Table2<std::int64_t> non_members;
    /// Share of the members that are active in a market, by (cluster, market).
    Table2<float> peers;

    std::size_t count() const { return number.size(); }
    double exporter_share(std::size_t cluster) const {
        return members[cluster] == 0
                   ? 0.0
                   : static_cast<double>(exporting_members[cluster]) / static_cast<double>(members[cluster]);
    }
};

}  // namespace abroad

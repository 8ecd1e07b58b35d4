// Worlds of any size for the benchmark: the scenario of Europe with its list of clusters repeated, so that clusters
// stay as large as they are and countries and sectors keep their shares. Left out: new countries or sectors.
#pragma once

#include <cstddef>
#include <filesystem>

#include "scenario/scenario.hpp"
#include "world/world.hpp"

namespace abroad::bench {

/// The scenario of that file with about `firms` firms.
Scenario world_of_size(const std::filesystem::path& file, std::size_t firms);

/// Bytes of all columns of firms, and of both tables of positions, the present one and the next.
std::size_t column_bytes(const World& world);

}  // namespace abroad::bench

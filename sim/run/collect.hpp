// The runs of a sweep as one labelled file: every outcome over point, replication, period and the axes of its group,
// with the swept parameters as coordinates of the points. It refuses gaps and damaged files unless told to leave them
// open; then every group says how many replications each point really has.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "record/committed_file.hpp"
#include "run/sweep_folder.hpp"

namespace abroad {

enum class Gaps { refuse, allow };

struct CollectRequest {
    std::filesystem::path output;
    Existing existing = Existing::refuse;
    Gaps gaps = Gaps::refuse;
    std::string command_line;
};

struct CollectReport {
    std::size_t points = 0;
    /// Runs that the plan asks for (with a stop rule: until the interval is narrow enough), and those found.
    std::size_t wanted = 0;
    std::size_t found = 0;
    /// Least and most replications of a point.
    std::size_t least_replications = 0;
    std::size_t most_replications = 0;
    std::string digest;
};

/// Throws FileError that names files.
CollectReport collect_sweep(const SweepFolder& folder, const CollectRequest& request);

}  // namespace abroad

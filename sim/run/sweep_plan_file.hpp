// The plan of a sweep as a file of its folder, and back: the experiment with all its values, the points, and the hashes
// that the keys of runs are made from.
#pragma once

#include <filesystem>
#include <string>

#include "run/sweep_plan.hpp"

namespace abroad {

/// Version of the model that made a plan or a run, as told in messages.
std::string version_of(const BuildInfo& build);

/// Replaces what is there. Throws FileError.
void write_plan(const std::filesystem::path& path, const SweepPlan& plan, const std::string& command_line);

/// A plan and the program that made it.
struct StoredPlan {
    SweepPlan plan;
    BuildInfo build;
};

/// Throws FileError for a file that is damaged or no plan.
StoredPlan read_stored_plan(const std::filesystem::path& path);

}  // namespace abroad

// A comparison with its files: the saved burn-in that it may start from, and the one file that everything is in, whole
// or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "run/comparison.hpp"

namespace abroad {

/// Reads a saved burn-in for all worlds of the plan and these replications. Throws FileError that says what does not
/// fit.
Document read_burn_in(const std::filesystem::path& path, const ComparisonPlan& plan, int first_replication,
                      int replications);

/// What is said of a comparison in its file beside the numbers.
struct ComparisonOrigin {
    /// The scenarios compared, in order; the first is the one of the root attributes.
    const std::vector<LoadedScenario>& scenarios;
    std::string command_line;
};

/// Writes the file and returns its digest. Throws FileError.
std::string write_comparison(const std::filesystem::path& path, const ComparisonPlan& plan,
                             const ComparisonResult& result, const ComparisonOrigin& origin, Existing existing);

}  // namespace abroad

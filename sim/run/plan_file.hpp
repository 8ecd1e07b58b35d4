// A plan as a CSV file: the first line names the swept parameters, each further line is a point. Written by hand (the
// points that somebody wants) or drawn by analysis/ (samples). Commas, and double quotes round a value with a comma.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/problems.hpp"
#include "run/experiment_plan.hpp"

namespace abroad {

/// The plan in a file, its columns in the order of `names`, which it must have and no others. Throws ScenarioError with
/// line and column of what is wrong.
ExperimentPlan read_plan(const std::filesystem::path& file, const std::vector<std::string>& names);

/// The same for a text; `file` is for messages.
ExperimentPlan plan_in(std::string_view text, const std::string& file, const std::vector<std::string>& names);

}  // namespace abroad

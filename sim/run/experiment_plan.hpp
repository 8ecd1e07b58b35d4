// The numbered points of an experiment: for every lever and uncertainty one value a point. Full factorial (the last
// parameter changes fastest), linked lists, one at a time round the scenario as it is, or the points of a plan file;
// the points of the two roles are crossed, levers outermost. Samples come as a plan file from analysis/.
#pragma once

#include <string>
#include <vector>

#include "run/experiment.hpp"
#include "run/saved_run.hpp"

namespace abroad {

struct ExperimentPlan {
    /// Of the swept parameters, in order.
    std::vector<std::string> names;
    /// Texts as in a scenario, one a name.
    std::vector<std::vector<std::string>> points;
    /// Where each point stands, if it stands in a file.
    std::vector<Mark> marks;
};

inline constexpr std::size_t most_points = 1'000'000;

/// `base`: values of the scenario as it is, by path. Throws ScenarioError.
ExperimentPlan make_plan(const LoadedExperiment& loaded, const Values& base);

}  // namespace abroad

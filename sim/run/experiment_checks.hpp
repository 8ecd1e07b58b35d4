// What does not fit together in an experiment file, seen without its scenario: names, what each parameter says of its
// values, designs.
#pragma once

#include <string_view>

#include "input/problem_list.hpp"
#include "input/scenario_tree.hpp"
#include "run/experiment.hpp"

namespace abroad {

/// True for designs that are samples, drawn by analysis/ into a plan.
bool is_sample(Design design);

void check_experiment(const Experiment& experiment, const ScenarioTree& tree, ProblemList& problems);

}  // namespace abroad

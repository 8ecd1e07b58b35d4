// What no single value can show: names that point nowhere, numbers given twice, shares that do not add up, ranges that
// cross, draws that would not fit their fields. Every problem is reported with the place of the value that it is about.
#pragma once

#include "input/scenario_tree.hpp"
#include "scenario/scenario.hpp"

namespace abroad {

void check_scenario(const Scenario& scenario, const ScenarioTree& tree, ProblemList& problems);

}  // namespace abroad

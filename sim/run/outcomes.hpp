// The outcomes that an experiment keeps of a run: variables of its results, whole or for one label, in the quarters
// that are wanted. Each stays in its group, with the group's axes; what is kept for one label alone goes to group
// "all".
#pragma once

#include "record/document.hpp"
#include "run/experiment.hpp"
#include "scenario/scenario.hpp"

namespace abroad {

/// Throws ScenarioError, at the line of the outcome, for an indicator, a group or a label that results of this scenario
/// do not have, and for periods that leave no quarter.
void check_outcomes(const LoadedExperiment& loaded, const Scenario& scenario);

/// Groups with the outcomes, over replication, period and the axes of the group. Throws InternalError if one is not
/// there.
Document kept_outcomes(const Document& whole, const Experiment& experiment);

/// Quarters of these periods (calendar years of their beginnings) that are kept.
std::vector<std::size_t> kept_quarters(const std::vector<double>& periods, const Experiment& experiment);

}  // namespace abroad

// One run of a sweep from its scenario to the outcomes that are kept, with a burn-in that it may share.
#pragma once

#include <optional>
#include <string>

#include "record/document.hpp"
#include "run/experiment.hpp"
#include "run/single_run.hpp"

namespace abroad {

/// What became of a run: outcomes, a failure, or neither if it was stopped.
struct OutcomeRun {
    std::optional<Document> outcomes;
    std::string failure;
};

/// Moment at the end of the burn-in; nothing if it failed or was stopped, and then each run says why for itself.
std::optional<Document> simulate_burn_in(const Scenario& scenario, int replication, const std::atomic<bool>* stop);

/// `burn_in`: moment to go on from, or null. Calls of `watch` as in run_replications.
OutcomeRun simulate_outcomes(const Scenario& scenario, const Experiment& experiment, int replication,
                             const Document* burn_in, const Watch& watch);

}  // namespace abroad

#include "run/sweep_run.hpp"

#include "record/history_document.hpp"
#include "run/outcomes.hpp"
#include "run/saved_run.hpp"
#include "scenario/found_policy.hpp"

namespace abroad {

std::optional<Document> simulate_burn_in(const Scenario& scenario, int replication, const std::atomic<bool>* stop) {
    RunPlan plan{{replication}, burn_in_steps(scenario.run), {}};
    plan.check_quarters = program_check_quarters;
    const RunOutcome outcome = run_replications(scenario, plan, {{}, stop});
    const ReplicationRun& run = outcome.replications.front();
    if (!run.failure.empty() || run.step < plan.last_step) return std::nullopt;
    return moments_document(outcome.replications);
}

OutcomeRun simulate_outcomes(const Scenario& scenario, const Experiment& experiment, int replication,
                             const Document* burn_in, const Watch& watch) {
    RunPlan plan{{replication}, total_steps(scenario.run), {}};
    plan.check_quarters = program_check_quarters;
    if (burn_in != nullptr) plan.begin.push_back(burn_in);
    RunOutcome outcome = run_replications(scenario, plan, watch);
    ReplicationRun& run = outcome.replications.front();
    if (!run.history) return {std::nullopt, run.failure};
    const std::vector<History> histories{std::move(*run.history)};
    const Policy policy = policy_of(scenario, outcome.facts);
    return {kept_outcomes(history_document(histories, replication, outcome.facts, policy), experiment), {}};
}

}  // namespace abroad

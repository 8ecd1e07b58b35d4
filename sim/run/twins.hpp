// Twin worlds of one replication: the burn-in is simulated once, or restored, and every world of the plan goes on from
// there with the same draws; then the pairs are taken apart and the worlds are forgotten. Replications run in parallel,
// one thread each, so that no more worlds are in memory than threads are at work (MODEL section 8).
#pragma once

#include <string>
#include <vector>

#include "record/document.hpp"
#include "run/comparison_plan.hpp"
#include "run/firm_table.hpp"
#include "run/funded_acts.hpp"
#include "run/policy_money.hpp"
#include "run/single_run.hpp"

namespace abroad {

struct PairResult {
    Decomposition parts;
    FundedActs acts;
    std::vector<MoneyOfYear> money;
    /// Empty for effects that the pair of the total effect shows as well.
    FirmTable firms;
};

/// One replication. With a failure there is nothing else.
struct TwinRun {
    int replication = 0;
    std::string failure;
    bool was_stopped = false;
    std::vector<PairResult> pairs;
    /// Applications and ledger of the first world.
    FundingTables funding;
    /// Calendar years whose ends were recorded.
    std::vector<int> years;
};

/// Names for labels, the same in all replications.
struct Places {
    std::vector<std::string> countries, sectors, clusters;
};

struct TwinOutcome {
    std::vector<TwinRun> runs;
    Places places;
};

/// Calendar years whose ends are in the record, and the places of those that a pair is looked at: before the policy, at
/// its end and five years later, or the last year there is.
std::vector<int> years_of(const WorldOutcomes& world);
MomentYears moment_years(const PairPlan& pair, const std::vector<int>& years);

/// Simulates these replications of all worlds. `burn_in`: null, or a document with a moment of each replication, for
/// plans whose worlds share one burn-in.
TwinOutcome run_twins(const ComparisonPlan& plan, const std::vector<int>& replications, const Document* burn_in,
                      const Watch& watch = {});

/// The ends of the burn-ins of these replications, for a plan whose worlds share one; without those that failed.
Document burn_ins(const ComparisonPlan& plan, const std::vector<int>& replications, const Watch& watch = {});

/// What was written down of each world of one replication.
std::vector<WorldOutcomes> simulate_twins(const ComparisonPlan& plan, int replication, const Document* burn_in,
                                          const Watch& watch, Places* places);

}  // namespace abroad

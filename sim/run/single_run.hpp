// The replications of one scenario, side by side, each recorded from the end of the burn-in on. A replication that
// fails says why and takes no other with it. A run can stop at the end of any quarter and be gone on with from there.
// Left out: files (run_files.hpp).
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/document.hpp"
#include "record/history.hpp"
#include "run/invariants.hpp"
#include "scenario/scenario.hpp"

namespace abroad {

/// Who looks on: called after each simulated quarter by whichever thread simulated it, with the replication and its
/// quarters so far; an exception fails that replication. A true `stop` ends all replications at the end of a quarter.
struct Watch {
    std::function<void(int replication, int step)> after_quarter;
    const std::atomic<bool>* stop = nullptr;
};

/// Which replications to simulate and how far.
struct RunPlan {
    std::vector<int> replications;
    /// Quarters since the start of the burn-in after which to stop.
    int last_step = 0;
    /// Documents with moments of some replications to go on from; the first that has one counts.
    std::vector<const Document*> begin;
    /// Quarters between checks of the whole world, 0 for never.
    int check_quarters = usual_check_quarters;
};

/// The reason of a failure that is nobody's fault.
inline constexpr std::string_view not_enough_memory = "not enough memory";
/// How the reason of a failure begins that the scenario is to blame for.
inline constexpr std::string_view scenario_to_blame = "the scenario cannot be simulated: ";
/// True for the reason of a failure that is a fault of the program.
inline bool is_our_fault(std::string_view reason) {
    return reason != not_enough_memory && !reason.starts_with(scenario_to_blame);
}

/// What became of one replication. With a failure there is nothing else.
struct ReplicationRun {
    int replication = 0;
    /// Quarters simulated.
    int step = 0;
    std::string failure;
    /// Set when all quarters of the scenario are done.
    std::optional<History> history;
    /// The moment to go on from; empty if nothing was simulated, or all of it.
    std::vector<Group> moment;
};

struct RunOutcome {
    std::vector<ReplicationRun> replications;
    /// What does not differ between replications: sectors, markets, clusters; of a world at the end of the run,
    /// empty if no replication came so far.
    World facts;
    /// True if `stop` ended it.
    bool was_stopped = false;
};

/// Simulates the plan, replications in parallel, with no more worlds in memory at a time than there are threads.
RunOutcome run_replications(const Scenario& scenario, const RunPlan& plan, const Watch& watch = {});

/// Quarters of replications that the plan still asks for.
std::int64_t quarters_to_do(const RunPlan& plan);

}  // namespace abroad

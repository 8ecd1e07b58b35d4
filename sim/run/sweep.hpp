// A sweep: all runs of a plan that its folder does not hold yet, in parallel, each stored as soon as it is over. What
// finished is never lost: a sweep that is stopped, killed or out of disk goes on when it is started again. A run that
// fails is noted and takes no other with it.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "run/sweep_folder.hpp"
#include "run/sweep_plan.hpp"
#include "run/sweep_tasks.hpp"

namespace abroad {

/// How far a sweep is. `total`: runs of this shard; `there`: those of them that the folder held before.
struct SweepCounts {
    std::size_t total = 0;
    std::size_t there = 0;
    std::size_t done = 0;
    std::size_t failed = 0;
    std::size_t remaining() const { return total - there - done - failed; }
};

/// Who looks on, from whichever thread. An exception of after_quarter fails that run. A true `stop` ends all runs at
/// the end of a quarter; what has not finished then is not stored.
struct SweepWatch {
    std::function<void(const RunNumber& run, int step)> after_quarter;
    std::function<void(const SweepCounts& counts)> after_run;
    const std::atomic<bool>* stop = nullptr;
};

struct SweepReport {
    SweepCounts counts;
    std::vector<FailedRun> failed;
    /// Runs that somebody else had stored meanwhile with other results: a fault of the program or of the machine.
    std::vector<FailedRun> alarms;
    bool was_stopped = false;
    /// Points whose interval was narrow enough before the last replication; with a stop rule.
    std::size_t points_stopped_early = 0;
    /// Why results could not be written any more; the sweep ended there.
    std::optional<std::string> file_error;
};

struct SweepRequest {
    Shard shard;
    /// 0: as many as the machine has.
    std::size_t threads = 0;
    std::string command_line;
};

/// Runs what is missing. The plan must outlive the call. Throws FileError if the folder cannot be used.
SweepReport run_sweep(const SweepPlan& plan, const SweepFolder& folder, const SweepRequest& request,
                      const SweepWatch& watch = {});

}  // namespace abroad

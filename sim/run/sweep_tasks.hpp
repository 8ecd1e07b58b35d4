// The runs of a sweep as pieces of work: one replication of all points that share its burn-in, which is simulated once
// for them. Replications come first to last, so that every point has its first replications early. Shards are cut
// before anybody looks at what is done already, so that they stay the same when a sweep goes on.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "run/sweep_plan.hpp"

namespace abroad {

/// Part `number` of `count`, counted from 1.
struct Shard {
    std::size_t number = 1;
    std::size_t count = 1;
};

struct SweepTask {
    int replication = 0;
    std::vector<std::size_t> points;
};

/// The runs of these replications that belong to the shard. Whole tasks go to one shard where there are enough of them;
/// otherwise runs are dealt out one by one. With `by_point` all replications of a point go to one shard.
std::vector<SweepTask> tasks_of(const SweepPlan& plan, const std::vector<int>& replications, const Shard& shard,
                                bool by_point);

/// Tasks with the runs that are wanted, those without any left out.
std::vector<SweepTask> only_wanted(std::vector<SweepTask> tasks, const std::function<bool(const RunNumber&)>& wanted);

std::size_t runs_in(const std::vector<SweepTask>& tasks);

}  // namespace abroad

#include "run/sweep_tasks.hpp"

#include <map>

namespace abroad {

namespace {

/// Points by the burn-in that they share, in the order of their first points.
std::vector<std::vector<std::size_t>> points_by_burn_in(const SweepPlan& plan) {
    std::map<std::string, std::size_t> place;
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t point = 0; point < plan.hashes.size(); ++point) {
        const auto [at, is_new] = place.emplace(plan.hashes[point].burn_in, groups.size());
        if (is_new) groups.emplace_back();
        groups[at->second].push_back(point);
    }
    return groups;
}

}  // namespace

std::vector<SweepTask> tasks_of(const SweepPlan& plan, const std::vector<int>& replications, const Shard& shard,
                                bool by_point) {
    std::vector<SweepTask> tasks;
    const auto groups = points_by_burn_in(plan);
    for (const int replication : replications)
        for (const auto& points : groups) tasks.push_back({replication, points});
    if (shard.count == 1) return tasks;
    constexpr std::size_t enough_tasks_a_shard = 4;
    const bool whole_tasks = !by_point && tasks.size() >= enough_tasks_a_shard * shard.count;
    std::size_t run = 0;
    for (std::size_t task = 0; task < tasks.size(); ++task)
        std::erase_if(tasks[task].points, [&](std::size_t point) {
            const std::size_t number = by_point ? point : whole_tasks ? task : run++;
            return number % shard.count != shard.number - 1;
        });
    std::erase_if(tasks, [](const SweepTask& task) { return task.points.empty(); });
    return tasks;
}

std::vector<SweepTask> only_wanted(std::vector<SweepTask> tasks, const std::function<bool(const RunNumber&)>& wanted) {
    for (SweepTask& task : tasks)
        std::erase_if(task.points, [&](std::size_t point) { return !wanted({point, task.replication}); });
    std::erase_if(tasks, [](const SweepTask& task) { return task.points.empty(); });
    return tasks;
}

std::size_t runs_in(const std::vector<SweepTask>& tasks) {
    std::size_t runs = 0;
    for (const SweepTask& task : tasks) runs += task.points.size();
    return runs;
}

}  // namespace abroad

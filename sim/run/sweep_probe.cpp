#include "run/sweep_probe.hpp"

#include <fmt/core.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>

#include "base/problems.hpp"
#include "parallel/blocks.hpp"
#include "record/document_file.hpp"
#include "record/hdf5_file.hpp"
#include "run/sweep_run.hpp"

namespace abroad {

namespace {

std::size_t memory_now() {
    std::ifstream file("/proc/self/statm");
    std::size_t pages = 0, resident = 0;
    file >> pages >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

std::size_t most_memory() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// On one thread, as runs of a large sweep are simulated.
void measure(const SweepPlan& plan, Probe& probe) {
    const ThreadLimit one_thread(1);
    const std::size_t before = memory_now();
    const LoadedScenario loaded = scenario_at(plan.experiment, plan.scenario_file, plan.points, probe.measured.point);
    const auto begin = std::chrono::steady_clock::now();
    const bool has_burn_in = burn_in_steps(loaded.scenario.run) > 0;
    std::optional<Document> burn_in;
    if (has_burn_in) burn_in = simulate_burn_in(loaded.scenario, probe.measured.replication, nullptr);
    probe.burn_in_seconds = has_burn_in ? seconds_since(begin) : 0;
    const auto middle = std::chrono::steady_clock::now();
    OutcomeRun run = simulate_outcomes(loaded.scenario, plan.experiment, probe.measured.replication,
                                       burn_in ? &*burn_in : nullptr, {});
    if (!run.outcomes)
        throw FileError(fmt::format("the probe run ({}, replication {}) failed: {}",
                                    point_text(plan.points, probe.measured.point), probe.measured.replication,
                                    run.failure));
    run.outcomes->attributes["resolved_scenario"] = loaded.resolved_yaml;
    probe.run_bytes = image_of(*run.outcomes).size();
    probe.run_seconds = seconds_since(middle);
    probe.memory_bytes = before + probe.threads * (std::max(most_memory(), before) - before);
}

}  // namespace

Probe probe_sweep(const SweepPlan& plan, const SweepFolder& folder, const SweepRequest& request) {
    Probe probe;
    {
        const ThreadLimit limit(request.threads);
        probe.threads = worker_count();
    }
    const std::string kept = kept_text(plan.experiment);
    const auto tasks =
        tasks_of(plan, replications_of(plan.experiment), request.shard, plan.experiment.stop.outcome.has_value());
    const auto missing = only_wanted(tasks, [&](const RunNumber& run) {
        return !folder.has_whole(run_key(plan.hashes[run.point], run.replication, kept));
    });
    probe.runs_total = runs_in(tasks);
    probe.runs_to_do = runs_in(missing);
    probe.burn_ins_to_do = missing.size();
    if (missing.empty()) return probe;
    probe.measured = {missing.front().points.front(), missing.front().replication};
    measure(plan, probe);
    return probe;
}

}  // namespace abroad

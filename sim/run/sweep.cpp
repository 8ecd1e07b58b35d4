#include "run/sweep.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "base/problems.hpp"
#include "parallel/blocks.hpp"
#include "run/stopping.hpp"
#include "run/sweep_run.hpp"

namespace abroad {

namespace {

class Sweep {
 public:
    Sweep(const SweepPlan& plan, const SweepFolder& folder, const SweepWatch& watch)
        : plan_(plan), folder_(folder), watch_(watch), kept_(kept_text(plan.experiment)) {}

    /// Runs what is missing of these tasks, which are part of all that is counted.
    void run(const std::vector<SweepTask>& tasks) {
        const std::vector<SweepTask> missing = missing_of(tasks);
        report_.counts.there += runs_in(tasks) - runs_in(missing);
        for_each_task(missing.size(), [&](std::size_t at) { run_task(missing[at]); });
    }

    void expect(std::size_t runs) { report_.counts.total = runs; }

    /// Adds replications to each point until its interval is narrow enough.
    void run_until_precise(const Shard& shard) {
        const StopRule& rule = plan_.experiment.stop;
        const std::vector<int> all = replications_of(plan_.experiment);
        std::map<std::size_t, std::vector<double>> values;
        const auto is_open = [&](const RunNumber& run) { return !is_precise(values[run.point], rule); };
        auto begin = all.begin(), end = begin + rule.least_replications_count;
        for (; begin != all.end() && !is_stopped(); begin = end, end += end == all.end() ? 0 : 1) {
            const auto tasks = tasks_of(plan_, {begin, end}, shard, true);
            const auto open = only_wanted(tasks, is_open);
            // After the first round one replication a round, so these are points.
            report_.points_stopped_early = runs_in(tasks) - runs_in(open);
            report_.counts.total -= report_.points_stopped_early;
            run(open);
            take_values(open, values);
        }
    }

    SweepReport finish() {
        report_.was_stopped = watch_.stop != nullptr && watch_.stop->load();
        std::sort(report_.failed.begin(), report_.failed.end(), [](const FailedRun& a, const FailedRun& b) {
            return std::pair(a.number.point, a.number.replication) < std::pair(b.number.point, b.number.replication);
        });
        return std::move(report_);
    }

 private:
    std::string key_of(const RunNumber& run) const { return run_key(plan_.hashes[run.point], run.replication, kept_); }

    bool is_stopped() const { return stop_.load() || (watch_.stop != nullptr && watch_.stop->load()); }

    std::vector<SweepTask> missing_of(const std::vector<SweepTask>& tasks) const {
        std::vector<SweepTask> missing = tasks;
        for_each_task(missing.size(), [&](std::size_t at) {
            missing[at] = {missing[at].replication, {}};
            // Equal points of a plan have equal runs: one file serves them all.
            std::set<std::string> seen;
            for (const std::size_t point : tasks[at].points)
                if (seen.insert(plan_.hashes[point].scenario).second &&
                    !folder_.has_whole(key_of({point, tasks[at].replication})))
                    missing[at].points.push_back(point);
        });
        std::erase_if(missing, [](const SweepTask& task) { return task.points.empty(); });
        return missing;
    }

    LoadedScenario load(std::size_t point) const {
        LoadedScenario loaded = scenario_at(plan_.experiment, plan_.scenario_file, plan_.points, point);
        if (hashes_of(loaded) != plan_.hashes[point])
            throw FileError(plan_.scenario_file.string() + ": changed while the sweep was under way; start it again");
        return loaded;
    }

    void run_task(const SweepTask& task) {
        if (is_stopped()) return;
        std::optional<Document> burn_in;
        try {
            const Scenario& first = load(task.points.front()).scenario;
            if (task.points.size() > 1 && burn_in_steps(first.run) > 0)
                burn_in = simulate_burn_in(first, task.replication, watch_.stop);
        } catch (const std::exception& failure) {
            return end_all(failure.what());
        }
        for_each_task(task.points.size(), [&](std::size_t at) {
            run_one({task.points[at], task.replication}, burn_in ? &*burn_in : nullptr);
        });
    }

    void run_one(const RunNumber& run, const Document* burn_in) {
        const std::string key = key_of(run);
        // Another worker may have been here.
        if (is_stopped()) return;
        if (folder_.has_file(key) && folder_.has_whole(key)) return count(&SweepCounts::there);
        try {
            const LoadedScenario loaded = load(run.point);
            const auto look = [&](int, int step) {
                if (watch_.after_quarter) watch_.after_quarter(run, step);
            };
            OutcomeRun outcome =
                simulate_outcomes(loaded.scenario, plan_.experiment, run.replication, burn_in, {look, watch_.stop});
            if (!outcome.failure.empty()) return fail({run, key, outcome.failure});
            if (outcome.outcomes) store(run, key, std::move(*outcome.outcomes), loaded);
        } catch (const FileError& failure) {
            end_all(failure.what());
        } catch (const std::exception& failure) {
            fail({run, key, failure.what()});
        }
    }

    void store(const RunNumber& run, const std::string& key, Document outcomes, const LoadedScenario& loaded) {
        const Stored stored = folder_.store(key, run.replication, std::move(outcomes), loaded);
        folder_.forget_failure(key);
        if (stored == Stored::differs) {
            const std::scoped_lock lock(mutex_);
            report_.alarms.push_back({run, key, "somebody else stored other results of the same run"});
        }
        count(&SweepCounts::done);
    }

    void fail(const FailedRun& failed) {
        try {
            folder_.note_failure(failed, plan_.points);
        } catch (const FileError& failure) {
            end_all(failure.what());
        }
        {
            const std::scoped_lock lock(mutex_);
            report_.failed.push_back(failed);
        }
        count(&SweepCounts::failed);
    }

    /// A disk that is full stays full: nothing more is begun.
    void end_all(const std::string& reason) {
        const std::scoped_lock lock(mutex_);
        if (!report_.file_error) report_.file_error = reason;
        stop_ = true;
    }

    void count(std::size_t SweepCounts::*what) {
        const std::scoped_lock lock(mutex_);
        ++(report_.counts.*what);
        if (watch_.after_run) watch_.after_run(report_.counts);
    }

    /// Adds the values of the replication of these runs that the stop rule looks at.
    void take_values(const std::vector<SweepTask>& tasks, std::map<std::size_t, std::vector<double>>& values) const {
        for (const SweepTask& task : tasks)
            for (const std::size_t point : task.points) {
                const std::string key = key_of({point, task.replication});
                if (folder_.has_whole(key))
                    values[point].push_back(stopping_value(folder_.read(key), plan_.experiment.stop));
            }
    }

    const SweepPlan& plan_;
    const SweepFolder& folder_;
    const SweepWatch& watch_;
    const std::string kept_;
    std::mutex mutex_;
    std::atomic<bool> stop_ = false;
    SweepReport report_;
};

}  // namespace

SweepReport run_sweep(const SweepPlan& plan, const SweepFolder& folder, const SweepRequest& request,
                      const SweepWatch& watch) {
    const ThreadLimit limit(request.threads);
    folder.open(plan, request.command_line);
    Sweep sweep(plan, folder, watch);
    const bool is_adaptive = plan.experiment.stop.outcome.has_value();
    const auto tasks = tasks_of(plan, replications_of(plan.experiment), request.shard, is_adaptive);
    sweep.expect(runs_in(tasks));
    if (is_adaptive)
        sweep.run_until_precise(request.shard);
    else
        sweep.run(tasks);
    return sweep.finish();
}

}  // namespace abroad

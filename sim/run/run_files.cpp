#include "run/run_files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>
#include <system_error>

#include "base/problems.hpp"
#include "parallel/blocks.hpp"
#include "record/checkpoint.hpp"
#include "record/history_document.hpp"
#include "run/provenance.hpp"
#include "run/saved_run.hpp"
#include "scenario/found_policy.hpp"

namespace abroad {

namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

bool is_same_file(const fs::path& one, const fs::path& other) {
    std::error_code ignored;
    return one.lexically_normal() == other.lexically_normal() || fs::equivalent(one, other, ignored);
}

/// A state may not lose replications that nobody asked for this time.
void check_asks_for_all_of(const fs::path& path, const Document& state, const std::vector<int>& asked) {
    for (const auto& [replication, step] : steps_in(state))
        if (std::find(asked.begin(), asked.end(), replication) == asked.end())
            throw FileError(
                fmt::format("{}: holds replication {}, which this command does not ask for and would lose "
                            "(ask for all of its replications, choose another output, or remove it)",
                            path.string(), replication));
}

/// Moves the failed ones out of the runs.
void take_failed(std::vector<ReplicationRun>& runs, RunReport& report) {
    for (const ReplicationRun& run : runs)
        if (!run.failure.empty()) report.failed.push_back({run.replication, run.failure});
    std::erase_if(runs, [](const ReplicationRun& run) { return !run.failure.empty(); });
}

}  // namespace

fs::path state_path(const fs::path& output) {
    fs::path path = output;
    path += ".partial";
    return path;
}

PreparedRun::PreparedRun(const LoadedScenario& loaded, RunRequest request)
    : loaded_(loaded), request_(std::move(request)) {
    const RunParameters& run = loaded.scenario.run;
    plan_.replications.resize(static_cast<std::size_t>(run.replications_count));
    std::iota(plan_.replications.begin(), plan_.replications.end(), request_.first_replication);
    plan_.check_quarters = program_check_quarters;
    plan_.last_step = std::min(total_steps(run), request_.until_step.value_or(total_steps(run)));
    check_outputs();
    read_state();
    read_burn_in();
    plan_saved_burn_in();
    if (state_) plan_.begin.push_back(&*state_);
    if (burn_in_) plan_.begin.push_back(&*burn_in_);
}

void PreparedRun::check_outputs() const {
    check_can_write(request_.output, request_.existing);
    check_can_write(state_path(request_.output), Existing::replace);
    std::vector<fs::path> written{request_.output};
    if (request_.save_burn_in) written.push_back(*request_.save_burn_in);
    if (request_.save_burn_in && is_same_file(request_.output, *request_.save_burn_in))
        throw FileError(request_.output.string() + ": results and saved burn-in cannot be one file");
    for (const fs::path& path : written) {
        for (const SourceText& source : loaded_.sources)
            if (is_same_file(path, source.name))
                throw FileError(path.string() + ": is the scenario itself; choose another name for the output");
        if (request_.burn_in && is_same_file(path, *request_.burn_in))
            throw FileError(path.string() + ": is the burn-in to start from; choose another name for the output");
    }
}

/// A state of other values is in the way, unless whatever is there may be replaced.
void PreparedRun::read_state() {
    const fs::path path = state_path(request_.output);
    if (!is_there(path)) return;
    try {
        state_ = read_moments(path, FileKind::unfinished_run, loaded_.scenario);
        check_asks_for_all_of(path, *state_, plan_.replications);
    } catch (const FileError&) {
        if (request_.existing == Existing::refuse) throw;
    }
}

void PreparedRun::read_burn_in() {
    if (!request_.burn_in) return;
    burn_in_ = read_moments(*request_.burn_in, FileKind::burn_in, loaded_.scenario);
    const auto steps = steps_in(*burn_in_);
    for (const int replication : plan_.replications)
        if (!steps.contains(replication))
            throw FileError(fmt::format("{}: does not hold replication {}; it holds {} replications from {} to {}",
                                        request_.burn_in->string(), replication, steps.size(), steps.begin()->first,
                                        steps.rbegin()->first));
}

/// A run that was stopped after its burn-in had been saved does not save it again.
void PreparedRun::plan_saved_burn_in() {
    if (!request_.save_burn_in) return;
    const auto steps = state_ ? steps_in(*state_) : std::map<int, int>();
    const int end = burn_in_steps(loaded_.scenario.run);
    const auto is_past = [&](int replication) { return steps.contains(replication) && steps.at(replication) >= end; };
    const bool all_past = std::all_of(plan_.replications.begin(), plan_.replications.end(), is_past);
    if (all_past && is_there(*request_.save_burn_in)) {
        request_.save_burn_in.reset();
        return;
    }
    if (std::any_of(steps.begin(), steps.end(), [&](const auto& at) { return at.second > end; }))
        throw FileError(fmt::format("{}: its burn-in is over and cannot be saved any more; leave out --save-burn-in",
                                    state_path(request_.output).string()));
    check_can_write(*request_.save_burn_in, request_.existing);
}

std::int64_t PreparedRun::quarters_to_do() const {
    return abroad::quarters_to_do(plan_);
}

std::size_t PreparedRun::resumed_count() const {
    return state_ ? steps_in(*state_).size() : 0;
}

RunReport PreparedRun::run(const Watch& watch) {
    const ThreadLimit limit(request_.threads);
    RunReport report;
    if (request_.save_burn_in && !simulate_burn_in(watch, report)) return report;
    RunOutcome outcome = run_replications(loaded_.scenario, plan_, watch);
    take_failed(outcome.replications, report);
    const bool is_whole = std::all_of(outcome.replications.begin(), outcome.replications.end(),
                                      [](const ReplicationRun& run) { return run.history.has_value(); });
    if (outcome.replications.empty()) {
        report.end = RunEnd::all_failed;
    } else if (!is_whole) {
        report.end = outcome.was_stopped ? RunEnd::stopped : RunEnd::reached_until;
        save_state(outcome.replications, report);
    } else {
        write_outcome(std::move(outcome), report);
    }
    return report;
}

/// Simulates all replications to the end of the burn-in and saves that. False if the run ends here.
bool PreparedRun::simulate_burn_in(const Watch& watch, RunReport& report) {
    RunPlan plan = plan_;
    plan.last_step = std::min(plan_.last_step, burn_in_steps(loaded_.scenario.run));
    RunOutcome outcome = run_replications(loaded_.scenario, plan, watch);
    take_failed(outcome.replications, report);
    const bool is_over = std::all_of(outcome.replications.begin(), outcome.replications.end(),
                                     [&](const auto& run) { return run.step == burn_in_steps(loaded_.scenario.run); });
    if (outcome.replications.empty()) {
        report.end = RunEnd::all_failed;
        return false;
    }
    if (!is_over) {
        report.end = outcome.was_stopped ? RunEnd::stopped : RunEnd::reached_until;
        save_state(outcome.replications, report);
        return false;
    }
    plan_.replications.clear();
    for (const ReplicationRun& run : outcome.replications) plan_.replications.push_back(run.replication);
    fresh_burn_in_ = moments_document(outcome.replications);
    outcome.replications.clear();
    write_moments(*request_.save_burn_in, *fresh_burn_in_, loaded_.scenario,
                  provenance(FileKind::burn_in, report.failed), request_.existing);
    report.saved_burn_in = request_.save_burn_in;
    plan_.begin = {&*fresh_burn_in_};
    return true;
}

Provenance PreparedRun::provenance(FileKind kind, const std::vector<FailedReplication>& failed) const {
    return provenance_of(loaded_, kind, request_.command_line, failed);
}

void PreparedRun::save_state(const std::vector<ReplicationRun>& runs, RunReport& report) const {
    Document moments = moments_document(runs);
    if (moments.groups.empty()) return;
    report.state = state_path(request_.output);
    write_moments(*report.state, std::move(moments), loaded_.scenario,
                  provenance(FileKind::unfinished_run, report.failed), Existing::replace);
}

void PreparedRun::write_outcome(RunOutcome outcome, RunReport& report) const {
    std::vector<int> replications;
    for (ReplicationRun& run : outcome.replications) {
        replications.push_back(run.replication);
        report.histories.push_back(std::move(*run.history));
    }
    const Policy policy = policy_of(loaded_.scenario, outcome.facts);
    report.digest =
        write_results(request_.output, history_document(report.histories, replications, outcome.facts, policy),
                      provenance(FileKind::results, report.failed), request_.existing);
    std::error_code ignored;
    fs::remove(state_path(request_.output), ignored);
}

}  // namespace abroad

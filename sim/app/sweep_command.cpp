#include "app/sweep_command.hpp"

#include <fmt/core.h>

#include <charconv>
#include <mutex>

#include "app/interruption.hpp"
#include "app/standard_files.hpp"
#include "app/sweep_progress.hpp"
#include "run/collect.hpp"
#include "run/sweep.hpp"

namespace abroad {

namespace {

constexpr std::size_t most_failures_told = 10;

/// All of the text as a number.
template <class Number>
std::optional<Number> number_in(std::string_view text) {
    Number number{};
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

ProgressStyle style_of(const CommandLine& line) {
    if (line.quiet) return ProgressStyle::none;
    return errors_go_to_terminal() ? ProgressStyle::bar : ProgressStyle::lines;
}

std::string size_text(std::size_t bytes) {
    const auto size = static_cast<double>(bytes);
    if (size < 1e6) return fmt::format("{:.0f} kB", size / 1e3);
    if (size < 1e9) return fmt::format("{:.1f} MB", size / 1e6);
    return fmt::format("{:.1f} GB", size / 1e9);
}

void tell_runs(const std::vector<FailedRun>& runs, const ExperimentPlan& points, const char* what) {
    for (std::size_t at = 0; at < std::min(runs.size(), most_failures_told); ++at)
        complain(fmt::format("abroad: {}, replication {} {}: {}\n", point_text(points, runs[at].number.point),
                             runs[at].number.replication, what, runs[at].reason));
    if (runs.size() > most_failures_told)
        complain(fmt::format("abroad: and {} more\n", runs.size() - most_failures_told));
}

void tell_end(const CommandLine& line, const SweepReport& report, const SweepFolder& folder, double seconds) {
    const SweepCounts& counts = report.counts;
    if (report.was_stopped && counts.remaining() > 0)
        complain(fmt::format("abroad: stopped with {} runs remaining; the same command goes on from there\n",
                             counts.remaining()));
    if (!report.failed.empty())
        complain(fmt::format("abroad: notes on the failed runs are in {}\n", (folder.path() / "failed").string()));
    if (line.quiet) return;
    complain(fmt::format("abroad: {} runs done after {}, {} were there already, {} failed\n", counts.done,
                         duration_text(seconds), counts.there, counts.failed));
    if (report.points_stopped_early > 0)
        complain(fmt::format("abroad: {} points were precise enough before their last replication\n",
                             report.points_stopped_early));
    if (counts.remaining() == 0 && counts.failed == 0) print(fmt::format("sweep    {}\n", folder.path().string()));
}

ExitCode code_of(const SweepReport& report) {
    if (!report.alarms.empty()) return ExitCode::internal;
    if (report.file_error) throw FileError(*report.file_error + " (the same command goes on from there)");
    if (report.was_stopped && report.counts.remaining() > 0) return ExitCode::interrupted;
    return report.failed.empty() ? ExitCode::done : ExitCode::some_runs_failed;
}

std::string plan_text(const SweepPlan& plan) {
    return fmt::format("{} points, {} replications, {} runs", plan.hashes.size(), plan.experiment.replications_count,
                       plan.runs_count());
}

}  // namespace

Shard shard_of(const std::string& text) {
    const std::size_t slash = text.find('/');
    const auto number = number_in<std::size_t>(text.substr(0, slash));
    const auto count = slash == text.npos ? std::nullopt : number_in<std::size_t>(text.substr(slash + 1));
    if (!number || !count || *number < 1 || *number > *count)
        throw UsageError(fmt::format("--shard {}: say which part of how many, for example 1/4 to 4/4", text));
    return {*number, *count};
}

Sample sample_of(const std::string& text) {
    if (text.ends_with('%')) {
        const auto percent = number_in<double>(text.substr(0, text.size() - 1));
        if (percent && *percent >= 0 && *percent <= 100) return {*percent / 100, 0};
    } else if (const auto count = number_in<std::size_t>(text)) {
        return {0, *count};
    }
    throw UsageError(fmt::format("--sample {}: say a share, for example 1%, or a number of runs", text));
}

std::string probe_text(const SweepPlan& plan, const Probe& probe) {
    std::string text = fmt::format("runs     {} ({}), {} to do\n", probe.runs_total, plan_text(plan), probe.runs_to_do);
    if (probe.runs_to_do == 0) return text;
    text += fmt::format("time     {} on {} threads", duration_text(probe.seconds()), probe.threads);
    if (probe.burn_in_seconds > 0)
        text += fmt::format(" ({} burn-ins of {}, shared where they can be, and {} runs of {})\n", probe.burn_ins_to_do,
                            duration_text(probe.burn_in_seconds), probe.runs_to_do, duration_text(probe.run_seconds));
    else
        text += fmt::format(" ({} runs of {})\n", probe.runs_to_do, duration_text(probe.run_seconds));
    text += fmt::format("memory   {}\n", size_text(probe.memory_bytes));
    text += fmt::format("disk     {} ({} a run)\n", size_text(probe.runs_to_do * probe.run_bytes),
                        size_text(probe.run_bytes));
    text += fmt::format("measured on {}, replication {}\n", point_text(plan.points, probe.measured.point),
                        probe.measured.replication);
    return text;
}

ExitCode sweep(const CommandLine& line) {
    const Interruption interruption;
    const SweepRequest request{shard_of(line.sweep.shard), line.threads, line.text};
    const SweepPlan plan = plan_sweep(load_experiment(line.scenario));
    const SweepFolder folder(line.output.value());
    if (line.sweep.dry_run) {
        print(probe_text(plan, probe_sweep(plan, folder, request)));
        return ExitCode::done;
    }
    if (!line.quiet) complain(fmt::format("abroad: {}: {}\n", line.scenario, plan_text(plan)));
    SweepProgress progress(style_of(line));
    const SweepReport report = run_sweep(
        plan, folder, request, {{}, [&](const SweepCounts& counts) { progress.show(counts); }, &interruption.wanted()});
    progress.finish();
    tell_runs(report.failed, plan.points, "failed");
    tell_runs(report.alarms, plan.points, "is not the same twice");
    if (!report.alarms.empty()) complain(fmt::format("{}\n", please_report));
    tell_end(line, report, folder, progress.elapsed_seconds());
    return code_of(report);
}

ExitCode verify(const CommandLine& line) {
    const Interruption interruption;
    const Sample sample = sample_of(line.sweep.sample);
    const VerifyReport report = verify_sweep(SweepFolder(line.scenario), sample, line.threads, &interruption.wanted());
    for (const std::string& one : report.damaged) complain(fmt::format("abroad: {}\n", one));
    for (const std::string& one : report.different) complain(fmt::format("abroad: {}\n", one));
    if (!line.quiet)
        print(
            fmt::format("planned  {} runs, {} missing\nchecked  {} files, {} damaged\nagain    {} runs, {} different\n",
                        report.planned, report.missing, report.checked, report.damaged.size(), report.simulated,
                        report.different.size()));
    if (report.was_stopped) return ExitCode::interrupted;
    return report.damaged.empty() && report.different.empty() ? ExitCode::done : ExitCode::some_runs_failed;
}

ExitCode collect(const CommandLine& line) {
    const CollectRequest request{line.output.value(), line.overwrite ? Existing::replace : Existing::refuse,
                                 line.sweep.allow_gaps ? Gaps::allow : Gaps::refuse, line.text};
    const CollectReport report = collect_sweep(SweepFolder(line.scenario), request);
    if (line.quiet) return ExitCode::done;
    print(fmt::format("runs     {} of {}; replications a point: {} to {}\nresults  {}\ndigest   {}\n", report.found,
                      report.wanted, report.least_replications, report.most_replications, request.output.string(),
                      report.digest));
    return ExitCode::done;
}

}  // namespace abroad

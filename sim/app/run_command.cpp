#include "app/run_command.hpp"

#include <fmt/core.h>

#include <cmath>
#include <filesystem>

#include "app/commands.hpp"
#include "app/interruption.hpp"
#include "app/progress.hpp"
#include "app/standard_files.hpp"
#include "app/summary.hpp"
#include "base/period.hpp"
#include "run/run_files.hpp"

namespace abroad {

namespace {

constexpr int replications_limit = 65536;  // a replication's number has 16 bits in the key of its draws

std::filesystem::path output_of(const CommandLine& line) {
    if (line.output) return *line.output;
    return std::filesystem::path(line.scenario).filename().replace_extension(".h5");
}

std::optional<int> until_step(const CommandLine& line, const RunParameters& run) {
    if (!line.until_year) return std::nullopt;
    const double quarters = (*line.until_year - run.first_year) * quarters_per_year + burn_in_steps(run);
    if (!(quarters >= 1))
        throw UsageError(
            fmt::format("--until {}: the run begins in {}, burn-in included", *line.until_year, year_of_step(run, 0)));
    return static_cast<int>(std::lround(std::min(quarters, static_cast<double>(total_steps(run)))));
}

RunRequest request_of(const CommandLine& line, const RunParameters& run) {
    if (line.first_replication + run.replications_count > replications_limit)
        throw UsageError(fmt::format("--first-replication {}: with {} replications the last would be {}, at most {}",
                                     line.first_replication, run.replications_count,
                                     line.first_replication + run.replications_count - 1, replications_limit - 1));
    RunRequest request;
    request.output = output_of(line);
    request.burn_in = line.burn_in;
    request.save_burn_in = line.save_burn_in;
    request.existing = line.overwrite ? Existing::replace : Existing::refuse;
    request.first_replication = line.first_replication;
    request.until_step = until_step(line, run);
    request.threads = line.threads;
    request.command_line = line.text;
    return request;
}

ProgressStyle style_of(const CommandLine& line) {
    if (line.quiet) return ProgressStyle::none;
    return errors_go_to_terminal() ? ProgressStyle::bar : ProgressStyle::lines;
}

void tell_failures(const RunReport& report) {
    bool is_ours = false;
    for (const auto& [replication, reason] : report.failed) {
        complain(fmt::format("abroad: replication {} failed: {}\n", replication, reason));
        is_ours = is_ours || is_our_fault(reason);
    }
    if (is_ours) complain(fmt::format("{}\n", please_report));
    if (report.failed.empty() || report.end != RunEnd::done) return;
    complain(fmt::format("abroad: the results hold the other {} replications\n", report.histories.size()));
}

void tell_end(const CommandLine& line, const RunReport& report) {
    if (report.end == RunEnd::all_failed) complain("abroad: no replication was finished, nothing was written\n");
    if (report.end == RunEnd::done || report.end == RunEnd::all_failed) return;
    const bool is_stopped = report.end == RunEnd::stopped;
    const char* what = is_stopped ? "stopped" : "stopped as --until asks";
    const char* next = is_stopped ? "the same command" : "the same command with a later year or none";
    if (!report.state)
        complain(fmt::format("abroad: {} before anything was simulated; nothing was written\n", what));
    else if (!line.quiet || is_stopped)
        complain(fmt::format("abroad: {}; {} holds the state, and {} goes on from there\n", what,
                             report.state->string(), next));
}

ExitCode code_of(const RunReport& report) {
    if (report.end == RunEnd::stopped) return ExitCode::interrupted;
    return report.failed.empty() ? ExitCode::done : ExitCode::some_runs_failed;
}

std::string files_text(const RunRequest& request, const RunReport& report) {
    std::string text;
    if (report.saved_burn_in) text += fmt::format("burn-in  {}\n", report.saved_burn_in->string());
    if (report.end == RunEnd::done)
        text += fmt::format("results  {}\ndigest   {}\n", request.output.string(), report.digest);
    return text;
}

}  // namespace

ExitCode run(const CommandLine& line) {
    const Interruption interruption;
    const LoadedScenario loaded = load_scenario(line.scenario, line.settings);
    const RunRequest request = request_of(line, loaded.scenario.run);
    PreparedRun prepared(loaded, request);
    if (!line.quiet) {
        complain(fmt::format("abroad: {}: {}\n", line.scenario, outline(loaded.scenario)));
        if (prepared.resumed_count() > 0)
            complain(fmt::format("abroad: goes on from {}\n", state_path(request.output).string()));
    }
    Progress progress(style_of(line), prepared.quarters_to_do());
    const RunReport report = prepared.run({[&](int, int) { progress.advance(); }, &interruption.wanted()});
    progress.finish();
    tell_failures(report);
    tell_end(line, report);
    if (line.quiet) return code_of(report);
    if (report.end == RunEnd::done) {
        complain(fmt::format("abroad: done after {}\n", duration_text(progress.elapsed_seconds())));
        print(summary_table(loaded.scenario.title, report.histories) + "\n");
    }
    print(files_text(request, report));
    return code_of(report);
}

}  // namespace abroad

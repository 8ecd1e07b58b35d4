// A run with its files: reads what it goes on from, simulates, and writes results, a saved burn-in, or the state of a
// run that was stopped, each whole or not at all. Says what happened; printing it is for app/.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "record/committed_file.hpp"
#include "record/result_file.hpp"
#include "run/provenance.hpp"
#include "run/single_run.hpp"
#include "scenario/scenario_file.hpp"

namespace abroad {

/// What is asked of a run beside its scenario.
struct RunRequest {
    std::filesystem::path output;
    std::optional<std::filesystem::path> burn_in;
    std::optional<std::filesystem::path> save_burn_in;
    /// What happens to output and saved burn-in that are there already.
    Existing existing = Existing::refuse;
    int first_replication = 0;
    /// Quarters since the start of the burn-in after which to stop, if before the end.
    std::optional<int> until_step;
    /// 0: as many as the machine has.
    std::size_t threads = 0;
    /// For the record in the files.
    std::string command_line;
};

enum class RunEnd { done, stopped, reached_until, all_failed };

struct RunReport {
    RunEnd end = RunEnd::done;
    std::vector<FailedReplication> failed;
    /// Of the replications in the results, in order; with digest, set when the end is `done`.
    std::vector<History> histories;
    std::string digest;
    std::optional<std::filesystem::path> saved_burn_in;
    /// Where the state of a stopped run is; nothing if it had not simulated anything.
    std::optional<std::filesystem::path> state;
};

/// Where the state of an unfinished run with this output is kept.
std::filesystem::path state_path(const std::filesystem::path& output);

/// A run whose files have been read and checked, so that nothing is wrong with them after a long simulation.
class PreparedRun {
 public:
    /// Throws FileError. The scenario must outlive this.
    PreparedRun(const LoadedScenario& loaded, RunRequest request);

    std::int64_t quarters_to_do() const;
    /// Replications that go on from the state of an unfinished run.
    std::size_t resumed_count() const;

    /// Simulates and writes. Throws FileError.
    RunReport run(const Watch& watch);

 private:
    void check_outputs() const;
    void read_state();
    void read_burn_in();
    void plan_saved_burn_in();
    Provenance provenance(FileKind kind, const std::vector<FailedReplication>& failed) const;
    bool simulate_burn_in(const Watch& watch, RunReport& report);
    void save_state(const std::vector<ReplicationRun>& runs, RunReport& report) const;
    void write_outcome(RunOutcome outcome, RunReport& report) const;

    const LoadedScenario& loaded_;
    RunRequest request_;
    RunPlan plan_;
    std::optional<Document> state_, burn_in_, fresh_burn_in_;
};

}  // namespace abroad

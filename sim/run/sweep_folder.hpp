// The folder of a sweep: the numbered plan, one committed file a run under the name of its key, and a note on each run
// that failed. A run's file has the same bytes whoever makes it, so workers may share a folder without knowing of each
// other: what is there already is compared, and a difference is an alarm.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "record/document.hpp"
#include "run/sweep_plan.hpp"

namespace abroad {

/// What became of a finished run's file.
enum class Stored { written, was_there_already, differs };

/// A run without results, and why.
struct FailedRun {
    RunNumber number;
    std::string key;
    std::string reason;
};

class SweepFolder {
 public:
    explicit SweepFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Makes the folder if need be and writes the plan, or makes sure that the plan in it is this one or a part of it.
    /// Takes away what killed workers left behind. Throws FileError.
    void open(const SweepPlan& plan, const std::string& command_line) const;

    /// The plan in the folder. Throws FileError.
    SweepPlan plan() const;

    /// True for a run with a file that is whole.
    bool has_whole(const std::string& key) const;
    bool has_file(const std::string& key) const;

    /// Throws FileError if the file cannot be written.
    Stored store(const std::string& key, int replication, Document outcomes, const LoadedScenario& loaded) const;

    /// The outcomes of a run. Throws FileError if the file is not there, is damaged or holds another run.
    Document read(const std::string& key) const;

    /// A note on a failure; taken back when the run succeeds later.
    void note_failure(const FailedRun& failed, const ExperimentPlan& plan) const;
    void forget_failure(const std::string& key) const;

    const std::filesystem::path& path() const { return folder_; }
    std::filesystem::path plan_path() const { return folder_ / "plan.h5"; }
    std::filesystem::path run_path(const std::string& key) const { return folder_ / "runs" / (key + ".h5"); }
    std::filesystem::path failure_path(const std::string& key) const { return folder_ / "failed" / (key + ".txt"); }

 private:
    std::filesystem::path folder_;
};

/// Text of a root attribute; empty if there is none.
std::string text_attribute(const Document& document, const std::string& name);

}  // namespace abroad

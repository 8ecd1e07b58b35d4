// A sweep before anything is simulated: all points with the scenario at each of them read and checked, and the keys of
// all runs. The key of a run is a hash of everything that its file depends on: the resolved scenario at the point, the
// replication, the version of the model, the version of the format, and what is kept. Equal keys, equal files.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/build_info.hpp"
#include "run/experiment.hpp"
#include "run/experiment_plan.hpp"
#include "scenario/scenario_file.hpp"

namespace abroad {

/// 32 hexadecimal digits each: of the resolved scenario, and of all that acts before the end of the burn-in.
struct PointHashes {
    std::string scenario;
    std::string burn_in;
    bool operator==(const PointHashes&) const = default;
};

struct SweepPlan {
    Experiment experiment;
    std::string experiment_yaml;
    std::filesystem::path scenario_file;
    ExperimentPlan points;
    /// The scenario with the constants, but without the values of a point.
    std::string base_yaml;
    /// One a point.
    std::vector<PointHashes> hashes;

    std::size_t runs_count() const {
        return points.points.size() * static_cast<std::size_t>(experiment.replications_count);
    }
};

/// One run of a plan.
struct RunNumber {
    std::size_t point = 0;
    int replication = 0;
    bool operator==(const RunNumber&) const = default;
};

std::string hash_of(std::string_view text);

/// The part of the experiment that says what is kept of a run.
std::string kept_text(const Experiment& experiment);

/// Key of a run of this program, or of another version of it.
std::string run_key(const PointHashes& point, int replication, const std::string& kept,
                    const BuildInfo& build = build_info());

/// Replications of every point that the experiment asks for at most.
std::vector<int> replications_of(const Experiment& experiment);

/// The scenario at a point; with no point, the scenario with the constants alone. Without panel and events, and with
/// one replication, so that the number of replications is in no key. Throws ScenarioError.
LoadedScenario scenario_at(const Experiment& experiment, const std::filesystem::path& scenario_file,
                           const ExperimentPlan& plan, std::optional<std::size_t> point);

PointHashes hashes_of(const LoadedScenario& loaded);

/// "voucher_rate 0.5, firms 100": the values of a point, for messages.
std::string point_text(const ExperimentPlan& plan, std::size_t point);

/// Reads scenario and plan, and the scenario at every point. Throws ScenarioError with what is wrong, told at the line
/// of the experiment or of the plan.
SweepPlan plan_sweep(const LoadedExperiment& loaded);

}  // namespace abroad

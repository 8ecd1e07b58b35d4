// A small experiment for tests: two parameters, one of them acting after the burn-in alone, on the smallest scenario.
#pragma once

#include <fstream>
#include <string>

#include "run/sweep.hpp"
#include "small_scenario.hpp"

namespace abroad {

inline const std::string small_experiment = R"(
scenario: SCENARIO
replications_count: 3
levers:
  - {name: entry_cost, path: export.entry_cost_keur, values: [20, 60]}
uncertainties:
  - {name: distance_cost, path: after_burn_in.market.distance_cost, low: 0.1, high: 0.3, steps_count: 3}
constants:
  - {name: burn_in, path: run.burn_in_years, values: [1]}
outcomes:
  - {name: exporters, indicator: exporters, group: country}
  - {name: sales, indicator: revenue_keur_per_year}
periods: {keep: last_of_year}
)";

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

inline std::filesystem::path write_text(const Folder& folder, const std::string& name, const std::string& text) {
    std::ofstream(folder / name) << text;
    return folder / name;
}

inline std::string with_scenario(const std::string& text) {
    return replaced(text, "SCENARIO", shipped("teaching/smallest.yaml").string());
}

/// The small experiment, or another text with SCENARIO in it, read from a file of the folder.
inline LoadedExperiment experiment_in(const Folder& folder, const std::string& text = small_experiment) {
    return load_experiment(write_text(folder, "experiment.yaml", with_scenario(text)));
}

inline SweepPlan plan_in_folder(const Folder& folder, const std::string& text = small_experiment) {
    return plan_sweep(experiment_in(folder, text));
}

/// What is told of an experiment that cannot be run.
inline std::string told_of(const std::string& text) {
    const Folder folder;
    try {
        plan_sweep(experiment_in(folder, text));
    } catch (const ScenarioError& error) {
        return replaced(error.what(), (folder / "").string(), "");
    }
    return {};
}

inline std::string told_when_changed(const std::string& from, const std::string& to) {
    return told_of(replaced(small_experiment, from, to));
}

}  // namespace abroad

// Whole runs for tests, in memory: scenarios that ship with the program or that a test writes, simulated, recorded and
// reduced to digests. Digests of results leave the scenario out, so that runs of two scenarios can be compared.
#pragma once

#include <filesystem>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "record/checkpoint.hpp"
#include "record/digest.hpp"
#include "record/history_document.hpp"
#include "run/saved_run.hpp"
#include "run/simulation.hpp"
#include "run/single_run.hpp"
#include "scenario/found_policy.hpp"
#include "scenario/scenario_file.hpp"

namespace abroad {

using Settings = std::vector<std::string>;

inline std::filesystem::path shipped(std::string_view file) {
    return std::filesystem::path(ABROAD_SOURCE_DIR) / "scenarios" / file;
}

/// A scenario that ships with the program, with some values changed.
inline LoadedScenario load_shipped(std::string_view file, const Settings& settings = {}) {
    return load_scenario(shipped(file), settings);
}

inline std::vector<int> numbers_from_0(int count) {
    std::vector<int> numbers(static_cast<std::size_t>(count));
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

/// A run that is over.
struct Results {
    std::vector<History> histories;
    Document document;
};

inline Results results_of(RunOutcome outcome, const Policy& policy = {}) {
    Results results;
    std::vector<int> numbers;
    for (ReplicationRun& run : outcome.replications) {
        if (!run.failure.empty()) throw InternalError(run.failure);
        numbers.push_back(run.replication);
        results.histories.push_back(std::move(run.history.value()));
    }
    results.document = history_document(results.histories, numbers, outcome.facts, policy);
    return results;
}

/// Of a scenario that may have instruments.
inline Results results_of(RunOutcome outcome, const Scenario& scenario) {
    const Policy policy = policy_of(scenario, outcome.facts);
    return results_of(std::move(outcome), policy);
}

inline Results run_whole(const Scenario& scenario, const std::vector<int>& replications = {0}) {
    return results_of(run_replications(scenario, {replications, total_steps(scenario.run), {}}), scenario);
}

inline std::string digest_of(const Results& results) {
    return logical_digest(results.document, "");
}

/// Digest of each group of the document, by path.
inline std::map<std::string, std::string> digests_by_group(const Document& document) {
    std::map<std::string, std::string> digests;
    for (const Group& group : document.groups) digests[group.path] = logical_digest({{}, {group}}, "");
    return digests;
}

/// One replication step by step, seen by look(world, history) after each recorded quarter.
template <class Look>
void run_and_look(const Scenario& scenario, Look&& look, std::uint32_t replication = 0,
                  StorageOrder order = StorageOrder::by_seat) {
    Simulation simulation(scenario, replication, order);
    while (simulation.world().step < burn_in_steps(scenario.run)) simulation.step();
    History history(simulation.world(), scenario.record, draw_key(scenario.run.seed, replication));
    while (simulation.world().step < total_steps(scenario.run)) {
        const double year = year_of_step(scenario.run, simulation.world().step);
        simulation.step();
        history.record(simulation.world(), year);
        look(simulation.world(), std::as_const(history));
    }
}

/// Stops after the quarters named, in order, and goes on each time from the saved moments alone.
inline Results run_with_stops(const Scenario& scenario, const std::vector<int>& stops,
                              const std::vector<int>& replications = {0}) {
    Document moments;
    RunPlan plan{replications, 0, {}};
    for (const int stop : stops) {
        plan.last_step = stop;
        moments = moments_document(run_replications(scenario, plan).replications);
        plan.begin = {&moments};
    }
    plan.last_step = total_steps(scenario.run);
    return results_of(run_replications(scenario, plan), scenario);
}

}  // namespace abroad

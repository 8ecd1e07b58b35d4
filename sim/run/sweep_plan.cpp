#include "run/sweep_plan.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <span>

#include "base/nearest_name.hpp"
#include "input/printers.hpp"
#include "parallel/blocks.hpp"
#include "record/hash128.hpp"
#include "record/result_file.hpp"
#include "run/outcomes.hpp"
#include "run/saved_run.hpp"

namespace abroad {

namespace {

/// Values of a scenario by path, with those after the burn-in.
std::map<std::string, std::string> declared_paths(const Values& values) {
    return {values.begin(), values.end()};
}

/// True for a declared value, and for an entry of a declared map of numbers by name.
bool is_declared(const std::map<std::string, std::string>& known, const std::string& path) {
    if (known.contains(path)) return true;
    for (std::size_t dot = path.rfind('.'); dot != std::string::npos && dot > 0; dot = path.rfind('.', dot - 1)) {
        const auto parent = known.find(path.substr(0, dot));
        if (parent != known.end()) return parent->second.starts_with("{");
    }
    return false;
}

void check_path(const std::map<std::string, std::string>& known, const ExperimentParameter& parameter,
                const std::string& role, const ScenarioTree& tree, ProblemList& problems) {
    if (is_declared(known, parameter.path)) return;
    std::vector<std::string> paths;
    for (const auto& [path, text] : known) paths.push_back(path);
    std::string what = fmt::format("the scenario has no parameter '{}'", parameter.path);
    // A key without its unit is an easy slip.
    const auto longer = std::find_if(paths.begin(), paths.end(),
                                     [&](const std::string& path) { return path.starts_with(parameter.path + "_"); });
    const auto near = longer == paths.end() ? nearest_name(parameter.path, paths) : *longer;
    what += near ? fmt::format(". Did you mean {}?", *near) : " (`abroad show SCENARIO` lists all)";
    const std::string place = fmt::format("{}.{}.path", role, parameter.name);
    problems.add(tree.mark_of(place), place, what);
}

void check_paths(const LoadedExperiment& loaded, const Values& values) {
    ProblemList problems;
    const auto known = declared_paths(values);
    const Experiment& experiment = loaded.experiment;
    for (const auto& one : experiment.levers) check_path(known, one, "levers", loaded.tree, problems);
    for (const auto& one : experiment.uncertainties) check_path(known, one, "uncertainties", loaded.tree, problems);
    for (const auto& one : experiment.constants) check_path(known, one, "constants", loaded.tree, problems);
    problems.throw_if_any(loaded.tree.files);
}

/// Problems of scenarios at points, told where the value stands that brought them.
class PointProblems {
 public:
    PointProblems(const LoadedExperiment& loaded, const ExperimentPlan& plan) : loaded_(loaded), plan_(plan) {}

    void add(const ScenarioError& error, std::size_t point) {
        const std::scoped_lock lock(mutex_);
        for (const Problem& problem : error.problems()) add(problem, point);
    }

    void throw_if_any() const {
        std::vector<std::string> files = loaded_.tree.files;
        if (loaded_.plan_file) files.push_back(loaded_.plan_file->string());
        problems_.throw_if_any(files);
    }

 private:
    void add(const Problem& problem, std::size_t point) {
        const auto swept = swept_parameters(loaded_.experiment);
        const auto is_it = [&](const ExperimentParameter* one) { return one->path == problem.path; };
        const auto found = std::find_if(swept.begin(), swept.end(), is_it);
        Problem told = problem;
        if (!plan_.marks.empty()) told.mark = plan_.marks[point];
        if (found != swept.end()) {
            const std::string place = role_path(loaded_.experiment, (*found)->name);
            if (plan_.marks.empty()) told.mark = loaded_.tree.mark_of(place + ".values");
            told.path = place;
            told.what = fmt::format("{}: {}", problem.path, problem.what);
        } else {
            told.what = fmt::format("{} (at {})", problem.what, point_text(plan_, point));
        }
        if (told_.insert(told.text()).second) problems_.add(told.mark, told.path, told.what);
    }

    const LoadedExperiment& loaded_;
    const ExperimentPlan& plan_;
    std::mutex mutex_;
    std::set<std::string> told_;
    ProblemList problems_;
};

std::string text_of(const KeptQuarters kept, const std::optional<double>& from, const std::optional<double>& to) {
    return fmt::format("{} {} {}\n", name_of(kept), from ? shortest_text(*from) : "first",
                       to ? shortest_text(*to) : "end");
}

}  // namespace

std::string hash_of(std::string_view text) {
    Hash128 hash;
    hash.add(std::as_bytes(std::span(text)));
    return hash.hex();
}

std::string kept_text(const Experiment& experiment) {
    std::string text = text_of(experiment.kept_quarters, experiment.from_year, experiment.to_year);
    for (const Outcome& outcome : experiment.outcomes)
        text += fmt::format("{}\n{}\n{}\n{}\n", outcome.name, outcome.indicator, outcome.group,
                            outcome.only ? "= " + *outcome.only : "all");
    return text;
}

std::string run_key(const PointHashes& point, int replication, const std::string& kept, const BuildInfo& build) {
    return hash_of(fmt::format("abroad run 1\nscenario {}\nreplication {}\nprogram {} {} {}\nformat {}\nkept {}",
                               point.scenario, replication, build.program_version, build.git_revision, build.git_state,
                               format_version_major, kept));
}

std::vector<int> replications_of(const Experiment& experiment) {
    std::vector<int> replications;
    for (int at = 0; at < experiment.replications_count; ++at)
        replications.push_back(experiment.first_replication + at);
    return replications;
}

LoadedScenario scenario_at(const Experiment& experiment, const std::filesystem::path& scenario_file,
                           const ExperimentPlan& plan, std::optional<std::size_t> point) {
    std::vector<std::string> settings{"run.replications_count=1", "record.panel=none", "record.events=false"};
    for (const auto& constant : experiment.constants)
        settings.push_back(constant.path + "=" + constant.values.value().front());
    const auto swept = swept_parameters(experiment);
    if (point)
        for (std::size_t i = 0; i < swept.size(); ++i)
            settings.push_back(swept[i]->path + "=" + plan.points[*point][i]);
    return load_scenario(scenario_file, settings);
}

PointHashes hashes_of(const LoadedScenario& loaded) {
    std::string burn_in;
    for (const auto& [path, text] : values_of_burn_in(loaded.scenario)) burn_in += path + "=" + text + "\n";
    return {hash_of(loaded.resolved_yaml), hash_of(burn_in)};
}

std::string point_text(const ExperimentPlan& plan, std::size_t point) {
    std::string text = fmt::format("point {}", point);
    for (std::size_t i = 0; i < plan.names.size(); ++i)
        text += fmt::format("{} {} {}", i == 0 ? ":" : ",", plan.names[i], plan.points[point][i]);
    return text;
}

SweepPlan plan_sweep(const LoadedExperiment& loaded) {
    const Experiment& experiment = loaded.experiment;
    const LoadedScenario bare = load_scenario(loaded.scenario_file);
    check_paths(loaded, values_of_run(bare.scenario));
    SweepPlan sweep{experiment, loaded.resolved_yaml, loaded.scenario_file, {}, {}, {}};
    LoadedScenario base;
    try {
        base = scenario_at(experiment, loaded.scenario_file, {}, std::nullopt);
    } catch (const ScenarioError& error) {
        std::vector<Problem> problems = error.problems();
        for (Problem& problem : problems) problem.mark = loaded.tree.mark_of("constants");
        throw ScenarioError(problems);
    }
    sweep.base_yaml = base.resolved_yaml;
    sweep.points = make_plan(loaded, values_of_run(base.scenario));
    sweep.hashes.resize(sweep.points.points.size());
    PointProblems problems(loaded, sweep.points);
    for_each_task(sweep.hashes.size(), [&](std::size_t point) {
        try {
            sweep.hashes[point] = hashes_of(scenario_at(experiment, loaded.scenario_file, sweep.points, point));
        } catch (const ScenarioError& error) {
            problems.add(error, point);
        }
    });
    problems.throw_if_any();
    check_outcomes(loaded, scenario_at(experiment, loaded.scenario_file, sweep.points, 0).scenario);
    return sweep;
}

}  // namespace abroad

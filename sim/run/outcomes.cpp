#include "run/outcomes.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>

#include "base/nearest_name.hpp"
#include "base/period.hpp"
#include "random/streams.hpp"
#include "record/history.hpp"
#include "record/history_document.hpp"
#include "run/simulation.hpp"
#include "scenario/found_policy.hpp"

namespace abroad {

namespace {

/// Axes that series have before those of their group.
constexpr std::size_t frame_axes = 2;

bool is_series(const Variable& variable) {
    return variable.axes.size() >= frame_axes && variable.axes[0] == "replication" && variable.axes[1] == "period";
}

std::string advised(std::string what, const std::string& name, const std::vector<std::string>& known) {
    if (const auto near = nearest_name(name, known)) return what + fmt::format(". Did you mean {}?", *near);
    constexpr std::size_t few = 20;
    if (known.size() > few) return what;
    std::string list;
    for (const auto& one : known) list += (list.empty() ? "" : ", ") + one;
    return what + fmt::format(" (known here: {})", list);
}

const std::vector<std::string>* names_on(const Group& group, const std::string& axis) {
    return std::get_if<std::vector<std::string>>(&group.axis(axis)->labels);
}

class OutcomeChecker {
 public:
    OutcomeChecker(const LoadedExperiment& loaded, const Document& results, ProblemList& problems)
        : loaded_(loaded), results_(results), problems_(problems) {}

    void check(const Outcome& outcome) {
        const std::string path = "outcomes." + outcome.name;
        const Group* group = results_.group(outcome.group);
        if (group == nullptr || series_in(*group).empty())
            return tell(
                path, "group",
                advised(fmt::format("results have no group '{}'", outcome.group), outcome.group, groups_with_series()));
        const Variable* variable = group->variable(outcome.indicator);
        if (variable == nullptr || !is_series(*variable))
            return tell(path, "indicator",
                        advised(fmt::format("group '{}' has no indicator '{}'", outcome.group, outcome.indicator),
                                outcome.indicator, series_in(*group)));
        if (outcome.only) check_label(path, outcome, *group, *variable);
        check_axes(path, outcome, *variable);
    }

 private:
    void check_label(const std::string& path, const Outcome& outcome, const Group& group, const Variable& variable) {
        const auto* names = variable.axes.size() == frame_axes + 1 ? names_on(group, variable.axes.back()) : nullptr;
        if (names == nullptr)
            return tell(path, "only", fmt::format("group '{}' has no single axis of names", outcome.group));
        if (std::find(names->begin(), names->end(), *outcome.only) == names->end())
            tell(path, "only",
                 advised(fmt::format("group '{}' has no '{}'", outcome.group, *outcome.only), *outcome.only, *names));
    }

    /// What does not go with the axes that the outcome has.
    void check_axes(const std::string& path, const Outcome& outcome, const Variable& variable) {
        const bool has_own = variable.axes.size() > frame_axes && !outcome.only;
        if (has_own && loaded_.experiment.stop.outcome == outcome.name)
            tell(path, "group",
                 fmt::format("stop.outcome must be one number a quarter; say only: one of group '{}'", outcome.group));
        for (const ExperimentParameter* parameter : swept_parameters(loaded_.experiment))
            if (std::find(variable.axes.begin(), variable.axes.end(), parameter->name) != variable.axes.end())
                tell(path, "group",
                     fmt::format("group '{}' has an axis of the name of the parameter {}; give that another name",
                                 outcome.group, parameter->name));
        for (const Outcome& other : loaded_.experiment.outcomes)
            if (std::find(variable.axes.begin(), variable.axes.end(), other.name) != variable.axes.end())
                tell(path, "group",
                     fmt::format("group '{}' has an axis of the name of the outcome {}", outcome.group, other.name));
    }

    void tell(const std::string& path, const std::string& key, const std::string& what) {
        problems_.add(loaded_.tree.mark_of(path + "." + key), path + "." + key, what);
    }

    static std::vector<std::string> series_in(const Group& group) {
        std::vector<std::string> names;
        for (const Variable& variable : group.variables)
            if (is_series(variable)) names.push_back(variable.name);
        return names;
    }

    std::vector<std::string> groups_with_series() const {
        std::vector<std::string> names;
        for (const Group& group : results_.groups)
            if (!series_in(group).empty()) names.push_back(group.path);
        return names;
    }

    const LoadedExperiment& loaded_;
    const Document& results_;
    ProblemList& problems_;
};

/// Results of a run of no quarters: all groups, axes and variables.
Document empty_results(const Scenario& scenario) {
    const Simulation simulation(scenario, 0);
    const std::vector<History> histories{History(simulation.world(), scenario.record, draw_key(scenario.run.seed, 0))};
    const Policy policy = policy_of(scenario, simulation.world());
    return history_document(histories, 0, simulation.world(), policy);
}

std::vector<double> periods_of(const RunParameters& run) {
    std::vector<double> periods;
    for (int step = burn_in_steps(run); step < total_steps(run); ++step) periods.push_back(year_of_step(run, step));
    return periods;
}

bool ends_year(double period) {
    return std::lround((period - std::floor(period)) * quarters_per_year) == quarters_per_year - 1;
}

/// Values of the variable at the kept quarters, of one place on its last axis or of all.
template <class T>
std::vector<T> picked(const std::vector<T>& data, const std::vector<std::size_t>& quarters, std::size_t all_quarters,
                      std::size_t groups, std::optional<std::size_t> only) {
    std::vector<T> values;
    for (std::size_t begin = 0; begin < data.size(); begin += all_quarters * groups)
        for (const std::size_t quarter : quarters) {
            const auto at = data.begin() + static_cast<std::ptrdiff_t>(begin + quarter * groups);
            if (only)
                values.push_back(at[static_cast<std::ptrdiff_t>(*only)]);
            else
                values.insert(values.end(), at, at + static_cast<std::ptrdiff_t>(groups));
        }
    return values;
}

Group& group_for(Document& document, const std::string& path, const Group& from, const std::vector<double>& periods) {
    const auto found = std::find_if(document.groups.begin(), document.groups.end(),
                                    [&](const Group& group) { return group.path == path; });
    if (found != document.groups.end()) return *found;
    Axis period = *from.axis("period");
    period.labels = periods;
    document.groups.push_back({path, {*from.axis("replication"), period}, {}, {}});
    return document.groups.back();
}

void add_outcome(const Outcome& outcome, const Document& whole, const Experiment& experiment, Document& kept) {
    const Group* from = whole.group(outcome.group);
    const Variable* variable = from == nullptr ? nullptr : from->variable(outcome.indicator);
    if (variable == nullptr) throw InternalError("results lack the outcome " + outcome.name);
    const auto& periods = std::get<std::vector<double>>(from->axis("period")->labels);
    const std::vector<std::size_t> quarters = kept_quarters(periods, experiment);
    std::vector<double> kept_periods;
    for (const std::size_t quarter : quarters) kept_periods.push_back(periods[quarter]);
    std::size_t groups = 1;
    for (std::size_t at = frame_axes; at < variable->axes.size(); ++at)
        groups *= from->axis(variable->axes[at])->size();
    std::optional<std::size_t> only;
    Variable chosen = *variable;
    chosen.name = outcome.name;
    if (outcome.only) {
        const std::vector<std::string>& names = *names_on(*from, variable->axes.back());
        only = static_cast<std::size_t>(std::find(names.begin(), names.end(), *outcome.only) - names.begin());
        chosen.long_name += " (" + *outcome.only + ")";
        chosen.axes.pop_back();
    }
    chosen.data = std::visit(
        [&](const auto& data) { return Column(picked(data, quarters, periods.size(), groups, only)); }, variable->data);
    Group& group = group_for(kept, outcome.only ? "all" : outcome.group, *from, kept_periods);
    for (std::size_t at = frame_axes; at < chosen.axes.size(); ++at)
        if (group.axis(chosen.axes[at]) == nullptr) group.axes.push_back(*from->axis(chosen.axes[at]));
    group.variables.push_back(std::move(chosen));
}

}  // namespace

void check_outcomes(const LoadedExperiment& loaded, const Scenario& scenario) {
    ProblemList problems;
    const Document results = empty_results(scenario);
    OutcomeChecker checker(loaded, results, problems);
    for (const Outcome& outcome : loaded.experiment.outcomes) checker.check(outcome);
    if (kept_quarters(periods_of(scenario.run), loaded.experiment).empty())
        problems.add(loaded.tree.mark_of("periods"), "periods",
                     fmt::format("no quarter of the run ({} to {}) is kept", scenario.run.first_year,
                                 year_of_step(scenario.run, total_steps(scenario.run))));
    problems.throw_if_any(loaded.tree.files);
}

Document kept_outcomes(const Document& whole, const Experiment& experiment) {
    Document kept;
    for (const Outcome& outcome : experiment.outcomes) add_outcome(outcome, whole, experiment, kept);
    return kept;
}

std::vector<std::size_t> kept_quarters(const std::vector<double>& periods, const Experiment& experiment) {
    std::vector<std::size_t> quarters;
    for (std::size_t quarter = 0; quarter < periods.size(); ++quarter) {
        if (experiment.from_year && periods[quarter] < *experiment.from_year) continue;
        if (experiment.to_year && periods[quarter] >= *experiment.to_year) continue;
        if (experiment.kept_quarters == KeptQuarters::last_of_year && !ends_year(periods[quarter])) continue;
        quarters.push_back(quarter);
    }
    if (experiment.kept_quarters == KeptQuarters::last && quarters.size() > 1)
        quarters.erase(quarters.begin(), quarters.end() - 1);
    return quarters;
}

}  // namespace abroad

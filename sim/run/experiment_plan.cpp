#include "run/experiment_plan.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "input/printers.hpp"
#include "run/experiment_checks.hpp"
#include "run/plan_file.hpp"

namespace abroad {

namespace {

using Points = std::vector<std::vector<std::string>>;

std::vector<std::string> values_of(const ExperimentParameter& parameter) {
    if (parameter.values) return *parameter.values;
    std::vector<std::string> values;
    const int steps = parameter.steps_count.value();
    const double low = parameter.low.value(), high = parameter.high.value();
    for (int step = 0; step < steps; ++step) {
        // The nearest number of 12 digits: 0.3, not 0.30000000000000004.
        const double value = step + 1 == steps ? high : low + (high - low) * step / (steps - 1);
        values.push_back(shortest_text(std::stod(fmt::format("{:.12g}", value))));
    }
    return values;
}

[[noreturn]] void too_many(const LoadedExperiment& loaded, const std::string& role) {
    throw ScenarioError({{loaded.tree.mark_of(role), role, fmt::format("more than {} points", most_points)}});
}

Points crossed(const Points& outer, const Points& inner) {
    Points points;
    for (const auto& first : outer)
        for (const auto& second : inner) {
            points.push_back(first);
            points.back().insert(points.back().end(), second.begin(), second.end());
        }
    return points;
}

Points factorial(const std::vector<ExperimentParameter>& parameters, const LoadedExperiment& loaded,
                 const std::string& role) {
    Points points{{}};
    for (const auto& parameter : parameters) {
        Points values;
        for (const std::string& value : values_of(parameter)) values.push_back({value});
        if (points.size() * values.size() > most_points) too_many(loaded, role);
        points = crossed(points, values);
    }
    return points;
}

Points linked(const std::vector<ExperimentParameter>& parameters) {
    if (parameters.empty()) return {{}};
    Points points(values_of(parameters.front()).size());
    for (const auto& parameter : parameters) {
        const std::vector<std::string> values = values_of(parameter);
        for (std::size_t row = 0; row < points.size(); ++row) points[row].push_back(values[row]);
    }
    return points;
}

std::string base_value(const Values& base, const std::string& path, const LoadedExperiment& loaded,
                       const std::string& place) {
    const auto found = std::find_if(base.begin(), base.end(), [&](const auto& value) { return value.first == path; });
    if (found != base.end()) return found->second;
    throw ScenarioError({{loaded.tree.mark_of(place), place,
                          "the scenario gives no value to start from (write one in the scenario or a constant)"}});
}

/// The scenario as it is, then each parameter at each of its other values alone.
Points one_at_a_time(const std::vector<ExperimentParameter>& parameters, const Values& base,
                     const LoadedExperiment& loaded, const std::string& role) {
    Points points{{}};
    for (const auto& parameter : parameters)
        points.front().push_back(base_value(base, parameter.path, loaded, role + "." + parameter.name + ".path"));
    for (std::size_t column = 0; column < parameters.size(); ++column)
        for (const std::string& value : values_of(parameters[column])) {
            if (value == points.front()[column]) continue;
            points.push_back(points.front());
            points.back()[column] = value;
        }
    return points;
}

Points points_of(const std::vector<ExperimentParameter>& parameters, Design design, const Values& base,
                 const LoadedExperiment& loaded, const std::string& role) {
    switch (design) {
        case Design::factorial:
            return factorial(parameters, loaded, role);
        case Design::linked:
            return linked(parameters);
        case Design::one_at_a_time:
            return one_at_a_time(parameters, base, loaded, role);
        default:
            break;
    }
    throw ScenarioError({{loaded.tree.mark_of("design." + role), "design." + role,
                          fmt::format("a sample ({}) is drawn by `python -m abroad design EXPERIMENT.yaml -o "
                                      "plan.csv`; then say 'plan: plan.csv'",
                                      name_of(design))}});
}

}  // namespace

ExperimentPlan make_plan(const LoadedExperiment& loaded, const Values& base) {
    const Experiment& experiment = loaded.experiment;
    std::vector<std::string> names;
    for (const ExperimentParameter* parameter : swept_parameters(experiment)) names.push_back(parameter->name);
    if (loaded.plan_file) return read_plan(*loaded.plan_file, names);
    const Points levers = points_of(experiment.levers, experiment.levers_design, base, loaded, "levers");
    const Points uncertainties =
        points_of(experiment.uncertainties, experiment.uncertainties_design, base, loaded, "uncertainties");
    if (levers.size() * uncertainties.size() > most_points) too_many(loaded, "levers");
    return {names, crossed(levers, uncertainties), {}};
}

}  // namespace abroad

// An experiment: one scenario, parameters of it in three roles (levers of policy, uncertainties of the world,
// constants), how their values make points, how often each point is repeated, and which outcomes are kept. A YAML file
// that is read as scenarios are, so that mistakes are told alike. Left out: the points themselves (experiment_plan.hpp)
// and drawing samples, which analysis/ does.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/named_code.hpp"
#include "input/fields.hpp"
#include "input/scenario_tree.hpp"

namespace abroad {

enum class Distribution { uniform, log_uniform, normal, triangular, integer, categories };

template <>
struct NamesOf<Distribution> {
    static constexpr std::array<NamedCode<Distribution>, 6> values{{{Distribution::uniform, "uniform"},
                                                                    {Distribution::log_uniform, "log_uniform"},
                                                                    {Distribution::normal, "normal"},
                                                                    {Distribution::triangular, "triangular"},
                                                                    {Distribution::integer, "integer"},
                                                                    {Distribution::categories, "categories"}}};
};

/// How the values of one role make points. The first three are made here, the others are samples drawn by analysis/.
enum class Design { factorial, linked, one_at_a_time, latin_hypercube, sobol, morris, random };

template <>
struct NamesOf<Design> {
    static constexpr std::array<NamedCode<Design>, 7> values{{{Design::factorial, "factorial"},
                                                              {Design::linked, "linked"},
                                                              {Design::one_at_a_time, "one_at_a_time"},
                                                              {Design::latin_hypercube, "latin_hypercube"},
                                                              {Design::sobol, "sobol"},
                                                              {Design::morris, "morris"},
                                                              {Design::random, "random"}}};
};

/// Which quarters of a run are kept.
enum class KeptQuarters { all, last_of_year, last };

template <>
struct NamesOf<KeptQuarters> {
    static constexpr std::array<NamedCode<KeptQuarters>, 3> values{
        {{KeptQuarters::all, "all"}, {KeptQuarters::last_of_year, "last_of_year"}, {KeptQuarters::last, "last"}}};
};

/// A parameter of the scenario under a short name of its own, with a list of values, a range in steps, or a
/// distribution to draw from.
struct ExperimentParameter {
    std::string name;
    std::string path;
    std::optional<std::vector<std::string>> values;
    std::optional<Distribution> distribution;
    std::optional<double> low, high, mean, sd, mode;
    std::optional<int> steps_count;
};

/// An indicator of one group of the results, whole or for one label of the group's axis.
struct Outcome {
    std::string name;
    std::string indicator;
    std::string group = "all";
    std::optional<std::string> only;
};

/// When a point has been repeated often enough: half the interval of 95 % round the mean of an outcome's last quarter,
/// over all replications of the point so far, is at most half_width.
struct StopRule {
    std::optional<std::string> outcome;
    std::optional<double> half_width;
    int least_replications_count = 5;
};

struct Experiment {
    std::string title;
    std::string question;
    std::string scenario;
    std::optional<std::string> plan;
    int replications_count = 1;
    int first_replication = 0;
    std::vector<ExperimentParameter> levers, uncertainties, constants;
    Design levers_design = Design::factorial;
    Design uncertainties_design = Design::factorial;
    // For those who draw samples.
    int samples_count = 100;
    int levels_count = 4;
    std::int64_t seed = 1;
    std::vector<Outcome> outcomes;
    KeptQuarters kept_quarters = KeptQuarters::all;
    std::optional<double> from_year, to_year;
    StopRule stop;
};

void declare(Fields& fields, ExperimentParameter& parameter);
void declare(Fields& fields, Outcome& outcome);
void declare(Fields& fields, Experiment& experiment);

struct LoadedExperiment {
    Experiment experiment;
    /// Where everything stood, for messages.
    ScenarioTree tree;
    /// Every value; reads back to an equal experiment.
    std::string resolved_yaml;
    /// Scenario and plan as named, seen from the folder of the experiment.
    std::filesystem::path scenario_file;
    std::optional<std::filesystem::path> plan_file;
};

/// Levers, then uncertainties: what differs from point to point.
std::vector<const ExperimentParameter*> swept_parameters(const Experiment& experiment);

/// "levers.NAME" or "uncertainties.NAME" of a swept parameter, for messages.
std::string role_path(const Experiment& experiment, std::string_view name);

/// Throws ScenarioError with all problems of the file. The scenario is not looked at.
LoadedExperiment load_experiment(const std::filesystem::path& file);

/// The same for a text that is in no file.
LoadedExperiment load_experiment_text(std::string_view text, const std::string& name);

}  // namespace abroad

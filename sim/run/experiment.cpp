#include "run/experiment.hpp"

#include <utility>

#include "input/decode.hpp"
#include "input/printers.hpp"
#include "run/experiment_checks.hpp"

namespace abroad {

namespace {

constexpr Range any_number{-1e300, 1e300};

void declare_design(Fields& fields, Experiment& experiment) {
    fields.section("design", "How values make points");
    fields.choice("design.levers", experiment.levers_design, "how the values of levers make points", Source::data);
    fields.choice("design.uncertainties", experiment.uncertainties_design,
                  "how the values of uncertainties make points, which are crossed with those of levers", Source::data);
    fields.count("design.samples_count", experiment.samples_count, {1, 1e6}, "count",
                 "size of a sample: points, base points (sobol) or trajectories (morris)", Source::data);
    fields.count("design.levels_count", experiment.levels_count, {2, 64}, "count", "levels of a range (morris)",
                 Source::data);
    fields.count("design.seed", experiment.seed, {0, 4294967295.0}, "-", "seed of the samples", Source::data);
}

void declare_periods(Fields& fields, Experiment& experiment) {
    fields.section("periods", "Quarters whose outcomes are kept");
    fields.choice("periods.keep", experiment.kept_quarters, "which quarters of those are kept", Source::data);
    fields
        .number("periods.from_year", experiment.from_year, {0, 99999}, "year", "from this time on; all if left out",
                Source::data)
        .absent_is("first");
    fields
        .number("periods.to_year", experiment.to_year, {0, 99999}, "year", "before this time; all if left out",
                Source::data)
        .absent_is("end");
}

void declare_stop(Fields& fields, StopRule& stop) {
    fields.section("stop", "When a point has been repeated often enough");
    fields.text("stop.outcome", stop.outcome, "outcome whose interval counts", Source::data).absent_is("none");
    fields
        .number("stop.half_width", stop.half_width, {1e-300, 1e300}, "unit of the outcome",
                "half of the interval of 95 % round the mean at which no replication is added", Source::data)
        .absent_is("none");
    fields.count("stop.least_replications_count", stop.least_replications_count, {3, 65536}, "count",
                 "replications of every point", Source::data);
}

LoadedExperiment finish(ScenarioTree tree, ProblemList& problems) {
    if (tree.root.kind != YamlNode::Kind::map) problems.throw_if_any(tree.files);
    LoadedExperiment loaded;
    Fields fields;
    declare(fields, loaded.experiment);
    decode(fields, tree.root, tree, {}, problems);
    check_experiment(loaded.experiment, tree, problems);
    problems.throw_if_any(tree.files);
    loaded.resolved_yaml = resolved_yaml(fields);
    loaded.tree = std::move(tree);
    return loaded;
}

}  // namespace

void declare(Fields& fields, ExperimentParameter& parameter) {
    fields.text("name", parameter.name, "short name, a word of small letters, digits and _", Source::data).required();
    fields.text("path", parameter.path, "path of the parameter in the scenario", Source::data).required();
    fields.names("values", parameter.values, "its values, one after another", Source::data).length(1, 100000);
    fields.choice("distribution", parameter.distribution, "what samples are drawn from", Source::data);
    fields.number("low", parameter.low, any_number, "", "lowest value", Source::data);
    fields.number("high", parameter.high, any_number, "", "highest value", Source::data);
    fields.number("mean", parameter.mean, any_number, "", "mean (normal)", Source::data);
    fields.number("sd", parameter.sd, any_number, "", "standard deviation (normal)", Source::data);
    fields.number("mode", parameter.mode, any_number, "", "likeliest value (triangular)", Source::data);
    fields.count("steps_count", parameter.steps_count, {2, 100000}, "count",
                 "values at equal distances from low to high", Source::data);
}

void declare(Fields& fields, Outcome& outcome) {
    fields.text("name", outcome.name, "name in the collected results", Source::data).required();
    fields.text("indicator", outcome.indicator, "variable of the results", Source::data).required();
    fields.text("group", outcome.group, "group of the results that has it", Source::data);
    fields.text("only", outcome.only, "one label of the group's axis; all of them if left out", Source::data)
        .absent_is("all");
}

void declare(Fields& fields, Experiment& experiment) {
    fields.text("title", experiment.title, "title of the experiment", Source::data);
    fields.text("question", experiment.question, "the question that it is meant to answer", Source::data);
    fields.text("scenario", experiment.scenario, "scenario file, relative to this one", Source::data).required();
    fields.text("plan", experiment.plan, "CSV file with one point a line, relative to this one", Source::data);
    fields.count("replications_count", experiment.replications_count, {1, 65536}, "count",
                 "replications of each point, with the same draws at every point", Source::data);
    fields.count("first_replication", experiment.first_replication, {0, 65535}, "-", "number of the first replication",
                 Source::data);
    fields.entities("levers", experiment.levers, "what policy decides");
    fields.entities("uncertainties", experiment.uncertainties, "what the world decides");
    fields.entities("constants", experiment.constants, "other values of the scenario, one each");
    declare_design(fields, experiment);
    fields.entities("outcomes", experiment.outcomes, "what is kept of each run");
    declare_periods(fields, experiment);
    declare_stop(fields, experiment.stop);
}

std::vector<const ExperimentParameter*> swept_parameters(const Experiment& experiment) {
    std::vector<const ExperimentParameter*> parameters;
    for (const auto& parameter : experiment.levers) parameters.push_back(&parameter);
    for (const auto& parameter : experiment.uncertainties) parameters.push_back(&parameter);
    return parameters;
}

std::string role_path(const Experiment& experiment, std::string_view name) {
    for (const auto& parameter : experiment.levers)
        if (parameter.name == name) return "levers." + parameter.name;
    return "uncertainties." + std::string(name);
}

LoadedExperiment load_experiment(const std::filesystem::path& file) {
    ProblemList problems;
    LoadedExperiment loaded = finish(read_scenario_tree(file, {}, problems), problems);
    loaded.scenario_file = (file.parent_path() / loaded.experiment.scenario).lexically_normal();
    if (loaded.experiment.plan) loaded.plan_file = (file.parent_path() / *loaded.experiment.plan).lexically_normal();
    return loaded;
}

LoadedExperiment load_experiment_text(std::string_view text, const std::string& name) {
    ProblemList problems;
    return finish(read_scenario_text(text, name, {}, problems), problems);
}

}  // namespace abroad

#include "run/sweep_plan_file.hpp"

#include <fmt/core.h>

#include "base/problems.hpp"
#include "record/result_file.hpp"
#include "run/library_versions.hpp"
#include "run/sweep_folder.hpp"

namespace abroad {

namespace {

constexpr const char* group_path = "plan";

Variable texts(std::string name, std::vector<std::string> axes, std::vector<std::string> data, std::string meaning) {
    return {std::move(name), std::move(axes), std::move(data), "1", std::move(meaning), {}, Missing::forbidden};
}

Group plan_group(const SweepPlan& plan) {
    std::vector<std::int64_t> numbers;
    std::vector<std::string> values, scenarios, burn_ins, paths;
    for (std::size_t point = 0; point < plan.hashes.size(); ++point) {
        numbers.push_back(static_cast<std::int64_t>(point));
        values.insert(values.end(), plan.points.points[point].begin(), plan.points.points[point].end());
        scenarios.push_back(plan.hashes[point].scenario);
        burn_ins.push_back(plan.hashes[point].burn_in);
    }
    for (const ExperimentParameter* parameter : swept_parameters(plan.experiment)) paths.push_back(parameter->path);
    Group group{group_path,
                {{"point", numbers, "1", "number of the point"},
                 {"parameter", plan.points.names, "1", "short name of a swept parameter"}},
                {},
                {}};
    group.variables = {texts("path", {"parameter"}, paths, "path of the parameter in the scenario"),
                       texts("value", {"point", "parameter"}, values, "value of the parameter at the point"),
                       texts("scenario_hash", {"point"}, scenarios, "hash of the resolved scenario at the point"),
                       texts("burn_in_hash", {"point"}, burn_ins, "hash of what acts before the end of the burn-in")};
    return group;
}

const std::vector<std::string>& texts_in(const Group& group, const std::string& name, const std::string& file) {
    const Variable* variable = group.variable(name);
    const auto* data = variable == nullptr ? nullptr : std::get_if<std::vector<std::string>>(&variable->data);
    if (data == nullptr) throw FileError(fmt::format("{}: the plan lacks {}", file, name));
    return *data;
}

void read_points(const Group& group, const std::string& file, SweepPlan& plan) {
    if (group.axis("parameter") == nullptr) throw FileError(file + ": the plan lacks its parameters");
    plan.points.names = std::get<std::vector<std::string>>(group.axis("parameter")->labels);
    const auto& values = texts_in(group, "value", file);
    const auto& scenarios = texts_in(group, "scenario_hash", file);
    const auto& burn_ins = texts_in(group, "burn_in_hash", file);
    const std::size_t width = plan.points.names.size();
    for (std::size_t point = 0; point < scenarios.size(); ++point) {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(point * width);
        plan.points.points.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(width));
        plan.hashes.push_back({scenarios[point], burn_ins[point]});
    }
}

}  // namespace

std::string version_of(const BuildInfo& build) {
    return fmt::format("{} (revision {}, {})", build.program_version, build.git_revision, build.git_state);
}

void write_plan(const std::filesystem::path& path, const SweepPlan& plan, const std::string& command_line) {
    Provenance provenance;
    provenance.library_versions = library_versions();
    provenance.command_line = command_line;
    provenance.generator = "Philox4x32-10";
    provenance.resolved_scenario = plan.base_yaml;
    provenance.circumstances["content"] = "sweep plan";
    provenance.circumstances["experiment"] = plan.experiment_yaml;
    provenance.circumstances["scenario_file"] = plan.scenario_file.string();
    write_results(path, {{}, {plan_group(plan)}}, provenance, Existing::replace);
}

StoredPlan read_stored_plan(const std::filesystem::path& path) {
    const Document document = read_results(path);
    const Group* group = document.group(group_path);
    if (text_attribute(document, "content") != "sweep plan" || group == nullptr)
        throw FileError(path.string() + ": is no plan of a sweep");
    StoredPlan stored;
    stored.plan.experiment_yaml = text_attribute(document, "experiment");
    stored.plan.experiment = load_experiment_text(stored.plan.experiment_yaml, path.string()).experiment;
    stored.plan.scenario_file = text_attribute(document, "scenario_file");
    stored.plan.base_yaml = text_attribute(document, "resolved_scenario");
    read_points(*group, path.string(), stored.plan);
    stored.build.program_version = text_attribute(document, "program_version");
    stored.build.git_revision = text_attribute(document, "git_revision");
    stored.build.git_state = text_attribute(document, "git_state");
    return stored;
}

}  // namespace abroad

#include "scenario/scenario_file.hpp"

#include <array>
#include <string_view>

#include "input/decode.hpp"
#include "input/printers.hpp"
#include "scenario/checks.hpp"

namespace abroad {

namespace {

/// Parts of the model that this version does not have; a scenario that names one hears so.
constexpr auto not_in_this_version =
    std::to_array<std::string_view>({"funding", "instruments", "budget_lines", "record.ledger"});

Scenario decode_scenario(ScenarioTree& tree, ProblemList& problems) {
    Scenario scenario;
    const YamlNode after = take(tree.root, "after_burn_in");
    Fields fields;
    declare(fields, scenario);
    decode(fields, tree.root, tree, {not_in_this_version}, problems);
    Scenario later = scenario;
    if (after.kind != YamlNode::Kind::null) {
        Fields later_fields;
        declare(later_fields, later);
        decode(later_fields, after, tree, {not_in_this_version, "after_burn_in.", true}, problems);
    }
    scenario.after = later.before;
    return scenario;
}

LoadedScenario finish(ScenarioTree tree, ProblemList& problems) {
    problems.throw_if_any(tree.files);
    LoadedScenario loaded;
    loaded.scenario = decode_scenario(tree, problems);
    check_scenario(loaded.scenario, tree, problems);
    problems.throw_if_any(tree.files);
    loaded.resolved_yaml = resolved_yaml(loaded.scenario);
    loaded.sources = std::move(tree.sources);
    return loaded;
}

}  // namespace

LoadedScenario load_scenario(const std::filesystem::path& file, std::span<const std::string> settings) {
    ProblemList problems;
    return finish(read_scenario_tree(file, settings, problems), problems);
}

LoadedScenario load_scenario_text(std::string_view text, const std::string& name,
                                  std::span<const std::string> settings) {
    ProblemList problems;
    return finish(read_scenario_text(text, name, settings, problems), problems);
}

std::string resolved_yaml(const Scenario& scenario) {
    Scenario now = scenario, later = scenario;
    later.before = scenario.after;
    Fields fields, later_fields;
    declare(fields, now);
    declare(later_fields, later);
    return resolved_yaml(fields, &later_fields);
}

std::string scenario_reference() {
    Scenario scenario;
    Fields fields;
    declare(fields, scenario);
    return reference_page(fields);
}

std::string scenario_schema() {
    Scenario scenario;
    Fields fields;
    declare(fields, scenario);
    return json_schema(fields, "abroad scenario");
}

}  // namespace abroad

#include "scenario/scenario_file.hpp"

#include <algorithm>

#include "input/decode.hpp"
#include "input/printers.hpp"
#include "scenario/checks.hpp"

namespace abroad {

namespace {

Scenario decode_scenario(ScenarioTree& tree, ProblemList& problems) {
    Scenario scenario;
    const YamlNode after = take(tree.root, "after_burn_in");
    Fields fields;
    declare(fields, scenario);
    decode(fields, tree.root, tree, {.taken_keys = {"based_on", "after_burn_in"}}, problems);
    Scenario later = scenario;
    if (!after.key.empty()) {
        Fields later_fields;
        declare(later_fields, later);
        decode(later_fields, after, tree, {.prefix = "after_burn_in.", .after_burn_in = true}, problems);
    }
    scenario.after = later.before;
    return scenario;
}

template <class Entity>
void sort_by_name(std::vector<Entity>& list) {
    std::sort(list.begin(), list.end(), [](const Entity& a, const Entity& b) { return a.name < b.name; });
}

LoadedScenario finish(ScenarioTree tree, ProblemList& problems) {
    // A text that could not be read as a whole is not judged; otherwise all is told at once.
    if (tree.root.kind != YamlNode::Kind::map) problems.throw_if_any(tree.files);
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
    // The order of lists in a file has no meaning, so it may not show in the text that the digest covers.
    Scenario now = scenario;
    sort_by_name(now.markets);
    sort_by_name(now.sectors);
    sort_by_name(now.clusters);
    sort_by_name(now.firms);
    sort_by_name(now.shocks);
    sort_by_name(now.instruments);
    sort_by_name(now.budget_lines);
    Scenario later = now;
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

#include "helpers/specimens.hpp"

#include <map>

#include "input/printers.hpp"
#include "scenario/scenario_file.hpp"

using namespace abroad;

namespace {

const std::filesystem::path folder = std::filesystem::path(ABROAD_SOURCE_DIR) / "tests/errors";

std::string told_problems(const Specimen& specimen) {
    try {
        load_scenario(specimen.file, specimen.settings);
    } catch (const ScenarioError& error) {
        return error.what();
    }
    return "accepted";
}

/// Path and text of all values, with those that act after the burn-in.
std::map<std::string, std::string> values_of(Scenario scenario) {
    Fields before, after;
    declare(before, scenario);
    declare(after, scenario.after);
    std::map<std::string, std::string> values;
    for (auto& [path, text] : resolved_values(before)) values[path] = text;
    for (auto& [path, text] : resolved_values(after))
        if (values.at(path) != text) values["after_burn_in." + path] = text;
    return values;
}

/// The values that differ from those of the small world that most specimens are based on.
std::string told_values(const Specimen& specimen) {
    const auto world = values_of(load_scenario(folder / "good/bases/world.yaml").scenario);
    const auto values = values_of(load_scenario(specimen.file, specimen.settings).scenario);
    std::string text = "what differs from the small world:";
    for (const auto& [path, value] : values)
        if (const auto known = world.find(path); known == world.end() || known->second != value)
            text += "\n" + path + " = " + value;
    for (const auto& [path, value] : world)
        if (values.count(path) == 0) text += "\nnot there: " + path;
    return text;
}

}  // namespace

TEST_CASE("every bad scenario is refused with its exact messages") {
    check_specimens(folder / "bad", 100, told_problems);
}

TEST_CASE("every good scenario gives its exact values") {
    check_specimens(folder / "good", 40, [](const Specimen& specimen) {
        const std::string problems = told_problems(specimen);
        return problems == "accepted" ? told_values(specimen) : problems;
    });
}

TEST_CASE("every message names its place and none is a bare message of the library") {
    for (const auto& specimen : specimens_in(folder / "bad")) {
        std::ifstream lines(specimen.expected_file());
        for (std::string line; std::getline(lines, line);) {
            INFO(specimen.file.filename().string() << ": " << line);
            CHECK((line.find(".yaml:") != std::string::npos || line.starts_with("--set: ")));
            CHECK(line != "accepted");
            for (const auto* bare : {"yaml-cpp", "bad conversion", "this is no YAML", "end of map", "bad file"})
                CHECK(line.find(bare) == std::string::npos);
        }
    }
}

TEST_CASE("every good scenario resolves to a text that reads back to the same values") {
    for (const auto& specimen : specimens_in(folder / "good")) {
        INFO(specimen.file.filename().string());
        const std::string resolved = load_scenario(specimen.file, specimen.settings).resolved_yaml;
        CHECK(load_scenario_text(resolved, "resolved").resolved_yaml == resolved);
    }
}

TEST_CASE("a specimen whose message changed by one letter would be noticed") {
    Specimen specimen;
    specimen.file = folder / "bad/key_misspelt.yaml";
    const std::string expected = text_in(specimen.expected_file());
    REQUIRE(without_folder(told_problems(specimen) + "\n", folder / "bad") == expected);
    specimen.file = folder / "bad/key_capital.yaml";
    CHECK(without_folder(told_problems(specimen) + "\n", folder / "bad") != expected);
}

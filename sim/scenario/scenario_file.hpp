// From a file to a checked scenario: the file with all it is based on and the values of the command line, decoded and
// checked as a whole. All problems are reported at once.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "input/scenario_tree.hpp"
#include "scenario/scenario.hpp"

namespace abroad {

/// A scenario that can be run, with the texts that it came from.
struct LoadedScenario {
    Scenario scenario;
    /// Every value; reads back to an equal scenario.
    std::string resolved_yaml;
    /// The files as they were read, nearest first.
    std::vector<SourceText> sources;
};

/// Throws ScenarioError with all problems in the order of the file.
LoadedScenario load_scenario(const std::filesystem::path& file, std::span<const std::string> settings = {});

/// The same for a text that is in no file.
LoadedScenario load_scenario_text(std::string_view text, const std::string& name,
                                  std::span<const std::string> settings = {});

/// The resolved scenario as YAML.
std::string resolved_yaml(const Scenario& scenario);

/// The reference page and the JSON Schema of scenario files.
std::string scenario_reference();
std::string scenario_schema();

}  // namespace abroad

// A scenario file with everything it is based on and the values of the command line, merged into one tree: command line
// beats file beats base. Maps merge by key, lists of named things by name, other lists are replaced. Every value keeps
// the place that it came from. Defaults and meanings are added later, in decoding.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/problem_list.hpp"
#include "input/yaml_tree.hpp"

namespace abroad {

/// One file as read, nearest first: for the record in results.
struct SourceText {
    std::string name;
    std::string text;
};

struct ScenarioTree {
    YamlNode root;
    /// Names that Place::file points into; the last is "--set".
    std::vector<std::string> files;
    std::vector<SourceText> sources;

    Mark mark(const Place& place) const;
    /// Place of the value at a dotted path (items of lists by their names), or of its nearest parent that was written.
    Mark mark_of(std::string_view path) const;
};

/// Reads `file` and its bases and applies `settings` ("path=value", in order). All that is wrong goes to problems.
ScenarioTree read_scenario_tree(const std::filesystem::path& file, std::span<const std::string> settings,
                                ProblemList& problems);

/// The same for a text that is in no file (the resolved scenario of a results file, a fuzzer's bytes); based_on is
/// refused.
ScenarioTree read_scenario_text(std::string_view text, const std::string& name, std::span<const std::string> settings,
                                ProblemList& problems);

/// Takes a key out of a map (all of them, if it stood twice) and returns its first value; a null node without key if it
/// is not there.
YamlNode take(YamlNode& map, std::string_view key);

}  // namespace abroad

// From the merged tree to the values of the declared parameters: strict scalars, ranges, unknown keys with a nearest
// name, required keys, named lists. Goes on after a problem and reports all. References between values (a cluster's
// market) are checked a floor higher, where the whole scenario is known.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/fields.hpp"
#include "input/scenario_tree.hpp"

namespace abroad {

struct DecodeRules {
    /// Keys, or first parts of keys, of parts of the model that this version does not have.
    std::span<const std::string_view> not_in_this_version = {};
    /// Put before every path in messages ("after_burn_in.").
    std::string prefix = {};
    /// True for the values under after_burn_in: keys fixed before are refused, nothing is required.
    bool after_burn_in = false;
    /// Keys of this map that the caller has taken out of it: they are known, to be told when one is misspelt.
    std::vector<std::string> taken_keys = {};
};

/// Writes the values of `map` (a map of `tree`) into the structs behind `fields`.
void decode(Fields& fields, const YamlNode& map, const ScenarioTree& tree, const DecodeRules& rules,
            ProblemList& problems);

}  // namespace abroad

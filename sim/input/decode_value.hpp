// One written value to one parameter: its kind, its range, its length, the word for "absent". What is allowed is told
// with every refusal, from the declaration.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "input/fields.hpp"
#include "input/yaml_tree.hpp"

namespace abroad {

/// Where exactly in the value the fault is (an item of a list, say), and what it is.
struct ValueFault {
    Place place;
    std::string what;
    /// Key within the value, for a map of names.
    std::string key = {};
};

/// Reads the value of `item` into the field, or says why not (the field keeps its value then).
std::optional<ValueFault> decode_value(Field& field, const YamlNode& item);

/// "0 to 10000 kEUR", "true or false", "drawn, all or none": what the field takes.
std::string allowed_text(const Field& field);

/// What is wrong with the name of a thing; names stand in paths, in files and on axes of figures.
std::optional<std::string> fault_of_name(std::string_view name);

}  // namespace abroad

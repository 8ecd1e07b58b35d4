// What can be told about declared parameters: the resolved scenario (every value, reads back equal), the reference page
// (Markdown) and the JSON Schema (draft 2020-12, for editors). Orders are those of declaration, numbers the shortest
// that read back to the same bits.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/fields.hpp"

namespace abroad {

/// YAML of one value as it stands in a scenario (lists and maps in flow style); field.none_word for an absent one.
std::string yaml_text(const Field& field, const std::optional<FieldValue>& value);

/// A number with the fewest digits that read back to the same bits.
std::string shortest_text(double value);

/// Path and YAML text of every value (items of lists by their names), by bytewise order of paths: for digests and for
/// telling which values of two scenarios differ.
std::vector<std::pair<std::string, std::string>> resolved_values(const Fields& fields);

/// All values. With `after`, declared on a copy of the structs, what differs there follows under after_burn_in.
std::string resolved_yaml(const Fields& fields, const Fields* after = nullptr);

/// Markdown: one table for every first part of the keys and one for every kind of named thing.
std::string reference_page(const Fields& fields);

/// JSON Schema of a scenario file, with based_on and after_burn_in.
std::string json_schema(const Fields& fields, std::string_view title);

}  // namespace abroad

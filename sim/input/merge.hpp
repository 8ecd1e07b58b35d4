// How a nearer tree is laid over its base: maps key by key, lists of named things name by name, all else replaced. And
// how a dotted path finds its way through maps and named lists, for values of the command line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/yaml_tree.hpp"

namespace abroad {

/// The name of a list item that is a map with a scalar `name`; null for any other node.
const std::string* item_name(const YamlNode& item);

/// True for a list with items, all of them named.
bool is_named_list(const YamlNode& node);

/// Lays `near` over `base`. Keys and places of `near` win.
void merge_over(YamlNode& base, YamlNode near);

/// Two items of a named list with one name, anywhere in the tree.
struct DoubledName {
    Place first;
    Place second;
    std::string path;
};
std::vector<DoubledName> doubled_names(const YamlNode& root);

/// One step along a dotted path. Keys and names may contain dots themselves: the longest that fits is taken.
/// Moves the beginning of `rest` to what is left (empty at the end); null, and `rest` as it was, if nothing fits.
const YamlNode* step_into(const YamlNode& node, std::string_view& rest);
YamlNode* step_into(YamlNode& node, std::string_view& rest);

/// Lays a value over the node at a dotted path, opening maps on the way. Returns what is wrong with the path, if it is.
std::optional<std::string> set_at(YamlNode& root, std::string_view path, YamlNode value);

}  // namespace abroad

// Writes a scenario tree with its keys and list items in another order: what a law about order needs. Lists of plain
// values keep theirs, since it has a meaning.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <string_view>

#include "input/merge.hpp"
#include "input/yaml_tree.hpp"

namespace abroad {

enum class Shuffle { keys, keys_and_items };

inline void shuffle_tree(YamlNode& node, Shuffle what, std::mt19937& order) {
    const bool is_map = node.kind == YamlNode::Kind::map;
    if (is_map || (what == Shuffle::keys_and_items && is_named_list(node)))
        std::shuffle(node.items.begin(), node.items.end(), order);
    for (YamlNode& item : node.items) shuffle_tree(item, what, order);
}

/// True if the text stays the same scalar in flow style without quotes.
inline bool is_simple_scalar(std::string_view text) {
    return !text.empty() &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ .-+") ==
               std::string_view::npos;
}

/// The node in flow style; scalars with quotes only if they had some or need them.
inline std::string flow_text(const YamlNode& node) {
    if (node.kind == YamlNode::Kind::null) return "null";
    if (node.kind == YamlNode::Kind::scalar)
        return node.quoted || !is_simple_scalar(node.text) ? '"' + node.text + '"' : node.text;
    const bool is_map = node.kind == YamlNode::Kind::map;
    std::string text;
    for (const YamlNode& item : node.items)
        text += (text.empty() ? "" : ", ") + (is_map ? '"' + item.key + "\": " : std::string()) + flow_text(item);
    return is_map ? "{" + text + "}" : "[" + text + "]";
}

}  // namespace abroad

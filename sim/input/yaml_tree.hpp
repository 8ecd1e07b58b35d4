// YAML text to a tree of our own that remembers where every key and value stood. A guard stands before and inside the
// reading: limits of size, depth and count, valid UTF-8, one document, no aliases, tags or directives, no duplicate
// keys at any depth. It says what is wrong in words of its own. It knows no parameter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "input/problem_list.hpp"

namespace abroad {

/// Place of a key or value; file is a row of ScenarioTree::files (or of the caller's own list).
struct Place {
    std::uint32_t file = 0;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// A node of the tree. As a value in a map it carries its key too. A map's items keep their order.
struct YamlNode {
    enum class Kind : std::uint8_t { null, scalar, list, map };
    Kind kind = Kind::null;
    bool quoted = false;
    Place place = {};
    Place key_place = {};
    std::string key = {};
    std::string text = {};
    std::vector<YamlNode> items = {};

    const YamlNode* find(std::string_view wanted_key) const;
    YamlNode* find(std::string_view wanted_key);
};

/// Limits of one text.
inline constexpr std::size_t largest_yaml_bytes = std::size_t{1} << 20;
inline constexpr std::size_t largest_yaml_depth = 32;
inline constexpr std::size_t largest_yaml_nodes = 160'000;
inline constexpr std::size_t largest_yaml_scalar_bytes = 64 * 1024;

enum class YamlRoot { map_only, any };

/// Parses one text. Problems carry `file_name`; places carry `file_row`. On a problem the tree holds what could be
/// read.
YamlNode parse_yaml(std::string_view text, const std::string& file_name, std::uint32_t file_row, YamlRoot root,
                    ProblemList& problems);

}  // namespace abroad

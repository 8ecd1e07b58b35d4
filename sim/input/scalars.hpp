// Strict reading of single values. A number is what JSON calls a number: no octal, no hexadecimal, no underscores, no
// comma, no infinity; a whole number has neither point nor exponent; a flag is true or false. Each refusal says why.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "input/yaml_tree.hpp"

namespace abroad {

/// Why a value is refused ("'1,5' is not a number") and how to write it, if that can be told.
struct Refusal {
    std::string what;
    std::string advice = {};
};

std::variant<double, Refusal> number_from(const YamlNode& node);
std::variant<std::int64_t, Refusal> whole_number_from(const YamlNode& node);
std::variant<bool, Refusal> flag_from(const YamlNode& node);
std::variant<std::string, Refusal> text_from(const YamlNode& node);

}  // namespace abroad

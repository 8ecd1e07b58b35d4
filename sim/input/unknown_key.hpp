// What to tell about a key or a name that is not known: a near spelling, the place where such a key does stand, the
// version that does not have it yet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/decode.hpp"

namespace abroad {

/// `section`: dotted key of the map that holds the unknown key ("" at the top). With advice false nothing is searched.
std::string what_of_unknown_key(const Fields& fields, const std::string& section, const std::string& key,
                                const DecodeRules& rules, bool advice);

std::string what_of_unknown_name(std::string_view name, const std::vector<std::string>& known);

}  // namespace abroad

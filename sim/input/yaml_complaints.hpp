// The YAML parser's complaints in our own words: what is wrong and how to mend it.
#pragma once

#include <string>
#include <string_view>

namespace abroad {

std::string yaml_complaint(std::string_view message_of_parser);

}  // namespace abroad

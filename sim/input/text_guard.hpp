// What is checked of a text before any parser sees it: size, UTF-8, control characters, line ends, directives; and how
// pieces of a user's text are shown in messages (short, and never with bytes that upset a terminal).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace abroad {

/// The first fault of a text, with its place counted from 1 in lines and characters (line 0: the text as a whole).
struct TextFault {
    int line = 0;
    int column = 0;
    std::string what;
};

std::optional<TextFault> fault_of_text(std::string_view text);

/// True for a text with a control character in it (a tab or line break counts).
bool has_control_character(std::string_view text);

/// 'text' in quotes for a message, at most about 60 characters of it.
std::string shown(std::string_view text);

/// The same without quotes, for paths.
std::string shortened(std::string_view text);

}  // namespace abroad

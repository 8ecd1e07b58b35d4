// Standard output and standard error: results of commands go to the one, progress and problems to the other.
#pragma once

#include <cstddef>
#include <string_view>

namespace abroad {

/// Last words after a fault of ours.
inline constexpr std::string_view please_report =
    "abroad: this is a fault of the program; please report these lines with the scenario and `abroad --version`";

/// Gives a closed standard file a place, so that no other file of the program takes its number.
void open_missing_standard_files();

/// Writes to standard output. A reader that has gone is no failure; a full disk, say, throws FileError.
void print(std::string_view text);

/// Writes to standard error; if that fails there is nobody left to tell.
void complain(std::string_view text);

/// True if standard error is a terminal that understands control sequences.
bool errors_go_to_terminal();

/// Takes back an unfinished line of a terminal.
inline constexpr std::string_view clear_line = "\r\x1b[K";

/// Width of that terminal in letters.
std::size_t terminal_width();

}  // namespace abroad

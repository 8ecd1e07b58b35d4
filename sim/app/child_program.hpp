// Another program, run to its end, with what it printed.
#pragma once

#include <string>
#include <vector>

namespace abroad {

/// What it wrote to standard output if it ended with 0; its complaints go to our standard error. Throws FileError if it
/// cannot be started or ends otherwise.
std::string output_of_program(const std::vector<std::string>& words);

}  // namespace abroad

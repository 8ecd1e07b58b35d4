// The command `compare`: simulates twin worlds of one scenario or several scenarios on the same draws, writes the
// comparison and prints what the policy caused.
#pragma once

#include "app/command_line.hpp"
#include "base/problems.hpp"

namespace abroad {

/// Throws ScenarioError, UsageError, FileError. Any other end is told on standard error.
ExitCode compare(const CommandLine& line);

}  // namespace abroad

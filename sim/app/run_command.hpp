// The command `run`: simulates a scenario, writes its files, shows progress and the table at the end.
#pragma once

#include "app/command_line.hpp"
#include "base/problems.hpp"

namespace abroad {

/// Throws ScenarioError, UsageError, FileError. Any other end is told on standard error.
ExitCode run(const CommandLine& line);

}  // namespace abroad

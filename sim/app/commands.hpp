// The commands that only print: they read a scenario or nothing at all, and write to standard output.
#pragma once

#include <string>

#include "app/command_line.hpp"
#include "base/problems.hpp"
#include "scenario/scenario.hpp"

namespace abroad {

/// Throws ScenarioError with all problems.
ExitCode validate(const CommandLine& line);
ExitCode show(const CommandLine& line);

ExitCode print_reference();
ExitCode print_schema();

/// Version, revision, compiler, libraries; several lines, without the last end of line.
std::string version_text();

/// "12 markets, 8 sectors, 100 clusters; 4 replications of 240 quarters".
std::string outline(const Scenario& scenario);

}  // namespace abroad

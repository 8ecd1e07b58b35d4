// The commands on sweeps: `sweep` runs an experiment, `verify` simulates a part of it again, `collect` makes one file
// of it.
#pragma once

#include <string>

#include "app/command_line.hpp"
#include "base/problems.hpp"
#include "run/sweep_probe.hpp"
#include "run/verify.hpp"

namespace abroad {

/// All throw ScenarioError, UsageError, FileError. Any other end is told on standard error.
ExitCode sweep(const CommandLine& line);
ExitCode verify(const CommandLine& line);
ExitCode collect(const CommandLine& line);

/// "2/4". Throws UsageError.
Shard shard_of(const std::string& text);

/// "1%" or "5". Throws UsageError.
Sample sample_of(const std::string& text);

/// What a sweep will cost; several lines.
std::string probe_text(const SweepPlan& plan, const Probe& probe);

}  // namespace abroad

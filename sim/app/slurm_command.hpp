// The command `slurm`: writes the job scripts of a sweep into its folder and hands them to the cluster.
#pragma once

#include "app/command_line.hpp"
#include "base/problems.hpp"

namespace abroad {

/// Throws ScenarioError, UsageError, FileError.
ExitCode slurm(const CommandLine& line);

}  // namespace abroad

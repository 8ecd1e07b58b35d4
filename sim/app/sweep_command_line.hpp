// The options of the commands on sweeps, for command_line.cpp.
#pragma once

#include "app/command_line.hpp"

namespace CLI {
class App;
}

namespace abroad {

/// True for commands on sweeps, whose options this adds.
bool add_sweep_options(CLI::App& app, Command command, CommandLine& line);

}  // namespace abroad

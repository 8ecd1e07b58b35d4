// What the user typed, as plain data. The library that takes command lines apart is known to command_line.cpp alone.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "app/compare_options.hpp"
#include "app/sweep_options.hpp"
#include "base/problems.hpp"

namespace abroad {

enum class Command { run, compare, sweep, collect, verify, slurm, validate, show, reference, schema };

/// A command and its options.
struct CommandLine {
    Command command = Command::run;
    std::string scenario;
    /// "path=value", in the order in which they count; --seed and --replications among them.
    std::vector<std::string> settings;
    std::optional<std::string> output;
    std::optional<std::string> burn_in;
    std::optional<std::string> save_burn_in;
    std::optional<double> until_year;
    int first_replication = 0;
    std::size_t threads = 0;
    bool overwrite = false;
    bool quiet = false;
    CompareOptions compare;
    SweepOptions sweep;
    /// As a shell would take it.
    std::string text;
};

/// What to say instead of doing anything: help, version, a mistake of usage.
struct Answer {
    std::string text;
    ExitCode code = ExitCode::done;
};

/// An option that does not go with the scenario.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::variant<CommandLine, Answer> read_command_line(int argc, const char* const* argv);

}  // namespace abroad

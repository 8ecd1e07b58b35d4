#include "app/program.hpp"

#include <fmt/core.h>

#include <csignal>
#include <new>
#include <variant>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/compare_command.hpp"
#include "app/run_command.hpp"
#include "app/slurm_command.hpp"
#include "app/standard_files.hpp"
#include "app/sweep_command.hpp"
#include "base/problems.hpp"

namespace abroad {

namespace {

ExitCode obey(const CommandLine& line) {
    switch (line.command) {
        case Command::run:
            return run(line);
        case Command::compare:
            return compare(line);
        case Command::sweep:
            return sweep(line);
        case Command::collect:
            return collect(line);
        case Command::verify:
            return verify(line);
        case Command::slurm:
            return slurm(line);
        case Command::validate:
            return validate(line);
        case Command::show:
            return show(line);
        case Command::reference:
            return print_reference();
        case Command::schema:
            return print_schema();
    }
    throw InternalError("unknown command");
}

ExitCode answer_or_obey(int argc, const char* const* argv) {
    const auto line = read_command_line(argc, argv);
    if (const auto* command = std::get_if<CommandLine>(&line)) return obey(*command);
    const auto& answer = std::get<Answer>(line);
    if (answer.code == ExitCode::done)
        print(answer.text);
    else
        complain(answer.text);
    return answer.code;
}

ExitCode guarded(int argc, const char* const* argv) {
    try {
        return answer_or_obey(argc, argv);
    } catch (const UsageError& error) {
        complain(fmt::format("abroad: {}\n", error.what()));
        return ExitCode::usage;
    } catch (const ScenarioError& error) {
        complain(fmt::format("{}\n", error.what()));
        return ExitCode::scenario;
    } catch (const FileError& error) {
        complain(fmt::format("abroad: {}\n", error.what()));
        return ExitCode::files;
    } catch (const std::bad_alloc&) {
        complain("abroad: not enough memory\n");
        return ExitCode::internal;
    } catch (const std::exception& error) {
        complain(fmt::format("abroad: internal fault: {}\n{}\n", error.what(), please_report));
        return ExitCode::internal;
    }
}

}  // namespace

int run_program(int argc, const char* const* argv) {
    open_missing_standard_files();
    // A reader that has gone is told by a failing write, so that a run goes on without one.
    std::signal(SIGPIPE, SIG_IGN);
    // A file that grows beyond what the system allows is told by a failing write too.
    std::signal(SIGXFSZ, SIG_IGN);
    return static_cast<int>(guarded(argc, argv));
}

}  // namespace abroad

#include "app/command_line.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "app/commands.hpp"
#include "app/sweep_command_line.hpp"
#include "base/nearest_name.hpp"

namespace abroad {

namespace {

struct NamedCommand {
    Command command;
    const char* name;
    const char* meaning;
};

constexpr std::array<NamedCommand, 10> commands{
    {{Command::run, "run", "simulate a scenario and write its results"},
     {Command::compare, "compare", "simulate twin worlds or several scenarios on the same draws, and what differs"},
     {Command::sweep, "sweep", "simulate all runs of an experiment into a folder"},
     {Command::collect, "collect", "make one results file of a sweep"},
     {Command::verify, "verify", "check the files of a sweep and simulate some of its runs again"},
     {Command::slurm, "slurm", "run an experiment as an array job on a Slurm cluster"},
     {Command::validate, "validate", "check a scenario and report all its problems"},
     {Command::show, "show", "print a scenario with all its values, defaults included"},
     {Command::reference, "reference", "print all parameters with defaults, ranges and meanings (Markdown)"},
     {Command::schema, "schema", "print the JSON Schema of scenario files, for editors"}}};

constexpr const char* footer =
    "Exit codes: 0 done, 1 some replications failed, 2 usage, 3 scenario, 4 files, 5 a fault of the program,\n"
    "75 stopped by a signal (a run or a sweep goes on with the same command; a comparison begins anew).";

/// Options as typed that become settings.
struct ShortSettings {
    std::string seed;
    std::string replications;
};

void add_scenario(CLI::App& app, CommandLine& line, ShortSettings& settings) {
    app.add_option("SCENARIO", line.scenario, "scenario file")->required()->type_name("FILE.yaml");
    app.add_option("--set", line.settings,
                   "give a value of the scenario, e.g. --set run.years=10; as often as you like")
        ->type_name("PATH=VALUE")
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
    app.add_option("--seed", settings.seed, "short for --set run.seed=N")->type_name("N");
    app.add_option("--replications", settings.replications, "short for --set run.replications_count=R")->type_name("R");
}

/// Options of all commands that simulate.
void add_simulation_options(CLI::App& app, CommandLine& line, const char* output) {
    constexpr int largest_replication = 65535;
    constexpr int most_threads = 1024;
    app.add_option("-o,--output", line.output, output)->type_name("FILE.h5");
    app.add_flag("--overwrite", line.overwrite, "replace output files that are there already");
    app.add_option("--first-replication", line.first_replication, "number of the first replication (0)")
        ->check(CLI::Range(0, largest_replication))
        ->type_name("N");
    app.add_option("--threads", line.threads, "threads at work; 0, and if left out: all of the machine")
        ->check(CLI::Range(0, most_threads))
        ->type_name("T");
    app.add_option("--burn-in", line.burn_in, "start from a saved burn-in instead of simulating it")->type_name("FILE");
    app.add_flag("-q,--quiet", line.quiet, "no progress and no table");
}

void add_run_options(CLI::App& app, CommandLine& line) {
    add_simulation_options(app, line, "results file; the scenario's name with .h5 in this folder if left out");
    app.add_option("--save-burn-in", line.save_burn_in, "save the end of the burn-in, to start other runs from")
        ->type_name("FILE");
    app.add_option("--until", line.until_year,
                   "stop at the beginning of this year; a later run with the same values goes on")
        ->type_name("YEAR");
}

void add_compare_options(CLI::App& app, CommandLine& line) {
    CompareOptions& compare = line.compare;
    app.add_option("OTHERS", compare.others, "further scenarios, compared pair by pair")->type_name("FILE.yaml ...");
    add_simulation_options(app, line,
                           "comparison file; the scenario's name with _comparison.h5 in this folder if left out");
    const auto one_each = [](CLI::Option* option, const char* type) {
        option->type_name(type)->expected(1)->take_all()->allow_extra_args(false);
    };
    one_each(app.add_option("--without", compare.without,
                            "a twin without this instrument, or without all; if left out, one without each and all"),
             "INSTRUMENT|all");
    app.add_option("--against", compare.against, "another scenario instead of twins")->type_name("OTHER.yaml");
    app.add_option("--precision", compare.precision,
                   "add replications until half the interval is at most this share of the effect")
        ->type_name("X%");
    app.add_option("--precision-of", compare.precision_outcome, "outcome that --precision is about (exporters)")
        ->type_name("OUTCOME");
    app.add_option("--budget", compare.budget, "multiples of the budgets, e.g. 0.5,1,2")->type_name("X,...");
    app.add_flag("--marginal", compare.marginal, "also a tenth more budget: what the next unit costs");
    app.add_flag("--equal-budget", compare.equal_budget, "scale the budgets of further scenarios to the same euros");
}

std::string quoted(std::string_view word) {
    const auto is_plain = [](char letter) {
        return std::isalnum(static_cast<unsigned char>(letter)) != 0 ||
               std::string_view("-_./=:,+@%").find(letter) != std::string_view::npos;
    };
    if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return std::string(word);
    std::string text = "'";
    for (const char letter : word) text += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return text + "'";
}

/// Names of options of the chosen command, or of commands if none is chosen.
std::vector<std::string> known_names(const CLI::App& app, bool options) {
    std::vector<std::string> names;
    if (!options)
        for (const NamedCommand& command : commands) names.emplace_back(command.name);
    else
        for (const CLI::Option* option : app.get_options())
            for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

std::string unknown(const CLI::App& app, const std::string& word) {
    const bool is_option = word.starts_with("-");
    const std::string bare = word.substr(0, word.find('='));
    const bool is_command = !is_option && app.get_parent() == nullptr;
    if (!is_option && !is_command) return fmt::format("'{}' is one argument too many", word);
    std::string text = fmt::format("there is no {} '{}'", is_command ? "command" : "option", bare);
    if (const auto nearest = nearest_name(bare, known_names(app, is_option)))
        text += fmt::format("; did you mean '{}'?", *nearest);
    return text;
}

Answer mistake(const CLI::App& app, const CLI::ParseError& error) {
    const auto chosen = app.get_subcommands();
    const CLI::App& at = chosen.empty() ? app : *chosen.front();
    const std::string name = chosen.empty() ? "abroad" : "abroad " + at.get_name();
    const auto left = app.remaining(true);
    std::string what = error.what();
    if (!left.empty())
        what = unknown(at, left.front());
    else if (chosen.empty())
        what = "say what to do: run, compare, sweep, collect, verify, slurm, validate, show, reference or schema";
    return {fmt::format("{}: {} (see {} --help)\n", name, what, name), ExitCode::usage};
}

void describe(CLI::App& app, CommandLine& line, ShortSettings& settings) {
    app.name("abroad");
    app.footer(footer);
    app.set_version_flag("--version", version_text(), "print version, revision, compiler and libraries");
    app.require_subcommand(1);
    for (const NamedCommand& command : commands) {
        CLI::App* sub = app.add_subcommand(command.name, command.meaning);
        sub->callback([&line, command] { line.command = command.command; });
        if (command.command == Command::reference || command.command == Command::schema) continue;
        if (add_sweep_options(*sub, command.command, line)) {
            sub->footer(footer);
            continue;
        }
        add_scenario(*sub, line, settings);
        if (command.command == Command::run) add_run_options(*sub, line);
        if (command.command == Command::compare) add_compare_options(*sub, line);
        if (command.command == Command::run || command.command == Command::compare) sub->footer(footer);
    }
}

}  // namespace

std::variant<CommandLine, Answer> read_command_line(int argc, const char* const* argv) {
    CommandLine line;
    ShortSettings settings;
    CLI::App app("Simulates how clusters of firms go abroad.");
    describe(app, line, settings);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return Answer{app.help(), ExitCode::done};
    } catch (const CLI::CallForVersion& version) {
        return Answer{std::string(version.what()) + "\n", ExitCode::done};
    } catch (const CLI::ParseError& error) {
        return mistake(app, error);
    }
    if (!settings.seed.empty()) line.settings.push_back("run.seed=" + settings.seed);
    if (!settings.replications.empty()) line.settings.push_back("run.replications_count=" + settings.replications);
    for (int at = 0; at < argc; ++at) line.text += (at == 0 ? "" : " ") + quoted(argv[at]);
    return line;
}

}  // namespace abroad

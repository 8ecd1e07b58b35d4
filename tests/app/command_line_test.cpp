#include "app/command_line.hpp"

#include "helpers/catch.hpp"

namespace abroad {

namespace {

using Words = std::vector<const char*>;

std::variant<CommandLine, Answer> read(Words words) {
    words.insert(words.begin(), "abroad");
    return read_command_line(static_cast<int>(words.size()), words.data());
}

CommandLine command(const Words& words) {
    return std::get<CommandLine>(read(words));
}

Answer answer(const Words& words) {
    return std::get<Answer>(read(words));
}

}  // namespace

TEST_CASE("The scenario may stand before and after options") {
    const CommandLine line =
        command({"run", "--set", "run.years=2", "a.yaml", "--set", "culture=[1, 2]", "-o", "b.h5"});
    CHECK(line.command == Command::run);
    CHECK(line.scenario == "a.yaml");
    CHECK(line.settings == std::vector<std::string>{"run.years=2", "culture=[1, 2]"});
    CHECK(line.output == "b.h5");
    CHECK(!line.overwrite);
}

TEST_CASE("Seed and replications are settings by a shorter name and count last") {
    CHECK(command({"run", "a.yaml", "--seed", "7", "--replications", "9", "--set", "run.seed=3"}).settings ==
          std::vector<std::string>{"run.seed=3", "run.seed=7", "run.replications_count=9"});
}

TEST_CASE("The command line is kept as a shell would take it") {
    CHECK(command({"run", "my scenario.yaml", "--set", "title=it's"}).text ==
          "abroad run 'my scenario.yaml' --set 'title=it'\\''s'");
}

TEST_CASE("A comparison takes one scenario or several, twins by name, and budgets") {
    const CommandLine line = command({"compare", "a.yaml", "b.yaml", "--without", "voucher", "--without", "all",
                                      "--budget", "0.5,1", "--precision", "10%", "-o", "c.h5", "d.yaml"});
    CHECK(line.command == Command::compare);
    CHECK(line.scenario == "a.yaml");
    CHECK(line.compare.others == std::vector<std::string>{"b.yaml", "d.yaml"});
    CHECK(line.compare.without == std::vector<std::string>{"voucher", "all"});
    CHECK(line.compare.budget == "0.5,1");
    CHECK(line.compare.precision == "10%");
    CHECK(!line.compare.marginal);
    CHECK(command({"compare", "a.yaml", "--against", "b.yaml", "--marginal"}).compare.against == "b.yaml");
}

TEST_CASE("A mistake is answered with one line that names it") {
    const auto [words, message] = GENERATE(table<Words, std::string>({
        {Words{}, "abroad: say what to do"},
        {{"rnu", "a.yaml"}, "there is no command 'rnu'; did you mean 'run'?"},
        {{"run"}, "abroad run: SCENARIO is required"},
        {{"run", "a.yaml", "b.yaml"}, "'b.yaml' is one argument too many"},
        {{"run", "a.yaml", "--replication", "3"}, "no option '--replication'; did you mean '--replications'?"},
        {{"run", "a.yaml", "--replication=3"}, "no option '--replication'; did you mean '--replications'?"},
        {{"run", "a.yaml", "--threads", "many"}, "--threads: "},
        {{"run", "a.yaml", "--threads", "-1"}, "--threads: "},
        {{"run", "a.yaml", "--set"}, "--set: "},
        {{"run", "a.yaml", "-o", "b", "-o", "c"}, "--output: "},
        {{"validate", "a.yaml", "--overwrite"}, "abroad validate: there is no option '--overwrite'"},
        {{"reference", "a.yaml"}, "abroad reference: 'a.yaml' is one argument too many"},
    }));
    const Answer said = answer(words);
    CHECK(said.code == ExitCode::usage);
    CHECK_THAT(said.text, contains_text(message));
    CHECK(std::count(said.text.begin(), said.text.end(), '\n') == 1);
}

TEST_CASE("Help and version are answers and no mistakes") {
    for (const Words& words : {Words{"--help"}, Words{"run", "--help"}, Words{"validate", "-h"}, Words{"--version"}})
        CHECK(answer(words).code == ExitCode::done);
    CHECK_THAT(answer({"run", "--help"}).text, contains_text("--save-burn-in"));
    CHECK_THAT(answer({"--version"}).text,
               contains_text("revision ") && contains_text("HDF5 ") && contains_text("oneTBB "));
}

TEST_CASE("Commands on sweeps have options of their own") {
    const CommandLine sweep = command({"sweep", "e.yaml", "-o", "folder", "--shard", "2/4", "--dry-run"});
    CHECK(sweep.command == Command::sweep);
    CHECK(sweep.scenario == "e.yaml");
    CHECK(sweep.sweep.shard == "2/4");
    CHECK(sweep.sweep.dry_run);
    CHECK(command({"collect", "folder", "-o", "out.h5", "--allow-gaps"}).sweep.allow_gaps);
    CHECK(command({"verify", "folder", "--sample", "5%"}).sweep.sample == "5%");
    const CommandLine slurm =
        command({"slurm", "e.yaml", "-o", "folder", "--array", "12", "--", "--time=10", "--mem=1G"});
    CHECK(slurm.sweep.array_tasks == 12);
    CHECK(slurm.sweep.sbatch_options == std::vector<std::string>{"--time=10", "--mem=1G"});
    CHECK(answer({"sweep", "e.yaml"}).code == ExitCode::usage);
    CHECK_THAT(answer({"sweep", "e.yaml", "-o", "f", "--shrad", "1/2"}).text, contains_text("did you mean '--shard'?"));
}

}  // namespace abroad

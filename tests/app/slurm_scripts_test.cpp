#include "app/slurm_scripts.hpp"

#include "app/child_program.hpp"
#include "base/problems.hpp"
#include "helpers/catch.hpp"

namespace abroad {

namespace {

const SlurmJob job{"/opt/abroad", "/home/o'neill/my experiment.yaml", "/scratch/sweep", 8, 2};

/// What a shell makes of a word.
std::string echoed(const std::string& word) {
    return output_of_program({"/bin/sh", "-c", "printf %s " + shell_word(word)});
}

}  // namespace

TEST_CASE("A shell takes any word as it is") {
    for (const char* word : {"plain", "", "it's", "a b", "$HOME `ls` \"x\" \\", "*", "two\nlines"})
        CHECK(echoed(word) == word);
}

TEST_CASE("The job script is a shell script whose tasks are the shards of the sweep") {
    const std::string script = array_script(job);
    CHECK_THAT(script, contains_text("#SBATCH --array=1-8\n"));
    CHECK_THAT(script, contains_text("#SBATCH --cpus-per-task=2\n"));
    CHECK_THAT(script, contains_text("#SBATCH --signal=B:USR1@120\n"));
    CHECK_THAT(script, contains_text("--shard \"$SLURM_ARRAY_TASK_ID/8\""));
    CHECK_THAT(script, contains_text("'/home/o'\\''neill/my experiment.yaml'"));
    CHECK(output_of_program({"/bin/bash", "-n", "-c", script}).empty());
    CHECK_THROWS_AS(output_of_program({"/bin/bash", "-n", "-c", script + "done"}), FileError);
}

TEST_CASE("The options of the user come after ours, so that they win") {
    const std::vector<std::string> words = array_submission(job, {"--output=mine"});
    CHECK(words.front() == "sbatch");
    CHECK(words[words.size() - 2] == "--output=mine");
    CHECK(words.back() == "/scratch/sweep/slurm/sweep.sh");
    CHECK(collect_submission(job, "12")[2] == "--dependency=afterany:12");
}

TEST_CASE("A program that fails or is not there is told") {
    CHECK(output_of_program({"/bin/echo", "a  b"}) == "a  b\n");
    CHECK_THROWS_AS(output_of_program({"/bin/false"}), FileError);
    CHECK_THROWS_AS(output_of_program({"/no/such/program"}), FileError);
}

}  // namespace abroad

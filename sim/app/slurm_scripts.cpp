#include "app/slurm_scripts.hpp"

#include <fmt/core.h>

namespace abroad {

namespace {

namespace fs = std::filesystem;

/// Bash forgets nothing of a child that has ended: waiting again after a signal gives its exit code.
constexpr const char* array_body = R"(
{program} sweep {experiment} -o {folder} --shard "$SLURM_ARRAY_TASK_ID/{tasks}" --threads "${{SLURM_CPUS_PER_TASK:-1}}" --quiet &
sweep=$!
trap 'signalled=1; kill -USR1 "$sweep" 2>/dev/null' USR1
while :; do
    signalled=
    wait "$sweep"
    code=$?
    [ "$signalled" ] || break
done
if [ "$code" -eq 75 ]; then
    scontrol requeue "${{SLURM_ARRAY_JOB_ID}}_$SLURM_ARRAY_TASK_ID"
fi
exit "$code"
)";

fs::path script_folder(const SlurmJob& job) {
    return job.folder / "slurm";
}

}  // namespace

std::string shell_word(const std::string& word) {
    std::string text = "'";
    for (const char letter : word) text += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return text + "'";
}

fs::path array_script_path(const SlurmJob& job) {
    return script_folder(job) / "sweep.sh";
}

fs::path collect_script_path(const SlurmJob& job) {
    return script_folder(job) / "collect.sh";
}

std::string array_script(const SlurmJob& job) {
    return fmt::format(
               "#!/bin/bash\n#SBATCH --job-name=abroad-sweep\n#SBATCH --array=1-{}\n#SBATCH --cpus-per-task={}\n"
               "#SBATCH --requeue\n#SBATCH --open-mode=append\n#SBATCH --signal=B:USR1@120\n",
               job.tasks, job.threads) +
           fmt::format(fmt::runtime(array_body), fmt::arg("program", shell_word(job.program.string())),
                       fmt::arg("experiment", shell_word(job.experiment.string())),
                       fmt::arg("folder", shell_word(job.folder.string())), fmt::arg("tasks", job.tasks));
}

std::string collect_script(const SlurmJob& job) {
    return fmt::format("#!/bin/bash\n#SBATCH --job-name=abroad-collect\n{} collect {} -o {} --overwrite\n",
                       shell_word(job.program.string()), shell_word(job.folder.string()),
                       shell_word((job.folder / "results.h5").string()));
}

std::vector<std::string> array_submission(const SlurmJob& job, const std::vector<std::string>& options) {
    std::vector<std::string> words{"sbatch", "--parsable", "--output=" + (script_folder(job) / "%A_%a.log").string()};
    words.insert(words.end(), options.begin(), options.end());
    words.push_back(array_script_path(job).string());
    return words;
}

std::vector<std::string> collect_submission(const SlurmJob& job, const std::string& array_id) {
    return {"sbatch", "--parsable", "--dependency=afterany:" + array_id,
            "--output=" + (script_folder(job) / "collect_%j.log").string(), collect_script_path(job).string()};
}

}  // namespace abroad

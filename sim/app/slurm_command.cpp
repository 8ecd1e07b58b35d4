#include "app/slurm_command.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <span>
#include <system_error>

#include "app/child_program.hpp"
#include "app/slurm_scripts.hpp"
#include "app/standard_files.hpp"
#include "record/committed_file.hpp"
#include "run/sweep_folder.hpp"

namespace abroad {

namespace {

namespace fs = std::filesystem;

/// Where this program lies; tasks run the same file on other machines.
fs::path own_path() {
    std::error_code fault;
    fs::path path = fs::read_symlink("/proc/self/exe", fault);
    if (fault) throw FileError("/proc/self/exe: cannot be read: " + fault.message());
    return path;
}

void write_script(const fs::path& path, const std::string& text) {
    commit_file(path, std::as_bytes(std::span(text)), Existing::replace);
    std::error_code ignored;
    fs::permissions(path, fs::perms::owner_exec, fs::perm_options::add, ignored);
}

std::string command_text(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + shell_word(word);
    return text;
}

/// "123" of "123;cluster" and an end of line.
std::string job_id(const std::string& printed) {
    return printed.substr(0, printed.find_first_of(";\n"));
}

}  // namespace

ExitCode slurm(const CommandLine& line) {
    const SweepPlan plan = plan_sweep(load_experiment(line.scenario));
    SlurmJob job{own_path(), fs::absolute(line.scenario), fs::absolute(line.output.value()), 0, 0};
    job.tasks = std::min(line.sweep.array_tasks, plan.runs_count());
    job.threads = std::max<std::size_t>(1, line.threads);
    const SweepFolder folder(job.folder);
    folder.open(plan, line.text);
    fs::create_directories(array_script_path(job).parent_path());
    write_script(array_script_path(job), array_script(job));
    write_script(collect_script_path(job), collect_script(job));
    const auto submission = array_submission(job, line.sweep.sbatch_options);
    if (line.sweep.write_only) {
        print(fmt::format("{}\n{}\n", command_text(submission), command_text(collect_submission(job, "JOB"))));
        return ExitCode::done;
    }
    const std::string array_id = job_id(output_of_program(submission));
    const std::string collect_id = job_id(output_of_program(collect_submission(job, array_id)));
    print(fmt::format("array    {} ({} tasks, {} runs)\ncollect  {} (when the array has ended)\nresults  {}\n",
                      array_id, job.tasks, plan.runs_count(), collect_id, (job.folder / "results.h5").string()));
    return ExitCode::done;
}

}  // namespace abroad

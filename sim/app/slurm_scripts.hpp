// The job scripts of a sweep on a Slurm cluster: an array whose tasks are shards, and the job that collects. A task is
// warned two minutes before its time limit, finishes nothing new, ends with 75 and is put back into the queue, where it
// goes on. They run under any account: nothing is installed and no service is needed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace abroad {

struct SlurmJob {
    std::filesystem::path program, experiment, folder;
    std::size_t tasks = 8;
    std::size_t threads = 1;
};

/// A word as a shell takes it.
std::string shell_word(const std::string& word);

std::string array_script(const SlurmJob& job);
std::string collect_script(const SlurmJob& job);

/// Words of the two submissions; `options`: the user's, for the array.
std::vector<std::string> array_submission(const SlurmJob& job, const std::vector<std::string>& options);
std::vector<std::string> collect_submission(const SlurmJob& job, const std::string& array_id);

std::filesystem::path array_script_path(const SlurmJob& job);
std::filesystem::path collect_script_path(const SlurmJob& job);

}  // namespace abroad

// What `abroad sweep`, `verify`, `collect` and `slurm` ask beside experiment or folder, threads and output, as plain
// data.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace abroad {

struct SweepOptions {
    /// As typed: "2/4".
    std::string shard = "1/1";
    bool dry_run = false;
    /// As typed: "1%" or "5".
    std::string sample = "1%";
    bool allow_gaps = false;
    std::size_t array_tasks = 8;
    /// Write the job scripts and print how to submit them.
    bool write_only = false;
    /// Handed on as they are.
    std::vector<std::string> sbatch_options;
};

}  // namespace abroad

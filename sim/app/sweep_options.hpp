// What `abroad sweep`, `verify`, `collect` and `slurm` ask beside experiment or folder, threads and output, as plain
// data.
#pragma once

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
};

}  // namespace abroad

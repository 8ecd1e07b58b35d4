// Is a sweep what it says it is? Every file is read and checked, and a sample of the runs is simulated again from
// nothing but their own files.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "run/sweep_folder.hpp"

namespace abroad {

/// How many runs to simulate again: a share of those that are there, or a number.
struct Sample {
    double share = 0.01;
    std::size_t count = 0;
};

struct VerifyReport {
    std::size_t planned = 0;
    std::size_t missing = 0;
    std::size_t checked = 0;
    std::size_t simulated = 0;
    /// Files that are damaged, and runs whose results were others this time. One line each.
    std::vector<std::string> damaged, different;
    bool was_stopped = false;
};

/// The sample are the runs with the lowest keys: spread over all points and replications, and the same each time.
/// Throws FileError if the folder holds no plan of this version.
VerifyReport verify_sweep(const SweepFolder& folder, const Sample& sample, std::size_t threads,
                          const std::atomic<bool>* stop = nullptr);

}  // namespace abroad

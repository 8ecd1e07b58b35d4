// What a sweep will cost, before anything is spent: the first missing run is simulated and measured, and nothing is
// written. Runs at other points may take longer; the estimate says what it was measured on.
#pragma once

#include <cstddef>

#include "run/sweep.hpp"

namespace abroad {

struct Probe {
    std::size_t runs_total = 0;
    std::size_t runs_to_do = 0;
    /// Burn-ins that several runs share count once.
    std::size_t burn_ins_to_do = 0;
    std::size_t threads = 1;
    RunNumber measured;
    double burn_in_seconds = 0;
    /// After the burn-in.
    double run_seconds = 0;
    std::size_t run_bytes = 0;
    /// Of the program with all its threads at work.
    std::size_t memory_bytes = 0;

    double seconds() const {
        return (static_cast<double>(burn_ins_to_do) * burn_in_seconds + static_cast<double>(runs_to_do) * run_seconds) /
               static_cast<double>(threads);
    }
};

/// Throws FileError if the probe run fails. With nothing left to do all measures are 0.
Probe probe_sweep(const SweepPlan& plan, const SweepFolder& folder, const SweepRequest& request);

}  // namespace abroad

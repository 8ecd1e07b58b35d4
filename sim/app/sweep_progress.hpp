// How far a sweep has come, on standard error: runs done, failed and remaining, and the time left, as a bar on a
// terminal and as a line now and then elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "app/progress.hpp"
#include "run/sweep.hpp"

namespace abroad {

/// " 32 % [######------] 12 done, 1 failed, 27 remaining, 1:23 left", at most `width` letters; without a bar where
/// there is no room for it.
std::string sweep_text(const SweepCounts& counts, double elapsed_seconds, std::size_t width);

/// Told of runs by one thread at a time.
class SweepProgress {
 public:
    explicit SweepProgress(ProgressStyle style) : style_(style) {}
    void show(const SweepCounts& counts);
    /// Takes the bar away.
    void finish();
    double elapsed_seconds() const;

 private:
    ProgressStyle style_;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    double next_seconds_ = 0;
};

}  // namespace abroad

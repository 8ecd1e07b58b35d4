// How far a run has come, on standard error: a bar with the time left on a terminal, a plain line now and then
// elsewhere (batch logs).
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace abroad {

enum class ProgressStyle { none, lines, bar };

/// "1:02:03", "2:03", "12 s", "1.2 s".
std::string duration_text(double seconds);

/// " 32 % [######--------------] 1:23 left", at most `width` letters.
std::string bar_text(double share, double elapsed_seconds, std::size_t width);

/// " 32 % after 40 s, 1:23 left".
std::string line_text(double share, double elapsed_seconds);

/// May be told of quarters by several threads at a time.
class Progress {
 public:
    Progress(ProgressStyle style, std::int64_t quarters);
    /// One quarter of one replication more.
    void advance();
    /// Takes the bar away.
    void finish();
    double elapsed_seconds() const;

 private:
    void show(double share, double seconds);

    ProgressStyle style_;
    std::int64_t quarters_;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    std::atomic<std::int64_t> done_ = 0;
    /// When to show something next: thousandths of a second since the beginning, and a share of the work.
    std::atomic<std::int64_t> next_millisecond_ = 0;
    std::atomic<int> next_percent_ = 0;
};

}  // namespace abroad

#include "app/sweep_progress.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "app/standard_files.hpp"

namespace abroad {

namespace {

constexpr double seconds_per_bar = 0.1;
constexpr double seconds_per_line = 5;
constexpr double seconds_before_estimate = 1;
constexpr std::size_t widest_bar = 40;
constexpr std::size_t line_width = 60;

std::string counts_text(const SweepCounts& counts, double elapsed_seconds) {
    std::string text =
        fmt::format("{} done, {} failed, {} remaining", counts.there + counts.done, counts.failed, counts.remaining());
    const std::size_t ended = counts.done + counts.failed;
    if (ended > 0 && elapsed_seconds >= seconds_before_estimate)
        text += fmt::format(", {} left", duration_text(elapsed_seconds * static_cast<double>(counts.remaining()) /
                                                       static_cast<double>(ended)));
    return text;
}

}  // namespace

std::string sweep_text(const SweepCounts& counts, double elapsed_seconds, std::size_t width) {
    const std::size_t ended = counts.total - counts.remaining();
    const std::size_t whole = std::max<std::size_t>(1, counts.total);
    const std::string percent = fmt::format("{:3} %", 100 * ended / whole);
    const std::string text = counts_text(counts, elapsed_seconds);
    const std::size_t around = percent.size() + text.size() + 4;
    if (width < around + 8) return (percent + " " + text).substr(0, width);
    const std::size_t length = std::min(widest_bar, width - around), full = length * ended / whole;
    return fmt::format("{} [{}{}] {}", percent, std::string(full, '#'), std::string(length - full, '-'), text);
}

double SweepProgress::elapsed_seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

void SweepProgress::show(const SweepCounts& counts) {
    const double seconds = elapsed_seconds();
    if (style_ == ProgressStyle::none || seconds < next_seconds_) return;
    const bool is_bar = style_ == ProgressStyle::bar;
    next_seconds_ = seconds + (is_bar ? seconds_per_bar : seconds_per_line);
    if (is_bar)
        complain(std::string(clear_line) + sweep_text(counts, seconds, terminal_width() - 1));
    else
        complain(fmt::format("abroad: {}\n", sweep_text(counts, seconds, line_width)));
}

void SweepProgress::finish() {
    if (style_ == ProgressStyle::bar) complain(clear_line);
}

}  // namespace abroad

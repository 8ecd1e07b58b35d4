#include "app/progress.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "app/standard_files.hpp"

namespace abroad {

namespace {

constexpr std::int64_t milliseconds_per_bar = 100;
constexpr std::int64_t milliseconds_per_line = 5000;
constexpr int percent_per_line = 10;
constexpr double seconds_before_estimate = 1;
constexpr std::size_t widest_bar = 40;

int percent_of(double share) {
    return static_cast<int>(std::floor(share * 100));
}

std::string left_text(double share, double elapsed_seconds) {
    if (share <= 0 || elapsed_seconds < seconds_before_estimate) return {};
    return fmt::format(" {} left", duration_text(elapsed_seconds * (1 - share) / share));
}

}  // namespace

std::string duration_text(double seconds) {
    if (seconds < 9.95) return fmt::format("{:.1f} s", seconds);
    const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
    const std::int64_t hours = whole / 3600, minutes = whole / 60 % 60, rest = whole % 60;
    if (hours > 0) return fmt::format("{}:{:02}:{:02}", hours, minutes, rest);
    if (minutes > 0) return fmt::format("{}:{:02}", minutes, rest);
    return fmt::format("{} s", rest);
}

std::string bar_text(double share, double elapsed_seconds, std::size_t width) {
    const std::string percent = fmt::format("{:3} %", percent_of(share)), left = left_text(share, elapsed_seconds);
    const std::size_t around = percent.size() + left.size() + 3;
    if (width < around + 8) return percent.substr(0, width);
    const std::size_t length = std::min(widest_bar, width - around);
    const auto full = static_cast<std::size_t>(share * static_cast<double>(length));
    return fmt::format("{} [{}{}]{}", percent, std::string(full, '#'), std::string(length - full, '-'), left);
}

std::string line_text(double share, double elapsed_seconds) {
    const std::string left = left_text(share, elapsed_seconds);
    return fmt::format("{:3} % after {}{}{}", percent_of(share), duration_text(elapsed_seconds),
                       left.empty() ? "" : ",", left);
}

Progress::Progress(ProgressStyle style, std::int64_t quarters) : style_(style), quarters_(quarters) {
    if (style == ProgressStyle::lines) {
        next_millisecond_ = milliseconds_per_line;
        next_percent_ = percent_per_line;
    }
}

double Progress::elapsed_seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

void Progress::advance() {
    const std::int64_t done = ++done_;
    if (style_ == ProgressStyle::none) return;
    const double share = static_cast<double>(done) / static_cast<double>(std::max<std::int64_t>(1, quarters_));
    if (percent_of(share) < next_percent_) return;
    const double seconds = elapsed_seconds();
    const auto now = static_cast<std::int64_t>(seconds * 1000);
    std::int64_t next = next_millisecond_;
    const std::int64_t pause = style_ == ProgressStyle::bar ? milliseconds_per_bar : milliseconds_per_line;
    // One thread at a time shows something; the others go on.
    if (now >= next && next_millisecond_.compare_exchange_strong(next, now + pause)) show(share, seconds);
}

void Progress::show(double share, double seconds) {
    if (style_ == ProgressStyle::bar) {
        complain(std::string(clear_line) + bar_text(share, seconds, terminal_width() - 1));
        return;
    }
    next_percent_ = percent_of(share) + percent_per_line;
    complain(fmt::format("abroad: {}\n", line_text(share, seconds)));
}

void Progress::finish() {
    if (style_ == ProgressStyle::bar) complain(clear_line);
}

}  // namespace abroad

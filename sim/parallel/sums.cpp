#include "parallel/sums.hpp"

#include <string>

#include "base/problems.hpp"

namespace abroad {

namespace {

constexpr std::size_t cells_per_cache_line = 8;

/// Taken for an overflow before the sum can wrap round.
bool is_too_large(std::int64_t sum, std::int64_t limit) {
    return sum >= limit || sum <= -limit;
}

[[noreturn]] void throw_overflow(std::string_view name) {
    throw ScenarioLimit("the sum '" + std::string(name) + "' overflows (the figures of the scenario are too large)");
}

}  // namespace

void add_term(std::int64_t& sum, double value, double units, std::string_view name) {
    const double term = std::floor(value * units + 0.5);
    if (std::isnan(term)) throw InternalError("a term of the sum '" + std::string(name) + "' is no number");
    if (!(std::fabs(term) < static_cast<double>(largest_sum))) throw_overflow(name);
    sum += static_cast<std::int64_t>(term);
    if (is_too_large(sum, largest_sum)) throw_overflow(name);
}

void WorkerSums::reset(std::size_t size, std::size_t workers) {
    size_ = size;
    stride_ = (size + cells_per_cache_line - 1) / cells_per_cache_line * cells_per_cache_line + cells_per_cache_line;
    cells_.assign(stride_ * workers, 0);
}

void WorkerSums::total(std::vector<std::int64_t>& result, std::string_view name, std::int64_t limit) const {
    result.assign(size_, 0);
    const std::size_t workers = stride_ == 0 ? 0 : cells_.size() / stride_;
    for (std::size_t worker = 0; worker < workers; ++worker) {
        const std::int64_t* lane = cells_.data() + worker * stride_;
        for (std::size_t cell = 0; cell < size_; ++cell) {
            const bool too_large = is_too_large(lane[cell], largest_sum) ||
                                   __builtin_add_overflow(result[cell], lane[cell], &result[cell]);
            if (too_large || is_too_large(result[cell], limit)) throw_overflow(name);
        }
    }
}

}  // namespace abroad

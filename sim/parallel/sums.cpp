#include "parallel/sums.hpp"

#include <string>

#include "base/problems.hpp"

namespace abroad {

namespace {

constexpr std::size_t cells_per_cache_line = 8;
// A lane that comes near the end of its range is taken for an overflow before it can wrap round.
constexpr std::int64_t largest_lane = std::int64_t{1} << 61;

}  // namespace

void WorkerSums::reset(std::size_t size, std::size_t workers) {
    size_ = size;
    stride_ = (size + cells_per_cache_line - 1) / cells_per_cache_line * cells_per_cache_line + cells_per_cache_line;
    cells_.assign(stride_ * workers, 0);
}

void WorkerSums::total(std::vector<std::int64_t>& result, std::string_view name) const {
    result.assign(size_, 0);
    const std::size_t workers = stride_ == 0 ? 0 : cells_.size() / stride_;
    for (std::size_t worker = 0; worker < workers; ++worker) {
        const std::int64_t* lane = cells_.data() + worker * stride_;
        for (std::size_t cell = 0; cell < size_; ++cell) {
            const bool too_large = lane[cell] > largest_lane || lane[cell] < -largest_lane;
            if (too_large || __builtin_add_overflow(result[cell], lane[cell], &result[cell]))
                throw InternalError("the sum '" + std::string(name) +
                                    "' overflows 64 bits; the scenario's figures are too large");
        }
    }
}

}  // namespace abroad

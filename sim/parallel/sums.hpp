// Sums that steer the model are sums of 64-bit integers in fixed units, so they depend neither on threads nor on the
// storage order of firms nor on who else is in the run (MODEL section 2, Sums). Each worker has a lane of its own;
// lanes are added up at the end.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace abroad {

inline constexpr double units_per_one = 4294967296.0;       // 2^32: shares, knowledge, trust, competence
inline constexpr double units_per_keur = 1048576.0;         // 2^20: money that is summed
inline constexpr double units_per_outside = 68719476736.0;  // 2^36: appeal, relative to the competition outside

/// Nearest whole number of units, halves up.
inline std::int64_t to_units(double value, double units) {
    return static_cast<std::int64_t>(std::floor(value * units + 0.5));
}

/// `size` integer sums with one lane a worker.
class WorkerSums {
 public:
    /// Sets the number of sums and lanes and all of them to zero.
    void reset(std::size_t size, std::size_t workers);
    std::int64_t* lane(std::size_t worker) { return cells_.data() + worker * stride_; }
    /// The lanes added up; an overflow throws InternalError that names the sum.
    void total(std::vector<std::int64_t>& result, std::string_view name) const;

 private:
    std::size_t size_ = 0;
    std::size_t stride_ = 0;
    std::vector<std::int64_t> cells_;
};

}  // namespace abroad

// Sums that steer the model are sums of 64-bit integers in fixed units, so they depend neither on threads nor on the
// storage order of firms nor on who else is in the run (MODEL section 2, Sums). Each worker has a lane of its own;
// lanes are added up at the end.
#pragma once

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace abroad {

inline constexpr double units_per_one = 4294967296.0;       // 2^32: shares, knowledge, trust, competence
inline constexpr double units_per_keur = 1048576.0;         // 2^20: money that is summed
inline constexpr double units_per_outside = 68719476736.0;  // 2^36: appeal, relative to the competition outside

/// What to_units() makes of all that is too large: a sum of numbers >= 0 that steers the model has this as its limit,
/// so that no term cut short goes unnoticed.
inline constexpr std::int64_t largest_term = std::int64_t{1} << 51;
inline constexpr std::int64_t largest_sum = std::int64_t{1} << 61;

/// Nearest whole number of units, halves up; what is more than 2^51 units either way, or no number, counts as 2^51.
/// Vectorises, which a conversion to 64 bits does not: adding 1.5 * 2^52 makes the low bits of the sum the whole
/// number.
inline std::int64_t to_units(double value, double units) {
    constexpr double largest = 2251799813685248.0, shift = 6755399441055744.0;
    const double whole = std::floor(value * units + 0.5);
    const double kept = std::fabs(whole) <= largest ? whole : largest;
    return static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(kept + shift) - std::bit_cast<std::uint64_t>(shift));
}

/// Adds a term to a sum, outside of hot loops. A term or sum of largest_sum or more, either way, throws InternalError
/// that names the sum.
void add_term(std::int64_t& sum, double value, double units, std::string_view name);

/// `size` integer sums with one lane a worker.
class WorkerSums {
 public:
    /// Sets the number of sums and lanes and all of them to zero.
    void reset(std::size_t size, std::size_t workers);
    std::int64_t* lane(std::size_t worker) { return cells_.data() + worker * stride_; }
    /// The lanes added up; a sum of `limit` or more, either way, throws InternalError that names the sum.
    void total(std::vector<std::int64_t>& result, std::string_view name, std::int64_t limit = largest_sum) const;

 private:
    std::size_t size_ = 0;
    std::size_t stride_ = 0;
    std::vector<std::int64_t> cells_;
};

}  // namespace abroad

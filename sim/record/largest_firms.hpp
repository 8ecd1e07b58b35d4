// The largest firms by employees, which single giants make the totals of money swing by a fifth: totals are given also
// without them (MODEL section 9). Which firms these are is found anew each quarter, ties by seat, so that neither
// threads nor storage decide.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "world/firms.hpp"

namespace abroad {

/// Powers of two of employees that firms are counted by: 1, 2, 4, ... 16384.
inline constexpr std::size_t size_bins = 15;

inline std::size_t size_bin(float employees) {
    const auto whole = static_cast<std::uint32_t>(std::min(employees, 16384.0F));
    return std::min(size_bins - 1, static_cast<std::size_t>(std::bit_width(std::max(1U, whole)) - 1));
}

/// Rows of the largest `share` of the living firms, rounded down, in no order; `firms_by_size` counts these by
/// size_bin.
std::vector<std::uint32_t> largest_firms(const Firms& firms, std::span<const std::int64_t> firms_by_size, double share);

}  // namespace abroad

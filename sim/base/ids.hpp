// Identities. A row number is typed by the table that it points into, so that a cluster's row cannot be passed where
// a sector's is wanted. A firm is known by its seat and generation, never by its row: the row is storage, the id is
// what every random draw and every comparison of twin worlds is keyed by (MODEL section 1, Identities).
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace abroad {

/// Row number in one table; none() points nowhere.
template <class Table, class Number = std::uint32_t>
class RowOf {
 public:
    constexpr RowOf() = default;
    constexpr explicit RowOf(Number value) : value_(value) {}
    static constexpr RowOf none() { return RowOf(); }
    constexpr bool is_none() const { return value_ == std::numeric_limits<Number>::max(); }
    constexpr Number value() const { return value_; }
    constexpr auto operator<=>(const RowOf&) const = default;

 private:
    Number value_ = std::numeric_limits<Number>::max();
};

using FirmRow = RowOf<struct FirmTable, std::uint32_t>;
using ClusterRow = RowOf<struct ClusterTable, std::uint16_t>;
using MarketRow = RowOf<struct MarketTable, std::uint16_t>;
using SectorRow = RowOf<struct SectorTable, std::uint16_t>;

/// The lasting identity of a firm: its seat (32 bits) and which occupant of the seat it is (12 bits in a draw).
struct FirmId {
    std::uint32_t seat = 0;
    std::uint16_t generation = 0;
    constexpr auto operator<=>(const FirmId&) const = default;
};

}  // namespace abroad

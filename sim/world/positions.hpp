// Positions: what a firm has in a foreign market, at most one a market and none at home (MODEL section 1, Position).
// The positions of one firm lie side by side, by market; the table is written anew when positions start or end.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "base/named_code.hpp"

namespace abroad {

/// How a firm is present in a market; the numbers order the modes and stand in random draws.
enum class Mode : std::uint8_t { exporting = 1, joint_venture = 2, branch = 3, production = 4 };

template <>
struct NamesOf<Mode> {
    static constexpr std::array<NamedCode<Mode>, 4> values{{{Mode::exporting, "export"},
                                                            {Mode::joint_venture, "joint_venture"},
                                                            {Mode::branch, "branch"},
                                                            {Mode::production, "production"}}};
};

/// Columns of positions. first[row] .. first[row + 1] are the positions of the firm in that row.
struct Positions {
    std::vector<std::uint32_t> first;
    std::vector<std::uint16_t> market;
    std::vector<Mode> mode;
    std::vector<std::uint16_t> tenure_quarters;
    std::vector<float> penetration;
    /// Fitness, fit to the market and the appeal that nobody knows before entry, multiplied.
    std::vector<float> appeal;
    /// Revenue of the last clearing and smoothed prospective profit, kEUR per year.
    std::vector<float> revenue;
    std::vector<float> prospect;
    /// Public money that it began with: 0 none, else funding_code() of instrument and why it was needed.
    std::vector<std::uint16_t> funding;

    std::size_t count() const { return market.size(); }
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, Positions>
void visit_columns(Table& positions, Visit&& visit) {
    visit("first", positions.first);
    visit("market", positions.market);
    visit("mode", positions.mode);
    visit("tenure_quarters", positions.tenure_quarters);
    visit("penetration", positions.penetration);
    visit("appeal", positions.appeal);
    visit("revenue", positions.revenue);
    visit("prospect", positions.prospect);
    visit("funding", positions.funding);
}

inline constexpr std::uint32_t no_position = 0xffffffff;

/// Place of the position of the firm in a market, or no_position.
inline std::uint32_t find_position(const Positions& positions, std::size_t row, std::size_t market) {
    for (std::uint32_t at = positions.first[row]; at < positions.first[row + 1]; ++at)
        if (positions.market[at] == market) return at;
    return no_position;
}

/// A position about to start.
struct NewPosition {
    std::uint32_t row;
    std::uint16_t market;
    Mode mode;
    float penetration;
    float appeal;
    std::uint16_t funding = 0;
};

/// No positions for `firms` firms.
Positions make_positions(std::size_t firms);

/// Whether a position ends this quarter; one that falls back goes on as export.
enum class PositionEnd : std::uint8_t { no, ends, falls_back };

/// What changes in the table of positions this quarter.
struct PositionChanges {
    /// One entry a position.
    std::vector<PositionEnd> ends;
    /// Starts of one block of firms each, by row, then market.
    std::vector<std::vector<NewPosition>> starts_by_block;
    void start_quarter(std::size_t positions, std::size_t blocks);
};

/// Writes `next`: `now` without the positions that end, with those that start put in order.
void rebuild_positions(const Positions& now, const PositionChanges& changes, Positions& next);

}  // namespace abroad

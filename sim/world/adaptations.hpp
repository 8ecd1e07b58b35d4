// Adaptations: how far a firm's products were developed for a market beyond what they were at founding, a factor of
// their appeal there (MODEL section 4, Joint product development: ad_im). Few firms have any, so it is a list and not a
// column by market. The factor of a market that the firm serves stands in the appeal of its position as well.
#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

#include "world/firms.hpp"
#include "world/positions.hpp"

namespace abroad {

/// Columns of adaptations, by row, then market; the factor in force comes before gains that wait for an entry.
struct Adaptations {
    std::vector<std::uint32_t> row;
    std::vector<std::uint16_t> generation;
    std::vector<std::uint16_t> market;
    std::vector<float> factor;
    /// Last step in which an entry makes the gain act, or in_force.
    std::vector<std::int32_t> waits_until;

    std::size_t count() const { return row.size(); }
};

inline constexpr std::int32_t in_force = -1;

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, Adaptations>
void visit_columns(Table& adaptations, Visit&& visit) {
    visit("row", adaptations.row);
    visit("generation", adaptations.generation);
    visit("market", adaptations.market);
    visit("factor", adaptations.factor);
    visit("waits_until", adaptations.waits_until);
}

/// A rise of a firm's appeal in a market: at once where it serves the market, else if it enters by `waits_until`.
struct AdaptationGain {
    std::uint32_t row;
    std::uint16_t generation;
    std::uint16_t market;
    float factor;
    std::int32_t waits_until;
};

/// Factor in force of the firm in that row, 1 without any.
float adaptation_of(const Adaptations& adaptations, const Firms& firms, std::uint32_t row, std::uint16_t market);

/// Takes the gains in, lets those act whose firm serves the market (up to `largest_factor` in all), and forgets those
/// that waited too long or whose firm closed.
void adapt_products(const std::vector<AdaptationGain>& gains, const Firms& firms, int step, double largest_factor,
                    Adaptations& adaptations, Positions& positions);

}  // namespace abroad

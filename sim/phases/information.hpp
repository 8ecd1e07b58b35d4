// What a firm does not know of a market: nobody told it, it has no experience and did not scout there, and it has no
// strategic partner from there (MODEL section 3, Information). Zero means that it knows all.
#pragma once

#include <cstdint>

#include "world/firms.hpp"
#include "world/support.hpp"
#include "world/ties.hpp"

namespace abroad {

/// True if the firm has a strategic partner in the market.
inline bool has_strategic_partner(const Firms& firms, const Ties& ties, std::size_t row, std::size_t market) {
    if (firms.strategic_partnerships[row] == 0) return false;
    for (std::uint32_t at = ties.first[row]; at < ties.first[row + 1]; ++at)
        if ((ties.flags[at] & strategic_partnership_flag) != 0 && firms.country[ties.partner[at]] == market &&
            firms.living[ties.partner[at]])
            return true;
    return false;
}

/// 1 - info. `partner_weight` is what a strategic partner tells; a link of the firm's cluster tells the same, not more.
inline float unknown_share(const Firms& firms, const Ties& ties, const Support& support, double partner_weight,
                           std::size_t row, std::size_t market) {
    const std::size_t support_row = support.row_of(firms.cluster[row], firms.country[row]);
    const float unknown = support.untold_share(support_row, market) *
                          (1.0F - firms.experience[row * firms.markets + market]) *
                          (1.0F - firms.scouting[row * firms.markets + market]);
    const bool told_by_partner =
        !support.linked(support_row, market) && has_strategic_partner(firms, ties, row, market);
    return told_by_partner ? unknown * (1.0F - static_cast<float>(partner_weight)) : unknown;
}

}  // namespace abroad

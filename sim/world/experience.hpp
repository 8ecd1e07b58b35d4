// Experience that counts in a market: the firm's own there, or that of a market close to it, which makes expansion go
// from near to far (MODEL section 3, Entry cost: B).
#pragma once

#include <algorithm>

#include "world/firms.hpp"
#include "world/markets.hpp"

namespace abroad {

inline float nearby_experience(const Firms& firms, const Markets& markets, std::size_t row, std::size_t market) {
    const float* const experience = firms.experience.data() + row * firms.markets;
    const std::size_t home = firms.country[row];
    float best = experience[market];
    for (std::size_t other = 0; other < firms.markets; ++other) {
        if (other == home || experience[other] <= best) continue;
        best = std::max(best, experience[other] * (1.0F - static_cast<float>(markets.psychic_distance(other, market))));
    }
    return best;
}

}  // namespace abroad

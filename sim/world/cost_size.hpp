// How costs of entering and of being in a market grow with the firm: the small cost as much as one of a least size, the
// others grow less than in proportion (MODEL section 3, Entry cost and fixed cost). In double; the phases that go over
// all firms in blocks have it in the precision of their columns.
#pragma once

#include <algorithm>

#include "base/vector_math.hpp"
#include "world/efficiency_parameters.hpp"
#include "world/market_parameters.hpp"

namespace abroad {

/// Factor of the costs of a firm of so many employees over those of the reference size.
inline double cost_size(const MarketParameters& market, const EfficiencyParameters& efficiency, float employees) {
    const double costed = std::max(static_cast<double>(employees), market.smallest_costed_employees_count);
    return power(costed / efficiency.reference_employees_count, market.cost_size_exponent);
}

}  // namespace abroad

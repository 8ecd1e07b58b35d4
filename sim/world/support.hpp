// What members of a cluster, and firms without one, get from others in each market: peers and agency tell of it, draw
// attention to it and cut the cost of entering (MODEL section 3, Information). One row a cluster, then one row a
// country for firms without a cluster; one column a market. Written once a quarter, read by every firm.
#pragma once

#include "world/firms.hpp"
#include "world/table2.hpp"

namespace abroad {

struct Support {
    /// Part of what can be known of a market that nobody else tells: 1 if there is neither peer nor agency.
    Table2<float> untold_share;
    /// Pull of a market on the attention of those who look, 1 without peers there.
    Table2<float> pull;
    /// Factor of the entry cost.
    Table2<float> entry_cost_factor;
    std::size_t clusters = 0;

    std::size_t row_of(std::uint16_t cluster, std::uint16_t country) const {
        return cluster == no_cluster ? clusters + country : cluster;
    }
};

}  // namespace abroad

// What members of a cluster, and firms without one, get from others in each market: peers and agency tell of it, draw
// attention to it and cut the cost of entering (MODEL section 3, Information). One row a cluster, then one row a
// country for firms without a cluster; one column a market. Written once a quarter, read by every firm.
#pragma once

#include <vector>

#include "world/firms.hpp"
#include "world/table2.hpp"

namespace abroad {

struct Support {
    /// What the cluster management does for members in the market, 0..1; 0 at home and without a cluster.
    Table2<float> impact;
    /// Largest impact of a row over all markets.
    std::vector<float> largest_impact;
    /// 1 where the row's cluster has a link of any stage to a cluster of the market; 1 where of stage network or more.
    Table2<std::uint8_t> linked;
    Table2<std::uint8_t> networked;
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

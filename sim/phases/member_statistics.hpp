// Phase 3, member statistics of clusters: how many members, how many of them export, and which share is active in each
// market (MODEL section 5). Peers abroad are what members hear of first. Reads firms and positions, writes clusters.
#pragma once

#include "world/clusters.hpp"
#include "world/firms.hpp"
#include "world/positions.hpp"

namespace abroad {

void member_statistics(const Firms& firms, const Positions& positions, Clusters& clusters);

}  // namespace abroad

// The groups of a results document with snapshots of networks: `tie_snapshots` of firms and `link_snapshots` of
// clusters. Left out: which moments these are (record.network_snapshots_every_quarters).
#pragma once

#include <vector>

#include "record/series_frame.hpp"

namespace abroad {

/// Both tables, or nothing if the scenario asks for no snapshots.
std::vector<Group> network_groups(const Frame& frame);

}  // namespace abroad

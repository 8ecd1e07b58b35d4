// Seats: places of firms with a fixed country, sector and first cluster. Their numbers are made of a group (members or
// non-members of a cluster, firms placed without one) and an ordinal, so that a cluster added to a scenario renumbers
// no seat of another (MODEL section 1, Identities).
#pragma once

#include <cstdint>
#include <vector>

#include "random/streams.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

namespace abroad {

struct Seat {
    std::uint32_t number;
    std::uint16_t country;
    std::uint16_t sector;
    std::uint16_t cluster;
    bool research_organisation = false;
};

/// All seats of the scenario, by number. Throws ScenarioError if a group has no room for its firms.
std::vector<Seat> make_seats(const Scenario& scenario, const World& world, DrawKey key);

/// Members that a cluster has at the start.
int cluster_size(const ClusterData& cluster, std::uint32_t number, const FoundingParameters& founding, DrawKey key);

}  // namespace abroad

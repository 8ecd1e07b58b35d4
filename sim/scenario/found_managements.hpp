// The first cluster managements and the alliances of their clusters (MODEL section 7, The first world): what the
// scenario says of them, the rest drawn by the number of the cluster, so that a cluster added changes no management of
// another.
#pragma once

#include "random/streams.hpp"
#include "scenario/scenario.hpp"
#include "world/alliances.hpp"
#include "world/managements.hpp"
#include "world/world.hpp"

namespace abroad {

/// Managements of the clusters of the world, before any strategy or link.
Managements found_managements(const Scenario& scenario, const World& world, DrawKey key);

/// Alliances by name, nobody a member yet.
Alliances make_alliances(const Scenario& scenario, const Clusters& clusters);

}  // namespace abroad

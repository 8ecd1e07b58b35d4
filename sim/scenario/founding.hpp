// The first world: markets, sectors and clusters in the order of their numbers, seats with their first firms, home
// advantages such that firms sell at home what their employment can make (MODEL section 3, Home advantage; section 7,
// The first world). Expects a scenario that has passed the checks.
#pragma once

#include "random/streams.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

namespace abroad {

/// In which order firms lie in memory; part of no result, which a test shows by turning it round.
enum class StorageOrder { by_seat, reversed };

World found_world(const Scenario& scenario, DrawKey key, StorageOrder order = StorageOrder::by_seat);

/// Row of the thing of that name; the checks have made sure that there is one.
template <class Names>
std::size_t row_of_name(const Names& names, const std::string& name) {
    std::size_t row = 0;
    while (row < names.size() && names[row] != name) ++row;
    return row;
}

}  // namespace abroad

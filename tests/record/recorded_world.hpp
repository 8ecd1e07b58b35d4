// A world made by hand that a history can be begun with: three countries, two sectors of elasticity 5, two clusters, as
// many living firms as sizes are given; nobody is abroad.
#pragma once

#include <vector>

#include "parallel/blocks.hpp"
#include "record/history.hpp"
#include "world/world.hpp"

namespace abroad {

inline World world_of_sizes(const std::vector<float>& employees) {
    World world;
    world.markets.number = {1, 2, 3};
    world.markets.name = {"Spain", "France", "Norway"};
    world.markets.place.resize(3);
    world.markets.gdp_bn_eur = world.markets.unit_labour_cost = {1, 1, 1};
    world.markets.distance_km = world.markets.psychic_distance = Table2<double>(3, 3);
    world.sectors.number = {1, 2};
    world.sectors.name = {"machines", "food"};
    world.sectors.share = {0.5, 0.5};
    world.sectors.substitution_elasticity = {5, 5};
    world.sectors.relatedness = Table2<double>(2, 2);
    world.clusters.number = {1, 2};
    world.clusters.name = {"a", "b"};
    world.clusters.country = {0, 1};
    world.clusters.sector = {0, 0};
    world.managements = make_managements(2, 3);
    world.alliances = no_alliances(2);
    world.firms = make_firms(employees.size(), 2, 3);
    for (std::size_t row = 0; row < employees.size(); ++row) {
        world.firms.seat[row] = static_cast<std::uint32_t>(row);
        world.firms.cluster[row] = no_cluster;
        world.firms.living[row] = 1;
        world.firms.employees[row] = employees[row];
        world.firms.home_revenue[row] = world.firms.revenue[row] = 100 * employees[row];
    }
    world.positions = make_positions(employees.size());
    world.ties.first.assign(employees.size() + 1, 0);
    world.projects = {};
    world.events.start_quarter(block_count(employees.size()));
    return world;
}

/// A history of these quarters of a world that stands still; the first one is `first_step`.
inline History history_of(World& world, int first_step, int quarters, const RecordParameters& parameters = {}) {
    History history(world, parameters, draw_key(1, 0));
    for (int quarter = 0; quarter < quarters; ++quarter) {
        world.step = first_step + quarter + 1;
        history.record(world, 2015 + 0.25 * quarter);
    }
    return history;
}

}  // namespace abroad

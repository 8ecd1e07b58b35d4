// Distance between markets: great circles, and psychic distance made of geography, culture and language, which is what
// makes far markets little known and costly (MODEL section 1, Country and market). Own sine and arc, since distances
// steer decisions and must have the same bits on every machine. Leaves out: anything that changes over time.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "world/market_parameters.hpp"
#include "world/table2.hpp"

namespace abroad {

/// Location and culture of one market.
struct Location {
    double latitude_degrees = 0;
    double longitude_degrees = 0;
    std::string language;
    std::vector<double> culture;
};

/// Great circle between two places on a sphere of radius 6,371 km.
double great_circle_km(double latitude_a, double longitude_a, double latitude_b, double longitude_b);

/// Distances by (market, market), 0 on the diagonal.
Table2<double> distances_km(std::span<const Location> places);

/// Euclidean distance of the culture vectors over the largest such distance; 0 if all are equal.
Table2<double> culture_distances(std::span<const Location> places);

/// Psychic distance in [0, 1] by (market, market), 0 on the diagonal.
Table2<double> psychic_distances(std::span<const Location> places, const Table2<double>& distance_km,
                                 const MarketParameters& parameters);

/// Iceberg trade cost factor (1 at home) by (market, market).
Table2<double> trade_costs(const Table2<double>& distance_km, const MarketParameters& parameters);

}  // namespace abroad

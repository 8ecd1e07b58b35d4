#include "world/geography.hpp"

#include <algorithm>
#include <cmath>

#include "base/vector_math.hpp"

namespace abroad {

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double earth_radius_km = 6371.0;

/// Sine by its series; |x| <= pi/2, error below 1e-16.
double sine(double x) {
    const double square = x * x;
    double sum = 0, term = x;
    for (int n = 1; n <= 25; n += 2) {
        sum += term;
        term *= -square / ((n + 1.0) * (n + 2.0));
    }
    return sum;
}

double cosine(double x) {
    return sine(pi / 2 - std::abs(x));
}

/// Arc tangent of x >= 0: three halvings of the angle, then its series.
double arc_tangent(double x) {
    for (int halving = 0; halving < 3; ++halving) x = x / (1 + std::sqrt(1 + x * x));
    const double square = x * x;
    double sum = 0, term = x;
    for (int n = 1; n <= 41; n += 2) {
        sum += term / n;
        term *= -square;
    }
    return 8 * sum;
}

double radians(double degrees) {
    return degrees * pi / 180;
}

double wrapped(double difference) {
    while (difference > pi) difference -= 2 * pi;
    while (difference < -pi) difference += 2 * pi;
    return difference;
}

}  // namespace

double great_circle_km(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
    const double half_latitude = sine((radians(latitude_b) - radians(latitude_a)) / 2);
    const double half_longitude = sine(wrapped(radians(longitude_b) - radians(longitude_a)) / 2);
    const double haversine =
        std::min(1.0, half_latitude * half_latitude +
                          cosine(radians(latitude_a)) * cosine(radians(latitude_b)) * half_longitude * half_longitude);
    if (haversine >= 1.0) return pi * earth_radius_km;
    return 2 * earth_radius_km * arc_tangent(std::sqrt(haversine / (1 - haversine)));
}

Table2<double> distances_km(std::span<const Location> places) {
    Table2<double> result(places.size(), places.size());
    for (std::size_t a = 0; a < places.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            result(a, b) = result(b, a) = great_circle_km(places[a].latitude_degrees, places[a].longitude_degrees,
                                                          places[b].latitude_degrees, places[b].longitude_degrees);
    return result;
}

Table2<double> culture_distances(std::span<const Location> places) {
    Table2<double> result(places.size(), places.size());
    double largest = 0;
    for (std::size_t a = 0; a < places.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) {
            double square = 0;
            const std::size_t dimensions = std::min(places[a].culture.size(), places[b].culture.size());
            for (std::size_t d = 0; d < dimensions; ++d) {
                const double difference = places[a].culture[d] - places[b].culture[d];
                square += difference * difference;
            }
            result(a, b) = result(b, a) = std::sqrt(square);
            largest = std::max(largest, result(a, b));
        }
    if (largest > 0)
        for (double& value : result.cells()) value /= largest;
    return result;
}

Table2<double> psychic_distances(std::span<const Location> places, const Table2<double>& distance_km,
                                 const MarketParameters& parameters) {
    const Table2<double> culture = culture_distances(places);
    const double unit = parameters.distance_unit_km;
    const double full = log(1 + parameters.largest_distance_km / unit);
    Table2<double> result(places.size(), places.size());
    for (std::size_t a = 0; a < places.size(); ++a)
        for (std::size_t b = 0; b < places.size(); ++b) {
            if (a == b) continue;
            const double geography = parameters.psychic_distance_weight * log(1 + distance_km(a, b) / unit) / full;
            const double language = places[a].language != places[b].language ? parameters.psychic_language_weight : 0.0;
            result(a, b) =
                std::clamp(geography + parameters.psychic_culture_weight * culture(a, b) + language, 0.0, 1.0);
        }
    return result;
}

Table2<double> trade_costs(const Table2<double>& distance_km, const MarketParameters& parameters) {
    Table2<double> result(distance_km.rows(), distance_km.columns(), 1.0);
    for (std::size_t a = 0; a < distance_km.rows(); ++a)
        for (std::size_t b = 0; b < distance_km.columns(); ++b)
            if (a != b)
                result(a, b) = 1 + parameters.border_cost_share +
                               parameters.distance_cost * log(1 + distance_km(a, b) / parameters.distance_unit_km);
    return result;
}

}  // namespace abroad

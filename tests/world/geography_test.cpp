#include "world/geography.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <random>

#include "helpers/catch.hpp"

namespace abroad {

namespace {

struct City {
    const char* name;
    double latitude;
    double longitude;
};
constexpr City london{"London", 51.51, -0.13}, new_york{"New York", 40.71, -74.01}, shanghai{"Shanghai", 31.23, 121.47},
    frankfurt{"Frankfurt", 50.11, 8.68};

double km(const City& a, const City& b) {
    return great_circle_km(a.latitude, a.longitude, b.latitude, b.longitude);
}

/// By the angle between the two points seen as vectors from the centre, which is another formula.
double by_vectors(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
    const auto vector = [](double latitude, double longitude) {
        const double phi = latitude * std::numbers::pi / 180, lambda = longitude * std::numbers::pi / 180;
        return std::array{std::cos(phi) * std::cos(lambda), std::cos(phi) * std::sin(lambda), std::sin(phi)};
    };
    const auto a = vector(latitude_a, longitude_a), b = vector(latitude_b, longitude_b);
    const double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    const double cross = std::hypot(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
    return 6371.0 * std::atan2(cross, dot);
}

std::vector<Location> three_places() {
    std::vector<Location> places(3);
    const std::array<std::vector<double>, 3> cultures{std::vector<double>{0, 0}, {3, 4}, {6, 8}};
    for (std::size_t place = 0; place < places.size(); ++place) {
        places[place].longitude_degrees = 90.0 * static_cast<double>(place);
        places[place].language = place == 1 ? "two" : "one";
        places[place].culture = cultures[place];
    }
    return places;
}

}  // namespace

TEST_CASE("cities lie as far apart as on a globe of 6371 km") {
    CHECK(km(london, new_york) == Approx(5570).margin(3));
    CHECK(km(frankfurt, shanghai) == Approx(8830).margin(30));
    CHECK(km(london, london) == 0);
    CHECK(km(new_york, london) == km(london, new_york));
}

TEST_CASE("quarter and half of the globe are exact, on the equator, over the poles and across the date line") {
    constexpr double half = std::numbers::pi * 6371;
    CHECK(great_circle_km(0, 0, 0, 90) == Approx(half / 2).epsilon(1e-14));
    CHECK(great_circle_km(90, 0, -90, 0) == Approx(half).epsilon(1e-14));
    CHECK(great_circle_km(0, 0, 0, 180) == Approx(half).epsilon(1e-14));
    CHECK(great_circle_km(0, 179, 0, -179) == Approx(half / 90).epsilon(1e-13));
    CHECK(great_circle_km(80, 0, 80, 180) == Approx(half / 9).epsilon(1e-13));
}

TEST_CASE("distances agree with those between vectors, for 10,000 random pairs") {
    std::mt19937 random(1);
    const auto between = [&](double low, double high) {
        return low + (high - low) * (static_cast<double>(random()) / 4294967296.0);
    };
    double largest_error = 0;
    for (int pair = 0; pair < 10000; ++pair) {
        const double a = between(-90, 90), b = between(-180, 180), c = between(-90, 90), d = between(-180, 180);
        largest_error = std::max(largest_error, std::abs(great_circle_km(a, b, c, d) - by_vectors(a, b, c, d)));
    }
    CHECK(largest_error < 1e-5);
}

TEST_CASE("culture distance is Euclidean over the largest, and 0 if all are equal") {
    const auto places = three_places();
    const Table2<double> culture = culture_distances(places);
    CHECK(culture(0, 1) == Approx(0.5));
    CHECK(culture(0, 2) == 1);
    CHECK(culture(2, 1) == culture(1, 2));
    CHECK(culture(1, 1) == 0);
    const std::vector<Location> same(3, three_places()[1]);
    const Table2<double> none = culture_distances(same);
    for (const double value : none.cells()) CHECK(value == 0);
}

TEST_CASE("psychic distance adds geography, culture and language, is 0 at home and never above 1") {
    const auto places = three_places();
    const Table2<double> distance = distances_km(places);
    MarketParameters p;
    const Table2<double> psychic = psychic_distances(places, distance, p);
    const double geography = 0.5 * std::log(1 + distance(0, 1) / 1000) / std::log(21.0);
    CHECK(psychic(0, 1) == Approx(geography + 0.3 * 0.5 + 0.2));
    CHECK(psychic(0, 2) == Approx(0.5 * std::log(1 + distance(0, 2) / 1000) / std::log(21.0) + 0.3));
    CHECK(psychic(1, 1) == 0);
    p.psychic_distance_weight = p.psychic_culture_weight = p.psychic_language_weight = 1;
    CHECK(psychic_distances(places, distance, p)(1, 2) == 1);
}

TEST_CASE("trade cost is 1 at home, and a border and the logarithm of distance abroad") {
    const auto places = three_places();
    const Table2<double> distance = distances_km(places);
    MarketParameters p;
    const Table2<double> cost = trade_costs(distance, p);
    CHECK(cost(0, 0) == 1);
    CHECK(cost(0, 1) == Approx(1 + 0.10 + 0.40 * std::log(1 + distance(0, 1) / 1000)));
    p.distance_cost = 0;
    p.border_cost_share = 0;
    CHECK(trade_costs(distance, p)(0, 1) == 1);
}

}  // namespace abroad

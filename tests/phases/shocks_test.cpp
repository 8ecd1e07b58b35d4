// Statistics of the shocks to efficiency: how often, how large, of which shape, and how they shrink with size.
#include <algorithm>

#include "helpers/catch.hpp"
#include "helpers/distribution_tests.hpp"
#include "helpers/small_world.hpp"

namespace abroad {

namespace {

constexpr std::size_t firm_count = 40000;

/// The change of the rest of efficiency by shocks alone, of firms with so many employees.
std::vector<double> shocks_of(float employees, int step) {
    SmallWorld w(firm_count);
    w.step = step;
    w.parameters.efficiency.reversion_per_year = 0;
    w.parameters.efficiency.learning_by_exporting_per_year = 0;
    std::fill(w.world.firms.employees.begin(), w.world.firms.employees.end(), employees);
    move_knowledge(w.knowledge(), w.world.firms, w.world.events);
    return {w.world.firms.efficiency_rest.begin(), w.world.firms.efficiency_rest.end()};
}

std::vector<double> arrived(std::vector<double> shocks) {
    std::erase(shocks, 0.0);
    return shocks;
}

double mean_square(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value * value;
    return sum / static_cast<double>(values.size());
}

}  // namespace

TEST_CASE("shocks hit two firms in five each quarter") {
    const double share = static_cast<double>(arrived(shocks_of(10, 3)).size()) / firm_count;
    const double error = std::sqrt(0.24 / firm_count);
    CHECK(std::abs(share - 0.4) < 4 * error);
    CHECK(std::abs(share - 0.415) > 4 * error);
}

TEST_CASE("a year of shocks has the stated variance at the reference size") {
    double variance = 0;
    for (int step = 0; step < 4; ++step) variance += mean_square(shocks_of(10, step));
    // Fourth moment of a Laplace variate of variance 1 is 6; with arrival 0.4 the kurtosis is 15.
    const double error = 0.01 * std::sqrt(14.0 / (4 * firm_count));
    CHECK(std::abs(variance - 0.01) < 4 * error);
    CHECK(std::abs(variance - 0.0106) > 4 * error);
}

TEST_CASE("shocks that arrive have the shape of Laplace and shrink with size") {
    const auto laplace = [](double sd) {
        return [=](double x) {
            const double tail = 0.5 * std::exp(-std::abs(x) * std::sqrt(2.0) / sd);
            return x < 0 ? tail : 1 - tail;
        };
    };
    const double sd = 0.1 * std::sqrt(0.25 / 0.4);
    const auto small = arrived(shocks_of(10, 1)), large = arrived(shocks_of(1000, 1));
    CHECK(kolmogorov_statistic(small, laplace(sd)) < kolmogorov_bound);
    CHECK(kolmogorov_statistic(small, laplace(1.1 * sd)) > kolmogorov_bound);
    CHECK(kolmogorov_statistic(large, laplace(sd * std::pow(100.0, -0.12))) < kolmogorov_bound);
    CHECK(kolmogorov_statistic(large, laplace(sd)) > kolmogorov_bound);
}

}  // namespace abroad

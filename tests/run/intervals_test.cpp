#include "run/intervals.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <random>
#include <vector>

#include "helpers/catch.hpp"

namespace abroad {
namespace {

constexpr int comparisons = 10'000;

/// Share of synthetic comparisons of so many paired replications whose interval holds the effect.
double coverage(std::size_t replications, double effect, double claimed_effect, auto&& interval_of) {
    std::mt19937_64 luck(20261124);
    std::normal_distribution<double> chance(effect, 3.0);
    int held = 0;
    std::vector<double> differences(replications);
    for (int i = 0; i < comparisons; ++i) {
        for (double& one : differences) one = chance(luck);
        const Interval interval = interval_of(differences);
        held += interval.low <= claimed_effect && claimed_effect <= interval.high ? 1 : 0;
    }
    return static_cast<double>(held) / comparisons;
}

TEST_CASE("the bound of Student's t agrees with that of Boost.Math") {
    for (const std::size_t degrees : {1U, 2U, 7U, 29U, 99U, 200U}) {
        const boost::math::students_t t(static_cast<double>(degrees));
        CHECK(student_t_bound(degrees) == Approx(boost::math::quantile(t, 0.975)).epsilon(1e-9));
    }
    CHECK(student_t_bound(5000) == student_t_bound(200));
}

TEST_CASE("95 % intervals of paired means hold a known effect in 93.5 to 96.5 % of 10,000 comparisons") {
    for (const std::size_t replications : {8U, 30U}) {
        const double held = coverage(replications, 2.5, 2.5, mean_interval);
        INFO(replications << " replications: " << held);
        CHECK(held > 0.935);
        CHECK(held < 0.965);
    }
    // An interval around something else would be found out.
    CHECK(coverage(30, 2.5, 3.5, mean_interval) < 0.935);
}

TEST_CASE("comparisons of a policy with itself on other replications reject about 5 % of the time") {
    // 10,000 comparisons: 5 % with a standard error of 0.22 %, so 4.3 to 5.7 % are three of them.
    const double rejected = 1 - coverage(30, 0, 0, mean_interval);
    CHECK(rejected > 0.043);
    CHECK(rejected < 0.057);
}

TEST_CASE("intervals of medians by order statistics hold the median at least as often as they claim") {
    for (const std::size_t replications : {8U, 30U}) CHECK(coverage(replications, 2.5, 2.5, median_interval) > 0.945);
    const std::vector<double> few{1, 2, 3, 4, 5};
    CHECK(median_interval(few).mean == 3);
    CHECK(std::isnan(median_interval(few).low));
    const std::vector<double> eight{8, 1, 7, 2, 6, 3, 5, 4};
    CHECK(median_interval(eight).mean == 4.5);
    CHECK(median_interval(eight).low == 1);
    CHECK(median_interval(eight).high == 8);
}

TEST_CASE("intervals of ratios of means hold the ratio about as often as they claim") {
    std::mt19937_64 luck(7);
    std::normal_distribution<double> cost(100, 10), units(20, 4);
    int held = 0;
    std::vector<double> above(30), below(30);
    for (int i = 0; i < comparisons; ++i) {
        for (std::size_t k = 0; k < above.size(); ++k) above[k] = cost(luck), below[k] = units(luck);
        const Interval interval = ratio_interval(above, below);
        held += interval.low <= 5 && 5 <= interval.high ? 1 : 0;
    }
    CHECK(held > 0.935 * comparisons);
    CHECK(held < 0.965 * comparisons);
}

TEST_CASE("a ratio to something that may be 0 has no interval") {
    const std::vector<double> cost{10, 11, 9, 10}, units{2, -2, 3, -1}, clear{2, 3, 2, 3};
    CHECK(std::isnan(ratio_interval(cost, units).low));
    CHECK(ratio_interval(cost, units).mean == 20);
    CHECK(ratio_interval(cost, clear).low < 4);
    CHECK(ratio_interval(cost, clear).high > 4);
}

TEST_CASE("one replication has no interval, and values that are not defined are left out") {
    CHECK(std::isnan(mean_interval(std::vector<double>{3}).low));
    CHECK(mean_interval(std::vector<double>{3}).mean == 3);
    const Interval interval = mean_interval(std::vector<double>{1, std::nan(""), 3});
    CHECK(interval.runs == 2);
    CHECK(interval.mean == 2);
    CHECK(std::isnan(ratio_interval(std::vector<double>{1, 2}, std::vector<double>{0, 0}).mean));
}

}  // namespace
}  // namespace abroad

// Draws for many firms and steps have the distributions that they are named after: Kolmogorov-Smirnov with fixed seeds,
// each with a companion of a slightly wrong parameter that fails.
#include <algorithm>
#include <array>
#include <bit>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/laplace.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <cmath>
#include <vector>

#include "helpers/catch.hpp"
#include "random/beta.hpp"
#include "random/draws.hpp"

using namespace abroad;

namespace {

/// Exceeded by one fair sample in a thousand.
constexpr double largest_distance = 1.95;

std::vector<float> many_floats(Purpose purpose) {
    constexpr std::uint32_t firms = 500;
    constexpr std::uint32_t steps = 80;
    std::vector<std::uint32_t> seats(firms);
    const std::vector<std::uint16_t> generations(firms);
    for (std::uint32_t i = 0; i < firms; ++i) seats[i] = i;
    std::vector<float> all(firms * steps);
    const std::span<float> out = all;
    for (std::uint32_t step = 0; step < steps; ++step)
        uniform_floats(draw_key(1, 0), purpose, step, seats, generations, out.subspan(step * firms, firms));
    return all;
}

/// Kolmogorov's distance times the root of the sample size.
template <class Variate, class Distribution>
double distance(Purpose purpose, Variate variate, const Distribution& distribution) {
    std::vector<double> sample;
    for (const float u : many_floats(purpose)) sample.push_back(static_cast<double>(variate(u)));
    std::sort(sample.begin(), sample.end());
    const double size = static_cast<double>(sample.size());
    double largest = 0.0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double expected = cdf(distribution, sample[i]);
        const double below = static_cast<double>(i) / size;
        largest = std::max({largest, expected - below, below + 1.0 / size - expected});
    }
    return largest * std::sqrt(size);
}

}  // namespace

TEST_CASE("variates have the same bits with every compiler and on every machine") {
    std::uint64_t hash = 0xCBF29CE484222325;
    const auto add = [&hash](auto value) {
        for (const std::uint8_t byte : std::bit_cast<std::array<std::uint8_t, sizeof(value)>>(value))
            hash = (hash ^ byte) * 0x100000001B3;
    };
    const BetaQuantile orientation(1.5, 2.5);
    for (const float u : many_floats(Purpose::opinion)) {
        const double wide = u;
        add(normal_from_uniform(u));
        add(lognormal_from_uniform(u, -0.5F, 1.0F));
        add(laplace_from_uniform(u));
        add(exponential_from_uniform(u, 3.0F));
        add(power(u, 1.3F));
        add(normal_from_uniform(wide));
        add(lognormal_from_uniform(wide, -0.5, 1.0));
        add(laplace_from_uniform(wide));
        add(exponential_from_uniform(wide, 3.0));
        add(power(wide, 1.3));
        add(orientation(wide));
    }
    CHECK(hash == 0xFBF7'24C8'7527'DE0D);  // a new value means: results of older versions differ
}

TEST_CASE("uniforms of firms over quarters are uniform") {
    const auto same = [](float u) { return u; };
    for (const Purpose purpose : {Purpose::attention, Purpose::withdrawal, Purpose::closure, Purpose::shock_size})
        CHECK(distance(purpose, same, boost::math::uniform(0.0, 1.0)) < largest_distance);
    const auto bent = [](float u) { return std::pow(u, 1.04F); };
    CHECK(distance(Purpose::attention, bent, boost::math::uniform(0.0, 1.0)) > largest_distance);
}

TEST_CASE("normal and lognormal draws have their distribution, and not one nearby") {
    const auto normal = [](float u) { return normal_from_uniform(u); };
    CHECK(distance(Purpose::opinion, normal, boost::math::normal(0.0, 1.0)) < largest_distance);
    CHECK(distance(Purpose::opinion, normal, boost::math::normal(0.0, 1.06)) > largest_distance);
    CHECK(distance(Purpose::opinion, normal, boost::math::normal(0.03, 1.0)) > largest_distance);
    const auto lognormal = [](float u) { return lognormal_from_uniform(u, -0.605F, 1.1F); };
    CHECK(distance(Purpose::appeal, lognormal, boost::math::lognormal(-0.605, 1.1)) < largest_distance);
    CHECK(distance(Purpose::appeal, lognormal, boost::math::lognormal(-0.57, 1.1)) > largest_distance);
}

TEST_CASE("Laplace draws have standard deviation 1") {
    const auto laplace = [](float u) { return laplace_from_uniform(u); };
    CHECK(distance(Purpose::shock_size, laplace, boost::math::laplace(0.0, std::sqrt(0.5))) < largest_distance);
    CHECK(distance(Purpose::shock_size, laplace, boost::math::laplace(0.0, 0.76)) > largest_distance);
}

TEST_CASE("exponential draws have their mean") {
    const auto exponential = [](float u) { return exponential_from_uniform(u, 15.0F); };
    CHECK(distance(Purpose::choice, exponential, boost::math::exponential(1.0 / 15.0)) < largest_distance);
    CHECK(distance(Purpose::choice, exponential, boost::math::exponential(1.0 / 15.7)) > largest_distance);
}

TEST_CASE("beta draws have their shapes") {
    const BetaQuantile orientation(1.5, 2.5);
    const auto beta = [&orientation](float u) { return orientation(double{u}); };
    CHECK(distance(Purpose::join, beta, boost::math::beta_distribution<>(1.5, 2.5)) < largest_distance);
    CHECK(distance(Purpose::join, beta, boost::math::beta_distribution<>(1.58, 2.5)) > largest_distance);
}

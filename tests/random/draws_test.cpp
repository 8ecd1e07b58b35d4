// Variates from one uniform against Boost.Math's quantiles; integers and choices by the rules of the model.
#include "random/draws.hpp"

#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/laplace.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "helpers/catch.hpp"

using namespace abroad;

namespace {

std::vector<double> uniforms() {
    std::vector<double> values;
    for (int i = 1; i < 1000; ++i) values.push_back((i + 0.25) / 1001.0);
    for (int exponent = 10; exponent < 24; ++exponent) {
        values.push_back(std::ldexp(1.0, -exponent));
        values.push_back(1.0 - std::ldexp(1.0, -exponent));
    }
    return values;
}

/// Largest difference from the oracle, as a share of the larger of its size and 1.
template <class Real, class Variate, class Oracle>
double largest_difference(Variate variate, Oracle oracle) {
    double largest = 0.0;
    for (const double value : uniforms()) {
        const Real u = static_cast<Real>(value);
        if (!(u > 0 && u < 1)) continue;
        const double expected = oracle(static_cast<double>(u));
        largest = std::max(largest,
                           std::fabs(static_cast<double>(variate(u)) - expected) / std::max(1.0, std::fabs(expected)));
    }
    return largest;
}

template <class Real>
constexpr double few_ulp = 16.0 * static_cast<double>(std::numeric_limits<Real>::epsilon());

}  // namespace

TEMPLATE_TEST_CASE("variates equal Boost's quantiles", "", float, double) {
    using Real = TestType;
    namespace math = boost::math;
    const double allowed = few_ulp<Real>;
    const auto boost_quantile = [](const auto& distribution) {
        return [distribution](double u) { return quantile(distribution, u); };
    };
    CHECK(largest_difference<Real>([](Real u) { return normal_from_uniform(u); }, boost_quantile(math::normal())) <
          allowed);
    CHECK(largest_difference<Real>([](Real u) { return lognormal_from_uniform(u, Real{-0.5F}, Real{0.75F}); },
                                   boost_quantile(math::lognormal(-0.5, 0.75))) < allowed);
    CHECK(largest_difference<Real>([](Real u) { return laplace_from_uniform(u); },
                                   boost_quantile(math::laplace(0.0, std::sqrt(0.5)))) < allowed);
    CHECK(largest_difference<Real>([](Real u) { return exponential_from_uniform(u, Real{3}); },
                                   boost_quantile(math::exponential(1.0 / 3.0))) < allowed);
    CHECK(largest_difference<Real>([](Real u) { return exponential_from_uniform(u, Real{3}); },
                                   boost_quantile(math::exponential(1.0 / 3.001))) > allowed);
}

TEST_CASE("an event happens below its probability only") {
    CHECK(happens(0.2F, 0.25F));
    CHECK_FALSE(happens(0.25F, 0.25F));
    CHECK_FALSE(happens(0x1p-53, 0.0));
    CHECK(happens(1.0 - 0x1p-53, 1.0));
}

TEST_CASE("an integer is floor of u times the length and stays in its range") {
    CHECK(index_from_uniform(0x1p-53, 7) == 0);
    CHECK(index_from_uniform(0.999, 7) == 6);
    CHECK(index_from_uniform(0.5, 1) == 0);
    for (std::size_t length = 1; length < 3'000'000'000; length = length * 2 + 1) {
        CHECK(index_from_uniform(1.0 - 0x1p-53, length) == length - 1);
        CHECK(index_from_uniform(double{1.0F - 0x1p-24F}, length) < length);
    }
    CHECK(integer_from_uniform(0x1p-53, 4, 12) == 4);
    CHECK(integer_from_uniform(1.0 - 0x1p-53, 4, 12) == 12);
    CHECK(integer_from_uniform(0.5, -3, 3) == 0);
    CHECK(integer_from_uniform(0.7, 5, 5) == 5);
}

TEST_CASE("a choice by weights takes the first entry whose cumulated weight exceeds the mark") {
    const std::vector<double> weights{0.0, 1.0, 0.0, 2.0, 1.0, 0.0};
    const std::span<const double> all = weights;
    CHECK(choose_by_weight(0x1p-53, all) == 1);
    CHECK(choose_by_weight(0.249, all) == 1);
    CHECK(choose_by_weight(0.25, all) == 3);
    CHECK(choose_by_weight(0.749, all) == 3);
    CHECK(choose_by_weight(0.751, all) == 4);
    CHECK(choose_by_weight(1.0 - 0x1p-53, all) == 4);
    CHECK(choose_by_weight(1.0, all) == 4);
    const std::vector<float> none{0.0F, 0.0F};
    CHECK_FALSE(choose_by_weight(0.5, std::span<const float>(none)).has_value());
    CHECK_FALSE(choose_by_weight(0.5, std::span<const float>()).has_value());
    const std::vector<float> one{0.0F, 1e-30F, 0.0F};
    CHECK(choose_by_weight(1.0 - 0x1p-53, std::span<const float>(one)) == 1);
}

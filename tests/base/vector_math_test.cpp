// Our own exp, log, power and inverse normal against the maths library in long double and against Boost.Math.
#include "base/vector_math.hpp"

#include <array>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

#include "helpers/catch.hpp"

namespace {

/// Distance in units of the last place of the exact value.
template <class Real>
double error_in_ulp(Real got, long double exact) {
    int exponent = 0;
    std::frexp(static_cast<Real>(exact), &exponent);
    const long double ulp = std::ldexp(1.0L, exponent - std::numeric_limits<Real>::digits);
    return static_cast<double>(std::fabs((static_cast<long double>(got) - exact) / ulp));
}

class Sampler {
 public:
    double between(double low, double high) {
        return low + (high - low) * (static_cast<double>(generator_() >> 11) * 0x1p-53);
    }
    /// Spread evenly over the exponents from 2^low to 2^high.
    template <class Real>
    Real over_exponents(double low, double high) {
        const double exponent = between(low, high);
        return std::ldexp(static_cast<Real>(between(1.0, 2.0)), static_cast<int>(std::floor(exponent)));
    }

 private:
    std::mt19937_64 generator_{20240501};
};

template <class Real>
struct Bounds;
template <>
struct Bounds<float> {
    static constexpr double exp_low = -87.3, exp_high = 88.3, exp_ulp = 1.1, log_ulp = 0.9;
    static constexpr double exponent_low = -126, exponent_high = 127;
};
template <>
struct Bounds<double> {
    static constexpr double exp_low = -708.0, exp_high = 709.0, exp_ulp = 1.0, log_ulp = 0.9;
    static constexpr double exponent_low = -1022, exponent_high = 1023;
};

template <class Real>
double largest_exp_error(Real disturbance = Real{1}) {
    Sampler sampler;
    double largest = 0.0;
    for (int i = 0; i < 400'000; ++i) {
        const bool near_zero = i % 2 == 0;
        const Real x = static_cast<Real>(near_zero ? sampler.between(-1.5, 1.5)
                                                   : sampler.between(Bounds<Real>::exp_low, Bounds<Real>::exp_high));
        const Real got = abroad::exp(x) * disturbance;
        largest = std::max(largest, error_in_ulp(got, std::exp(static_cast<long double>(x))));
    }
    return largest;
}

template <class Real>
double largest_log_error(Real disturbance = Real{1}) {
    Sampler sampler;
    double largest = 0.0;
    for (int i = 0; i < 400'000; ++i) {
        const bool near_one = i % 2 == 0;
        const Real x = near_one ? static_cast<Real>(sampler.between(0.6, 1.6))
                                : sampler.over_exponents<Real>(Bounds<Real>::exponent_low, Bounds<Real>::exponent_high);
        if (x == Real{1}) continue;
        const Real got = abroad::log(x) * disturbance;
        largest = std::max(largest, error_in_ulp(got, std::log(static_cast<long double>(x))));
    }
    return largest;
}

long double exact_inverse_normal(double u) {
    const boost::math::normal_distribution<long double> normal;
    return u < 0.5 ? quantile(normal, static_cast<long double>(u))
                   : -quantile(normal, 1.0L - static_cast<long double>(u));
}

template <class Real>
constexpr Real one_and_a_bit = Real{1} + 4 * std::numeric_limits<Real>::epsilon();

}  // namespace

TEMPLATE_TEST_CASE("exp and log keep their stated errors", "", float, double) {
    CHECK(largest_exp_error<TestType>() < Bounds<TestType>::exp_ulp);
    CHECK(largest_log_error<TestType>() < Bounds<TestType>::log_ulp);
    CHECK(abroad::exp(TestType{0}) == TestType{1});
    CHECK(abroad::log(TestType{1}) == TestType{0});
}

TEMPLATE_TEST_CASE("the measure of errors sees four units in the last place", "", float, double) {
    CHECK(largest_exp_error<TestType>(one_and_a_bit<TestType>) > 3.0);
    CHECK(largest_log_error<TestType>(one_and_a_bit<TestType>) > 3.0);
}

TEMPLATE_TEST_CASE("power keeps its stated error", "", float, double) {
    Sampler sampler;
    for (int i = 0; i < 100'000; ++i) {
        const auto x = static_cast<TestType>(sampler.between(0.01, 100.0));
        const auto y = static_cast<TestType>(sampler.between(-8.0, 8.0));
        const long double exact = std::pow(static_cast<long double>(x), static_cast<long double>(y));
        const double allowed = 2.0 + 2.0 * std::fabs(static_cast<double>(y) * std::log(static_cast<double>(x)));
        if (error_in_ulp(abroad::power(x, y), exact) > allowed) FAIL("power(" << x << ", " << y << ")");
    }
    CHECK(abroad::power(TestType{2}, TestType{0}) == TestType{1});
}

TEST_CASE("the inverse normal in double keeps its stated error against Boost") {
    Sampler sampler;
    double largest = 0.0;
    for (int i = 0; i < 40'000; ++i) {
        const bool in_tail = i % 2 == 0;
        const double tail = sampler.over_exponents<double>(-60.0, -2.0);
        const double u = in_tail ? (i % 4 == 0 && tail > 0x1p-50 ? 1.0 - tail : tail) : sampler.between(0.01, 0.99);
        if (u == 0.5) continue;
        largest = std::max(largest, error_in_ulp(abroad::inverse_normal(u), exact_inverse_normal(u)));
    }
    CHECK(largest < 5.0);
    CHECK(largest > 0.5);
}

TEST_CASE("the inverse normal in float keeps its stated error on every value that a draw can have, and rises") {
    double largest = 0.0;
    float before = -std::numeric_limits<float>::infinity();
    bool rises = true;
    for (std::uint32_t step = 0; step < (1U << 23); ++step) {
        const float u = (static_cast<float>(step) + 0.5F) * 0x1p-23F;
        const float z = abroad::inverse_normal(u);
        largest = std::max(largest, error_in_ulp(z, abroad::inverse_normal(static_cast<double>(u))));
        rises = rises && z >= before;
        before = z;
    }
    CHECK(largest < 2.8);
    CHECK(rises);
}

TEMPLATE_TEST_CASE("exp, log and the inverse normal rise", "", float, double) {
    bool rises = true;
    constexpr int points = 200'000;
    for (int i = 1; i < points; ++i) {
        const auto at = [](int k, double low, double high) {
            return static_cast<TestType>(low + (high - low) * k / points);
        };
        rises = rises && abroad::exp(at(i - 1, -80, 80)) < abroad::exp(at(i, -80, 80));
        rises = rises && abroad::log(at(i - 1, 1e-3, 2.0)) < abroad::log(at(i, 1e-3, 2.0));
        if (i > 1) rises = rises && abroad::inverse_normal(at(i - 1, 0, 1)) < abroad::inverse_normal(at(i, 0, 1));
    }
    CHECK(rises);
}

TEMPLATE_TEST_CASE("exp and log at the edges of their domains", "", float, double) {
    using Limits = std::numeric_limits<TestType>;
    const TestType smallest = Limits::min();
    CHECK(std::isnormal(abroad::exp(-Limits::infinity())));
    CHECK(std::isnormal(abroad::exp(-Limits::max())));
    CHECK(std::isnormal(abroad::exp(Limits::infinity())));
    CHECK(abroad::exp(Limits::infinity()) > Limits::max() / 4);
    CHECK(abroad::exp(-Limits::infinity()) < smallest * 2);
    CHECK(std::isnan(abroad::exp(Limits::quiet_NaN())));
    CHECK(abroad::log(TestType{0}) == abroad::log(smallest));
    CHECK(abroad::log(TestType{-1}) == abroad::log(smallest));
    CHECK(abroad::log(Limits::denorm_min()) == abroad::log(smallest));
    CHECK(std::isnan(abroad::log(Limits::infinity())));
    CHECK(std::isnan(abroad::log(Limits::quiet_NaN())));
}

TEMPLATE_TEST_CASE("an argument gives the same bits wherever it stands in an array", "", float, double) {
    constexpr std::size_t length = 67;
    std::array<TestType, length> uniforms{};
    Sampler sampler;
    for (TestType& u : uniforms) u = static_cast<TestType>(sampler.between(0.001, 0.999));
    const auto all_of = [&](std::size_t start, std::size_t count) {
        std::vector<TestType> in(uniforms.begin() + static_cast<std::ptrdiff_t>(start),
                                 uniforms.begin() + static_cast<std::ptrdiff_t>(start + count));
        std::vector<TestType> out(4 * count);
        for (std::size_t i = 0; i < count; ++i) out[i] = abroad::exp(in[i] * 40 - 20);
        for (std::size_t i = 0; i < count; ++i) out[count + i] = abroad::log(in[i]);
        for (std::size_t i = 0; i < count; ++i) out[2 * count + i] = abroad::inverse_normal(in[i]);
        for (std::size_t i = 0; i < count; ++i) out[3 * count + i] = abroad::power(in[i], TestType{1.7F});
        return out;
    };
    const std::vector<TestType> whole = all_of(0, length);
    for (std::size_t start = 0; start < length; ++start)
        for (const std::size_t count : {std::size_t{1}, std::size_t{5}, std::size_t{18}}) {
            if (start + count > length) continue;
            const std::vector<TestType> part = all_of(start, count);
            for (std::size_t function = 0; function < 4; ++function)
                REQUIRE(std::memcmp(&part[function * count], &whole[function * length + start],
                                    count * sizeof(TestType)) == 0);
        }
}

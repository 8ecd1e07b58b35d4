// The inverse of the beta distribution against Boost.Math in long double.
#include "random/beta.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <vector>

#include "base/problems.hpp"
#include "helpers/catch.hpp"

using abroad::BetaQuantile;

namespace {

const std::vector<double> shapes{0.1, 0.5, 1.0, 1.5, 2.0, 2.5, 7.0, 30.0, 100.0};

std::vector<double> uniforms() {
    std::vector<double> values{0x1p-53, 1.0 - 0x1p-53};
    for (int i = 1; i < 40; ++i) values.push_back(i / 40.0 + 0.0003);
    for (int exponent = 4; exponent < 52; exponent += 6) {
        values.push_back(std::ldexp(1.0, -exponent));
        values.push_back(1.0 - std::ldexp(1.0, -exponent));
    }
    return values;
}

/// Is x the quantile of u, give or take 2e-12 of the smaller of x and 1 - x and the rounding of x itself? Asked of
/// Boost's distribution function, since its inverse gives up on some of these shapes.
bool is_quantile(double x, double u, double alpha, double beta) {
    const long double allowed = 2e-12L * std::min(x, 1.0 - x) + (x > 0.5 ? 0x1p-53L : 0.0L);
    const long double low = std::max(x - allowed, 0.0L);
    const long double high = std::min(x + allowed, 1.0L);
    const long double a = alpha;
    const long double b = beta;
    if (u < 0.5) return boost::math::ibeta(a, b, low) <= u && u <= boost::math::ibeta(a, b, high);
    const long double rest = 1.0L - u;
    return boost::math::ibetac(a, b, low) >= rest && rest >= boost::math::ibetac(a, b, high);
}

}  // namespace

TEST_CASE("beta variates are quantiles by Boost's distribution function") {
    int wrong = 0;
    int wrong_when_disturbed = 0;
    for (const double alpha : shapes)
        for (const double beta : shapes) {
            const BetaQuantile quantile(alpha, beta);
            for (const double u : uniforms()) {
                const double x = quantile(u);
                wrong += is_quantile(x, u, alpha, beta) ? 0 : 1;
                wrong_when_disturbed += is_quantile(x * (1.0 - 1e-11), u, alpha, beta) ? 0 : 1;
            }
        }
    CHECK(wrong == 0);
    CHECK(wrong_when_disturbed > 1000);
}

TEST_CASE("beta variates rise with the uniform and stay in range, far below any uniform drawn too") {
    const BetaQuantile quantile(1.5, 2.5);
    double before = 0.0;
    for (int i = 1; i < 20'000; ++i) {
        const double x = quantile(i / 20'000.0);
        REQUIRE(x > before);
        before = x;
    }
    CHECK(before < 1.0);
    CHECK(quantile(1e-100) > 0.0);
    CHECK(BetaQuantile(0.1, 100.0)(0x1p-53) > 0.0);
    CHECK(BetaQuantile(100.0, 0.1)(1.0 - 0x1p-53) <= 1.0);
}

TEST_CASE("a beta distribution of two ones is uniform") {
    const BetaQuantile quantile(1.0, 1.0);
    for (const double u : {0x1p-53, 0.1, 0.25, 0.5, 0.75, 0.9}) CHECK(std::fabs(quantile(u) / u - 1.0) < 1e-13);
}

TEST_CASE("shapes and uniforms out of range are refused") {
    CHECK_THROWS_AS(BetaQuantile(0.0, 1.0), abroad::InternalError);
    CHECK_THROWS_AS(BetaQuantile(1.0, 101.0), abroad::InternalError);
    CHECK_THROWS_AS(BetaQuantile(std::nan(""), 1.0), abroad::InternalError);
    CHECK_THROWS_AS(BetaQuantile(1.0, 1.0)(0.0), abroad::InternalError);
    CHECK_THROWS_AS(BetaQuantile(1.0, 1.0)(1.0), abroad::InternalError);
}

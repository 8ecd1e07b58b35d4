#include "random/beta.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/problems.hpp"
#include "base/vector_math.hpp"

namespace abroad {

namespace {

/// ln of the gamma function, x > 0: Stirling's series from 10 on, below by the recurrence.
double log_gamma(double x) {
    double product = 1.0;
    for (; x < 10.0; x += 1.0) product *= x;
    const double inverse = 1.0 / x;
    const double series = vector_math::polynomial(inverse * inverse, 1.0 / 156.0, -691.0 / 360360.0, 1.0 / 1188.0,
                                                  -1.0 / 1680.0, 1.0 / 1260.0, -1.0 / 360.0, 1.0 / 12.0);
    constexpr double half_log_two_pi = 0.91893853320467274178;
    return (x - 0.5) * log(x) - x + half_log_two_pi + inverse * series - log(product);
}

/// The continued fraction of the incomplete beta function (DLMF 8.17.22) by the method of Lentz.
double beta_fraction(double alpha, double beta, double x) {
    constexpr int largest_terms = 2000;
    constexpr double precision = 0x1p-53;
    double d = 1.0 / (1.0 - (alpha + beta) * x / (alpha + 1.0));
    double c = 1.0;
    double fraction = d;
    for (int term = 1; term <= largest_terms; ++term) {
        const double m = term;
        const double even = m * (beta - m) * x / ((alpha + 2.0 * m - 1.0) * (alpha + 2.0 * m));
        d = 1.0 / (1.0 + even * d);
        c = 1.0 + even / c;
        fraction *= c * d;
        const double odd = -(alpha + m) * (alpha + beta + m) * x / ((alpha + 2.0 * m) * (alpha + 2.0 * m + 1.0));
        d = 1.0 / (1.0 + odd * d);
        c = 1.0 + odd / c;
        fraction *= c * d;
        if (std::fabs(c * d - 1.0) <= precision) return fraction;
    }
    throw InternalError(
        fmt::format("incomplete beta function of shapes {} and {} does not converge at {}", alpha, beta, x));
}

}  // namespace

/// From the mean down to 2^-53, the smallest uniform; smaller ones are extrapolated before they are refined.
BetaQuantile::LowerPart::LowerPart(double alpha, double beta)
    : alpha_(alpha),
      beta_(beta),
      log_front_(log_gamma(alpha + beta) - log_gamma(alpha) - log_gamma(beta) - log(alpha)) {
    constexpr double lowest = -36.8;
    node_log_x_[0] = log(alpha / (alpha + beta));
    Point point = point_at(node_log_x_[0]);
    node_slope_[0] = point.slope;
    top_ = point.log_probability;
    spacing_ = (top_ - lowest) / static_cast<double>(node_count - 1);
    for (std::size_t node = 1; node < node_count; ++node) {
        const double start = node_log_x_[node - 1] - spacing_ * node_slope_[node - 1];
        node_log_x_[node] = refined(start, top_ - static_cast<double>(node) * spacing_);
        node_slope_[node] = point_at(node_log_x_[node]).slope;
    }
}

BetaQuantile::LowerPart::Point BetaQuantile::LowerPart::point_at(double log_x) const {
    const double x = exp(log_x);
    const double fraction = beta_fraction(alpha_, beta_, x);
    return {log_front_ + alpha_ * log_x + beta_ * log(1.0 - x) + log(fraction), (1.0 - x) * fraction / alpha_};
}

double BetaQuantile::LowerPart::refined(double log_x, double log_probability) const {
    constexpr int largest_steps = 60;
    for (int step = 0; step < largest_steps; ++step) {
        const Point point = point_at(std::min(log_x, node_log_x_[0]));
        const double change = (log_probability - point.log_probability) * point.slope;
        log_x = std::min(log_x, node_log_x_[0]) + change;
        if (std::fabs(change) < 1e-8) return log_x;
    }
    throw InternalError(fmt::format("beta variate of shapes {} and {} is not found", alpha_, beta_));
}

double BetaQuantile::LowerPart::quantile(double log_probability) const {
    const double place = (top_ - log_probability) / spacing_;
    const auto node = std::min(static_cast<std::size_t>(place), node_count - 2);
    const double t = std::min(place - static_cast<double>(node), 1.0);
    const double beyond = place - static_cast<double>(node) - t;
    // Cubic through two nodes with their slopes, then straight on.
    const double rise_0 = -spacing_ * node_slope_[node];
    const double rise_1 = -spacing_ * node_slope_[node + 1];
    const double difference = node_log_x_[node + 1] - node_log_x_[node];
    const double cubic = vector_math::polynomial(t, rise_0 + rise_1 - 2.0 * difference,
                                                 3.0 * difference - 2.0 * rise_0 - rise_1, rise_0, node_log_x_[node]);
    return exp(refined(cubic + beyond * rise_1, log_probability));
}

namespace {

double checked_shape(double shape) {
    if (!(shape >= smallest_beta_shape && shape <= largest_beta_shape))
        throw InternalError(fmt::format("a beta distribution of shape {} is not between {} and {}", shape,
                                        smallest_beta_shape, largest_beta_shape));
    return shape;
}

}  // namespace

BetaQuantile::BetaQuantile(double alpha, double beta)
    : below_(checked_shape(alpha), checked_shape(beta)),
      above_(beta, alpha),
      probability_below_mean_(exp(below_.log_probability_at_mean())) {}

double BetaQuantile::operator()(double u) const {
    if (!(u > 0.0 && u < 1.0)) throw InternalError(fmt::format("{} is not a uniform in (0, 1)", u));
    if (u <= probability_below_mean_) return below_.quantile(std::min(log(u), below_.log_probability_at_mean()));
    return 1.0 - above_.quantile(std::min(log(1.0 - u), above_.log_probability_at_mean()));
}

}  // namespace abroad

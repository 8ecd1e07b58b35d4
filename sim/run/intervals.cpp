#include "run/intervals.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "random/beta.hpp"

namespace abroad {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::vector<double> defined(std::span<const double> values) {
    std::vector<double> kept;
    std::copy_if(values.begin(), values.end(), std::back_inserter(kept), [](double v) { return !std::isnan(v); });
    return kept;
}

double sum_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

double mean_of(std::span<const double> values) {
    return sum_of(values) / static_cast<double>(values.size());
}

double squares_around(std::span<const double> values, double mean) {
    return std::accumulate(values.begin(), values.end(), 0.0,
                           [&](double sum, double v) { return sum + (v - mean) * (v - mean); });
}

Interval around(double mean, double standard_error, std::size_t runs) {
    const double half = student_t_bound(runs - 1) * standard_error;
    return {mean, mean - half, mean + half, runs};
}

/// The largest k with P(fewer than k of n are below the median) <= half of what the confidence leaves; 0 if none.
std::size_t order_of_low_end(std::size_t n) {
    double probability = std::ldexp(1.0, -static_cast<int>(n)), below = 0;
    std::size_t k = 0;
    while (k < n && below + probability <= (1 - confidence) / 2) {
        below += probability;
        probability *= static_cast<double>(n - k) / static_cast<double>(k + 1);
        ++k;
    }
    return k;
}

constexpr std::size_t most_degrees = 200;

/// By degrees of freedom; made once, since a quantile costs a third of a millisecond.
std::vector<double> all_student_t_bounds() {
    std::vector<double> bounds{none};
    for (std::size_t degrees = 1; degrees <= most_degrees; ++degrees) {
        const auto nu = static_cast<double>(degrees);
        // P(|T| > t) is the beta distribution function of nu/(nu + t^2) with shapes nu/2 and 1/2.
        const double x = BetaQuantile(nu / 2, 0.5)(1 - confidence);
        bounds.push_back(std::sqrt(nu * (1 - x) / x));
    }
    return bounds;
}

}  // namespace

double student_t_bound(std::size_t degrees_of_freedom) {
    static const std::vector<double> bounds = all_student_t_bounds();
    return bounds[std::clamp<std::size_t>(degrees_of_freedom, 1, most_degrees)];
}

Interval mean_interval(std::span<const double> values) {
    const std::vector<double> kept = defined(values);
    const std::size_t n = kept.size();
    if (n == 0) return {none, none, none, 0};
    const double mean = mean_of(kept);
    if (n == 1) return {mean, none, none, 1};
    const auto count = static_cast<double>(n);
    return around(mean, std::sqrt(squares_around(kept, mean) / (count - 1) / count), n);
}

Interval median_interval(std::span<const double> values) {
    std::vector<double> kept = defined(values);
    const std::size_t n = kept.size();
    if (n == 0) return {none, none, none, 0};
    std::sort(kept.begin(), kept.end());
    const double median = (kept[(n - 1) / 2] + kept[n / 2]) / 2;
    const std::size_t k = order_of_low_end(n);
    if (k == 0) return {median, none, none, n};
    return {median, kept[k - 1], kept[n - k], n};
}

Interval ratio_interval(std::span<const double> numerators, std::span<const double> denominators) {
    const std::size_t n = numerators.size();
    const double above = sum_of(numerators), below = sum_of(denominators);
    if (n == 0 || std::isnan(above) || std::isnan(below) || below == 0) return {none, none, none, n};
    const double ratio = above / below;
    // Also of a single one: where the denominator may be 0, the ratio may be anything.
    const Interval of_denominators = mean_interval(denominators);
    if (!(of_denominators.low > 0 || of_denominators.high < 0)) return {ratio, none, none, n};
    std::vector<double> without_one(n);
    for (std::size_t i = 0; i < n; ++i) without_one[i] = (above - numerators[i]) / (below - denominators[i]);
    const auto count = static_cast<double>(n);
    const double squares = squares_around(without_one, mean_of(without_one));
    return around(ratio, std::sqrt(squares * (count - 1) / count), n);
}

}  // namespace abroad

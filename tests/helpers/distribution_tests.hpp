// Kolmogorov and Smirnov's test of a sample against a distribution function. Seeds of tests are fixed, so that a
// verdict never changes; a companion with a wrong parameter shows that the bound is tight enough to fail.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace abroad {

/// Largest difference between the sample's distribution function and `probability_below`, times the root of its size.
template <class Distribution>
double kolmogorov_statistic(std::vector<double> sample, Distribution&& probability_below) {
    std::sort(sample.begin(), sample.end());
    const auto size = static_cast<double>(sample.size());
    double largest = 0;
    for (std::size_t at = 0; at < sample.size(); ++at) {
        const double expected = probability_below(sample[at]);
        largest = std::max({largest, std::abs(expected - static_cast<double>(at) / size),
                            std::abs(expected - static_cast<double>(at + 1) / size)});
    }
    return largest * std::sqrt(size);
}

/// Exceeded by chance once in 10,000 samples of the right distribution.
inline constexpr double kolmogorov_bound = 2.225;

/// Standard normal distribution function.
inline double normal_probability(double x) {
    return 0.5 * std::erfc(-x / std::sqrt(2.0));
}

}  // namespace abroad

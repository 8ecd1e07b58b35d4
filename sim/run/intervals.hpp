// Intervals over replications: paired 95 % intervals of means by Student's t, of medians by order statistics, of ratios
// of means by the jackknife. They cover chance only, with all parameters fixed (MODEL section 8). The quantile comes
// from our own beta quantile, so it has the same bits everywhere; above 200 degrees of freedom that of 200 is taken,
// wider by less than 1 %.
#pragma once

#include <cstddef>
#include <span>

namespace abroad {

inline constexpr double confidence = 0.95;
/// Fewer replications than this give intervals that nobody should trust.
inline constexpr std::size_t least_replications = 8;

/// An estimate with its interval; NaN where there is none (one replication, or nothing to divide by).
struct Interval {
    double mean;
    double low;
    double high;
    std::size_t runs;
    double half_width() const { return (high - low) / 2; }
};

/// t with P(|T| > t) = 1 - confidence.
double student_t_bound(std::size_t degrees_of_freedom);

/// Of the mean; values of paired differences, one a replication. NaN among them are left out.
Interval mean_interval(std::span<const double> values);

/// Of the median: order statistics that hold it with at least the confidence; without an interval below 6 values, which
/// cannot have it.
Interval median_interval(std::span<const double> values);

/// Of sum(numerators)/sum(denominators), the ratio of the means. Without an interval where that of the denominators
/// holds 0: the ratio may then be anything.
Interval ratio_interval(std::span<const double> numerators, std::span<const double> denominators);

}  // namespace abroad

// Beta variates by the inverse of the distribution function, from one uniform each. Drawn when firms and managements
// are founded (orientation, responsibility), so it may cost a few hundred nanoseconds; what it may not do is use the
// maths library, whose bits differ between machines (MODEL section 2, Draws). Boost.Math is its oracle in the tests.
#pragma once

#include <array>
#include <cstddef>

namespace abroad {

/// The shapes that beta variates can have.
inline constexpr double smallest_beta_shape = 0.1;
inline constexpr double largest_beta_shape = 100.0;

/// The inverse of one beta distribution: x with I_x(alpha, beta) = u. Make one and use it for all firms. The error of x
/// is below 2e-12, relative to the smaller of x and 1 - x as far as double resolves them.
class BetaQuantile {
 public:
    /// Throws InternalError if a shape is outside the range above.
    BetaQuantile(double alpha, double beta);

    /// The variate of u, in (0, 1]. Throws InternalError unless 0 < u < 1.
    double operator()(double u) const;

 private:
    /// The part of the distribution below its mean, as ln x against ln of the probability: nearly a straight line, so
    /// some nodes give a start from which one step of Newton suffices.
    class LowerPart {
     public:
        LowerPart(double alpha, double beta);
        double log_probability_at_mean() const { return top_; }
        /// x with I_x(alpha, beta) = exp(log_probability).
        double quantile(double log_probability) const;

     private:
        struct Point {
            double log_probability;
            double slope;  // of ln x against ln of the probability
        };
        Point point_at(double log_x) const;
        double refined(double log_x, double log_probability) const;

        static constexpr std::size_t node_count = 1024;
        double alpha_;
        double beta_;
        double log_front_;
        double top_;
        double spacing_;
        std::array<double, node_count> node_log_x_{};
        std::array<double, node_count> node_slope_{};
    };

    LowerPart below_;
    LowerPart above_;  // of 1 - x
    double probability_below_mean_;
};

}  // namespace abroad

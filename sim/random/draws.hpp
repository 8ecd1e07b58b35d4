// What is made of a uniform number in (0, 1): normal, lognormal, Laplace and exponential variates, each from one
// uniform by the inverse of its distribution function (so a larger uniform always means a larger variate, and twin runs
// stay coupled), events, integers and choices by weight (MODEL section 2, Draws); beta variates are in beta.hpp. All
// from our own exp, log and inverse normal: the same binary gives the same bits on every CPU. The inline functions
// vectorise in loops over columns. Boost.Random stays in draws.cpp: the checked draws at the end serve what needs an
// engine, outside the hot loops.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "base/vector_math.hpp"
#include "random/engine.hpp"

namespace abroad {

/// Standard normal.
inline float normal_from_uniform(float u) {
    return inverse_normal(u);
}
inline double normal_from_uniform(double u) {
    return inverse_normal(u);
}

/// exp of a normal with this mean and sd.
inline float lognormal_from_uniform(float u, float log_mean, float log_sd) {
    return exp(log_mean + log_sd * inverse_normal(u));
}
inline double lognormal_from_uniform(double u, double log_mean, double log_sd) {
    return exp(log_mean + log_sd * inverse_normal(u));
}

/// Laplace with mean 0 and standard deviation 1: (1/sqrt 2)*ln(2u) below the median, its mirror above.
template <class Real>
requires std::floating_point<Real>
inline Real laplace_from_uniform(Real u) {
    constexpr Real scale = static_cast<Real>(0.70710678118654752440);
    const Real tail = u < Real{0.5} ? u : Real{1} - u;
    const Real size = scale * log(tail + tail);
    return u < Real{0.5} ? size : -size;
}

/// Exponential with this mean: -mean*ln(1 - u).
inline float exponential_from_uniform(float u, float mean) {
    return -mean * log(1.0F - u);
}
inline double exponential_from_uniform(double u, double mean) {
    return -mean * log(1.0 - u);
}

/// Does an event of this probability happen?
constexpr bool happens(float u, float probability) {
    return u < probability;
}
constexpr bool happens(double u, double probability) {
    return u < probability;
}

/// floor(u*length), for pointing into a list; length >= 1. A float u widens without error.
constexpr std::size_t index_from_uniform(double u, std::size_t length) {
    return std::min(static_cast<std::size_t>(u * static_cast<double>(length)), length - 1);
}

/// Uniform integer in least..largest: least + floor(u*(largest - least + 1)).
constexpr std::int64_t integer_from_uniform(double u, std::int64_t least, std::int64_t largest) {
    return least + static_cast<std::int64_t>(index_from_uniform(u, static_cast<std::size_t>(largest - least) + 1));
}

/// Choice by weights (>= 0): the first entry whose cumulated weight exceeds u times the total, else the last with
/// weight above 0; nothing if there is none. Sums are double, in the order of the entries.
template <class Weight>
constexpr std::optional<std::size_t> choose_by_weight(double u, std::span<const Weight> weights) {
    double total = 0.0;
    for (const Weight weight : weights) total += double{weight};
    const double mark = u * total;
    double cumulated = 0.0;
    std::optional<std::size_t> last;
    for (std::size_t entry = 0; entry < weights.size(); ++entry) {
        cumulated += double{weights[entry]};
        if (weights[entry] > Weight{0}) last = entry;
        if (cumulated > mark) return entry;
    }
    return last;
}

/// Draws by Boost.Random's distributions of exact arithmetic. Each throws InternalError on parameters that Boost would
/// turn into nonsense or an endless loop.
std::int64_t draw_integer(PhiloxEngine& engine, std::int64_t least, std::int64_t largest);
double draw_unit(PhiloxEngine& engine);
bool draw_event(PhiloxEngine& engine, double probability);
std::size_t draw_by_weight(PhiloxEngine& engine, std::span<const double> weights);

}  // namespace abroad

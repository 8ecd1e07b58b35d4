#include "random/draws.hpp"

#include <fmt/format.h>

#include <boost/random/bernoulli_distribution.hpp>
#include <boost/random/discrete_distribution.hpp>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>

#include "base/problems.hpp"

namespace abroad {

std::int64_t draw_integer(PhiloxEngine& engine, std::int64_t least, std::int64_t largest) {
    if (least > largest) throw InternalError(fmt::format("no integer lies between {} and {}", least, largest));
    return boost::random::uniform_int_distribution<std::int64_t>(least, largest)(engine);
}

double draw_unit(PhiloxEngine& engine) {
    return boost::random::uniform_01<double>()(engine);
}

bool draw_event(PhiloxEngine& engine, double probability) {
    if (!(probability >= 0.0 && probability <= 1.0))
        throw InternalError(fmt::format("{} is not a probability", probability));
    return boost::random::bernoulli_distribution<double>(probability)(engine);
}

std::size_t draw_by_weight(PhiloxEngine& engine, std::span<const double> weights) {
    double total = 0.0;
    for (const double weight : weights) {
        if (!(weight >= 0.0)) throw InternalError(fmt::format("{} is not a weight", weight));
        total += weight;
    }
    if (!(total > 0.0 && std::isfinite(total))) throw InternalError("a choice needs weights with a finite sum above 0");
    return boost::random::discrete_distribution<std::size_t, double>(weights.begin(), weights.end())(engine);
}

}  // namespace abroad

#include "phases/strategy_targets.hpp"

#include <algorithm>
#include <vector>

#include "base/vector_math.hpp"
#include "random/draws.hpp"

namespace abroad {

namespace {

double uniform_of(const TargetInputs& in, Purpose purpose, std::size_t cluster, std::uint32_t index = 0) {
    return uniform_double(in.key,
                          {purpose, {in.clusters.number[cluster], 0}, static_cast<std::uint32_t>(in.step), {}, index});
}

/// A market as the management sees it.
struct Seen {
    std::size_t market;
    double score;
};

double score_of(const TargetInputs& in, std::size_t cluster, std::size_t market, const Managements& m) {
    const ManagementParameters& p = in.management;
    const double noise = normal_from_uniform(uniform_of(in, Purpose::target_noise, cluster, in.markets.number[market]));
    return m.quality[cluster] * log(market_appeal(in, cluster, market)) +
           p.target_landscape_weight * m.landscape(cluster, market) +
           p.target_peer_weight * static_cast<double>(in.clusters.peers(cluster, market)) +
           p.target_noise * (1 - m.quality[cluster]) * noise;
}

}  // namespace

double market_appeal(const TargetInputs& inputs, std::size_t cluster, std::size_t market) {
    const std::size_t home = inputs.clusters.country[cluster], sector = inputs.clusters.sector[cluster];
    const double size =
        inputs.markets.expenditure_keur_per_year(market, sector) / inputs.markets.mean_expenditure_at_start[sector];
    const double unit_cost = inputs.markets.trade_cost(home, market) * inputs.markets.wage_cost[home];
    const double discount =
        1 - inputs.management.target_distance_discount * inputs.markets.psychic_distance(home, market);
    return power(size, inputs.management.target_size_exponent) *
           power(unit_cost, -(inputs.sectors.substitution_elasticity[sector] - 1)) * discount;
}

void choose_targets(const TargetInputs& inputs, std::size_t cluster, Managements& managements) {
    std::vector<Seen> seen;
    for (std::size_t market = 0; market < inputs.markets.count(); ++market)
        if (market != inputs.clusters.country[cluster])
            seen.push_back({market, score_of(inputs, cluster, market, managements)});
    std::stable_sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) { return a.score > b.score; });
    const auto wanted = static_cast<std::size_t>(integer_from_uniform(
        uniform_of(inputs, Purpose::number_of_targets, cluster), 1, inputs.management.largest_targets_count));
    const auto targets = managements.target.row(cluster);
    std::fill(targets.begin(), targets.end(), std::uint8_t{0});
    for (std::size_t place = 0; place < std::min(wanted, seen.size()); ++place) targets[seen[place].market] = 1;
}

}  // namespace abroad

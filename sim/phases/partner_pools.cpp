#include "phases/partner_pools.hpp"

#include <algorithm>
#include <span>

#include "random/draws.hpp"

namespace abroad {

namespace {

constexpr std::uint32_t indices_per_draw = 4;

double trust_of_links(const PoolInputs& in, std::uint16_t cluster) {
    double sum = 0;
    for (const LinkView::End& end : in.link_view.of[cluster]) sum += in.links.trust[end.link];
    return sum;
}

/// Calls visit(market), by number, for markets that the firm knows and that have a related seat, while it says true.
template <class Visit>
void for_each_known_market(const PoolInputs& in, std::uint32_t row, Visit&& visit) {
    const Firms& firms = in.firms;
    const auto least = static_cast<float>(in.cooperation.market_least_experience);
    const float* const experience = firms.experience.data() + row * firms.markets;
    for (std::size_t market = 0; market < firms.markets; ++market)
        if (experience[market] > least && in.countries.size(market, firms.sector[row]) > 0)
            if (!visit(market)) return;
}

std::uint32_t tie_of_place(const PoolInputs& in, const OwnPools& pools, double u) {
    std::size_t place = index_from_uniform(u, pools.living_ties);
    for (std::uint32_t at = in.ties.first[pools.row]; at < in.ties.first[pools.row + 1]; ++at)
        if (is_there(in.firms, in.ties.partner[at]) && place-- == 0) return in.ties.partner[at];
    return hole;
}

double later_uniform(const PoolInputs& in, const OwnPools& pools, const CandidateDraw& draw, std::uint32_t place) {
    return uniform_double(in.key, {draw.purpose,
                                   in.firms.id(pools.row),
                                   static_cast<std::uint32_t>(in.step),
                                   {},
                                   indices_per_draw * draw.number + place});
}

/// A firm in the slots of a cluster; a hole or an empty seat is drawn once more.
std::uint32_t from_slots(const PoolInputs& in, const OwnPools& pools, const CandidateDraw& draw, std::uint16_t cluster,
                         double u) {
    const auto& slots = in.slots.of[cluster];
    std::uint32_t met = slots[index_from_uniform(u, slots.size())];
    if (met == hole || !is_there(in.firms, met))
        met = slots[index_from_uniform(later_uniform(in, pools, draw, 3), slots.size())];
    if (met == hole) return hole;
    return in.related(in.firms.sector[pools.row], in.firms.sector[met]) > 0 ? met : hole;
}

std::uint32_t from_linked_cluster(const PoolInputs& in, const OwnPools& pools, const CandidateDraw& draw) {
    const std::uint16_t own = in.firms.cluster[pools.row];
    const double mark = draw.within * trust_of_links(in, own);
    double cumulated = 0;
    std::uint16_t chosen = no_cluster;
    for (const LinkView::End& end : in.link_view.of[own]) {
        cumulated += in.links.trust[end.link];
        chosen = end.other;
        if (cumulated > mark) break;
    }
    return from_slots(in, pools, draw, chosen, later_uniform(in, pools, draw, 2));
}

std::uint32_t from_country(const PoolInputs& in, const OwnPools& pools, std::size_t country, double u) {
    const std::size_t sector = in.firms.sector[pools.row];
    return in.countries.at(country, sector, index_from_uniform(u, in.countries.size(country, sector)));
}

std::uint32_t from_known_market(const PoolInputs& in, const OwnPools& pools, const CandidateDraw& draw) {
    std::size_t place = index_from_uniform(draw.within, pools.known_markets), chosen = 0;
    for_each_known_market(in, pools.row, [&](std::size_t market) {
        chosen = market;
        return place-- != 0;
    });
    return from_country(in, pools, chosen, later_uniform(in, pools, draw, 2));
}

std::uint32_t point_at(const PoolInputs& in, const OwnPools& pools, const CandidateDraw& draw) {
    const auto pool = choose_by_weight(draw.pool, std::span<const double>(pools.weight));
    if (!pool) return hole;
    switch (static_cast<Pool>(*pool)) {
        case Pool::ties:
            return tie_of_place(in, pools, draw.within);
        case Pool::own_cluster:
            return from_slots(in, pools, draw, in.firms.cluster[pools.row], draw.within);
        case Pool::own_country:
            return from_country(in, pools, in.firms.country[pools.row], draw.within);
        case Pool::linked_clusters:
            return from_linked_cluster(in, pools, draw);
        case Pool::markets:
            return from_known_market(in, pools, draw);
    }
    return hole;
}

}  // namespace

OwnPools own_pools(const PoolInputs& inputs, std::uint32_t row, double call) {
    const CooperationParameters& p = inputs.cooperation;
    const Firms& firms = inputs.firms;
    OwnPools pools{row, {}, 0, 0};
    for (std::uint32_t at = inputs.ties.first[row]; at < inputs.ties.first[row + 1]; ++at)
        pools.living_ties += is_there(firms, inputs.ties.partner[at]);
    for_each_known_market(inputs, row, [&](std::size_t) {
        ++pools.known_markets;
        return true;
    });
    const std::uint16_t cluster = firms.cluster[row];
    const double abroad = static_cast<double>(firms.orientation[row]) * (1 + 2 * call);
    const auto set = [&](Pool pool, bool filled, double weight) {
        pools.weight[static_cast<std::size_t>(pool)] = filled ? weight : 0.0;
    };
    set(Pool::ties, pools.living_ties > 0, p.pool_weight_ties);
    set(Pool::own_country, inputs.countries.size(firms.country[row], firms.sector[row]) > 0, p.pool_weight_country);
    set(Pool::markets, pools.known_markets > 0, p.pool_weight_markets * abroad);
    if (cluster == no_cluster) return pools;
    set(Pool::own_cluster, !inputs.slots.of[cluster].empty(),
        p.pool_weight_cluster * inputs.managements.regional_factor[cluster]);
    set(Pool::linked_clusters, trust_of_links(inputs, cluster) > 0,
        p.pool_weight_linked_clusters * abroad *
            (p.linked_responsibility_floor + inputs.managements.responsibility[cluster]));
    return pools;
}

std::uint32_t draw_candidate(const PoolInputs& inputs, const OwnPools& pools, const CandidateDraw& draw) {
    const std::uint32_t met = point_at(inputs, pools, draw);
    return met == hole || met == pools.row || !is_there(inputs.firms, met) ? hole : met;
}

}  // namespace abroad

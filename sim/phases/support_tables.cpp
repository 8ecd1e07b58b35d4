#include "phases/support_tables.hpp"

namespace abroad {

namespace {

void fill_cell(const SupportParameters& parameters, double peers, double agency, std::size_t row, std::size_t market,
               Support& support) {
    support.untold_share(row, market) = static_cast<float>((1 - parameters.information.peer_weight * peers) *
                                                           (1 - parameters.information.agency_weight * agency));
    support.pull(row, market) = static_cast<float>(1 + parameters.attention.peer_weight * peers);
    support.entry_cost_factor(row, market) = static_cast<float>(1 - parameters.market.entry_cost_cut_agency * agency);
}

}  // namespace

void support_tables(const SupportParameters& parameters, const Clusters& clusters, const Markets& markets,
                    Support& support) {
    const std::size_t rows = clusters.count() + markets.count();
    if (support.untold_share.rows() != rows) {
        support.untold_share = Table2<float>(rows, markets.count(), 1.0F);
        support.pull = Table2<float>(rows, markets.count(), 1.0F);
        support.entry_cost_factor = Table2<float>(rows, markets.count(), 1.0F);
        support.impact = Table2<float>(rows, markets.count(), 0.0F);
        support.linked = Table2<std::uint8_t>(rows, markets.count());
        support.networked = Table2<std::uint8_t>(rows, markets.count());
        support.clusters = clusters.count();
    }
    for (std::size_t market = 0; market < markets.count(); ++market) {
        for (std::size_t cluster = 0; cluster < clusters.count(); ++cluster)
            fill_cell(parameters, static_cast<double>(clusters.peers(cluster, market)),
                      markets.agency_presence(clusters.country[cluster], market), cluster, market, support);
        for (std::size_t country = 0; country < markets.count(); ++country)
            fill_cell(parameters, 0.0, markets.agency_presence(country, market), clusters.count() + country, market,
                      support);
    }
}

}  // namespace abroad

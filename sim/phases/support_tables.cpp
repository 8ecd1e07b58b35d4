#include "phases/support_tables.hpp"

#include <algorithm>

#include "base/vector_math.hpp"

namespace abroad {

namespace {

void make_room(const SupportInputs& in, Support& support) {
    const std::size_t clusters = in.clusters.count(), markets = in.markets.count(), rows = clusters + markets;
    if (support.untold_share.rows() == rows) return;
    support.untold_share = Table2<float>(rows, markets, 1.0F);
    support.pull = Table2<float>(rows, markets, 1.0F);
    support.entry_cost_factor = Table2<float>(rows, markets, 1.0F);
    support.impact = Table2<float>(rows, markets, 0.0F);
    support.largest_impact.assign(rows, 0.0F);
    support.linked = Table2<std::uint8_t>(rows, markets);
    support.networked = Table2<std::uint8_t>(rows, markets);
    support.clusters = clusters;
}

void mark_links(const SupportInputs& in, Support& support) {
    std::fill(support.linked.cells().begin(), support.linked.cells().end(), std::uint8_t{0});
    std::fill(support.networked.cells().begin(), support.networked.cells().end(), std::uint8_t{0});
    const auto mark = [&](std::size_t from, std::size_t to, bool network) {
        support.linked(from, in.clusters.country[to]) = 1;
        if (network) support.networked(from, in.clusters.country[to]) = 1;
    };
    for (std::size_t link = 0; link < in.links.count(); ++link) {
        const bool network = in.links.trust[link] >= in.links_parameters.network_trust;
        mark(in.links.first[link], in.links.second[link], network);
        mark(in.links.second[link], in.links.first[link], network);
    }
}

/// Factors of impact that are the same in all markets, or differ in targets only.
struct ManagementWork {
    ManagementWork(const ManagementParameters& p, const Managements& m, std::size_t cluster) {
        const auto highest = static_cast<double>(p.highest_service_level_count);
        const double fairs = m.fairs_level[cluster] / highest, contacts = m.contacts_level[cluster] / highest;
        responsible = p.impact_responsibility_floor + (1 - p.impact_responsibility_floor) * m.responsibility[cluster];
        in_target = p.impact_quality_floor + (1 - p.impact_quality_floor) * m.quality[cluster];
        elsewhere = p.impact_quality_floor;
        experienced = p.impact_experience_floor + (1 - p.impact_experience_floor) * m.experience[cluster];
        reach = p.reach_information * m.information_level[cluster] / highest + p.reach_fairs * fairs +
                p.reach_contacts * contacts;
        reach_in_target = reach + p.reach_fairs_target * fairs + p.reach_contacts_target * contacts;
    }
    double impact(const ManagementParameters& p, bool target, bool office) const {
        const double reached = (target ? reach_in_target : reach) + (office ? p.reach_office : 0.0);
        return responsible * (target ? in_target : elsewhere) * experienced * (1 - exp(-p.impact_saturation * reached));
    }
    double responsible, in_target, elsewhere, experienced, reach, reach_in_target;
};

/// What is known of a market, which pull it has and what entering it costs, by peers, agency, management and links.
struct Help {
    double peers, agency, impact;
    bool linked;
    double pull;
};

void fill_cell(const SupportInputs& in, const Help& help, std::size_t row, std::size_t market, Support& support) {
    const InformationParameters& information = in.information;
    const double untold = (1 - information.peer_weight * help.peers) *
                          (1 - information.management_weight * help.impact) *
                          (1 - information.agency_weight * help.agency);
    support.untold_share(row, market) =
        static_cast<float>(help.linked ? untold * (1 - information.partner_weight) : untold);
    support.pull(row, market) = static_cast<float>(help.pull);
    support.entry_cost_factor(row, market) = static_cast<float>(
        (1 - in.market.entry_cost_cut_management * help.impact) * (1 - in.market.entry_cost_cut_agency * help.agency));
    support.impact(row, market) = static_cast<float>(help.impact);
}

void fill_cluster(const SupportInputs& in, std::size_t cluster, Support& support) {
    const ManagementWork work(in.management, in.managements, cluster);
    const std::size_t home = in.clusters.country[cluster];
    const bool fairs = in.managements.fairs_level[cluster] > 0;
    float largest = 0;
    // Most markets are neither target nor office: one exponential serves them all.
    const double plain = work.impact(in.management, false, false);
    for (std::size_t market = 0; market < in.markets.count(); ++market) {
        const bool target = in.managements.target(cluster, market), office = in.managements.office(cluster, market);
        const double abroad = target || office ? work.impact(in.management, target, office) : plain;
        const auto peers = static_cast<double>(in.clusters.peers(cluster, market));
        const double pull = 1 + in.attention.peer_weight * peers + (target ? in.attention.target_weight : 0.0) +
                            (target && fairs ? in.attention.fair_weight : 0.0) +
                            (support.networked(cluster, market) ? in.attention.network_link_weight : 0.0);
        fill_cell(in,
                  {peers, in.markets.agency_presence(home, market), market == home ? 0.0 : abroad,
                   support.linked(cluster, market) != 0, pull},
                  cluster, market, support);
        largest = std::max(largest, support.impact(cluster, market));
    }
    support.largest_impact[cluster] = largest;
}

}  // namespace

double impact_of(const ManagementParameters& management, const Managements& managements, std::size_t cluster,
                 std::size_t market) {
    return ManagementWork(management, managements, cluster)
        .impact(management, managements.target(cluster, market) != 0, managements.office(cluster, market) != 0);
}

void support_tables(const SupportInputs& inputs, Support& support) {
    make_room(inputs, support);
    mark_links(inputs, support);
    const std::size_t clusters = inputs.clusters.count();
    for (std::size_t cluster = 0; cluster < clusters; ++cluster) fill_cluster(inputs, cluster, support);
    for (std::size_t country = 0; country < inputs.markets.count(); ++country)
        for (std::size_t market = 0; market < inputs.markets.count(); ++market)
            fill_cell(inputs, {0, inputs.markets.agency_presence(country, market), 0, false, 1}, clusters + country,
                      market, support);
}

}  // namespace abroad

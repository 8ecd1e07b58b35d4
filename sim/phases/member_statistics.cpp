#include "phases/member_statistics.hpp"

#include <algorithm>

#include "parallel/blocks.hpp"
#include "parallel/sums.hpp"

namespace abroad {

namespace {

/// Places of a cluster in its run of sums.
constexpr std::size_t members_place = 0, exporters_place = 1, orientation_place = 2, project_place = 3,
                      cohesive_place = 4, first_market_place = 5;

bool trusts_a_member(const MemberStatisticsInputs& in, std::size_t row) {
    for (std::size_t at = in.ties.first[row]; at < in.ties.first[row + 1]; ++at) {
        const std::uint32_t partner = in.ties.partner[at];
        if (static_cast<double>(in.ties.trust[at]) > in.links.cohesion_least_trust && in.firms.living[partner] &&
            in.firms.cluster[partner] == in.firms.cluster[row])
            return true;
    }
    return false;
}

/// Adds members to the sums of their clusters, others to those of their country and sector.
void add_block(const MemberStatisticsInputs& in, const Block& block, std::size_t width, std::int64_t* sums,
               std::int64_t* non_members) {
    const Firms& firms = in.firms;
    const Positions& positions = in.positions;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        if (!firms.living[row]) continue;
        if (firms.cluster[row] == no_cluster) {
            ++non_members[firms.country[row] * firms.fields + firms.sector[row]];
            continue;
        }
        std::int64_t* const mine = sums + firms.cluster[row] * width;
        ++mine[members_place];
        mine[exporters_place] += positions.first[row + 1] > positions.first[row];
        mine[orientation_place] += to_units(static_cast<double>(firms.orientation[row]), units_per_one);
        mine[cohesive_place] += trusts_a_member(in, row);
        for (std::size_t at = positions.first[row]; at < positions.first[row + 1]; ++at)
            ++mine[first_market_place + positions.market[at]];
    }
}

/// Adds the members of each cluster that work in an international project, each once.
void add_international_projects(const MemberStatisticsInputs& in, std::size_t width, std::vector<std::int64_t>& sums) {
    std::vector<std::uint32_t> rows;
    for (std::size_t project = 0; project < in.projects.count(); ++project) {
        if (in.projects.location[project] != ProjectLocation::international) continue;
        for (std::size_t place = 0; place < in.projects.members_count[project]; ++place) {
            const std::uint32_t row = in.projects.member_row[project * most_members + place];
            const std::uint16_t generation = in.projects.member_generation[project * most_members + place];
            const bool lives = in.firms.living[row] && in.firms.generation[row] == generation;
            if (lives && in.firms.cluster[row] != no_cluster) rows.push_back(row);
        }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (const std::uint32_t row : rows) ++sums[in.firms.cluster[row] * width + project_place];
}

void write(const MemberStatisticsInputs& in, const std::int64_t* sums, std::size_t cluster, Clusters& clusters,
           Managements& managements) {
    const auto members = static_cast<double>(sums[members_place]);
    const auto mean = [&](std::size_t place) {
        return sums[members_place] == 0 ? 0.0 : static_cast<double>(sums[place]) / members;
    };
    clusters.members[cluster] = sums[members_place];
    clusters.exporting_members[cluster] = sums[exporters_place];
    managements.mean_orientation[cluster] = mean(orientation_place) / units_per_one;
    managements.international_project_share[cluster] = mean(project_place);
    managements.cohesion[cluster] = mean(cohesive_place);
    managements.cohesion_factor[cluster] = cohesion_factor(in.links, managements.cohesion[cluster]);
    for (std::size_t market = 0; market < clusters.peers.columns(); ++market)
        clusters.peers(cluster, market) = static_cast<float>(mean(first_market_place + market));
}

}  // namespace

double cohesion_factor(const LinksParameters& links, double cohesion) {
    return std::clamp(1 + links.cohesion_weight * (cohesion / links.cohesion_reference_share - 1),
                      links.cohesion_least_factor, links.cohesion_largest_factor);
}

void member_statistics(const MemberStatisticsInputs& inputs, Clusters& clusters, Managements& managements) {
    const std::size_t width = first_market_place + inputs.firms.markets, of_clusters = clusters.count() * width;
    const std::size_t countries = inputs.firms.markets, sectors = inputs.firms.fields;
    WorkerSums sums;
    sums.reset(of_clusters + countries * sectors, worker_count());
    for_each_block(inputs.firms.count(), [&](const Block& block) {
        std::int64_t* const lane = sums.lane(block.worker);
        add_block(inputs, block, width, lane, lane + of_clusters);
    });
    std::vector<std::int64_t> totals;
    sums.total(totals, "members of clusters");
    add_international_projects(inputs, width, totals);
    clusters.members.resize(clusters.count());
    clusters.exporting_members.resize(clusters.count());
    clusters.peers = Table2<float>(clusters.count(), inputs.firms.markets);
    clusters.non_members = Table2<std::int64_t>(countries, sectors);
    std::copy(totals.begin() + static_cast<std::ptrdiff_t>(of_clusters), totals.end(),
              clusters.non_members.cells().begin());
    for (std::size_t cluster = 0; cluster < clusters.count(); ++cluster)
        write(inputs, totals.data() + cluster * width, cluster, clusters, managements);
}

}  // namespace abroad

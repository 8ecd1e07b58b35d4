#include "phases/member_statistics.hpp"

#include "parallel/blocks.hpp"
#include "parallel/sums.hpp"

namespace abroad {

namespace {

/// Places of a cluster in its run of counts.
constexpr std::size_t members_place = 0, exporters_place = 1, first_market_place = 2;

void count_block(const Firms& firms, const Positions& positions, const Block& block, std::size_t width,
                 std::int64_t* counts) {
    for (std::size_t row = block.begin; row < block.end; ++row) {
        if (!firms.living[row] || firms.cluster[row] == no_cluster) continue;
        std::int64_t* const mine = counts + firms.cluster[row] * width;
        ++mine[members_place];
        mine[exporters_place] += positions.first[row + 1] > positions.first[row];
        for (std::size_t at = positions.first[row]; at < positions.first[row + 1]; ++at)
            ++mine[first_market_place + positions.market[at]];
    }
}

}  // namespace

void member_statistics(const Firms& firms, const Positions& positions, Clusters& clusters) {
    const std::size_t width = first_market_place + firms.markets;
    WorkerSums sums;
    sums.reset(clusters.count() * width, worker_count());
    for_each_block(firms.count(),
                   [&](const Block& block) { count_block(firms, positions, block, width, sums.lane(block.worker)); });
    std::vector<std::int64_t> counts;
    sums.total(counts, "members of clusters");
    clusters.members.resize(clusters.count());
    clusters.exporting_members.resize(clusters.count());
    clusters.peers = Table2<float>(clusters.count(), firms.markets);
    for (std::size_t cluster = 0; cluster < clusters.count(); ++cluster) {
        const std::int64_t* const mine = counts.data() + cluster * width;
        clusters.members[cluster] = mine[members_place];
        clusters.exporting_members[cluster] = mine[exporters_place];
        if (mine[members_place] == 0) continue;
        for (std::size_t market = 0; market < firms.markets; ++market)
            clusters.peers(cluster, market) =
                static_cast<float>(mine[first_market_place + market]) / static_cast<float>(mine[members_place]);
    }
}

}  // namespace abroad

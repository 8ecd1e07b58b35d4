// Where firms meet possible partners: among past partners, in their own cluster, their country, the clusters that their
// management is linked to, and the markets that they know (MODEL section 4, Search; section 2, Pools). A draw points
// into a list that never shifts; what it points at may be nobody of use, and then the draw is a miss.
#pragma once

#include <array>
#include <cstdint>

#include "phases/cooperation_parameters.hpp"
#include "random/streams.hpp"
#include "world/firms.hpp"
#include "world/links.hpp"
#include "world/managements.hpp"
#include "world/pools.hpp"
#include "world/ties.hpp"

namespace abroad {

struct PoolInputs {
    DrawKey key;
    int step;
    const CooperationParameters& cooperation;
    /// Above 0 where sectors are related at any time of the run.
    const Table2<double>& related;
    const CountryPools& countries;
    const ClusterSlots& slots;
    const Links& links;
    const LinkView& link_view;
    const Managements& managements;
    const Firms& firms;
    const Ties& ties;
};

/// Of firms met in draws: a firm that lives or a research organisation.
inline bool is_there(const Firms& firms, std::uint32_t row) {
    return firms.living[row] || firms.research_organisation[row];
}

enum class Pool : std::uint8_t { ties, own_cluster, own_country, linked_clusters, markets };
inline constexpr std::size_t pool_kinds = 5;

/// The pools of one firm, weighed; an empty pool has weight 0.
struct OwnPools {
    std::uint32_t row;
    std::array<double, pool_kinds> weight;
    std::uint32_t living_ties;
    std::uint32_t known_markets;
};

/// `call` is the attention of open calls, in the weights of pools abroad that of calls for several countries.
OwnPools own_pools(const PoolInputs& inputs, std::uint32_t row, double call);

/// One draw of a search.
struct CandidateDraw {
    Purpose purpose;
    /// Number of the draw within the firm's search.
    std::uint32_t number;
    /// The uniforms of sub-index 4 * number and 4 * number + 1.
    double pool;
    double within;
};

/// Row of the firm that the draw points at, or `hole` for a miss.
std::uint32_t draw_candidate(const PoolInputs& inputs, const OwnPools& pools, const CandidateDraw& draw);

}  // namespace abroad

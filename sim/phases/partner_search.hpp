// Phase 5, search: firms that do research and have room for a project look for partners now and then, among those they
// know and those they could meet, and propose to the best (MODEL section 4, Search, Proposals and acceptance; K3, K1a).
// A firm that leads a project found by its management this quarter does not search. Decides nothing for partners.
#pragma once

#include <span>
#include <vector>

#include "parallel/blocks.hpp"
#include "phases/partner_pools.hpp"
#include "phases/product_development.hpp"
#include "phases/proposals.hpp"

namespace abroad {

struct PartnerSearchInputs {
    const PoolInputs& pools;
    const PartnerValues& values;
    /// None without joint product development.
    const ProductDevelopment* development;
    /// Rows, in order, of firms that lead an acquired project.
    std::span<const std::uint32_t> acquired_leaders;
    const OpenCalls& calls;
};

/// A firm met in a search, and what a project with it would be worth to the searcher.
struct Candidate {
    KnownFirm firm;
    PartnerValue value;
};

/// Searches of a block of firms. Proposals are by leader's row; technology scouting is paid from `cash_keur`.
void search_partners(const PartnerSearchInputs& inputs, const Block& block, std::vector<double>& cash_keur,
                     std::vector<Proposal>& proposals);

}  // namespace abroad

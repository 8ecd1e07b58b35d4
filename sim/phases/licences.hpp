// Acquisition of know-how (K5 of slide 5): a firm that does research looks now and then for a firm whose knowledge of
// one field it could buy instead of making it together (MODEL section 4, Acquisition of know-how). It costs money at
// once and arrives later; it brings neither trust nor novelty. Off unless a scenario gives it a probability.
#pragma once

#include <vector>

#include "parallel/blocks.hpp"
#include "phases/partner_pools.hpp"
#include "phases/partner_value.hpp"
#include "world/events.hpp"
#include "world/licences.hpp"

namespace abroad {

struct LicenceInputs {
    const PoolInputs& pools;
    const PartnerValues& values;
};

/// A licence that a firm buys, to be paid in phase 7.
struct LicencePurchase {
    std::uint32_t buyer;
    std::uint32_t seller;
    std::uint16_t field;
    float gain;
    double price_keur;
    double value_keur;
};

/// What a licence of `seller` would be: the field of the largest related gap, the gain, the price, the value over it.
LicencePurchase weigh_licence(const PartnerValues& values, const Cooperator& buyer, const KnownFirm& seller);

/// Phase 5: searches of a block of firms; purchases are by buyer's row.
void search_licences(const LicenceInputs& inputs, const Block& block, std::vector<LicencePurchase>& purchases);

/// Phase 7: buyers pay sellers, to the cent, in the order of the buyers' ids.
void buy_licences(const PartnerValues& values, int step, std::vector<LicencePurchase> purchases, Firms& firms,
                  Licences& licences, std::vector<Event>& events);

/// Phase 9, before knowledge ages: what is due arrives, at buyers that are still there.
void receive_know_how(int step, Firms& firms, Licences& licences);

}  // namespace abroad

// Joint ventures: the search for a partner, its consent, the life and the end of a venture (MODEL section 3, Joint
// venture; K7, Y6). A partner is a firm of the market that the owner trusts, or one found there by chance; its money is
// its own and is tested. Scarce partners are shared out in one order: by score, then by id. Ventures are few, so all
// that concerns two firms is settled one after the other.
#pragma once

#include <span>
#include <vector>

#include "modes/modes.hpp"
#include "phases/accounts_parameters.hpp"
#include "phases/failure_causes.hpp"
#include "phases/mode_review.hpp"
#include "random/streams.hpp"
#include "world/pools.hpp"
#include "world/ties.hpp"
#include "world/ventures.hpp"

namespace abroad {

struct VentureInputs {
    DrawKey key;
    int step;
    const JointVentureParameters& joint_venture;
    const Markets& markets;
    const Sectors& sectors;
    const CountryPools& pools;
    const Support& support;
    const Ties& ties;
    /// For the causes of refusals and dissolutions.
    PartnerValues values;
};

/// A venture that its partner agreed to.
struct VentureStart {
    ModePlan plan;
    std::uint32_t partner_row;
    /// Its applications among those of the phase, and what came of them.
    std::size_t first_request = 0;
    std::size_t last_request = 0;
    bool goes_on = true;
    std::uint16_t funding = 0;
    /// What keeps a venture from going on that was refused money.
    Barrier barrier = Barrier::not_worthwhile;
};

/// Phase 5: marks the positions of ventures that end, by dissolution or because the partner closed, to fall back to
/// export.
void end_ventures(const VentureInputs& inputs, const Ventures& ventures, const Firms& firms, const Positions& positions,
                  std::vector<PositionEnd>& ends, std::vector<Event>& events);

/// Phase 7: looks for partners, asks them in order, and returns the ventures agreed on, by owner's id and market. The
/// others are logged as lacking a partner.
std::vector<VentureStart> agree_on_ventures(const VentureInputs& inputs, std::vector<ModePlan> plans,
                                            const Firms& firms, std::vector<Event>& events);

/// Phase 7: owner and partner pay their shares, the position becomes a venture's, the table is written anew.
void start_ventures(const VentureInputs& inputs, const ModeTables& modes, std::span<const VentureStart> starts,
                    Firms& firms, Positions& positions, Ventures& ventures, std::vector<Event>& events);

/// Takes ventures without a position of theirs out of the table and counts for every firm those it takes part in. One
/// whose owner withdrew or closed is logged; one that was dissolved has been.
void tidy_ventures(const Positions& positions, Ventures& ventures, Firms& firms, std::vector<Event>& events);

/// Employees of the owners of all ventures, which set fixed costs: to be asked before a clearing changes them.
std::vector<float> owners_employees(const Ventures& ventures, const Firms& firms);

struct VentureAccounts {
    const AccountsParameters& accounts;
    const MarketParameters& market;
    const EfficiencyParameters& efficiency;
    const ModeTables& modes;
    std::span<const float> owners_employees;
};

/// Phase 8, after all firms have booked: partners get their shares of profit.
void pay_partners(const VentureInputs& inputs, const VentureAccounts& accounts, const Positions& positions,
                  const Ventures& ventures, Firms& firms);

}  // namespace abroad

// Phase 6, public money for acts of one firm: entries, guarantees and fairs are applied for, decided in one list a
// budget line, and then every firm decides again with what it was awarded (MODEL section 6, Application and award). Who
// is refused goes on if the act is worth its full cost; what is not done gives its money back. N3: each funded act says
// whether it would have been done anyway, lacked the money, or is done only because of the funding.
#pragma once

#include <span>
#include <vector>

#include "phases/entry_decision.hpp"
#include "policy/selection.hpp"

namespace abroad {

struct FirmFundingInputs {
    const SelectionInputs& selection;
    double discount_per_year;
};

/// What one act was awarded by all instruments that it applied to.
struct AwardedGrants {
    double at_once_keur = 0;
    double worth_keur = 0;
    bool any = false;
};

/// Whether the firm has the money for it, and would put so much of its money into it.
bool affordable(const Firms& firms, std::uint32_t row, double paid_keur);

/// Takes the cost of applying from the firm that leads, whatever is decided.
void charge_application(const FirmFundingInputs& inputs, const GrantRequest& request, Firms& firms);

/// The sums of the awards among requests `first`..`last`.
AwardedGrants awarded_grants(const FirmFundingInputs& inputs, std::span<const GrantRequest> requests);

/// Requests for an act of one firm, one for each offer.
void add_requests(std::uint32_t row, std::uint16_t market, double cost_keur, double worth, FundedBecause because,
                  const GrantOffers& offers, std::vector<GrantRequest>& requests);

/// Settles and pays the requests of one act, takes the cost of applying, and returns the code of the first instrument
/// that paid, 0 if none did.
std::uint16_t settle_act(const FirmFundingInputs& inputs, bool done, std::span<GrantRequest> requests, Firms& firms,
                         FundingTables& funding);

/// Decides all applications of the phase. Plans that fail are taken out of their block, with the barrier in its events;
/// the others know their funding. Firms that are paid a fair go to it.
void fund_firms(const FirmFundingInputs& inputs, std::span<EntryFunding> wanted,
                std::span<std::vector<EntryPlan>> plans_by_block, std::span<std::vector<Event>> events_by_block,
                Firms& firms, FundingTables& funding);

}  // namespace abroad

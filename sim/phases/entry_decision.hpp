// Phase 5, entry decision: a firm that looked at a market weighs what it believes to earn there against what it costs
// to begin (MODEL section 3, Entry decision; K2, Y1, Y3). What it believes is the truth blurred by what it does not
// know; opinion and taste last for a window of years, so looking again is not rolling again. Six tests in order; the
// first that fails is the barrier (slide 2). Entries take place in phase 6.
#pragma once

#include <span>
#include <vector>

#include "modes/modes.hpp"
#include "phases/export_paths.hpp"
#include "phases/information_parameters.hpp"
#include "phases/looking.hpp"
#include "policy/open_calls.hpp"
#include "world/adaptations.hpp"
#include "world/decision_parameters.hpp"
#include "world/efficiency_parameters.hpp"
#include "world/events.hpp"
#include "world/ties.hpp"

namespace abroad {

struct EntryInputs {
    DrawKey key;
    int step;
    const MarketParameters& market;
    const EfficiencyParameters& efficiency;
    const InformationParameters& information;
    const DecisionParameters& decision;
    const Markets& markets;
    const Sectors& sectors;
    const ModeTables& modes;
    const ExportPaths& paths;
    const Support& support;
    const Positions& positions;
    const Ties& ties;
    const Adaptations& adaptations;
    const Firms& firms;
    const OpenCalls& calls;
};

/// An entry that a firm has decided on.
struct EntryPlan {
    std::uint32_t row;
    std::uint16_t market;
    float cost_keur;
    float known_appeal;
    /// What the firm counts on being paid of it at once.
    float grant_keur = 0;
    /// Public money that it takes place with, see Positions::funding.
    std::uint16_t funding = 0;
};

/// An entry that counts on public money: what has to be known to decide again when the money is decided on.
struct FundedEntry {
    std::uint32_t row;
    std::uint16_t market;
    float cost_keur;
    /// v with nobody's guarantee, and with one; the taste that it has to exceed, less the cost.
    float worth;
    float worth_guaranteed;
    /// v of a firm that knows all there is to know.
    float true_worth;
    float taste;
    GrantOffers grants;
    GrantOffers guarantees;
    /// What the log says if it takes place.
    Event entered;
};

/// A firm that would go to a fair in a market if that were paid for.
struct FairWish {
    std::uint32_t row;
    std::uint16_t market;
    double worth;
    GrantOffers grants;
};

/// What the firms of one block apply for in phase 6, by row.
struct EntryFunding {
    std::vector<FundedEntry> entries;
    std::vector<FairWish> fairs;
    void clear() {
        entries.clear();
        fairs.clear();
    }
};

/// Decides on the looks of a block of firms: plans for those who enter (by row), an event for every look. Of entries
/// that count on public money the event waits for the decision; they, and wishes for fairs, are added to `funding`.
void decide_entries(const EntryInputs& inputs, std::span<const Look> looks, std::vector<EntryPlan>& plans,
                    std::vector<Event>& events, EntryFunding& funding);

}  // namespace abroad

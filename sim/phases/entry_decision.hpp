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
};

/// An entry that a firm has decided on.
struct EntryPlan {
    std::uint32_t row;
    std::uint16_t market;
    float cost_keur;
    float known_appeal;
};

/// Decides on the looks of a block of firms: plans for those who enter (by row), an event for every look.
void decide_entries(const EntryInputs& inputs, std::span<const Look> looks, std::vector<EntryPlan>& plans,
                    std::vector<Event>& events);

}  // namespace abroad

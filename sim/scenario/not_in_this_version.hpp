// Keys, and first parts of keys, of the parts of the model that this version does not have. A scenario that names one
// hears so, instead of "there is no such key". A part that is built takes its keys out of this list.
#pragma once

#include <array>
#include <string_view>

namespace abroad {

inline constexpr std::array<std::string_view, 46> not_in_this_version{
    // clang-format off
    "joint_venture", "branch", "production", "cooperation", "partnership", "management", "links", "alliance",
    "alliances", "funding", "instruments", "budget_lines", "relatedness_end", "knowledge.transfer_share",
    "knowledge.distance_decay", "record.ledger", "switch.mandate", "decision.mode_review_least_tenure_years",
    "decision.mode_review_least_penetration", "decision.mode_review_probability_per_quarter",
    "withdrawal.established_mode_factor", "founding.mandate_probability", "founding.responsibility_alpha",
    "founding.responsibility_beta", "founding.responsibility_least", "founding.responsibility_largest",
    "founding.experience_least", "founding.experience_largest", "founding.landscape_largest",
    "founding.base_budget_keur_per_year", "founding.base_budget_log_mean", "founding.base_budget_log_sd",
    "founding.management_patience_least_years", "founding.management_patience_largest_years",
    "record.purchased_input_share_of_cost", "record.largest_firms_apart_share",
    "record.wanting_least_interest_share", "record.network_snapshots_every_quarters", "switch.responsibility",
    "switch.participation_factor", "switch.pressure_per_year", "switch.start_all", "switch.skip_stages",
    "switch.objective", "switch.technology_scouting", "switch.convergence"
    // clang-format on
};

}  // namespace abroad

// Search for partners, what they are worth, life and success of projects, ties of trust (MODEL section 4).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `cooperation.*` of a scenario; units in the names.
struct CooperationParameters {
    int largest_ties_count = 12;
    double forgotten_trust = 0.03;
    int largest_consortium_count = 6;
    int duration_least_quarters = 4;
    int duration_largest_quarters = 12;
    double cost_least_keur = 40;
    double cost_largest_keur = 300;
    double cost_size_unit_employees_count = 5;
    double cost_size_exponent = 0.45;
    double slot_size_unit_employees_count = 4;
    double slot_size_ratio = 8;
    double search_probability_per_quarter = 0.08;
    int candidate_draws_count = 5;
    double pool_weight_ties = 3;
    double pool_weight_cluster = 5;
    double pool_weight_country = 0.45;
    double pool_weight_linked_clusters = 6;
    double linked_responsibility_floor = 0.5;
    double pool_weight_markets = 2;
    double market_least_experience = 0.1;
    double value_absorption_floor = 0.5;
    double novelty_value = 0.12;
    double value_years_beyond_patience = 2;
    double success_base = 0.5;
    double success_trust = 0.3;
    double success_management = 0.2;
    double success_distance = 0.2;
    double success_cross_sector = 0.15;
    double success_least = 0.05;
    double success_largest = 0.95;
    double coordination_cost_keur = 10;
    double coordination_distance_factor = 2;
    double coordination_partnership_factor = 0.5;
    double coordination_management_factor = 0.7;
    int largest_proposals_count = 3;
    double proposals_exponent = 2;
    double later_partner_cost_share = 0.15;
    int draws_per_required_partner_count = 4;
    double novelty_other_field_share = 0.6;
    double trust_gain_success = 0.25;
    double trust_loss_failure = 0.15;
    double link_gain_success = 0.08;
    double link_loss_failure = 0.03;
    double experience_gain = 0.08;
    double trust_decay_per_year = 0.05;
    double own_research_substitution_share = 0.5;
    double conflict_of_interest_penalty = 0;
    double cross_border_cross_sector_penalty = 0;
    double cause_weight_distrust = 0.3;
    double cause_weight_conflict = 0.25;
    double cause_weight_time = 0.05;
    double cause_weight_money = 0.15;
    double cause_weight_distance = 0.2;
    double cause_weight_cross_sector = 0.15;
    double product_development_probability = 0;
    double product_development_profit_share = 0.28;
    double product_development_gain_log = 0.25;
    int product_development_window_quarters = 8;
    double product_development_knowledge_share = 0.5;
    double product_development_largest_factor = 2;
    double product_development_alone_cost_factor = 1.5;
    double product_development_alone_success = 0.5;
    double licence_search_probability_per_quarter = 0;
    double licence_transfer_share = 0.6;
    double licence_cost_share = 0.5;
    int licence_delay_quarters = 4;
    bool technology_scouting = false;
    double technology_scouting_cost_keur = 2;
    int technology_scouting_draws_count = 10;
    int research_organisations_per_cluster_count = 0;
    double research_organisation_knowledge_mean = 0.9;
    int research_organisation_slots_count = 5;
    double research_organisation_orientation = 0.7;
    double research_organisation_cost_keur = 120;
};

void declare(Fields& fields, CooperationParameters& p);

}  // namespace abroad

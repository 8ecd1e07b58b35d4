#include "phases/cooperation_parameters.hpp"

namespace abroad {

namespace {

void declare_projects(Fields& fields, CooperationParameters& p) {
    fields.count("cooperation.largest_ties_count", p.largest_ties_count, {1, 64}, "count", "ties that a firm keeps",
                 Source::calibrated);
    fields.number("cooperation.forgotten_trust", p.forgotten_trust, {0, 1}, "trust",
                  "trust below which a tie is forgotten", Source::calibrated);
    fields.count("cooperation.largest_consortium_count", p.largest_consortium_count, {2, 6}, "firms",
                 "largest consortium, leader included", Source::calibrated);
    fields.count("cooperation.duration_least_quarters", p.duration_least_quarters, {1, 80}, "quarters",
                 "shortest project", Source::calibrated);
    fields.count("cooperation.duration_largest_quarters", p.duration_largest_quarters, {1, 80}, "quarters",
                 "longest project", Source::calibrated);
    fields.number("cooperation.cost_least_keur", p.cost_least_keur, {0, 100000}, "kEUR",
                  "cost of a member, smallest firms", Source::calibrated);
    fields.number("cooperation.cost_largest_keur", p.cost_largest_keur, {0, 100000}, "kEUR", "largest cost of a member",
                  Source::calibrated);
    fields.number("cooperation.cost_size_unit_employees_count", p.cost_size_unit_employees_count, {0.1, 1000},
                  "employees", "size above which cost grows", Source::calibrated);
    fields.number("cooperation.cost_size_exponent", p.cost_size_exponent, {0, 2}, "-", "how cost grows with size",
                  Source::calibrated);
    fields.number("cooperation.slot_size_unit_employees_count", p.slot_size_unit_employees_count, {0.1, 1000},
                  "employees", "size unit of project slots", Source::calibrated);
    fields.number("cooperation.slot_size_ratio", p.slot_size_ratio, {1.1, 100}, "-",
                  "each multiple of this size gives one more slot", Source::calibrated);
}

void declare_search(Fields& fields, CooperationParameters& p) {
    fields.number("cooperation.search_probability_per_quarter", p.search_probability_per_quarter, {0, 1}, "probability",
                  "probability to search for project partners", Source::calibrated);
    fields.count("cooperation.candidate_draws_count", p.candidate_draws_count, {0, 64}, "count",
                 "candidates drawn in a search", Source::calibrated);
    fields.number("cooperation.pool_weight_ties", p.pool_weight_ties, {0, 100}, "-", "pool of past partners",
                  Source::calibrated);
    fields.number("cooperation.pool_weight_cluster", p.pool_weight_cluster, {0, 100}, "-", "pool of the own cluster",
                  Source::calibrated);
    fields.number("cooperation.pool_weight_country", p.pool_weight_country, {0, 100}, "-", "pool of the own country",
                  Source::calibrated);
    fields.number("cooperation.pool_weight_linked_clusters", p.pool_weight_linked_clusters, {0, 100}, "-",
                  "pool of linked clusters", Source::calibrated);
    fields.number("cooperation.linked_responsibility_floor", p.linked_responsibility_floor, {0, 10}, "-",
                  "part of that weight that needs no responsibility", Source::calibrated);
    fields.number("cooperation.pool_weight_markets", p.pool_weight_markets, {0, 100}, "-",
                  "pool of markets of experience", Source::calibrated);
    fields.number("cooperation.market_least_experience", p.market_least_experience, {0, 1}, "-",
                  "experience from which a market is such a pool", Source::calibrated);
}

void declare_values(Fields& fields, CooperationParameters& p) {
    fields.number("cooperation.value_absorption_floor", p.value_absorption_floor, {0, 1}, "share",
                  "part of value that needs no absorptive capacity", Source::calibrated);
    fields.number("cooperation.novelty_value", p.novelty_value, {0, 10}, "knowledge", "novelty expected of a project",
                  Source::calibrated);
    fields.number("cooperation.value_years_beyond_patience", p.value_years_beyond_patience, {0, 50}, "years",
                  "years beyond patience that knowledge is valued", Source::calibrated);
}

void declare_success(Fields& fields, CooperationParameters& p) {
    fields.number("cooperation.success_base", p.success_base, {0, 1}, "probability", "base success of a project",
                  Source::calibrated);
    fields.number("cooperation.success_trust", p.success_trust, {0, 1}, "-", "added at full trust", Source::calibrated);
    fields.number("cooperation.success_management", p.success_management, {0, 1}, "-",
                  "added if a management acquired the project", Source::calibrated);
    fields.number("cooperation.success_distance", p.success_distance, {0, 1}, "-", "lost at psychic distance 1",
                  Source::calibrated);
    fields.number("cooperation.success_cross_sector", p.success_cross_sector, {0, 1}, "-", "lost across sectors",
                  Source::calibrated);
    fields.number("cooperation.success_least", p.success_least, {0, 1}, "probability", "least success",
                  Source::calibrated);
    fields.number("cooperation.success_largest", p.success_largest, {0, 1}, "probability", "largest success",
                  Source::calibrated);
    fields.number("cooperation.coordination_cost_keur", p.coordination_cost_keur, {0, 10000}, "kEUR",
                  "effort of coordination, in value only", Source::calibrated);
    fields.number("cooperation.coordination_distance_factor", p.coordination_distance_factor, {0, 20}, "-",
                  "it rises by this times psychic distance", Source::calibrated);
    fields.number("cooperation.coordination_partnership_factor", p.coordination_partnership_factor, {0, 1}, "-",
                  "factor among strategic partners", Source::calibrated);
    fields.number("cooperation.coordination_management_factor", p.coordination_management_factor, {0, 1}, "-",
                  "factor in acquired projects", Source::calibrated);
}

void declare_outcomes(Fields& fields, CooperationParameters& p) {
    fields.count("cooperation.largest_proposals_count", p.largest_proposals_count, {1, 5}, "count",
                 "proposals of a leader", Source::calibrated);
    fields.number("cooperation.proposals_exponent", p.proposals_exponent, {0.1, 10}, "-", "skew of their number",
                  Source::calibrated);
    fields.number("cooperation.later_partner_cost_share", p.later_partner_cost_share, {0, 1}, "share of C",
                  "cost counted for the second partner and later ones", Source::calibrated);
    fields.count("cooperation.draws_per_required_partner_count", p.draws_per_required_partner_count, {0, 64}, "count",
                 "candidates drawn per partner that a call requires", Source::placeholder);
    fields.number("cooperation.novelty_other_field_share", p.novelty_other_field_share, {0, 1}, "share",
                  "novelty in the leader's field for members of other sectors", Source::calibrated);
    fields.number("cooperation.trust_gain_success", p.trust_gain_success, {0, 1}, "trust", "rise of trust on success",
                  Source::calibrated);
    fields.number("cooperation.trust_loss_failure", p.trust_loss_failure, {0, 1}, "trust", "fall of trust on failure",
                  Source::calibrated);
    fields.number("cooperation.link_gain_success", p.link_gain_success, {0, 1}, "trust",
                  "rise of a cluster link on success", Source::calibrated);
    fields.number("cooperation.link_loss_failure", p.link_loss_failure, {0, 1}, "trust",
                  "fall of a cluster link on failure", Source::calibrated);
    fields.number("cooperation.experience_gain", p.experience_gain, {0, 1}, "-",
                  "experience with the market of a foreign co-member", Source::calibrated);
    fields.number("cooperation.trust_decay_per_year", p.trust_decay_per_year, {0, 4}, "1/year", "decay of trust",
                  Source::calibrated);
    fields.number("cooperation.own_research_substitution_share", p.own_research_substitution_share, {0, 1}, "share",
                  "share of project payments taken from own R&D; 0 switches it off", Source::placeholder);
}

void declare_failures(Fields& fields, CooperationParameters& p) {
    fields.number("cooperation.conflict_of_interest_penalty", p.conflict_of_interest_penalty, {0, 1}, "probability",
                  "success lost at full overlap of competitors; 0 is off", Source::placeholder);
    fields.number("cooperation.cross_border_cross_sector_penalty", p.cross_border_cross_sector_penalty, {0, 1},
                  "probability", "success lost across sectors and borders; 0 is off", Source::placeholder);
    fields.number("cooperation.cause_weight_distrust", p.cause_weight_distrust, {0, 10}, "weight",
                  "failure cause, times (1 - trust)", "evidence: about 20 %; weight assumed");
    fields.number("cooperation.cause_weight_conflict", p.cause_weight_conflict, {0, 10}, "weight",
                  "failure cause, times overlap", "evidence: about 20 %; weight assumed");
    fields.number("cooperation.cause_weight_time", p.cause_weight_time, {0, 10}, "weight", "failure cause",
                  "evidence: about 15 % time or money; weight assumed");
    fields.number("cooperation.cause_weight_money", p.cause_weight_money, {0, 10}, "weight",
                  "failure cause, if cash is below the cost", "evidence: about 15 % time or money; weight assumed");
    fields.number("cooperation.cause_weight_distance", p.cause_weight_distance, {0, 10}, "weight",
                  "failure cause, times psychic distance", "evidence: about 5 %; weight assumed");
    fields.number("cooperation.cause_weight_cross_sector", p.cause_weight_cross_sector, {0, 10}, "weight",
                  "failure cause, if sectors differ", Source::placeholder);
}

void declare_development(Fields& fields, CooperationParameters& p) {
    fields.number("cooperation.product_development_probability", p.product_development_probability, {0, 1},
                  "probability", "a leader weighs a market as purpose; 0 is off", Source::placeholder);
    fields.number("cooperation.product_development_profit_share", p.product_development_profit_share, {0, 5}, "share",
                  "expected gain of gross profit in the market", Source::placeholder);
    fields.number("cooperation.product_development_gain_log", p.product_development_gain_log, {0, 3}, "ln",
                  "rise of adaptation on success", Source::placeholder);
    fields.count("cooperation.product_development_window_quarters", p.product_development_window_quarters, {0, 80},
                 "quarters", "later entrants still profit", Source::placeholder);
    fields.number("cooperation.product_development_knowledge_share", p.product_development_knowledge_share, {0, 1},
                  "share", "knowledge gains of such projects", Source::placeholder);
    fields.number("cooperation.product_development_largest_factor", p.product_development_largest_factor, {1, 10}, "-",
                  "largest adaptation", Source::placeholder);
    fields.number("cooperation.product_development_alone_cost_factor", p.product_development_alone_cost_factor, {0, 10},
                  "-", "cost of adapting alone", Source::placeholder);
    fields.number("cooperation.product_development_alone_success", p.product_development_alone_success, {0, 1},
                  "probability", "success of adapting alone", Source::placeholder);
}

void declare_know_how(Fields& fields, CooperationParameters& p) {
    fields.number("cooperation.licence_search_probability_per_quarter", p.licence_search_probability_per_quarter,
                  {0, 1}, "probability", "search for know-how to buy; 0 is off", Source::placeholder);
    fields.number("cooperation.licence_transfer_share", p.licence_transfer_share, {0, 1}, "share",
                  "share of the gap that a licence closes", Source::placeholder);
    fields.number("cooperation.licence_cost_share", p.licence_cost_share, {0, 10}, "share of C", "price of a licence",
                  Source::placeholder);
    fields.count("cooperation.licence_delay_quarters", p.licence_delay_quarters, {0, 80}, "quarters",
                 "until the knowledge arrives", Source::placeholder);
    fields.flag("switch.technology_scouting", p.technology_scouting, "searching firms pay to see more candidates (K1a)",
                Source::placeholder);
    fields.number("cooperation.technology_scouting_cost_keur", p.technology_scouting_cost_keur, {0, 1000}, "kEUR",
                  "price of technology scouting", Source::placeholder);
    fields.count("cooperation.technology_scouting_draws_count", p.technology_scouting_draws_count, {0, 64}, "count",
                 "candidates seen with technology scouting", Source::placeholder);
    fields
        .count("cooperation.research_organisations_per_cluster_count", p.research_organisations_per_cluster_count,
               {0, 100}, "count", "research organisations per cluster; 0 is off", Source::placeholder)
        .fixed_before_burn_in();
    fields
        .number("cooperation.research_organisation_knowledge_mean", p.research_organisation_knowledge_mean, {0, 10},
                "knowledge", "mean of their knowledge", Source::placeholder)
        .fixed_before_burn_in();
    fields.count("cooperation.research_organisation_slots_count", p.research_organisation_slots_count, {0, 64}, "count",
                 "their project slots", Source::placeholder);
    fields
        .number("cooperation.research_organisation_orientation", p.research_organisation_orientation, {0, 1}, "-",
                "their international orientation", Source::placeholder)
        .fixed_before_burn_in();
    fields.number("cooperation.research_organisation_cost_keur", p.research_organisation_cost_keur, {0, 100000}, "kEUR",
                  "their cost of a project", Source::placeholder);
}

}  // namespace

void declare(Fields& fields, CooperationParameters& p) {
    fields.section("cooperation", "Cooperation in research and development");
    declare_projects(fields, p);
    declare_search(fields, p);
    declare_values(fields, p);
    declare_success(fields, p);
    declare_outcomes(fields, p);
    declare_failures(fields, p);
    declare_development(fields, p);
    declare_know_how(fields, p);
}

}  // namespace abroad

#include "phases/management_parameters.hpp"

namespace abroad {

namespace {

void declare_impact(Fields& fields, ManagementParameters& p) {
    fields.count("management.highest_service_level_count", p.highest_service_level_count, {1, 20}, "level",
                 "highest level of a service [S 13]", "evidence: C7: scale 0-4");
    fields.number("management.impact_responsibility_floor", p.impact_responsibility_floor, {0, 1}, "-",
                  "impact without responsibility", Source::calibrated);
    fields.number("management.impact_quality_floor", p.impact_quality_floor, {0, 1}, "-",
                  "impact without a strategy for the market", Source::calibrated);
    fields.number("management.impact_experience_floor", p.impact_experience_floor, {0, 1}, "-",
                  "impact without international experience", Source::calibrated);
    fields.number("management.impact_saturation", p.impact_saturation, {0, 50}, "-", "how fast services saturate",
                  Source::calibrated);
    fields.number("management.reach_information", p.reach_information, {0, 10}, "-", "foreign language information",
                  Source::calibrated);
    fields.number("management.reach_fairs", p.reach_fairs, {0, 10}, "-", "fairs, any market", Source::calibrated);
    fields.number("management.reach_fairs_target", p.reach_fairs_target, {0, 10}, "-",
                  "fairs, further in target markets", Source::calibrated);
    fields.number("management.reach_contacts", p.reach_contacts, {0, 10}, "-", "contacts, any market",
                  Source::calibrated);
    fields.number("management.reach_contacts_target", p.reach_contacts_target, {0, 10}, "-",
                  "contacts, further in target markets", Source::calibrated);
    fields.number("management.reach_office", p.reach_office, {0, 10}, "-", "office", Source::calibrated);
    fields.number("management.penetration_gain", p.penetration_gain, {0, 10}, "-",
                  "penetration grows faster at full impact", Source::calibrated);
}

void declare_money(Fields& fields, ManagementParameters& p) {
    fields.number("management.fee_keur_per_member_per_year", p.fee_keur_per_member_per_year, {0, 1000}, "kEUR/year",
                  "membership fee", Source::placeholder);
    fields.number("management.staff_budget_share", p.staff_budget_share, {0, 1}, "share",
                  "share of the own budget spent on staff", Source::placeholder);
    fields.number("management.staff_cost_keur_per_year", p.staff_cost_keur_per_year, {1, 1000}, "kEUR/year",
                  "cost of one full-time employee", Source::placeholder);
    fields.number("management.international_share_with_strategy", p.international_share_with_strategy, {0, 1}, "share",
                  "share of the own budget spent abroad with a live strategy", "evidence: at most 0.6");
    fields.number("management.international_share_base", p.international_share_base, {0, 1}, "share", "without one",
                  Source::placeholder);
    fields.number("management.international_share_mandate", p.international_share_mandate, {0, 1}, "share",
                  "added with a mandate", Source::placeholder);
    fields.number("management.regional_share", p.regional_share, {0, 1}, "share",
                  "regional share of own budget not spent abroad", Source::placeholder);
    fields.number("management.regional_spending_weight", p.regional_spending_weight, {0, 5}, "-",
                  "effect of regional spending at home; 0 switches it off", Source::placeholder);
    fields.number("management.regional_spending_reference_keur_per_member_per_year",
                  p.regional_spending_reference_keur_per_member_per_year, {0.01, 1000}, "kEUR/year",
                  "regional spending per member of factor 1", Source::placeholder);
    fields.number("management.regional_factor_least", p.regional_factor_least, {0, 1}, "-", "least factor",
                  Source::placeholder);
    fields.number("management.regional_factor_largest", p.regional_factor_largest, {1, 10}, "-", "largest factor",
                  Source::placeholder);
}

void declare_process(Fields& fields, ManagementParameters& p) {
    fields.number("management.interest_orientation_weight", p.interest_orientation_weight, {0, 10}, "-",
                  "members' orientation in their interest", Source::calibrated);
    fields.number("management.interest_exporter_weight", p.interest_exporter_weight, {0, 10}, "-",
                  "share of exporters in it", Source::calibrated);
    fields.number("management.strategy_hazard_per_year", p.strategy_hazard_per_year, {0, 10}, "1/year",
                  "hazard of starting a strategy process", Source::calibrated);
    fields.number("management.strategy_interest_floor", p.strategy_interest_floor, {0, 10}, "-",
                  "part that needs no interest", Source::calibrated);
    fields.number("management.renewal_factor", p.renewal_factor, {0, 100}, "-",
                  "factor after a strategy that ran its full life", Source::calibrated);
    fields.number("management.stages_per_staff_per_quarter", p.stages_per_staff_per_quarter, {0.01, 20}, "stages",
                  "stages done per full-time employee", Source::calibrated);
    fields.number("management.skipped_stage_work", p.skipped_stage_work, {0, 1}, "stages", "work of a skipped stage",
                  Source::calibrated);
    fields.number("management.forced_skip_probability", p.forced_skip_probability, {0, 1}, "probability",
                  "a forced process skips a stage", Source::calibrated);
    fields.number("management.export_led_probability", p.export_led_probability, {0, 1}, "probability",
                  "a strategy is export-led, else R&D-led", Source::calibrated);
    fields.number("management.strategy_life_years", p.strategy_life_years, {0.25, 50}, "years",
                  "full life of a strategy", Source::calibrated);
    fields.number("management.give_up_margin_share", p.give_up_margin_share, {-1, 1}, "share",
                  "success above the start below which an impatient management gives up", Source::calibrated);
}

void declare_quality(Fields& fields, ManagementParameters& p) {
    fields.number("management.stage_quality_least", p.stage_quality_least, {0, 2}, "-", "least luck of a stage",
                  Source::calibrated);
    fields.number("management.stage_quality_spread", p.stage_quality_spread, {0, 2}, "-", "spread of its luck",
                  Source::calibrated);
    fields.number("management.skipped_stage_quality_factor", p.skipped_stage_quality_factor, {0, 1}, "-",
                  "quality of a skipped stage", Source::calibrated);
    fields.number("management.stage_quality_floor", p.stage_quality_floor, {0.0001, 1}, "-", "least quality of a stage",
                  Source::calibrated);
    fields.number("management.forced_participation_factor", p.forced_participation_factor, {0, 1}, "-",
                  "participation in a forced process", Source::calibrated);
    fields.number("management.participation_base", p.participation_base, {0, 1}, "-", "participation without interest",
                  Source::calibrated);
    fields.number("management.participation_interest", p.participation_interest, {0, 1}, "-", "added at full interest",
                  Source::calibrated);
    fields.number("management.participation_responsibility", p.participation_responsibility, {0, 1}, "-",
                  "added at full responsibility", Source::calibrated);
    fields.number("management.participation_largest", p.participation_largest, {0, 1}, "-", "largest participation",
                  Source::calibrated);
    fields.number("management.analysis_base", p.analysis_base, {0, 1}, "-", "analysis without experience or staff",
                  Source::calibrated);
    fields.number("management.analysis_experience", p.analysis_experience, {0, 1}, "-", "added at full experience",
                  Source::calibrated);
    fields.number("management.analysis_staff", p.analysis_staff, {0, 1}, "per FTE", "added per full-time employee",
                  Source::calibrated);
    fields.number("management.analysis_largest", p.analysis_largest, {0, 1}, "-", "largest analysis",
                  Source::calibrated);
}

void declare_targets(Fields& fields, ManagementParameters& p) {
    fields.count("management.largest_targets_count", p.largest_targets_count, {1, 20}, "count",
                 "most target markets of a strategy", Source::calibrated);
    fields.number("management.target_landscape_weight", p.target_landscape_weight, {0, 10}, "-",
                  "known landscape in the choice of targets", Source::calibrated);
    fields.number("management.target_peer_weight", p.target_peer_weight, {0, 20}, "-", "active members in it",
                  Source::calibrated);
    fields.number("management.target_noise", p.target_noise, {0, 20}, "-", "guessing of a poor process",
                  Source::calibrated);
    fields.number("management.target_size_exponent", p.target_size_exponent, {0, 2}, "-",
                  "market size in the appeal of targets", Source::calibrated);
    fields.number("management.target_distance_discount", p.target_distance_discount, {0, 1}, "-",
                  "discount at psychic distance 1", Source::calibrated);
}

void declare_services(Fields& fields, ManagementParameters& p) {
    fields.number("management.service_cost_information_keur_per_year", p.service_cost_information_keur_per_year,
                  {0, 10000}, "kEUR/year", "cost of a level of foreign language information", Source::placeholder);
    fields.number("management.service_cost_fairs_keur_per_year", p.service_cost_fairs_keur_per_year, {0, 10000},
                  "kEUR/year", "cost of a level of fairs abroad", Source::placeholder);
    fields.number("management.service_cost_acquisition_keur_per_year", p.service_cost_acquisition_keur_per_year,
                  {0, 10000}, "kEUR/year", "cost of a level of project acquisition", Source::placeholder);
    fields.number("management.service_cost_contacts_keur_per_year", p.service_cost_contacts_keur_per_year, {0, 10000},
                  "kEUR/year", "cost of a level of partner contacts", Source::placeholder);
    fields.number("management.service_cost_office_keur_per_year", p.service_cost_office_keur_per_year, {0, 10000},
                  "kEUR/year", "cost of an office", Source::placeholder);
    fields.count("management.level_without_mandate_count", p.level_without_mandate_count, {0, 20}, "level",
                 "highest level without mandate and grant", Source::calibrated);
}

void declare_learning(Fields& fields, ManagementParameters& p) {
    fields.number("management.experience_gain_per_year", p.experience_gain_per_year, {0, 4}, "1/year",
                  "experience gained by full services abroad", Source::calibrated);
    fields.number("management.experience_loss_per_year", p.experience_loss_per_year, {0, 4}, "1/year",
                  "experience lost", Source::calibrated);
    fields.number("management.experience_inflow_per_year", p.experience_inflow_per_year, {0, 1}, "1/year",
                  "experience that comes anyway", Source::calibrated);
    fields.number("management.landscape_gain_contacts_per_year", p.landscape_gain_contacts_per_year, {0, 4}, "1/year",
                  "landscape learnt by contacts in targets", Source::calibrated);
    fields.number("management.landscape_gain_office_per_year", p.landscape_gain_office_per_year, {0, 4}, "1/year",
                  "landscape learnt by an office", Source::calibrated);
    fields.number("management.landscape_gain_peers_per_year", p.landscape_gain_peers_per_year, {0, 4}, "1/year",
                  "landscape learnt from active members", Source::calibrated);
    fields.number("management.landscape_loss_per_year", p.landscape_loss_per_year, {0, 4}, "1/year",
                  "landscape forgotten", Source::calibrated);
}

void declare_acquisition(Fields& fields, ManagementParameters& p) {
    fields.count("management.acquisition_least_members_count", p.acquisition_least_members_count, {1, 100}, "count",
                 "members needed to acquire projects", Source::calibrated);
    fields.number("management.acquisition_intensity_per_quarter", p.acquisition_intensity_per_quarter, {0, 10},
                  "1/quarter", "acquired projects per level", Source::calibrated);
    fields.number("management.acquisition_responsibility_floor", p.acquisition_responsibility_floor, {0, 1}, "-",
                  "part that needs no responsibility", Source::calibrated);
    fields.number("management.acquisition_experience_floor", p.acquisition_experience_floor, {0, 1}, "-",
                  "part that needs no experience", Source::calibrated);
    fields.number("management.acquisition_quality_floor", p.acquisition_quality_floor, {0, 5}, "-",
                  "part that needs no strategy", Source::calibrated);
    fields.number("management.acquisition_quality_gain", p.acquisition_quality_gain, {0, 5}, "-",
                  "added by strategy quality", Source::calibrated);
    fields.count("management.acquisition_leader_draws_count", p.acquisition_leader_draws_count, {1, 64}, "count",
                 "tries to find a leader", Source::calibrated);
    fields.count("management.acquisition_partner_draws_count", p.acquisition_partner_draws_count, {1, 64}, "count",
                 "tries to find partners", Source::calibrated);
    fields.count("management.acquisition_largest_partners_count", p.acquisition_largest_partners_count, {1, 5}, "count",
                 "partners of an acquired project", Source::calibrated);
}

void declare_contacts(Fields& fields, ManagementParameters& p) {
    fields.number("management.contact_probability_per_quarter", p.contact_probability_per_quarter, {0, 1},
                  "probability", "contacts by fairs and contact services; 0 is off", Source::placeholder);
    fields.number("management.contact_least_orientation", p.contact_least_orientation, {0, 1}, "-",
                  "orientation from which a member makes contacts", Source::placeholder);
    fields.number("management.contact_trust", p.contact_trust, {0, 1}, "trust", "trust of a new contact",
                  Source::placeholder);
    fields.number("management.contact_decay_per_year", p.contact_decay_per_year, {0, 4}, "1/year",
                  "decay of a contact until its first project", Source::placeholder);
    fields.number("management.contact_conversion_trust", p.contact_conversion_trust, {0, 1}, "trust",
                  "trust at which a contact is recorded as converted", Source::placeholder);
}

}  // namespace

void declare(Fields& fields, ManagementParameters& p) {
    fields.section("management", "Cluster managements");
    declare_impact(fields, p);
    declare_money(fields, p);
    declare_process(fields, p);
    declare_quality(fields, p);
    declare_targets(fields, p);
    declare_services(fields, p);
    declare_learning(fields, p);
    declare_acquisition(fields, p);
    declare_contacts(fields, p);
}

}  // namespace abroad

// Money, strategy process, services, experience and acquired projects of cluster managements (MODEL sections 3 and 5).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `management.*` of a scenario; units in the names.
struct ManagementParameters {
    int highest_service_level_count = 4;
    double impact_responsibility_floor = 0.4;
    double impact_quality_floor = 0.3;
    double impact_experience_floor = 0.5;
    double impact_saturation = 2.5;
    double reach_information = 0.3;
    double reach_fairs = 0.15;
    double reach_fairs_target = 0.75;
    double reach_contacts = 0.1;
    double reach_contacts_target = 0.5;
    double reach_office = 1;
    double penetration_gain = 0.5;
    double fee_keur_per_member_per_year = 1.5;
    double staff_budget_share = 0.6;
    double staff_cost_keur_per_year = 75;
    double international_share_with_strategy = 0.5;
    double international_share_base = 0.05;
    double international_share_mandate = 0.1;
    double interest_orientation_weight = 0.6;
    double interest_exporter_weight = 0.6;
    double strategy_hazard_per_year = 0.15;
    double strategy_interest_floor = 0.3;
    double renewal_factor = 6;
    double stages_per_staff_per_quarter = 0.75;
    double skipped_stage_work = 0.2;
    double forced_skip_probability = 0.5;
    double stage_quality_least = 0.8;
    double stage_quality_spread = 0.4;
    double skipped_stage_quality_factor = 0.3;
    double stage_quality_floor = 0.02;
    double forced_participation_factor = 0.6;
    double participation_base = 0.15;
    double participation_interest = 0.7;
    double participation_responsibility = 0.2;
    double participation_largest = 0.95;
    double analysis_base = 0.25;
    double analysis_experience = 0.5;
    double analysis_staff = 0.06;
    double analysis_largest = 0.95;
    int largest_targets_count = 3;
    double target_landscape_weight = 0.5;
    double target_peer_weight = 2;
    double target_noise = 1.2;
    double target_size_exponent = 0.4;
    double target_distance_discount = 0.4;
    double export_led_probability = 0.6;
    double strategy_life_years = 5;
    double give_up_margin_share = -0.02;
    double service_cost_information_keur_per_year = 5;
    double service_cost_fairs_keur_per_year = 25;
    double service_cost_acquisition_keur_per_year = 30;
    double service_cost_contacts_keur_per_year = 15;
    double service_cost_office_keur_per_year = 60;
    int level_without_mandate_count = 1;
    double experience_gain_per_year = 0.25;
    double experience_loss_per_year = 0.1;
    double experience_inflow_per_year = 0.015;
    double landscape_gain_contacts_per_year = 0.3;
    double landscape_gain_office_per_year = 0.3;
    double landscape_gain_peers_per_year = 0.1;
    double landscape_loss_per_year = 0.1;
    double regional_share = 0.6;
    double regional_spending_weight = 0.3;
    double regional_spending_reference_keur_per_member_per_year = 3.2;
    double regional_factor_least = 0.5;
    double regional_factor_largest = 1.5;
    int acquisition_least_members_count = 3;
    double acquisition_intensity_per_quarter = 0.5;
    double acquisition_responsibility_floor = 0.4;
    double acquisition_experience_floor = 0.3;
    double acquisition_quality_floor = 0.5;
    double acquisition_quality_gain = 0.8;
    int acquisition_leader_draws_count = 8;
    int acquisition_partner_draws_count = 10;
    int acquisition_largest_partners_count = 3;
    double contact_probability_per_quarter = 0;
    double contact_least_orientation = 0.5;
    double contact_trust = 0.1;
    double contact_decay_per_year = 0.3;
    double contact_conversion_trust = 0.3;
};

void declare(Fields& fields, ManagementParameters& p);

}  // namespace abroad

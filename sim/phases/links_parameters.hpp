// How clusters of different countries approach each other and how trust between them moves (MODEL section 5).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `links.*` of a scenario; units in the names.
struct LinksParameters {
    int links_per_contact_level_count = 2;
    double trust_gain_per_year = 0.5;
    double trust_decay_per_year = 0.12;
    double decay_offset = 1.2;
    double end_trust = 0.15;
    double network_trust = 0.33;
    double partnership_trust = 0.66;
    double approach_hazard_per_year = 0.4;
    double approach_landscape_floor = 0.3;
    double approach_landscape_factor = 3;
    double choice_noise = 0.3;
    double trust_at_start = 0.2;
    double agreement_base = 0.15;
    double agreement_relatedness = 0.4;
    double agreement_mandate = 0.2;
    double agreement_experience = 0.25;
    double agreement_quality_floor = 0.5;
    double agreement_quality_gain = 0.8;
    double cohesion_weight = 0.5;
    double cohesion_reference_share = 0.1;
    double cohesion_least_trust = 0.1;
    double cohesion_least_factor = 0.5;
    double cohesion_largest_factor = 1.5;
};

void declare(Fields& fields, LinksParameters& p);

}  // namespace abroad

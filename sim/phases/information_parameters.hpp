// What a firm knows of a market and from whom: experience, scouting, peers, agency (MODEL section 3, Information).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `information.*` of a scenario; units in the names.
struct InformationParameters {
    int opinion_quarters_count = 12;
    double experience_gain_per_year = 0.3;
    double experience_loss_per_year = 0.1;
    double peer_weight = 0.5;
    double management_weight = 0.8;
    double agency_weight = 0.4;
    double partner_weight = 0.3;
    double scouting_loss_per_year = 0.25;
    double scouting_gain_share = 0.2;
    double look_cost_keur = 2;
    double perception_log_sd = 0.8;
    double caution_share = 0.5;
};

void declare(Fields& fields, InformationParameters& p);

}  // namespace abroad

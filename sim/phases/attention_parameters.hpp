// How often a firm looks abroad and which market it looks at (MODEL section 3, Attention and looking).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `attention.*` of a scenario; units in the names.
struct AttentionParameters {
    double look_probability_per_quarter = 0.5;
    double orientation_floor_share = 0.3;
    double exporter_bonus = 0.8;
    double management_bonus = 3;
    double distance_decay = 3;
    double market_size_exponent = 0.3;
    double peer_weight = 2;
    double target_weight = 5;
    double fair_weight = 2;
    double network_link_weight = 2;
};

void declare(Fields& fields, AttentionParameters& p);

}  // namespace abroad

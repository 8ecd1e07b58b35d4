// When trust across borders becomes a strategic partnership, and when it ends (MODEL section 4).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `partnership.*` of a scenario; units in the names.
struct PartnershipParameters {
    double least_trust = 0.6;
    double formation_probability_per_quarter = 0.25;
    double trust_decay_factor = 0.5;
    double end_trust = 0.3;
};

void declare(Fields& fields, PartnershipParameters& p);

}  // namespace abroad

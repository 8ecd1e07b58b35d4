// Loss, spillover and making of knowledge (MODEL section 4).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `knowledge.*` of a scenario; units in the names.
struct KnowledgeParameters {
    double obsolescence_per_year = 0.04;
    double transfer_share = 0.4;
    double distance_decay = 2;
    double spillover_per_year = 0.01;
    double absorptive_half_intensity_share = 0.02;
    double innovation_hazard_per_year = 0.02;
    double innovation_size_median = 0.1;
    double innovation_size_log_sd = 0.6;
};

void declare(Fields& fields, KnowledgeParameters& p);

}  // namespace abroad

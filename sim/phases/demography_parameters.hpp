// Closure, joining and leaving clusters, founders of empty seats (MODEL section 7).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `demography.*` of a scenario; units in the names.
struct DemographyParameters {
    double bankruptcy_overhead_years = 0.5;
    double closure_hazard_per_year = 0.04;
    double closure_size_exponent = 0.25;
    double closure_age_factor = 1;
    double closure_age_years = 4;
    double join_hazard_per_year = 0.03;
    double join_orientation_base = 0.5;
    double join_weight_base = 0.2;
    double leave_hazard_per_year = 0.02;
    double leave_orientation_offset = 1.5;
    double leave_other_sector_factor = 2;
    double refill_probability_per_quarter = 0.5;
    double founder_knowledge_mean = 0.35;
    double founder_efficiency_mean_log = -0.35;
    double founder_efficiency_sd_log = 0.3;
    double founder_cash_years = 0.25;
    double founder_cash_keur = 10;
    double born_global_probability = 0.1;
    double born_global_orientation = 0.95;
};

void declare(Fields& fields, DemographyParameters& p);

}  // namespace abroad

// How the first firms are drawn (MODEL section 7, The first world).
#pragma once

#include "input/fields.hpp"

namespace abroad {

/// Keys `founding.*` of a scenario; units in the names.
struct FoundingParameters {
    double largest_home_share_of_expenditure = 0.8;
    int smallest_cluster_count = 15;
    int cluster_size_count = 50;
    double cluster_size_log_mean = -0.08;
    double cluster_size_log_sd = 0.4;
    double sector_share_of_members = 0.8;
    int non_members_per_member_count = 1;
    double employees_median_count = 4.5;
    double employees_log_sd = 0.8;
    double employees_tail_exponent = 1.1;
    double employees_largest_count = 15000;
    double knowledge_mean = 0.3;
    double cash_years = 0.2;
    double age_mean_years = 15;
    double orientation_alpha = 1.5;
    double orientation_beta = 2.5;
    double willingness_least_share = 0.15;
    double willingness_largest_share = 0.7;
    double patience_least_years = 1.5;
    double patience_largest_years = 6;
    double research_active_share = 0.5;
    double research_intensity_median_share = 0.03;
    double research_intensity_log_sd = 0.7;
    double research_intensity_largest_share = 0.2;
    double mandate_probability = 0.55;
    double responsibility_alpha = 2;
    double responsibility_beta = 2;
    double responsibility_least = 0.05;
    double responsibility_largest = 0.95;
    double experience_least = 0.05;
    double experience_largest = 0.3;
    double landscape_largest = 0.2;
    double base_budget_keur_per_year = 250;
    double base_budget_log_mean = -0.1;
    double base_budget_log_sd = 0.45;
    double management_patience_least_years = 1.5;
    double management_patience_largest_years = 5;
    double agency_presence_mean = 0.45;
    double agency_presence_sd = 0.15;
    double agency_presence_least = 0.1;
    double agency_presence_largest = 0.8;
};

void declare(Fields& fields, FoundingParameters& p);

}  // namespace abroad

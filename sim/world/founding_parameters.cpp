#include "world/founding_parameters.hpp"

namespace abroad {

namespace {

void declare_sizes(Fields& fields, FoundingParameters& p) {
    fields.number("founding.largest_home_share_of_expenditure", p.largest_home_share_of_expenditure, {0.01, 0.999},
                  "share", "cap of initial home sales in the solution of home advantage", Source::calibrated);
    fields.count("founding.smallest_cluster_count", p.smallest_cluster_count, {1, 100000}, "firms",
                 "smallest cluster drawn", Source::calibrated);
    fields.count("founding.cluster_size_count", p.cluster_size_count, {1, 100000}, "firms", "size of clusters",
                 Source::calibrated);
    fields.number("founding.cluster_size_log_mean", p.cluster_size_log_mean, {-5, 5}, "ln", "mean of ln size",
                  Source::calibrated);
    fields.number("founding.cluster_size_log_sd", p.cluster_size_log_sd, {0, 3}, "ln", "sd of ln size",
                  Source::calibrated);
    fields.number("founding.sector_share_of_members", p.sector_share_of_members, {0, 1}, "share",
                  "members in the cluster's sector", Source::calibrated);
    fields.count("founding.non_members_per_member_count", p.non_members_per_member_count, {0, 100}, "count",
                 "non-members that come with a member", Source::calibrated);
    fields.number("founding.employees_median_count", p.employees_median_count, {1, 10000}, "employees",
                  "median size before the tail", Source::calibrated);
    fields.number("founding.employees_log_sd", p.employees_log_sd, {0, 5}, "ln", "sd of ln size before the tail",
                  Source::calibrated);
    fields.number("founding.employees_tail_exponent", p.employees_tail_exponent, {0.5, 10}, "-",
                  "exponent of the upper tail", "evidence: 1.06 in the US, recalled");
    fields.number("founding.employees_largest_count", p.employees_largest_count, {10, 10000000.0}, "employees",
                  "largest firm at the start", Source::calibrated);
}

void declare_traits(Fields& fields, FoundingParameters& p) {
    fields.number("founding.knowledge_mean", p.knowledge_mean, {0, 10}, "knowledge", "mean knowledge at the start",
                  Source::calibrated);
    fields.number("founding.cash_years", p.cash_years, {0, 10}, "years of revenue", "cash at the start",
                  Source::calibrated);
    fields.number("founding.age_mean_years", p.age_mean_years, {0.1, 200}, "years", "mean age at the start",
                  Source::calibrated);
    fields.number("founding.orientation_alpha", p.orientation_alpha, {0.1, 50}, "-", "beta distribution of orientation",
                  Source::calibrated);
    fields.number("founding.orientation_beta", p.orientation_beta, {0.1, 50}, "-", "beta distribution of orientation",
                  Source::calibrated);
    fields.number("founding.willingness_least_share", p.willingness_least_share, {0, 1}, "share of cash",
                  "least willingness to invest", Source::calibrated);
    fields.number("founding.willingness_largest_share", p.willingness_largest_share, {0, 1}, "share of cash",
                  "largest willingness to invest", Source::calibrated);
    fields.number("founding.patience_least_years", p.patience_least_years, {0.25, 50}, "years",
                  "least patience of firms", Source::calibrated);
    fields.number("founding.patience_largest_years", p.patience_largest_years, {0.25, 50}, "years",
                  "largest patience of firms", Source::calibrated);
    fields.number("founding.research_active_share", p.research_active_share, {0, 1}, "share", "firms with own R&D",
                  Source::calibrated);
    fields.number("founding.research_intensity_median_share", p.research_intensity_median_share, {0, 1},
                  "share of revenue", "median R&D intensity of those", Source::calibrated);
    fields.number("founding.research_intensity_log_sd", p.research_intensity_log_sd, {0, 3}, "ln", "sd of its ln",
                  Source::calibrated);
    fields.number("founding.research_intensity_largest_share", p.research_intensity_largest_share, {0, 1},
                  "share of revenue", "largest R&D intensity", Source::calibrated);
    fields.number("founding.agency_presence_mean", p.agency_presence_mean, {0, 1}, "-", "presence of agencies, mean",
                  Source::placeholder);
    fields.number("founding.agency_presence_sd", p.agency_presence_sd, {0, 1}, "-", "presence of agencies, sd",
                  Source::placeholder);
    fields.number("founding.agency_presence_least", p.agency_presence_least, {0, 1}, "-", "least presence",
                  Source::placeholder);
    fields.number("founding.agency_presence_largest", p.agency_presence_largest, {0, 1}, "-", "largest presence",
                  Source::placeholder);
}

void declare_managements(Fields& fields, FoundingParameters& p) {
    fields.number("founding.mandate_probability", p.mandate_probability, {0, 1}, "probability",
                  "a management has a mandate", Source::calibrated);
    fields.number("founding.responsibility_alpha", p.responsibility_alpha, {0.1, 50}, "-",
                  "beta distribution of responsibility", Source::calibrated);
    fields.number("founding.responsibility_beta", p.responsibility_beta, {0.1, 50}, "-",
                  "beta distribution of responsibility", Source::calibrated);
    fields.number("founding.responsibility_least", p.responsibility_least, {0, 1}, "-", "least responsibility",
                  Source::calibrated);
    fields.number("founding.responsibility_largest", p.responsibility_largest, {0, 1}, "-", "largest responsibility",
                  Source::calibrated);
    fields.number("founding.experience_least", p.experience_least, {0, 1}, "-", "least experience of a management",
                  Source::calibrated);
    fields.number("founding.experience_largest", p.experience_largest, {0, 1}, "-",
                  "largest experience of a management", Source::calibrated);
    fields.number("founding.landscape_largest", p.landscape_largest, {0, 1}, "-", "largest landscape knowledge",
                  Source::calibrated);
    fields.number("founding.base_budget_keur_per_year", p.base_budget_keur_per_year, {0, 100000}, "kEUR/year",
                  "public base budget", Source::placeholder);
    fields.number("founding.base_budget_log_mean", p.base_budget_log_mean, {-5, 5}, "ln", "mean of its ln factor",
                  Source::placeholder);
    fields.number("founding.base_budget_log_sd", p.base_budget_log_sd, {0, 3}, "ln", "sd of its ln factor",
                  Source::placeholder);
    fields.number("founding.management_patience_least_years", p.management_patience_least_years, {0, 50}, "years",
                  "least patience of managements", Source::calibrated);
    fields.number("founding.management_patience_largest_years", p.management_patience_largest_years, {0, 50}, "years",
                  "largest patience of managements", Source::calibrated);
}

}  // namespace

void declare(Fields& fields, FoundingParameters& p) {
    fields.section("founding", "Founding of the first world");
    declare_sizes(fields, p);
    declare_traits(fields, p);
    declare_managements(fields, p);
    for (Field& field : fields.all())
        if (field.key.starts_with("founding.")) field.fixed_before_burn_in();
}

}  // namespace abroad

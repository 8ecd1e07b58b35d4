#include "phases/demography_parameters.hpp"

namespace abroad {

void declare(Fields& fields, DemographyParameters& p) {
    fields.section("demography", "Demography");
    fields.number("demography.bankruptcy_overhead_years", p.bankruptcy_overhead_years, {0, 10}, "years",
                  "negative cash in years of overhead at which a firm closes", Source::calibrated);
    fields.number("demography.closure_hazard_per_year", p.closure_hazard_per_year, {0, 5}, "1/year",
                  "hazard of closure at the reference size", "evidence: about 9 % a year; level calibrated");
    fields.number("demography.closure_size_exponent", p.closure_size_exponent, {0, 2}, "-", "how it falls with size",
                  Source::calibrated);
    fields.number("demography.closure_age_factor", p.closure_age_factor, {0, 20}, "-",
                  "how much more young firms close", "evidence: survival 80-82 % in year 1; level calibrated");
    fields.number("demography.closure_age_years", p.closure_age_years, {0.1, 50}, "years", "age at which this fades",
                  Source::calibrated);
    fields.number("demography.join_hazard_per_year", p.join_hazard_per_year, {0, 5}, "1/year",
                  "hazard of joining a cluster", Source::calibrated);
    fields.number("demography.join_orientation_base", p.join_orientation_base, {0, 5}, "-",
                  "part that needs no orientation", Source::calibrated);
    fields.number("demography.join_weight_base", p.join_weight_base, {0, 5}, "-", "pull of a cluster without exporters",
                  Source::calibrated);
    fields.number("demography.leave_hazard_per_year", p.leave_hazard_per_year, {0, 5}, "1/year",
                  "hazard of leaving a cluster", Source::calibrated);
    fields.number("demography.leave_orientation_offset", p.leave_orientation_offset, {1, 10}, "-",
                  "leaving is times (this - orientation)", Source::calibrated);
    fields.number("demography.leave_other_sector_factor", p.leave_other_sector_factor, {0, 20}, "-",
                  "leaving outside the cluster's sector", Source::calibrated);
    fields.number("demography.refill_probability_per_quarter", p.refill_probability_per_quarter, {0, 1}, "probability",
                  "an empty seat is filled", Source::calibrated);
    fields.number("demography.founder_knowledge_mean", p.founder_knowledge_mean, {0, 10}, "knowledge",
                  "mean knowledge of founders", Source::calibrated);
    fields.number("demography.founder_efficiency_mean_log", p.founder_efficiency_mean_log, {-5, 5}, "ln",
                  "mean ln efficiency of founders", Source::calibrated);
    fields.number("demography.founder_efficiency_sd_log", p.founder_efficiency_sd_log, {0, 5}, "ln",
                  "sd of ln efficiency of founders", Source::calibrated);
    fields.number("demography.founder_cash_years", p.founder_cash_years, {0, 10}, "years of home sales",
                  "cash of founders", Source::calibrated);
    fields.number("demography.founder_cash_keur", p.founder_cash_keur, {0, 10000}, "kEUR", "further cash of founders",
                  Source::calibrated);
    fields.number("demography.born_global_probability", p.born_global_probability, {0, 1}, "probability",
                  "a founder is born global", "evidence: about 20 % of young firms; level calibrated");
    fields.number("demography.born_global_orientation", p.born_global_orientation, {0, 1}, "-",
                  "orientation of born globals", Source::calibrated);
}

}  // namespace abroad

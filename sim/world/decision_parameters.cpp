#include "world/decision_parameters.hpp"

namespace abroad {

void declare(Fields& fields, DecisionParameters& p) {
    fields.section("decision", "Decisions");
    fields.number("decision.discount_per_year", p.discount_per_year, {0.0001, 1}, "1/year", "discount rate",
                  Source::calibrated);
    fields.number("decision.logit_scale_share", p.logit_scale_share, {0.0001, 5}, "share of F",
                  "scale of the noise of decisions", Source::calibrated);
    fields.number("decision.capacity_test_revenue_share", p.capacity_test_revenue_share, {0, 1}, "share",
                  "share of expected revenue that must fit capacity", Source::calibrated);
    fields.number("decision.capacity_test_extra_share", p.capacity_test_extra_share, {0, 5}, "share",
                  "capacity counted beyond the slack", Source::calibrated);
    fields.number("decision.young_position_years", p.young_position_years, {0, 20}, "years",
                  "age below which a position takes a management slot", Source::placeholder);
    fields.number("decision.management_slot_size_ratio", p.management_slot_size_ratio, {1.1, 100}, "-",
                  "each multiple of this size gives one more slot", Source::placeholder);
    fields.number("decision.mode_review_least_tenure_years", p.mode_review_least_tenure_years, {0, 20}, "years",
                  "tenure from which a mode is reviewed", Source::calibrated);
    fields.number("decision.mode_review_least_penetration", p.mode_review_least_penetration, {0, 5}, "-",
                  "penetration above which a mode is reviewed", Source::calibrated);
    fields.number("decision.mode_review_probability_per_quarter", p.mode_review_probability_per_quarter, {0, 1},
                  "probability", "probability of a review of mode", Source::calibrated);
    fields.choice("switch.management_slots", p.management_slots, "limit of young positions, by the size of the firm",
                  Source::placeholder);
}

}  // namespace abroad

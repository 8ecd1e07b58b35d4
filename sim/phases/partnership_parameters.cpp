#include "phases/partnership_parameters.hpp"

namespace abroad {

void declare(Fields& fields, PartnershipParameters& p) {
    fields.section("partnership", "Strategic partnerships of firms");
    fields.number("partnership.least_trust", p.least_trust, {0, 1}, "trust",
                  "trust above which a strategic partnership may form", Source::calibrated);
    fields.number("partnership.formation_probability_per_quarter", p.formation_probability_per_quarter, {0, 1},
                  "probability", "probability that it forms", Source::calibrated);
    fields.number("partnership.trust_decay_factor", p.trust_decay_factor, {0, 1}, "-", "decay of trust within it",
                  Source::calibrated);
    fields.number("partnership.end_trust", p.end_trust, {0, 1}, "trust", "trust below which it ends",
                  Source::calibrated);
}

}  // namespace abroad

#include "phases/links_parameters.hpp"

namespace abroad {

void declare(Fields& fields, LinksParameters& p) {
    fields.section("links", "Links between clusters");
    fields.count("links.links_per_contact_level_count", p.links_per_contact_level_count, {0, 20}, "count",
                 "links that one level of contacts can carry", Source::calibrated);
    fields.number("links.trust_gain_per_year", p.trust_gain_per_year, {0, 10}, "1/year",
                  "growth of a link at full effort", Source::calibrated);
    fields.number("links.trust_decay_per_year", p.trust_decay_per_year, {0, 10}, "1/year", "decay of a link",
                  Source::calibrated);
    fields.number("links.decay_offset", p.decay_offset, {1, 10}, "-", "decay is times (this - effort)",
                  Source::calibrated);
    fields.number("links.end_trust", p.end_trust, {0, 1}, "trust", "trust below which a link is gone",
                  Source::calibrated);
    fields.number("links.network_trust", p.network_trust, {0, 1}, "trust", "trust of stage network",
                  Source::calibrated);
    fields.number("links.partnership_trust", p.partnership_trust, {0, 1}, "trust",
                  "trust of stage strategic partnership", Source::calibrated);
    fields.number("links.approach_hazard_per_year", p.approach_hazard_per_year, {0, 10}, "1/year",
                  "hazard of an approach per level of contacts", Source::calibrated);
    fields.number("links.approach_landscape_floor", p.approach_landscape_floor, {0, 10}, "-",
                  "part that needs no landscape knowledge", Source::calibrated);
    fields.number("links.approach_landscape_factor", p.approach_landscape_factor, {0, 50}, "-",
                  "effect of landscape knowledge", Source::calibrated);
    fields.number("links.choice_noise", p.choice_noise, {0, 10}, "-", "noise in the choice of the cluster approached",
                  Source::calibrated);
    fields.number("links.trust_at_start", p.trust_at_start, {0, 1}, "trust", "trust of a new link", Source::calibrated);
    fields.number("links.agreement_base", p.agreement_base, {0, 1}, "probability", "agreement to a link",
                  Source::calibrated);
    fields.number("links.agreement_relatedness", p.agreement_relatedness, {0, 1}, "-", "added at full relatedness",
                  Source::calibrated);
    fields.number("links.agreement_mandate", p.agreement_mandate, {0, 1}, "-", "added if the other has a mandate",
                  Source::calibrated);
    fields.number("links.agreement_experience", p.agreement_experience, {0, 1}, "-", "added at full experience",
                  Source::calibrated);
    fields.number("links.agreement_quality_floor", p.agreement_quality_floor, {0, 5}, "-",
                  "part that needs no strategy quality", Source::calibrated);
    fields.number("links.agreement_quality_gain", p.agreement_quality_gain, {0, 5}, "-", "effect of strategy quality",
                  Source::calibrated);
    fields.number("links.cohesion_weight", p.cohesion_weight, {0, 5}, "-", "effect of cohesion; 0 switches it off",
                  Source::placeholder);
    fields.number("links.cohesion_reference_share", p.cohesion_reference_share, {0.001, 1}, "share",
                  "cohesion of factor 1", Source::placeholder);
    fields.number("links.cohesion_least_trust", p.cohesion_least_trust, {0, 1}, "trust",
                  "trust that counts for cohesion", Source::placeholder);
    fields.number("links.cohesion_least_factor", p.cohesion_least_factor, {0, 1}, "-", "least factor",
                  Source::placeholder);
    fields.number("links.cohesion_largest_factor", p.cohesion_largest_factor, {1, 10}, "-", "largest factor",
                  Source::placeholder);
}

}  // namespace abroad

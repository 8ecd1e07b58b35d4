#include "phases/knowledge_parameters.hpp"

namespace abroad {

void declare(Fields& fields, KnowledgeParameters& p) {
    fields.section("knowledge", "Knowledge");
    fields.number("knowledge.obsolescence_per_year", p.obsolescence_per_year, {0, 1}, "1/year",
                  "loss of knowledge against the frontier", Source::calibrated);
    fields.number("knowledge.transfer_share", p.transfer_share, {0, 1}, "share",
                  "share of the understood gap that a partner's knowledge closes", Source::calibrated);
    fields.number("knowledge.distance_decay", p.distance_decay, {0, 20}, "-",
                  "decay of understanding with technological distance", Source::calibrated);
    fields.number("knowledge.spillover_per_year", p.spillover_per_year, {0, 1}, "1/year",
                  "knowledge taken from cluster peers", Source::calibrated);
    fields.number("knowledge.absorptive_half_intensity_share", p.absorptive_half_intensity_share, {0.0001, 1},
                  "share of revenue", "R&D intensity of half the absorptive capacity", Source::calibrated);
    fields.number("knowledge.innovation_hazard_per_year", p.innovation_hazard_per_year, {0, 1},
                  "1/year per sqrt(kEUR/year)", "innovations per root of own R&D", Source::calibrated);
    fields.number("knowledge.innovation_size_median", p.innovation_size_median, {0, 10}, "knowledge",
                  "median size of an innovation", Source::calibrated);
    fields.number("knowledge.innovation_size_log_sd", p.innovation_size_log_sd, {0, 3}, "ln", "sd of its size",
                  Source::calibrated);
}

}  // namespace abroad

#include "phases/attention_parameters.hpp"

namespace abroad {

void declare(Fields& fields, AttentionParameters& p) {
    fields.section("attention", "Attention: looking abroad");
    fields.number("attention.look_probability_per_quarter", p.look_probability_per_quarter, {0, 1}, "probability",
                  "probability to look abroad", Source::calibrated);
    fields.number("attention.orientation_floor_share", p.orientation_floor_share, {0, 1}, "share",
                  "part of attention that does not depend on orientation", Source::calibrated);
    fields.number("attention.exporter_bonus", p.exporter_bonus, {0, 10}, "-", "exporters look more often",
                  Source::calibrated);
    fields.number("attention.management_bonus", p.management_bonus, {0, 50}, "-",
                  "members of an active management look more often", Source::calibrated);
    fields.number("attention.distance_decay", p.distance_decay, {0, 20}, "-", "how looking falls with psychic distance",
                  Source::calibrated);
    fields.number("attention.market_size_exponent", p.market_size_exponent, {0, 2}, "-",
                  "how looking grows with market size", Source::calibrated);
    fields.number("attention.peer_weight", p.peer_weight, {0, 50}, "-", "pull of markets where peers are active",
                  Source::calibrated);
    fields.number("attention.target_weight", p.target_weight, {0, 50}, "-", "pull of target markets of a live strategy",
                  Source::calibrated);
    fields.number("attention.fair_weight", p.fair_weight, {0, 50}, "-", "further pull of targets with fairs",
                  Source::calibrated);
    fields.number("attention.network_link_weight", p.network_link_weight, {0, 50}, "-",
                  "pull of markets with a network link", Source::calibrated);
}

}  // namespace abroad

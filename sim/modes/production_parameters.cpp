#include "modes/production_parameters.hpp"

namespace abroad {

void declare(Fields& fields, ProductionParameters& p) {
    fields.section("production", "Production abroad");
    fields.number("production.entry_cost_keur", p.entry_cost_keur, {0, 1000000.0}, "kEUR", "F_g of production abroad",
                  Source::calibrated);
    fields.number("production.fixed_cost_keur_per_year", p.fixed_cost_keur_per_year, {0, 1000000.0}, "kEUR/year",
                  "f_g of production abroad", Source::calibrated);
    fields.number("production.reach", p.reach, {0.1, 5}, "-", "largest penetration of production abroad",
                  Source::calibrated);
    fields.number("production.efficiency_loss_abroad_share", p.efficiency_loss_abroad_share, {0, 5}, "share",
                  "efficiency lost abroad at psychic distance 1", Source::calibrated);
}

}  // namespace abroad

#include "modes/export_parameters.hpp"

namespace abroad {

void declare(Fields& fields, ExportParameters& p) {
    fields.section("export", "Export");
    fields.number("export.entry_cost_keur", p.entry_cost_keur, {0, 10000}, "kEUR",
                  "F_g of export at the reference size", Source::calibrated);
    fields.number("export.fixed_cost_keur_per_year", p.fixed_cost_keur_per_year, {0, 10000}, "kEUR/year",
                  "f_g of export at the reference size", Source::calibrated);
    fields.number("export.entry_penetration", p.entry_penetration, {0.001, 1}, "share", "penetration right after entry",
                  Source::calibrated);
    fields.number("export.reach", p.reach, {0.1, 5}, "-", "largest penetration of export", Source::calibrated);
    fields.number("export.penetration_growth_per_year", p.penetration_growth_per_year, {0, 10}, "1/year",
                  "logistic growth of penetration", Source::calibrated);
}

}  // namespace abroad

#include "scenario/run_parameters.hpp"

namespace abroad {

void declare(Fields& fields, RunParameters& p) {
    fields.section("run", "The run");
    fields.count("run.seed", p.seed, {0, 281474976710655.0}, "-", "seed of all draws", Source::placeholder);
    fields.count("run.replications_count", p.replications_count, {1, 65536}, "count", "replications",
                 Source::placeholder);
    fields.number("run.burn_in_years", p.burn_in_years, {0, 1000}, "years", "years before the first year",
                  Source::calibrated);
    fields.number("run.years", p.years, {0, 1000}, "years", "years after the burn-in", Source::calibrated);
    fields.count("run.first_year", p.first_year, {0, 9999}, "year", "first calendar year after the burn-in",
                 Source::placeholder);
    for (Field& field : fields.all())
        if (field.key.starts_with("run.")) field.fixed_before_burn_in();
}

}  // namespace abroad

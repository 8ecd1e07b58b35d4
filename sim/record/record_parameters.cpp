#include "record/record_parameters.hpp"

namespace abroad {

void declare(Fields& fields, RecordParameters& p) {
    fields.section("record", "Records");
    fields
        .numbers("record.size_bounds_employees", p.size_bounds_employees, {1, 1e7}, "employees",
                 "lower bounds of small, medium and large", "evidence: size classes of the European Union")
        .length(3, 3)
        .fixed_before_burn_in();
    fields.choice("record.panel", p.panel, "panel of firms at year's ends", Source::placeholder).fixed_before_burn_in();
    fields
        .number("record.panel_sample_share", p.panel_sample_share, {0, 1}, "share", "share of seats in a sampled panel",
                Source::placeholder)
        .fixed_before_burn_in();
    fields
        .number("record.wanting_least_interest_share", p.wanting_least_interest_share, {0, 1}, "share",
                "interest from which a management with mandate counts as wanting to go abroad", Source::placeholder)
        .fixed_before_burn_in();
    fields.flag("record.events", p.events, "event log", Source::placeholder).fixed_before_burn_in();
}

}  // namespace abroad

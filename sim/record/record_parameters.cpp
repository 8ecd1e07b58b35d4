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
    fields.flag("record.ledger", p.ledger, "applications and ledger of public money, line by line", Source::placeholder)
        .fixed_before_burn_in();
    fields
        .number("record.network_snapshots_every_quarters", p.network_snapshots_every_quarters, {0, 4000}, "quarters",
                "snapshots of ties of firms and links of clusters; 0: none", Source::placeholder)
        .fixed_before_burn_in();
    fields
        .number("record.purchased_input_share_of_cost", p.purchased_input_share_of_cost, {0, 1}, "share",
                "share of cost that is purchased input and no value added", Source::placeholder)
        .fixed_before_burn_in();
    fields
        .number("record.largest_firms_apart_share", p.largest_firms_apart_share, {0, 1}, "share",
                "largest firms, by employees, that the second totals leave out", Source::placeholder)
        .fixed_before_burn_in();
}

}  // namespace abroad

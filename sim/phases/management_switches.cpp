#include "phases/management_switches.hpp"

#include <algorithm>

namespace abroad {

void declare(Fields& fields, ManagementSwitches& p) {
    fields.choice("switch.mandate", p.mandate,
                  "mandates of managements; a change to all or none after the burn-in also ends live strategies",
                  Source::placeholder);
    fields
        .number("switch.responsibility", p.responsibility, {0, 1}, "share", "responsibility of all managements",
                Source::placeholder)
        .absent_is("drawn");
    fields.number("switch.participation_factor", p.participation_factor, {0, 2}, "-",
                  "participation of members in strategy processes", Source::placeholder);
    fields.number("switch.pressure_per_year", p.pressure_per_year, {0, 10}, "1/year",
                  "hazard that policy makers insist on a strategy, without money; 0 is off", Source::placeholder);
    fields.choice("switch.start_all", p.start_all,
                  "every management without a strategy starts a process in the first quarter that this acts",
                  Source::placeholder);
    fields
        .counts("switch.skip_stages", p.skip_stages, {1, 10}, "stage",
                "stages skipped in all strategy processes: 1 communicate, 2 select stakeholders, 3 SWOT, 4 creativity "
                "workshops, 5 interviews, 6 objectives, 7 fields of action, 8 priorities, 9 discussion, 10 action plan",
                Source::placeholder)
        .length(0, strategy_stages);
    fields.choice("switch.objective", p.objective, "what a management aims at", Source::placeholder);
}

void apply_switches(const ManagementSwitches& switches, Managements& managements) {
    managements.mandate = managements.drawn_mandate;
    managements.responsibility = managements.drawn_responsibility;
    if (switches.mandate != MandateSwitch::drawn)
        std::fill(managements.mandate.begin(), managements.mandate.end(), switches.mandate == MandateSwitch::all);
    if (switches.responsibility)
        std::fill(managements.responsibility.begin(), managements.responsibility.end(), *switches.responsibility);
}

}  // namespace abroad

// What no single value can show of funding: names that point nowhere, recipients that a kind does not have, instruments
// of one budget line that disagree, terms of other kinds, calls that are over before they begin.
#pragma once

#include "scenario/reporter.hpp"
#include "scenario/scenario.hpp"

namespace abroad {

void check_funding(const Scenario& scenario, const Reporter& report);

}  // namespace abroad

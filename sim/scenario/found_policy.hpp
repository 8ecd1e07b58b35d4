// The instruments of a scenario, made ready for its world: numbers given, names resolved, calls set on the calendar.
#pragma once

#include "policy/policy.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

namespace abroad {

/// The policy of a checked scenario in the world that was founded for it.
Policy policy_of(const Scenario& scenario, const World& world);

}  // namespace abroad

// Switches for experiments with cluster managements (MODEL section 10): mandates and responsibility given to all, a
// process started by all, stages skipped, participation cut, policy makers who insist, managements that count
// activities. The defaults change nothing.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "base/named_code.hpp"
#include "input/fields.hpp"
#include "world/managements.hpp"

namespace abroad {

enum class MandateSwitch { drawn, all, none };

template <>
struct NamesOf<MandateSwitch> {
    static constexpr std::array<NamedCode<MandateSwitch>, 3> values{
        {{MandateSwitch::drawn, "drawn"}, {MandateSwitch::all, "all"}, {MandateSwitch::none, "none"}}};
};

/// Whether every management without a strategy starts a process in the first quarter that the value acts.
enum class StartAll { none, voluntary, forced };

template <>
struct NamesOf<StartAll> {
    static constexpr std::array<NamedCode<StartAll>, 3> values{
        {{StartAll::none, "none"}, {StartAll::voluntary, "voluntary"}, {StartAll::forced, "forced"}}};
};

/// What a management aims at: what members have of it, or its own activities, a tool turned into a target (W3).
enum class ManagementObjective { member_benefit, activity_count };

template <>
struct NamesOf<ManagementObjective> {
    static constexpr std::array<NamedCode<ManagementObjective>, 2> values{
        {{ManagementObjective::member_benefit, "member_benefit"},
         {ManagementObjective::activity_count, "activity_count"}}};
};

/// Keys `switch.*` of a scenario that concern managements.
struct ManagementSwitches {
    MandateSwitch mandate = MandateSwitch::drawn;
    std::optional<double> responsibility;
    double participation_factor = 1;
    double pressure_per_year = 0;
    StartAll start_all = StartAll::none;
    /// Numbers of stages, from 1.
    std::vector<int> skip_stages;
    ManagementObjective objective = ManagementObjective::member_benefit;
};

void declare(Fields& fields, ManagementSwitches& p);

/// Gives every management the mandate and responsibility that the switches say, else those drawn for it.
void apply_switches(const ManagementSwitches& switches, Managements& managements);

}  // namespace abroad

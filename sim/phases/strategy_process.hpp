// Phase 3, strategies of cluster managements: a process of ten stages that is started on own account, for money or
// because policy makers insist, takes the time that the staff has, and yields a plan of some quality with target
// markets; the plan lives for years, is given up by the impatient, or runs its full life (MODEL section 5, Strategy
// process, Giving up and renewal; slides 2, 3, 10 and 11 of the source deck: F1, F10, N1, N2, N6, N7, T1-T10, W4).
// Joint quality is a geometric mean: a stage skipped spoils the whole. Targets: strategy_targets.hpp.
#pragma once

#include <vector>

#include "phases/management_parameters.hpp"
#include "phases/management_switches.hpp"
#include "phases/strategy_reasons.hpp"
#include "random/streams.hpp"
#include "world/clusters.hpp"
#include "world/events.hpp"
#include "world/managements.hpp"
#include "world/markets.hpp"

namespace abroad {

struct StrategyInputs {
    DrawKey key;
    int step;
    const ManagementParameters& management;
    const ManagementSwitches& switches;
    /// True in the first quarter that the switches act.
    bool switches_are_new;
    const ManagementGrants& grants;
    const Clusters& clusters;
    const Markets& markets;
    const Sectors& sectors;
    StartReasonInputs why;
};

/// Sets the interest of members in going abroad, 0..1, from their statistics.
void set_interest(const ManagementParameters& management, const Clusters& clusters, Managements& managements);

/// Staff that the own budget pays, full-time employees.
double staff_of(const ManagementParameters& management, const Managements& managements, std::size_t cluster);

/// Quality of one stage (0..9) by its luck `u`; what members take part in, or what the team analyses.
struct StageWork {
    std::size_t stage;
    bool forced;
    bool skipped;
    double u;
};
double stage_quality(const StrategyInputs& inputs, const Managements& managements, std::size_t cluster,
                     const StageWork& work);

/// Moves the strategies of all managements by one quarter; reads interest and own budget of the
/// quarter.
void move_strategies(const StrategyInputs& inputs, Managements& managements, std::vector<ManagementEvent>& events);

/// Ends every live strategy, without a claim to renewal.
void end_live_strategies(Managements& managements);

}  // namespace abroad

// Phase 3, why a management starts a strategy on its own account: what the acts of its members were worth in the last
// year, reason by reason, or the members and fees that visibility would bring (MODEL section 5, Reasons of a
// management; slide 3 of the source deck, Y1, Y3, Y5, Y8).
#pragma once

#include "phases/demography_parameters.hpp"
#include "phases/management_parameters.hpp"
#include "world/clusters.hpp"
#include "world/events.hpp"
#include "world/firms.hpp"
#include "world/founding_parameters.hpp"
#include "world/managements.hpp"

namespace abroad {

struct StartReasonInputs {
    const ManagementParameters& management;
    const DemographyParameters& demography;
    /// Mean orientation of firms at their founding.
    double mean_founding_orientation;
    const Clusters& clusters;
};

/// Mean orientation at founding, born globals included.
double mean_founding_orientation(const FoundingParameters& founding, const DemographyParameters& demography);

/// Value of the fees of those whom visibility would bring, kEUR (Y8).
double value_of_visibility(const StartReasonInputs& inputs, const Managements& managements, std::size_t cluster);

/// The largest reason; ties go to the first in the list, nothing above 0 is new markets and customers.
StrategyReason reason_to_start(const StartReasonInputs& inputs, const Managements& managements, std::size_t cluster);

/// Adds the acts of this quarter to what managements remember of their members, in place of those of a year ago.
void remember_acts(const EventLog& events, const Firms& firms, int step, Managements& managements);

}  // namespace abroad

// Everything that a run knows about its world at one moment. A copy is a complete twin: nothing outside of it holds
// state of the model, and no generator of random numbers needs saving.
#pragma once

#include <cstdint>

#include "world/adaptations.hpp"
#include "world/alliances.hpp"
#include "world/clusters.hpp"
#include "world/events.hpp"
#include "world/firms.hpp"
#include "world/funding.hpp"
#include "world/licences.hpp"
#include "world/links.hpp"
#include "world/managements.hpp"
#include "world/markets.hpp"
#include "world/pools.hpp"
#include "world/positions.hpp"
#include "world/projects.hpp"
#include "world/ties.hpp"
#include "world/ventures.hpp"

namespace abroad {

struct World {
    /// Quarters since the start of the burn-in that have been simulated.
    int step = 0;
    Sectors sectors;
    Markets markets;
    Clusters clusters;
    Firms firms;
    Positions positions;
    Managements managements;
    Links links;
    Alliances alliances;
    ClusterSlots slots;
    Ties ties;
    Projects projects;
    Ventures ventures;
    Licences licences;
    Adaptations adaptations;
    FundingTables funding;
    EventLog events;
};

}  // namespace abroad

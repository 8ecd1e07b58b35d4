// Phase 3, what a cluster management learns: its team gains international experience by serving abroad, and comes to
// know the landscape of clusters in target markets, where it has an office and where members are active; both fade
// (MODEL section 5, Experience and landscape; slide 10 of the source deck, F6 and F7). Members of an alliance share
// part of what the best of them knows (slide 17, C12).
#pragma once

#include "phases/alliance_parameters.hpp"
#include "phases/management_parameters.hpp"
#include "world/alliances.hpp"
#include "world/clusters.hpp"
#include "world/managements.hpp"

namespace abroad {

struct ExperienceInputs {
    const ManagementParameters& management;
    const AllianceParameters& alliance;
    const Clusters& clusters;
    const Alliances& alliances;
};

void learn(const ExperienceInputs& inputs, Managements& managements);

}  // namespace abroad

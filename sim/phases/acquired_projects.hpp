// Phase 3, acquired projects: a cluster management that offers it brings members together with firms of a linked
// cluster, or of its own, in joint research; the leader, its partners and the matching of phase 7 decide (MODEL section
// 5, Acquired projects; C3: a management in charge has more impact; slide 13). Comes after links.
#pragma once

#include <vector>

#include "phases/management_parameters.hpp"
#include "phases/partner_pools.hpp"
#include "phases/proposals.hpp"
#include "world/clusters.hpp"

namespace abroad {

struct AcquisitionInputs {
    const ManagementParameters& management;
    double network_trust;
    const Clusters& clusters;
    const PoolInputs& pools;
    const PartnerValues& values;
    const OpenCalls& calls;
};

/// Chance of the quarter that the management acquires a project, 0 without the service.
double acquisition_probability(const AcquisitionInputs& inputs, std::size_t cluster);

/// Writes the proposals of all managements; who found partners for a leader is logged.
void acquire_projects(const AcquisitionInputs& inputs, std::vector<Proposal>& proposals,
                      std::vector<ManagementEvent>& events);

}  // namespace abroad

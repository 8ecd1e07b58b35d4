// The histories of all replications of a run as one results document: groups and axes of the results file
// (analysis/FORMAT.md), with the facts of the world that readers of maps and matrices need.
#pragma once

#include <span>

#include "policy/policy.hpp"
#include "record/document.hpp"
#include "record/history.hpp"

namespace abroad {

/// Histories of these replications of the same scenario, one or more; `world` is any of them, `policy` the scenario's.
/// Throws InternalError if there are books of public money of other instruments than the policy has.
Document history_document(std::span<const History> histories, std::span<const int> replications, const World& world,
                          const Policy& policy = {});

/// The same for replications first_replication, first_replication + 1, ...
Document history_document(std::span<const History> histories, int first_replication, const World& world,
                          const Policy& policy = {});

}  // namespace abroad

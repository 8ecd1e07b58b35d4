// The groups of a results document on cooperation: `project` (by location), the tables `ended_ventures` and `links`
// (of clusters) and, beside a panel, `partners` (of firms). Left out: how they are recorded.
#pragma once

#include <span>

#include "record/document.hpp"
#include "record/history.hpp"

namespace abroad {

/// Groups of these histories, whose replications and periods the two axes name.
std::vector<Group> cooperation_groups(std::span<const History> histories, const Axis& replications,
                                      const Axis& periods);

}  // namespace abroad

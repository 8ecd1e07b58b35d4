// The groups of a results document on cluster managements: `management` by cluster and `management_by_country`, the
// same summed over the clusters of a country. Left out: what the indicators are (management_indicators.hpp).
#pragma once

#include "record/series_frame.hpp"
#include "world/world.hpp"

namespace abroad {

Group management_group(const Frame& frame, const World& world);
Group country_managements_group(const Frame& frame, const World& world);

}  // namespace abroad

// THE TABLE of indicators of cluster managements (MODEL section 9), quarter by quarter for each cluster: mandate,
// strategy and its stage, services, money on three levels (slide 6 of the source deck), links by stage (slides 15 to
// 17), and what happened. A line is a name, a unit, a meaning and a function of one management; countries are sums over
// their clusters, made when the document is written.
#pragma once

#include <cstdint>
#include <vector>

#include "record/indicators.hpp"
#include "world/world.hpp"

namespace abroad {

/// What indicators of managements look at: one cluster; the ends of its links by stage were counted before.
struct ManagementView {
    const World& world;
    std::size_t cluster;
    /// By (cluster, stage).
    const Table2<std::int64_t>& link_ends;
    double wanting_least_interest;
    const Managements& management() const { return world.managements; }
};

struct ManagementIndicator {
    Indicator indicator;
    std::int64_t (*of)(const ManagementView& view, std::size_t argument);
    /// For lines that differ by a number alone: the stage of a process, of a link.
    std::size_t argument = 0;
};

/// THE LIST of stocks, then flows of the quarter: events by kind, starts by reason, forced starts.
const std::vector<ManagementIndicator>& management_stocks();
std::vector<Indicator> management_indicators();

/// All of them for all clusters, in the order of Series: by (indicator, cluster).
std::vector<std::int64_t> measure_managements(const World& world, double wanting_least_interest);

}  // namespace abroad

#include "record/management_document.hpp"

#include "record/management_indicators.hpp"

namespace abroad {

Group management_group(const Frame& frame, const World& world) {
    Group group{"management",
                {frame.replications(), frame.periods(), name_axis("cluster", world.clusters.name, "cluster")},
                {},
                {}};
    add_series(
        frame, management_indicators(), {"replication", "period", "cluster"},
        [](const History& h) -> const Series& { return h.managements(); }, group);
    return group;
}

namespace {

Series summed_by_country(const Series& by_cluster, std::size_t quarters, const World& world) {
    const std::size_t countries = world.markets.count();
    Series sums{by_cluster.whats, countries, {}};
    sums.values.assign(quarters * by_cluster.whats * countries, 0);
    for (std::size_t place = 0; place < by_cluster.values.size(); ++place)
        sums.values[place / by_cluster.groups * countries + world.clusters.country[place % by_cluster.groups]] +=
            by_cluster.values[place];
    return sums;
}

}  // namespace

Group country_managements_group(const Frame& frame, const World& world) {
    Group group{"management_by_country",
                {frame.replications(), frame.periods(), name_axis("country", world.markets.name, "home country")},
                {},
                {}};
    std::vector<Series> sums;
    for (const History& history : frame.histories)
        sums.push_back(summed_by_country(history.managements(), history.periods().size(), world));
    add_series(
        frame, management_indicators(), {"replication", "period", "country"},
        [&](const History& h) -> const Series& { return sums[static_cast<std::size_t>(&h - frame.histories.data())]; },
        group);
    return group;
}

}  // namespace abroad

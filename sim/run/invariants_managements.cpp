// Invariants of cluster managements, of the links between clusters, of what is counted of members, and of markets.
#include <fmt/format.h>

#include <array>
#include <numeric>
#include <type_traits>
#include <utility>

#include "run/invariant_faults.hpp"

namespace abroad {

namespace {

constexpr std::array<NamedPromise, 17> management_promises{{{"drawn_responsibility", Promise::share},
                                                            {"responsibility", Promise::share},
                                                            {"base_budget_keur_per_year", Promise::not_negative},
                                                            {"patience_years", Promise::not_negative},
                                                            {"experience", Promise::share},
                                                            {"landscape", Promise::share},
                                                            {"work_left", Promise::not_negative},
                                                            {"quality", Promise::share},
                                                            {"age_years", Promise::not_negative},
                                                            {"own_budget", Promise::not_negative},
                                                            {"international_spending", Promise::not_negative},
                                                            {"mean_orientation", Promise::share},
                                                            {"interest", Promise::share},
                                                            {"international_project_share", Promise::share},
                                                            {"cohesion", Promise::share},
                                                            {"cohesion_factor", Promise::not_negative},
                                                            {"regional_factor", Promise::not_negative}}};

/// Numbers of managements, one a cluster or one a cluster and market.
Fault fault_in_numbers(const World& world) {
    Fault fault;
    visit_columns(world.managements, [&](std::string_view name, const auto& column) {
        using Number = typename std::remove_cvref_t<decltype(column)>::value_type;
        if constexpr (std::is_floating_point_v<Number>) {
            const Promise promise = promise_of(name, management_promises);
            const std::size_t place = first_broken(column, 0, column.size(), promise);
            if (!fault.empty() || place == column.size()) return;
            const std::size_t cluster = place / (column.size() / world.clusters.count());
            fault = fmt::format("management of {}: {}", world.clusters.name[cluster],
                                broken_promise(name, column[place], promise));
        }
    });
    return fault;
}

Fault fault_in_services(const World& world, const InvariantLimits& limits, std::size_t cluster) {
    const Managements& m = world.managements;
    const int most = world.clusters.profile[cluster].service_limit.value_or(limits.highest_service_level_count);
    for (const auto& [name, level] :
         {std::pair("information", m.information_level[cluster]), std::pair("fairs", m.fairs_level[cluster]),
          std::pair("contacts", m.contacts_level[cluster]), std::pair("acquisition", m.acquisition_level[cluster])})
        if (level < 0 || level > most)
            return fmt::format("the level of {} is {}, but must lie in 0 to {}", name, level, most);
    return {};
}

/// Stage, quality and targets are those of the state that the strategy is in.
Fault fault_in_strategy(const World& world, std::size_t cluster) {
    const Managements& m = world.managements;
    const int stage = m.stage[cluster], all = static_cast<int>(strategy_stages);
    const bool live = m.state[cluster] == StrategyState::live, process = m.state[cluster] == StrategyState::process;
    if (live ? stage != all : process ? stage < 0 || stage >= all : stage != 0)
        return fmt::format("a strategy of state {} is at stage {}", name_of(m.state[cluster]), stage);
    if (live != (m.quality[cluster] > 0))
        return fmt::format("a strategy of state {} has quality {}", name_of(m.state[cluster]), m.quality[cluster]);
    for (std::size_t market = 0; market < m.target.columns(); ++market)
        if (m.target(cluster, market) && (!live || market == world.clusters.country[cluster]))
            return fmt::format("{} is a target, but at home or without a live strategy", world.markets.name[market]);
    return {};
}

Fault fault_in_link(const World& world, const InvariantLimits& limits, std::size_t link) {
    const Links& links = world.links;
    const Alliances& alliances = world.alliances;
    const std::size_t a = links.first[link], b = links.second[link];
    if (a >= b) return "does not name the lower row first";
    if (link > 0 &&
        std::pair<std::size_t, std::size_t>(links.first[link - 1], links.second[link - 1]) >= std::pair(a, b))
        return "is doubled or out of order";
    if (!keeps(Promise::share, links.trust[link])) return broken_promise("trust", links.trust[link], Promise::share);
    // One that was allied once may outlive the alliance.
    const bool ever_allied =
        alliances.of_cluster[a] != no_alliance && alliances.of_cluster[a] == alliances.of_cluster[b];
    if (world.clusters.country[a] == world.clusters.country[b] && !ever_allied)
        return "stays within one country, without an alliance";
    if ((links.allied[link] != 0) != alliances.are_allied(a, b)) return "is marked as allied wrongly";
    if (links.stage[link] != stage_of(links.trust[link], limits.network_trust, limits.partnership_trust))
        return fmt::format("is at stage {} with trust {}", name_of(links.stage[link]), links.trust[link]);
    return {};
}

Fault fault_in_table(const World& world, std::string_view name, const Table2<double>& table, Promise promise) {
    const std::size_t place = first_broken(table.cells(), 0, table.cells().size(), promise);
    if (place == table.cells().size()) return {};
    return fmt::format("market {}, column {}: {}", world.markets.name[place / table.columns()], place % table.columns(),
                       broken_promise(name, table.cells()[place], promise));
}

}  // namespace

Fault fault_in_managements(const World& world, const InvariantLimits& limits) {
    if (Fault fault = fault_in_numbers(world); !fault.empty()) return fault;
    for (std::size_t cluster = 0; cluster < world.managements.count(); ++cluster) {
        Fault fault = fault_in_services(world, limits, cluster);
        if (fault.empty()) fault = fault_in_strategy(world, cluster);
        if (!fault.empty()) return fmt::format("management of {}: {}", world.clusters.name[cluster], fault);
    }
    return {};
}

Fault fault_in_links(const World& world, const InvariantLimits& limits) {
    const Links& links = world.links;
    for (std::size_t link = 0; link < links.count(); ++link) {
        if (links.first[link] >= world.clusters.count() || links.second[link] >= world.clusters.count())
            return fmt::format("link {}: is of rows {} and {}, which are no clusters", link, links.first[link],
                               links.second[link]);
        const Fault fault = fault_in_link(world, limits, link);
        if (!fault.empty())
            return fmt::format("link of {} and {}: {}", world.clusters.name[links.first[link]],
                               world.clusters.name[links.second[link]], fault);
    }
    return {};
}

Fault fault_in_members(const World& world, const QuarterOpening& opening) {
    const Clusters& clusters = world.clusters;
    std::int64_t firms = 0;
    for (std::size_t cluster = 0; cluster < clusters.count(); ++cluster) {
        firms += clusters.members[cluster];
        if (clusters.exporting_members[cluster] < 0 || clusters.exporting_members[cluster] > clusters.members[cluster])
            return fmt::format("{}: {} of {} members export", clusters.name[cluster],
                               clusters.exporting_members[cluster], clusters.members[cluster]);
        for (const float share : clusters.peers.row(cluster))
            if (!keeps(Promise::share, share))
                return fmt::format("{}: {}", clusters.name[cluster],
                                   broken_promise("share of peers", static_cast<double>(share), Promise::share));
    }
    for (const std::int64_t count : clusters.non_members.cells()) firms += count;
    const auto living = std::accumulate(opening.living.begin(), opening.living.end(), std::int64_t{0});
    if (firms != living) return fmt::format("members and non-members are {}, but {} firms were living", firms, living);
    return {};
}

Fault fault_in_markets(const World& world) {
    const Markets& markets = world.markets;
    const std::array<std::tuple<std::string_view, const Table2<double>*, Promise>, 7> tables{
        {{"appeal", &markets.appeal, Promise::not_negative},
         {"sales_per_appeal", &markets.sales_per_appeal, Promise::not_negative},
         {"expenditure_keur_per_year", &markets.expenditure_keur_per_year, Promise::not_negative},
         {"outside_competition", &markets.outside_competition, Promise::not_negative},
         {"home_advantage", &markets.home_advantage, Promise::not_negative},
         {"trade_cost", &markets.trade_cost, Promise::at_least_one},
         {"psychic_distance", &markets.psychic_distance, Promise::share}}};
    for (const auto& [name, table, promise] : tables)
        if (Fault fault = fault_in_table(world, name, *table, promise); !fault.empty()) return fault;
    for (std::size_t market = 0; market < markets.count(); ++market)
        if (!keeps(Promise::not_negative, markets.wage_cost[market]))
            return fmt::format("market {}: {}", markets.name[market],
                               broken_promise("wage_cost", markets.wage_cost[market], Promise::not_negative));
    const auto& relatedness = world.sectors.relatedness.cells();
    const std::size_t place = first_broken(relatedness, 0, relatedness.size(), Promise::share);
    if (place == relatedness.size()) return {};
    return fmt::format("sector {}: {}", world.sectors.name[place / world.sectors.count()],
                       broken_promise("relatedness", relatedness[place], Promise::share));
}

}  // namespace abroad

#include "record/history_document.hpp"

#include <algorithm>
#include <numeric>

#include "record/cooperation_document.hpp"
#include "record/funding_document.hpp"
#include "record/management_document.hpp"
#include "record/network_document.hpp"
#include "record/table_frame.hpp"
#include "record/totals_document.hpp"

namespace abroad {

namespace {

Group grouping_group(const Frame& frame, const Groups& groups, Grouping grouping) {
    Group group{std::string(name_of(grouping)), {frame.replications(), frame.periods()}, {}, {}};
    std::vector<std::string> axes{"replication", "period"};
    if (grouping != Grouping::all) {
        group.axes.push_back(name_axis(group.path, groups.labels(grouping), "group of firms by " + group.path));
        axes.push_back(group.path);
    }
    add_series(
        frame, stock_indicators(), axes, [&](const History& h) -> const Series& { return h.stocks(grouping); }, group);
    if (grouping == Grouping::all) add_other_totals(frame, group);
    add_series(
        frame, flow_indicators(), axes, [&](const History& h) -> const Series& { return h.flows(grouping); }, group);
    return group;
}

Group destination_group(const Frame& frame, const World& world) {
    Group group{
        "destination",
        {frame.replications(), frame.periods(), name_axis("country", world.markets.name, "home country of the firms"),
         name_axis("market", world.markets.name, "market that they serve")},
        {},
        {}};
    const std::vector<Indicator> indicators{
        {"positions", "positions", "links of a firm and this market"},
        {"export_revenue_keur_per_year", "kEUR/year", "sales in this market", units_per_keur},
        {"entries", "entries/quarter", "firms that entered this market"},
        {"withdrawals", "withdrawals/quarter", "firms that gave up this market"}};
    add_series(
        frame, indicators, {"replication", "period", "country", "market"},
        [](const History& h) -> const Series& { return h.destinations(); }, group);
    return group;
}

Group mode_group(const Frame& frame) {
    std::vector<std::string> names;
    for (const auto& [mode, name] : NamesOf<Mode>::values) names.emplace_back(name);
    Group group{"mode",
                {frame.replications(), frame.periods(), name_axis("mode", names, "how firms are present in a market")},
                {},
                {}};
    add_series(
        frame,
        {{"positions", "positions", "links of a firm and a foreign market"},
         {"revenue_keur_per_year", "kEUR/year", "sales of these positions", units_per_keur}},
        {"replication", "period", "mode"}, [](const History& h) -> const Series& { return h.modes(); }, group);
    return group;
}

Group size_group(const Frame& frame) {
    std::vector<std::int64_t> from(size_bins);
    for (std::size_t bin = 0; bin < size_bins; ++bin) from[bin] = std::int64_t{1} << bin;
    Group group{"size_bin",
                {frame.replications(),
                 frame.periods(),
                 {"employees_from", from, "employees", "lower bound of the size, upper bound twice it"}},
                {},
                {}};
    add_series(
        frame, {{"firms", "firms", "living firms of this size"}, {"exporters", "firms", "exporters of this size"}},
        {"replication", "period", "employees_from"}, [](const History& h) -> const Series& { return h.sizes(); },
        group);
    return group;
}

std::vector<std::int8_t> homes_of(const World& world) {
    std::vector<std::int8_t> homes(world.markets.count(), 0);
    for (const std::uint16_t country : world.clusters.country) homes[country] = 1;
    return homes;
}

template <class Codes>
std::vector<std::string> labels_of(const Codes& codes, const std::vector<std::string>& names) {
    std::vector<std::string> labels;
    for (const auto code : codes) labels.push_back(names[code]);
    return labels;
}

void add_places(const World& world, Group& group) {
    std::vector<double> latitude, longitude;
    for (const Location& place : world.markets.place) {
        latitude.push_back(place.latitude_degrees);
        longitude.push_back(place.longitude_degrees);
    }
    const std::vector<std::string> by_market{"market"};
    group.variables.push_back(
        {"latitude", by_market, latitude, "degrees", "of the largest economic centre", {}, Missing::forbidden});
    group.variables.push_back(
        {"longitude", by_market, longitude, "degrees", "of the largest economic centre", {}, Missing::forbidden});
    group.variables.push_back({"gdp_bn_eur",
                               by_market,
                               world.markets.gdp_bn_eur,
                               "bn EUR/year",
                               "gross domestic product at the start",
                               {},
                               Missing::forbidden});
    group.variables.push_back({"unit_labour_cost",
                               by_market,
                               world.markets.unit_labour_cost,
                               "1",
                               "1 = average of the home countries",
                               {},
                               Missing::forbidden});
    group.variables.push_back(
        {"is_home", by_market, homes_of(world), "1", "1 if clusters have their home there", {}, Missing::forbidden});
}

Group world_group(const World& world) {
    Group group{
        "world",
        {name_axis("market", world.markets.name, "market"), name_axis("market_to", world.markets.name, "other market"),
         name_axis("sector", world.sectors.name, "sector"), name_axis("sector_to", world.sectors.name, "other sector"),
         name_axis("cluster", world.clusters.name, "cluster")},
        {},
        {}};
    add_places(world, group);
    group.variables.push_back(
        {"sector_share", {"sector"}, world.sectors.share, "1", "share of expenditure", {}, Missing::forbidden});
    group.variables.push_back({"distance_km",
                               {"market", "market_to"},
                               world.markets.distance_km.cells(),
                               "km",
                               "great circle",
                               {},
                               Missing::forbidden});
    group.variables.push_back({"psychic_distance",
                               {"market", "market_to"},
                               world.markets.psychic_distance.cells(),
                               "1",
                               "of geography, culture and language",
                               {},
                               Missing::forbidden});
    group.variables.push_back({"relatedness",
                               {"sector", "sector_to"},
                               world.sectors.relatedness.cells(),
                               "1",
                               "use of the knowledge of one sector in another",
                               {},
                               Missing::forbidden});
    group.variables.push_back({"cluster_country",
                               {"cluster"},
                               labels_of(world.clusters.country, world.markets.name),
                               "1",
                               "home country of the cluster",
                               {},
                               Missing::forbidden});
    group.variables.push_back({"cluster_sector",
                               {"cluster"},
                               labels_of(world.clusters.sector, world.sectors.name),
                               "1",
                               "sector of the cluster",
                               {},
                               Missing::forbidden});
    return group;
}

Group panel_group(const Frame& frame) {
    StackedTable table("panel", frame);
    const auto firms = [](auto member) {
        return [member](const History& h) -> const auto& {
            return h.panel().firms.*member;
        };
    };
    table.add_replication(firms(&FirmColumns::year));
    table.add("year", "calendar year", "year at whose end the firm is seen", firms(&FirmColumns::year));
    table.add("seat", "1", "seat of the firm", firms(&FirmColumns::seat));
    table.add("generation", "1", "which occupant of the seat", firms(&FirmColumns::generation));
    table.add("country", "1", "home country, by its place on the market axis of group world",
              firms(&FirmColumns::country));
    table.add("sector", "1", "sector, by its place on the sector axis of group world", firms(&FirmColumns::sector));
    table.add("cluster", "1", "cluster, by its place on the cluster axis; -1 none", firms(&FirmColumns::cluster));
    table.add("employees", "employees", "employees at home", firms(&FirmColumns::employees));
    table.add("revenue_keur_per_year", "kEUR/year", "sales at home and abroad", firms(&FirmColumns::revenue));
    table.add("home_revenue_keur_per_year", "kEUR/year", "sales at home", firms(&FirmColumns::home_revenue));
    table.add("export_revenue_keur_per_year", "kEUR/year", "sales abroad of goods made at home",
              firms(&FirmColumns::export_revenue));
    table.add("made_at_home_keur_per_year", "kEUR/year", "sales of goods made at home",
              firms(&FirmColumns::made_at_home));
    table.add("markets_count", "markets", "foreign markets in which the firm is active",
              firms(&FirmColumns::markets_count));
    table.add("cash_keur", "kEUR", "cash", firms(&FirmColumns::cash));
    table.add("ln_efficiency", "1", "natural logarithm of efficiency", firms(&FirmColumns::ln_efficiency));
    table.add("orientation", "1", "international orientation", firms(&FirmColumns::orientation));
    table.add("research_intensity_share", "1", "research spending per revenue",
              firms(&FirmColumns::research_intensity));
    table.add("age_years", "years of age", "age", firms(&FirmColumns::age_years));
    return table.finish();
}

std::vector<std::string> mode_flags() {
    std::vector<std::string> flags{"none"};
    for (const auto& [mode, name] : NamesOf<Mode>::values) flags.emplace_back(name);
    return flags;
}

Group positions_group(const Frame& frame) {
    StackedTable table("positions", frame);
    const auto positions = [](auto member) {
        return [member](const History& h) -> const auto& {
            return h.panel().positions.*member;
        };
    };
    table.add_replication(positions(&PositionColumns::year));
    table.add("year", "calendar year", "year at whose end the position is seen", positions(&PositionColumns::year));
    table.add("seat", "1", "seat of the firm", positions(&PositionColumns::seat));
    table.add("generation", "1", "which occupant of the seat", positions(&PositionColumns::generation));
    table.add("market", "1", "foreign market, by its place on the market axis of group world",
              positions(&PositionColumns::market));
    table.add("mode", "1", "how the firm is present", positions(&PositionColumns::mode), mode_flags());
    table.add("tenure_quarters", "quarters of tenure", "quarters since entry or change of mode",
              positions(&PositionColumns::tenure_quarters));
    table.add("penetration", "1", "penetration of the market", positions(&PositionColumns::penetration));
    table.add("revenue_keur_per_year", "kEUR/year", "sales of the position", positions(&PositionColumns::revenue));
    return table.finish();
}

Group events_group(const Frame& frame) {
    StackedTable table("events", frame);
    const auto events = [](auto member) {
        return [member](const History& h) -> const auto& {
            return h.events().*member;
        };
    };
    table.add_replication(events(&EventTable::step));
    table.add("step", "1", "quarter since the start of the burn-in, from 0", events(&EventTable::step));
    table.add("kind", "1", "what happened", events(&EventTable::kind), names_of<EventKind>());
    table.add("seat", "1", "seat of the firm", events(&EventTable::seat));
    table.add("generation", "1", "which occupant of the seat", events(&EventTable::generation));
    table.add("market", "1", "foreign market, by its place on the market axis of group world; -1 none",
              events(&EventTable::market));
    table.add("reason_or_barrier", "1",
              "of an entry its reason, of a barrier which, by place in the reason_ and first_barrier_ variables",
              events(&EventTable::code));
    table.add("binding", "1", "1 if lifting this barrier alone would have let the firm enter",
              events(&EventTable::binding));
    table.add("value_keur", "kEUR",
              "expected value of an entry less its cost; prospect of a position given up; cash of a firm that closes",
              events(&EventTable::value_keur));
    table.add(
        "detail", "1",
        "of changes of mode, ventures and withdrawals the mode (1 export to 4 production); of projects the location, "
        "plus 64 if acquired by a management, plus 128 if across sectors",
        events(&EventTable::detail));
    table.add("reason_keur", "kEUR", "of an act: what its dominant reason was worth", events(&EventTable::reason_keur));
    return table.finish();
}

}  // namespace

Document history_document(std::span<const History> histories, int first_replication, const World& world,
                          const Policy& policy) {
    std::vector<int> replications(histories.size());
    std::iota(replications.begin(), replications.end(), first_replication);
    return history_document(histories, replications, world, policy);
}

Document history_document(std::span<const History> histories, std::span<const int> replications, const World& world,
                          const Policy& policy) {
    const Frame frame{histories, replications};
    Document document;
    const Groups& groups = histories.front().groups();
    for (const Grouping grouping : all_groupings) document.groups.push_back(grouping_group(frame, groups, grouping));
    document.groups.push_back(destination_group(frame, world));
    document.groups.push_back(mode_group(frame));
    document.groups.push_back(management_group(frame, world));
    document.groups.push_back(country_managements_group(frame, world));
    document.groups.push_back(size_group(frame));
    document.groups.push_back(world_group(world));
    const bool has_panel =
        std::any_of(histories.begin(), histories.end(), [](const History& h) { return !h.panel().firms.year.empty(); });
    if (has_panel) document.groups.push_back(panel_group(frame));
    if (has_panel) document.groups.push_back(positions_group(frame));
    const bool has_events =
        std::any_of(histories.begin(), histories.end(), [](const History& h) { return !h.events().step.empty(); });
    if (has_events) document.groups.push_back(events_group(frame));
    for (Group& group : cooperation_groups(histories, frame.replications(), frame.periods()))
        document.groups.push_back(std::move(group));
    for (Group& group : network_groups(frame)) document.groups.push_back(std::move(group));
    for (Group& group : funding_groups(frame, policy)) document.groups.push_back(std::move(group));
    return document;
}

}  // namespace abroad

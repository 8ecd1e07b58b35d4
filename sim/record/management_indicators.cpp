#include "record/management_indicators.hpp"

#include <string>

namespace abroad {

namespace {

using View = ManagementView;
using Numbers = std::vector<double> Managements::*;
using Levels = std::vector<std::int32_t> Managements::*;

std::int64_t share(double value) {
    return to_units(value, units_per_one);
}

bool is_live(const View& view) {
    return view.management().state[view.cluster] == StrategyState::live;
}

template <Numbers column>
std::int64_t share_of(const View& view, std::size_t) {
    return share((view.management().*column)[view.cluster]);
}

template <Numbers column>
std::int64_t money_of(const View& view, std::size_t) {
    return to_units((view.management().*column)[view.cluster], units_per_keur);
}

template <Levels column>
std::int64_t level_of(const View& view, std::size_t) {
    return (view.management().*column)[view.cluster];
}

std::int64_t marks_of(const Table2<std::uint8_t>& table, std::size_t cluster) {
    std::int64_t marks = 0;
    for (const std::uint8_t mark : table.row(cluster)) marks += mark;
    return marks;
}

std::int64_t landscape_of(const View& view, std::size_t) {
    double sum = 0;
    const auto known = view.management().landscape.row(view.cluster);
    for (const double value : known) sum += value;
    return share(sum / static_cast<double>(known.size()));
}

std::int64_t is_forced(const View& view, std::size_t) {
    const Managements& m = view.management();
    return m.state[view.cluster] != StrategyState::none && m.forced[view.cluster];
}

std::int64_t is_live_of_kind(const View& view, std::size_t kind) {
    return is_live(view) && view.management().kind[view.cluster] == static_cast<StrategyKind>(kind);
}

std::int64_t is_at_stage(const View& view, std::size_t done) {
    const Managements& m = view.management();
    return m.state[view.cluster] == StrategyState::process && m.stage[view.cluster] == static_cast<int>(done);
}

std::int64_t wants_abroad(const View& view, std::size_t) {
    const Managements& m = view.management();
    return m.mandate[view.cluster] && m.interest[view.cluster] > view.wanting_least_interest;
}

void add_strategies(std::vector<ManagementIndicator>& list) {
    list.push_back({{"mandates", "managements", "managements with a mandate to internationalise"},
                    [](const View& v, std::size_t) -> std::int64_t { return v.management().mandate[v.cluster]; }});
    list.push_back({{"wanting_abroad", "managements", "with a mandate and members interested enough"}, wants_abroad});
    list.push_back({{"strategies_live", "strategies", "agreed plans that are followed"},
                    [](const View& v, std::size_t) -> std::int64_t { return is_live(v); }});
    list.push_back({{"strategies_forced", "strategies", "under way or live, not started on own account"}, is_forced});
    list.push_back({{"strategies_export_led", "strategies", "live and export-led"},
                    is_live_of_kind,
                    static_cast<std::size_t>(StrategyKind::export_led)});
    list.push_back({{"strategies_research_led", "strategies", "live and led by research and development"},
                    is_live_of_kind,
                    static_cast<std::size_t>(StrategyKind::research_led)});
    for (std::size_t stage = 0; stage < strategy_stages; ++stage)
        list.push_back({{"processes_at_stage_" + std::to_string(stage + 1), "strategies",
                         "processes with this stage of ten under way"},
                        is_at_stage,
                        stage});
    list.push_back({{"strategy_quality", "1", "quality of the live strategy, 0 without one", units_per_one},
                    share_of<&Managements::quality>});
    list.push_back({{"target_markets", "markets", "target markets of the live strategy"},
                    [](const View& v, std::size_t) { return marks_of(v.management().target, v.cluster); }});
}

void add_capabilities(std::vector<ManagementIndicator>& list) {
    list.push_back({{"responsibility", "1", "how far the management is in charge", units_per_one},
                    share_of<&Managements::responsibility>});
    list.push_back({{"interest", "1", "interest of the members in going abroad", units_per_one},
                    share_of<&Managements::interest>});
    list.push_back({{"team_experience", "1", "international experience of the team", units_per_one},
                    share_of<&Managements::experience>});
    list.push_back(
        {{"landscape", "1", "knowledge of clusters abroad, mean over markets", units_per_one}, landscape_of});
    list.push_back({{"cohesion", "1", "members with a tie of trust to another member", units_per_one},
                    share_of<&Managements::cohesion>});
    list.push_back({{"cohesion_factor", "1", "what this makes of links abroad", units_per_one},
                    share_of<&Managements::cohesion_factor>});
    list.push_back(
        {{"level_foreign_language_information", "level", "service level"}, level_of<&Managements::information_level>});
    list.push_back({{"level_trade_fairs_abroad", "level", "service level"}, level_of<&Managements::fairs_level>});
    list.push_back({{"level_partner_contacts", "level", "service level"}, level_of<&Managements::contacts_level>});
    list.push_back({{"level_international_rd_project_acquisition", "level", "service level"},
                    level_of<&Managements::acquisition_level>});
    list.push_back({{"foreign_offices", "offices", "offices in target markets"},
                    [](const View& v, std::size_t) { return marks_of(v.management().office, v.cluster); }});
}

void add_money_and_links(std::vector<ManagementIndicator>& list) {
    const auto money = [&](const char* name, const char* meaning, auto of) {
        list.push_back({{name, "kEUR/year", meaning, units_per_keur}, of});
    };
    money("own_budget_keur_per_year", "fees and base budget", money_of<&Managements::own_budget>);
    money("international_money_keur_per_year", "spent abroad, grants included",
          money_of<&Managements::international_spending>);
    money("national_money_keur_per_year", "own budget spent in the country", money_of<&Managements::national_spending>);
    money("regional_money_keur_per_year", "own budget spent in the region", money_of<&Managements::regional_spending>);
    list.push_back({{"regional_factor", "1", "what regional money makes of cooperation at home", units_per_one},
                    share_of<&Managements::regional_factor>});
    for (const auto& [stage, name] : NamesOf<LinkStage>::values)
        list.push_back({{"link_ends_" + std::string(name), "link ends",
                         "links of this stage; each counts in both of its clusters"},
                        [](const View& v, std::size_t at) { return v.link_ends(v.cluster, at); },
                        static_cast<std::size_t>(stage)});
    list.push_back({{"alliance_members", "managements", "members of an alliance of clusters"},
                    [](const View& v, std::size_t) -> std::int64_t { return v.world.alliances.is_member(v.cluster); }});
}

std::vector<ManagementIndicator> make_stocks() {
    std::vector<ManagementIndicator> list;
    add_strategies(list);
    add_capabilities(list);
    add_money_and_links(list);
    return list;
}

/// Flows: events by kind, starts by reason, forced starts.
constexpr std::size_t kinds = count_of<ManagementEventKind>(), reasons = count_of<StrategyReason>();
constexpr std::size_t flows = kinds + reasons + 1;

void count_events(const World& world, std::size_t first, std::vector<std::int64_t>& sums) {
    const std::size_t clusters = world.clusters.count();
    for (const ManagementEvent& event : world.events.managements) {
        const auto add = [&](std::size_t flow) { ++sums[(first + flow) * clusters + event.cluster]; };
        add(static_cast<std::size_t>(event.kind));
        if (event.kind != ManagementEventKind::strategy_started) continue;
        add(kinds + event.reason);
        if (event.value > 0) add(kinds + reasons);
    }
}

Table2<std::int64_t> count_link_ends(const World& world) {
    Table2<std::int64_t> ends(world.clusters.count(), count_of<LinkStage>());
    for (std::size_t link = 0; link < world.links.count(); ++link) {
        const auto stage = static_cast<std::size_t>(world.links.stage[link]);
        ++ends(world.links.first[link], stage);
        ++ends(world.links.second[link], stage);
    }
    return ends;
}

}  // namespace

const std::vector<ManagementIndicator>& management_stocks() {
    static const std::vector<ManagementIndicator> list = make_stocks();
    return list;
}

std::vector<Indicator> management_indicators() {
    std::vector<Indicator> list;
    for (const ManagementIndicator& stock : management_stocks()) list.push_back(stock.indicator);
    for (const auto& [kind, name] : NamesOf<ManagementEventKind>::values)
        list.push_back({"count_" + std::string(name), "events/quarter", "of managements: " + std::string(name)});
    for (const auto& [reason, name] : NamesOf<StrategyReason>::values)
        list.push_back({"start_reason_" + std::string(name), "strategies/quarter",
                        "processes started with this reason: " + std::string(name)});
    list.push_back({"starts_forced", "strategies/quarter", "processes started, not on own account"});
    return list;
}

std::vector<std::int64_t> measure_managements(const World& world, double wanting_least_interest) {
    const std::size_t clusters = world.clusters.count();
    const auto& stocks = management_stocks();
    std::vector<std::int64_t> sums((stocks.size() + flows) * clusters, 0);
    const Table2<std::int64_t> link_ends = count_link_ends(world);
    for (std::size_t cluster = 0; cluster < clusters; ++cluster) {
        const View view{world, cluster, link_ends, wanting_least_interest};
        for (std::size_t what = 0; what < stocks.size(); ++what)
            sums[what * clusters + cluster] = stocks[what].of(view, stocks[what].argument);
    }
    count_events(world, stocks.size(), sums);
    return sums;
}

}  // namespace abroad

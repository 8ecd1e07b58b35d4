#include "record/indicators.hpp"

#include <optional>

#include "base/problems.hpp"

namespace abroad {

namespace {

template <std::size_t... place>
std::vector<Indicator> list_stocks(std::index_sequence<place...>) {
    return {std::tuple_element_t<place, StockList>::indicator()...};
}

/// The table of events, in two halves: what firms do alone or with a venture's partner, and what they do together.
std::optional<Indicator> event_of_firm(EventKind kind) {
    switch (kind) {
        case EventKind::entry:
            return Indicator{"entries", "entries/quarter", "foreign markets entered"};
        case EventKind::withdrawal:
            return Indicator{"withdrawals", "withdrawals/quarter", "positions abroad given up"};
        case EventKind::barrier:
            return Indicator{"looks_without_entry", "looks/quarter", "looks abroad that led to no entry"};
        case EventKind::founded:
            return Indicator{"firms_founded", "firms/quarter", "successors founded in empty seats"};
        case EventKind::closed:
            return Indicator{"firms_closed", "firms/quarter", "firms closed, the bankrupt included"};
        case EventKind::bankrupt:
            return Indicator{"firms_bankrupt", "firms/quarter", "firms closed because they ran out of money"};
        case EventKind::joined:
            return Indicator{"joined", "firms/quarter", "firms that joined a cluster"};
        case EventKind::left:
            return Indicator{"left", "firms/quarter", "members that left their cluster"};
        case EventKind::innovation:
            return Indicator{"innovations", "innovations/quarter", "innovations of own research"};
        case EventKind::change_of_mode:
            return Indicator{"changes_of_mode", "changes/quarter",
                             "positions turned into a branch or production abroad"};
        case EventKind::venture_started:
            return Indicator{"ventures_started", "ventures/quarter", "joint ventures formed"};
        case EventKind::venture_ended:
            return Indicator{"ventures_ended", "ventures/quarter",
                             "joint ventures that ended: dissolved, left by a partner that closed, or given up"};
        case EventKind::venture_given_up:
            return Indicator{"ventures_given_up", "ventures/quarter",
                             "joint ventures whose owner withdrew from the market or closed"};
        case EventKind::mode_barrier:
            return Indicator{"mode_barriers", "reviews/quarter", "changes of mode wanted but barred"};
        case EventKind::fell_back:
            return Indicator{"fell_back", "positions/quarter", "branches and plants abroad given up for export"};
        default:
            return std::nullopt;
    }
}

Indicator event_indicator(EventKind kind) {
    if (auto indicator = event_of_firm(kind)) return *indicator;
    switch (kind) {
        case EventKind::project_started:
            return {"projects_started", "projects/quarter", "joint research projects started, by the leader's group"};
        case EventKind::project_succeeded:
            return {"projects_succeeded", "projects/quarter", "joint research projects that succeeded"};
        case EventKind::project_failed:
            return {"projects_failed", "projects/quarter", "joint research projects that failed"};
        case EventKind::partnership_formed:
            return {"partnerships_formed", "partnerships/quarter", "strategic partnerships of firms formed"};
        case EventKind::partnership_ended:
            return {"partnerships_ended", "partnerships/quarter", "strategic partnerships of firms ended"};
        case EventKind::licence_bought:
            return {"licences_bought", "licences/quarter", "know-how bought from another firm"};
        case EventKind::contact_made:
            return {"contacts_made", "contacts/quarter", "contacts with firms abroad made at fairs and on trips"};
        case EventKind::refusal:
            return {"refusals", "refusals/quarter", "proposals of projects that were refused"};
        case EventKind::project_barrier:
            return {"project_barriers", "firms/quarter", "leaders whom no partner accepted"};
        case EventKind::contact_trusted:
            return {"contacts_trusted", "contacts/quarter",
                    "contacts whose trust has grown enough to count as converted"};
        case EventKind::contact_agreed:
            return {"contacts_agreed", "contacts/quarter", "contacts that led to a first project"};
        case EventKind::contact_succeeded:
            return {"contacts_succeeded", "pairs/quarter", "pairs that met as contacts and succeeded in a project"};
        default:
            throw InternalError("an event has no indicator: " + std::string(name_of(kind)));
    }
}

}  // namespace

std::vector<Indicator> stock_indicators() {
    return list_stocks(std::make_index_sequence<stock_count>{});
}

std::vector<double> value_added_shares(const Sectors& sectors, double purchased_input_share_of_cost) {
    std::vector<double> shares;
    for (const double elasticity : sectors.substitution_elasticity)
        shares.push_back(1 - purchased_input_share_of_cost * (elasticity - 1) / elasticity);
    return shares;
}

std::vector<Indicator> flow_indicators() {
    std::vector<Indicator> list{
        {"exporters_started", "firms/quarter", "firms that became exporters"},
        {"exporters_ended", "firms/quarter", "firms that ceased to be exporters, closure included"},
        {"looks", "looks/quarter", "looks at a foreign market"}};
    for (const auto& [kind, name] : NamesOf<EventKind>::values) list.push_back(event_indicator(kind));
    for (const auto& [barrier, name] : NamesOf<Barrier>::values)
        list.push_back({"first_barrier_" + std::string(name), "looks/quarter",
                        "looks whose first barrier was: " + std::string(name)});
    for (const auto& [barrier, name] : NamesOf<Barrier>::values)
        list.push_back({"binding_barrier_" + std::string(name), "looks/quarter",
                        "looks that this barrier alone kept from entry: " + std::string(name)});
    for (const auto& [reason, name] : NamesOf<Reason>::values)
        list.push_back(
            {"reason_" + std::string(name), "acts/quarter", "acts with this dominant reason: " + std::string(name)});
    for (const auto& [cause, name] : NamesOf<FailureCause>::values)
        list.push_back({"failure_cause_" + std::string(name), "failures/quarter",
                        "failed or refused cooperation for this cause: " + std::string(name)});
    return list;
}

}  // namespace abroad

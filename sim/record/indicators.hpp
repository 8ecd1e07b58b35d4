// THE TABLE of indicators (MODEL section 9): what is recorded each quarter for each group. A stock is summed over the
// living firms of a group: one struct that says name, unit, meaning and how much one firm adds, and one place in
// StockList. A flow counts events of the quarter: one line in the list that flow_indicators() makes. All sums are whole
// numbers of small units, so they have the same bits whatever the threads and the order of firms.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "parallel/sums.hpp"
#include "world/events.hpp"
#include "world/firms.hpp"
#include "world/markets.hpp"
#include "world/positions.hpp"

namespace abroad {

/// Name, unit and meaning of an indicator; `units` of the stored whole number make 1.
struct Indicator {
    std::string name;
    std::string unit;
    std::string meaning;
    double units = 1;
};

/// What stocks look at: one living firm.
struct FirmView {
    const Firms& firms;
    const Positions& positions;
    /// By sector: what sales of goods made at home are worth less purchased inputs, as a share.
    const std::vector<double>& value_added_share;
    std::size_t row;
    std::int64_t positions_count() const { return positions.first[row + 1] - positions.first[row]; }
    std::int64_t has_mode(Mode mode) const {
        for (std::size_t at = positions.first[row]; at < positions.first[row + 1]; ++at)
            if (positions.mode[at] == mode) return 1;
        return 0;
    }
};

namespace stock {

inline std::int64_t money(float keur) {
    return to_units(static_cast<double>(keur), units_per_keur);
}

struct FirmsCount {
    static Indicator indicator() { return {"firms", "firms", "living firms"}; }
    static std::int64_t of(const FirmView&) { return 1; }
};
struct Employment {
    static Indicator indicator() { return {"employment", "employees", "jobs: employees at home", units_per_keur}; }
    static std::int64_t of(const FirmView& f) {
        return to_units(static_cast<double>(f.firms.employees[f.row]), units_per_keur);
    }
};
struct Revenue {
    static Indicator indicator() {
        return {"revenue_keur_per_year", "kEUR/year", "sales at home and abroad", units_per_keur};
    }
    static std::int64_t of(const FirmView& f) { return money(f.firms.revenue[f.row]); }
};
struct MadeAtHome {
    static Indicator indicator() {
        return {"made_at_home_keur_per_year", "kEUR/year", "sales of goods made at home", units_per_keur};
    }
    static std::int64_t of(const FirmView& f) {
        return money(f.firms.home_revenue[f.row] + f.firms.export_revenue[f.row]);
    }
};
struct Exporters {
    static Indicator indicator() { return {"exporters", "firms", "firms active in at least one foreign market"}; }
    static std::int64_t of(const FirmView& f) { return f.positions_count() > 0 ? 1 : 0; }
};
struct ExportRevenue {
    static Indicator indicator() {
        return {"export_revenue_keur_per_year", "kEUR/year", "sales abroad of goods made at home", units_per_keur};
    }
    static std::int64_t of(const FirmView& f) { return money(f.firms.export_revenue[f.row]); }
};
struct PositionsCount {
    static Indicator indicator() { return {"positions", "positions", "links of a firm and a foreign market"}; }
    static std::int64_t of(const FirmView& f) { return f.positions_count(); }
};

struct VentureOwners {
    static Indicator indicator() { return {"venture_owners", "firms", "firms that own a joint venture abroad"}; }
    static std::int64_t of(const FirmView& f) { return f.has_mode(Mode::joint_venture); }
};
struct BranchOwners {
    static Indicator indicator() { return {"branch_owners", "firms", "firms with a branch abroad"}; }
    static std::int64_t of(const FirmView& f) { return f.has_mode(Mode::branch); }
};
struct ProducersAbroad {
    static Indicator indicator() { return {"producers_abroad", "firms", "firms that produce abroad"}; }
    static std::int64_t of(const FirmView& f) { return f.has_mode(Mode::production); }
};

struct Cooperating {
    static Indicator indicator() { return {"cooperating", "firms", "firms in at least one running project"}; }
    static std::int64_t of(const FirmView& f) { return f.firms.running_projects[f.row] > 0 ? 1 : 0; }
};
struct StrategicPartners {
    static Indicator indicator() {
        return {"strategic_partners", "partners",
                "strategic partners of firms; a partnership counts at both its firms"};
    }
    static std::int64_t of(const FirmView& f) { return f.firms.strategic_partnerships[f.row]; }
};
struct ValueAdded {
    static Indicator indicator() {
        return {"value_added_keur_per_year", "kEUR/year", "sales of goods made at home less purchased inputs",
                units_per_keur};
    }
    static std::int64_t of(const FirmView& f) {
        const float made_at_home = f.firms.home_revenue[f.row] + f.firms.export_revenue[f.row];
        return to_units(f.value_added_share[f.firms.sector[f.row]] * static_cast<double>(made_at_home), units_per_keur);
    }
};

}  // namespace stock

/// THE LIST of stocks.
using StockList = std::tuple<stock::FirmsCount, stock::Employment, stock::Revenue, stock::MadeAtHome, stock::Exporters,
                             stock::ExportRevenue, stock::PositionsCount, stock::VentureOwners, stock::BranchOwners,
                             stock::ProducersAbroad, stock::Cooperating, stock::StrategicPartners, stock::ValueAdded>;

inline constexpr std::size_t stock_count = std::tuple_size_v<StockList>;

/// Adds what the firm contributes to every stock, in the order of the list.
template <std::size_t... place>
void add_stocks(const FirmView& firm, std::int64_t* sums, std::index_sequence<place...>) {
    ((sums[place] += std::tuple_element_t<place, StockList>::of(firm)), ...);
}

std::vector<Indicator> stock_indicators();

/// Value added per sales by sector: of the cost that is 1/markup of sales, a share is purchased input.
std::vector<double> value_added_shares(const Sectors& sectors, double purchased_input_share_of_cost);

/// Flows in the order of flow_of; the first two follow from stocks of exporters, all others count events.
inline constexpr std::size_t exporters_started_flow = 0;
inline constexpr std::size_t exporters_ended_flow = 1;
inline constexpr std::size_t looks_flow = 2;
inline constexpr std::size_t first_event_flow = 3;
inline constexpr std::size_t first_barrier_flow = first_event_flow + count_of<EventKind>();
inline constexpr std::size_t binding_barrier_flow = first_barrier_flow + count_of<Barrier>();
inline constexpr std::size_t reason_flow = binding_barrier_flow + count_of<Barrier>();
inline constexpr std::size_t failure_cause_flow = reason_flow + count_of<Reason>();
inline constexpr std::size_t flow_count = failure_cause_flow + count_of<FailureCause>();

/// Acts have a dominant reason, failures and refusals a cause.
constexpr bool is_act(EventKind kind) {
    return kind == EventKind::entry || kind == EventKind::change_of_mode || kind == EventKind::venture_started ||
           kind == EventKind::project_started;
}
constexpr bool has_cause(const Event& event) {
    const bool dissolved = event.kind == EventKind::venture_ended && event.binding;
    return dissolved || event.kind == EventKind::project_failed || event.kind == EventKind::refusal;
}

std::vector<Indicator> flow_indicators();

/// Calls add(flow) for every flow that an event counts in.
template <class Add>
void for_each_flow(const Event& event, Add&& add) {
    add(first_event_flow + static_cast<std::size_t>(event.kind));
    if (event.kind == EventKind::entry || event.kind == EventKind::barrier) add(looks_flow);
    if (is_act(event.kind)) add(reason_flow + event.code);
    if (has_cause(event)) add(failure_cause_flow + event.code);
    if (event.kind == EventKind::venture_given_up)
        add(first_event_flow + static_cast<std::size_t>(EventKind::venture_ended));
    if (event.kind == EventKind::bankrupt) add(first_event_flow + static_cast<std::size_t>(EventKind::closed));
    if (event.kind != EventKind::barrier && event.kind != EventKind::mode_barrier &&
        event.kind != EventKind::project_barrier)
        return;
    add(first_barrier_flow + event.code);
    if (event.binding) add(binding_barrier_flow + event.code);
}

}  // namespace abroad

// Phase 11, recording: the history of one replication, quarter by quarter, as sums by group, by destination, by mode
// and by size, the books of public money, and on request a panel of single firms at year's ends, the log of events and
// snapshots of networks (MODEL section 9). Nothing that is recorded reaches the model.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "parallel/sums.hpp"
#include "random/streams.hpp"
#include "record/cooperation_history.hpp"
#include "record/groups.hpp"
#include "record/indicators.hpp"
#include "record/largest_firms.hpp"
#include "record/management_indicators.hpp"
#include "record/network_snapshots.hpp"
#include "record/panel.hpp"
#include "record/record_parameters.hpp"
#include "world/world.hpp"

namespace abroad {

/// Sums of one quarter after another: value of `what`, of `group`, in quarter t is at ((t * whats + what) * groups +
/// group).
struct Series {
    std::size_t whats = 0;
    std::size_t groups = 0;
    std::vector<std::int64_t> values;
    void append(std::span<const std::int64_t> quarter) { values.insert(values.end(), quarter.begin(), quarter.end()); }
};

/// Places in the series by destination, mode and size.
enum class DestinationPlace : std::size_t { positions, export_revenue, entries, withdrawals, count };
enum class ModePlace : std::size_t { positions, revenue, count };
enum class SizePlace : std::size_t { firms, exporters, count };

class History {
 public:
    /// Begins a history with the world as it is; nothing of this moment is recorded but who exports.
    History(const World& world, const RecordParameters& parameters, DrawKey key);

    /// Records the quarter that was just simulated; `year` is the calendar year of its beginning.
    void record(const World& world, double year);

    /// Takes over the books of public money as they are, for good: called once, when the last quarter was recorded.
    void keep_funding(const FundingTables& funding);

    const RecordParameters& parameters() const { return parameters_; }
    const Groups& groups() const { return groups_; }
    const std::vector<double>& periods() const { return periods_; }
    /// The quarter that periods()[0] is, since the start of the burn-in.
    int first_step() const { return first_step_.empty() ? 0 : first_step_.front(); }
    const Series& stocks(Grouping grouping) const { return stocks_[static_cast<std::size_t>(grouping)]; }
    const Series& flows(Grouping grouping) const { return flows_[static_cast<std::size_t>(grouping)]; }
    /// By (home * markets + destination).
    const Series& destinations() const { return destinations_; }
    const Series& modes() const { return modes_; }
    const Series& sizes() const { return sizes_; }
    /// Stocks of the largest firms alone.
    const Series& largest() const { return largest_; }
    /// Indicators of managements, by cluster.
    const Series& managements() const { return managements_; }
    const FirmPanel& panel() const { return panel_; }
    const EventTable& events() const { return events_; }
    const CooperationHistory& cooperation() const { return cooperation_; }
    const NetworkSnapshots& networks() const { return networks_; }
    /// Empty tables before keep_funding.
    const FundingTables& funding() const { return funding_; }

    /// Calls visit(name, column) for all that has been recorded so far: what saving a run under way follows. The rest
    /// of a history follows from the world.
    template <class Self, class Visit>
    requires std::is_same_v<std::remove_const_t<Self>, History>
    friend void visit_columns(Self& history, Visit&& visit) {
        visit("periods", history.periods_);
        visit("first_step", history.first_step_);
        for (const Grouping grouping : all_groupings) {
            const auto place = static_cast<std::size_t>(grouping);
            visit("stocks_by_" + std::string(name_of(grouping)), history.stocks_[place].values);
            visit("flows_by_" + std::string(name_of(grouping)), history.flows_[place].values);
        }
        visit("destinations", history.destinations_.values);
        visit("modes", history.modes_.values);
        visit("sizes", history.sizes_.values);
        visit("largest", history.largest_.values);
        const auto visit_table = [&](const std::string& table, auto& columns) {
            visit_columns(columns,
                          [&](const char* name, auto& column) { visit(table + "_" + std::string(name), column); });
        };
        visit_table("panel_firms", history.panel_.firms);
        visit_table("panel_positions", history.panel_.positions);
        visit_table("events", history.events_);
        visit("managements", history.managements_.values);
        visit_columns(history.cooperation_, visit);
        visit_table("tie_snapshots", history.networks_.ties);
        visit_table("link_snapshots", history.networks_.links);
        visit_table("applications", history.funding_.applications);
        visit_table("funded_members", history.funding_.members);
        visit_table("ledger", history.funding_.ledger);
    }

 private:
    void record_sums(const World& world);
    void record_largest(const World& world, std::span<const std::int64_t> firms_by_size);

    RecordParameters parameters_;
    Groups groups_;
    std::vector<double> periods_;
    /// One entry once a quarter was recorded.
    std::vector<std::int32_t> first_step_;
    std::vector<double> value_added_share_;
    std::array<Series, all_groupings.size()> stocks_;
    std::array<Series, all_groupings.size()> flows_;
    Series destinations_, modes_, sizes_, largest_, managements_;
    std::vector<std::uint8_t> exported_;
    FirmPanel panel_;
    EventTable events_;
    CooperationHistory cooperation_;
    NetworkSnapshots networks_;
    FundingTables funding_;
};

}  // namespace abroad

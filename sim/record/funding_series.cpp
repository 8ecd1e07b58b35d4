#include "record/funding_series.hpp"

#include "record/line_statements.hpp"
#include "record/table_frame.hpp"

namespace abroad {

namespace {

struct StatementColumn {
    const char* name;
    const char* meaning;
    Cents LineStatement::*of;
};

constexpr std::array<StatementColumn, 11> statement_columns{
    {{"opening_available_cents", "released and not awarded at the beginning", &LineStatement::opening_available},
     {"opening_committed_cents", "awarded and not paid at the beginning", &LineStatement::opening_committed},
     {"top_ups_cents", "budget released", &LineStatement::top_ups},
     {"awarded_cents", "awarded, instalments of earlier awards included", &LineStatement::awarded},
     {"released_cents", "awards that came back, not used or not used up", &LineStatement::released},
     {"paid_cents", "paid to recipients", &LineStatement::paid},
     {"lapsed_cents", "given back to the treasury, since nobody got it", &LineStatement::lapsed},
     {"closing_available_cents", "released and not awarded at the end", &LineStatement::closing_available},
     {"closing_committed_cents", "awarded and not paid at the end", &LineStatement::closing_committed},
     {"premiums_cents", "premiums of guarantees, received by the treasury", &LineStatement::premiums},
     {"administration_cents", "cost of running the instruments, beside the budget", &LineStatement::administration}}};

/// Counts of one instrument in one quarter; money in cents.
struct InstrumentQuarter {
    std::int64_t applications = 0, consortia = 0, awards = 0, awards_in_part = 0;
    std::int64_t no_money = 0, below_threshold = 0, over_ceiling = 0;
    std::int64_t done_with_money = 0, done_without_money = 0, not_done = 0;
    std::int64_t own_account = 0, liquidity = 0, only_because_of_funding = 0;
    Cents requested = 0, awarded = 0, returned = 0, paid = 0, premiums = 0, administration = 0;
};

struct CountColumn {
    const char* name;
    const char* unit;
    const char* meaning;
    std::int64_t InstrumentQuarter::*of;
};

constexpr std::array<CountColumn, 13> count_columns{
    {{"applications", "applications/quarter", "applications; members of a consortium count each",
      &InstrumentQuarter::applications},
     {"consortia", "consortia/quarter", "applications of several together", &InstrumentQuarter::consortia},
     {"awards", "awards/quarter", "applications that got money", &InstrumentQuarter::awards},
     {"awards_in_part", "awards/quarter", "those of them that got less than they asked for",
      &InstrumentQuarter::awards_in_part},
     {"rejected_for_money", "applications/quarter", "applications that the budget did not cover",
      &InstrumentQuarter::no_money},
     {"rejected_below_threshold", "applications/quarter", "applications whose score was too low",
      &InstrumentQuarter::below_threshold},
     {"rejected_over_ceiling", "applications/quarter", "applications of those who had got what they may have",
      &InstrumentQuarter::over_ceiling},
     {"done_with_money", "acts/quarter", "acts done by those who got money", &InstrumentQuarter::done_with_money},
     {"done_without_money", "acts/quarter", "acts done by those who were refused",
      &InstrumentQuarter::done_without_money},
     {"not_done", "applications/quarter", "applications after which the act was not done",
      &InstrumentQuarter::not_done},
     {"own_account", "acts/quarter", "acts done with money that were worthwhile and affordable without",
      &InstrumentQuarter::own_account},
     {"liquidity", "acts/quarter", "acts done with money that were worthwhile but not affordable without",
      &InstrumentQuarter::liquidity},
     {"only_because_of_funding", "acts/quarter", "acts done with money that were not worthwhile without",
      &InstrumentQuarter::only_because_of_funding}}};

constexpr std::array<CountColumn, 6> money_columns{
    {{"requested_keur_per_quarter", "kEUR/quarter", "asked for", &InstrumentQuarter::requested},
     {"awarded_keur_per_quarter", "kEUR/quarter", "awarded, instalments of earlier awards included",
      &InstrumentQuarter::awarded},
     {"returned_keur_per_quarter", "kEUR/quarter", "awarded and given back", &InstrumentQuarter::returned},
     {"paid_keur_per_quarter", "kEUR/quarter", "paid to recipients", &InstrumentQuarter::paid},
     {"premiums_keur_per_quarter", "kEUR/quarter", "premiums of guarantees received", &InstrumentQuarter::premiums},
     {"administration_keur_per_quarter", "kEUR/quarter", "cost of running it", &InstrumentQuarter::administration}}};

void count_application(const Applications& rows, std::size_t row, InstrumentQuarter& quarter) {
    ++quarter.applications;
    quarter.requested += rows.requested[row];
    // Members follow their leader.
    quarter.consortia +=
        rows.consortium[row] == row && row + 1 < rows.count() && rows.consortium[row + 1] == row ? 1 : 0;
    const FundingDecision decision = rows.decision[row];
    quarter.awards_in_part += decision == FundingDecision::in_part;
    quarter.awards += decision == FundingDecision::awarded || decision == FundingDecision::in_part;
    quarter.no_money += decision == FundingDecision::no_money;
    quarter.below_threshold += decision == FundingDecision::below_threshold;
    quarter.over_ceiling += decision == FundingDecision::over_ceiling;
    const FundedFate fate = rows.fate[row];
    const bool with_money = fate == FundedFate::done_with_money;
    quarter.done_with_money += with_money;
    quarter.done_without_money += fate == FundedFate::done_without;
    quarter.not_done += fate == FundedFate::not_done;
    quarter.own_account += with_money && rows.because[row] == FundedBecause::own_account;
    quarter.liquidity += with_money && rows.because[row] == FundedBecause::liquidity;
    quarter.only_because_of_funding += with_money && rows.because[row] == FundedBecause::only_because_of_funding;
}

void add_movement(LedgerKind kind, Cents amount, InstrumentQuarter& quarter) {
    if (kind == LedgerKind::award) quarter.awarded += amount;
    if (kind == LedgerKind::release) quarter.returned += amount;
    if (kind == LedgerKind::payment) quarter.paid += amount;
    if (kind == LedgerKind::premium) quarter.premiums += amount;
    if (kind == LedgerKind::administration) quarter.administration += amount;
}

/// By (recorded quarter, instrument).
std::vector<InstrumentQuarter> count_instruments(const History& history, std::size_t instruments) {
    std::vector<InstrumentQuarter> counts(history.periods().size() * instruments);
    const auto cell = [&](std::int32_t step, std::uint16_t instrument) {
        const int quarter = step - history.first_step();
        return quarter < 0 || instrument == no_instrument
                   ? nullptr
                   : &counts[static_cast<std::size_t>(quarter) * instruments + instrument];
    };
    const Applications& rows = history.funding().applications;
    for (std::size_t row = 0; row < rows.count(); ++row)
        if (InstrumentQuarter* at = cell(rows.step[row], rows.instrument[row])) count_application(rows, row, *at);
    const Ledger& ledger = history.funding().ledger;
    for (std::size_t at = 0; at < ledger.count(); ++at)
        if (InstrumentQuarter* place = cell(ledger.step[at], ledger.instrument[at]))
            add_movement(ledger.kind[at], ledger.amount[at], *place);
    return counts;
}

/// One member of all cells, one after the other.
template <class To, class Cell, class Member>
std::vector<To> members_of(const std::vector<Cell>& cells, Member member, double units = 1) {
    std::vector<To> values;
    values.reserve(cells.size());
    for (const Cell& cell : cells)
        if constexpr (std::is_integral_v<To>)
            values.push_back(cell.*member);
        else
            values.push_back(static_cast<To>(cell.*member) / units);
    return values;
}

template <class Cell, class Make>
std::vector<Cell> of_all(const Frame& frame, Make&& make) {
    std::vector<Cell> cells;
    for (const History& history : frame.histories) {
        const std::vector<Cell> part = make(history);
        cells.insert(cells.end(), part.begin(), part.end());
    }
    return cells;
}

template <class Item>
std::vector<std::string> names_in(const std::vector<Item>& items) {
    std::vector<std::string> names;
    for (const Item& item : items) names.push_back(item.name);
    return names;
}

void add(Group& group, const std::vector<std::string>& axes, std::string name, Column data, std::string unit,
         std::string meaning, std::vector<std::string> flags = {}) {
    group.variables.push_back({std::move(name), axes, std::move(data), std::move(unit), std::move(meaning),
                               std::move(flags), Missing::forbidden});
}

/// What does not change: kind, budget line and act of an instrument.
void add_terms(const Policy& policy, Group& group) {
    std::vector<std::int8_t> kind, act;
    std::vector<std::string> line;
    for (const Instrument& instrument : policy.instruments) {
        kind.push_back(static_cast<std::int8_t>(instrument.kind));
        act.push_back(static_cast<std::int8_t>(instrument.act));
        line.push_back(policy.lines[instrument.line].name);
    }
    add(group, {"instrument"}, "kind", kind, "1", "kind of the instrument", names_of<InstrumentKind>());
    add(group, {"instrument"}, "act", act, "1", "what it pays for", names_of<FundedAct>());
    add(group, {"instrument"}, "line_name", line, "1", "budget line that pays it");
}

}  // namespace

Group budget_lines_group(const Frame& frame, const Policy& policy) {
    const auto cells = of_all<LineStatement>(frame, [&](const History& h) {
        return line_statements(h.funding().ledger, policy.lines.size(), h.first_step(), h.periods().size());
    });
    Group group{"budget_lines",
                {frame.replications(), frame.periods(), name_axis("line", names_in(policy.lines), "budget line")},
                {},
                {}};
    for (const StatementColumn& column : statement_columns)
        add(group, {"replication", "period", "line"}, column.name, members_of<Cents>(cells, column.of), "cents",
            column.meaning);
    std::vector<Cents> budget;
    for (const BudgetLine& line : policy.lines) budget.push_back(line.budget_per_year);
    add(group, {"line"}, "budget_cents_per_year", budget, "cents/year", "budget while its calls are open");
    return group;
}

Group instruments_group(const Frame& frame, const Policy& policy) {
    const auto cells = of_all<InstrumentQuarter>(
        frame, [&](const History& h) { return count_instruments(h, policy.instruments.size()); });
    Group group{
        "instruments",
        {frame.replications(), frame.periods(), name_axis("instrument", names_in(policy.instruments), "instrument")},
        {},
        {}};
    const std::vector<std::string> axes{"replication", "period", "instrument"};
    for (const CountColumn& column : count_columns)
        add(group, axes, column.name, members_of<std::int64_t>(cells, column.of), column.unit, column.meaning);
    for (const CountColumn& column : money_columns)
        add(group, axes, column.name, members_of<double>(cells, column.of, cents_per_keur), column.unit,
            column.meaning);
    add_terms(policy, group);
    return group;
}

}  // namespace abroad

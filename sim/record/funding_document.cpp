#include "record/funding_document.hpp"

#include <functional>
#include <numeric>

#include "base/period.hpp"
#include "base/problems.hpp"
#include "record/funding_series.hpp"
#include "record/table_frame.hpp"
#include "world/firms.hpp"
#include "world/ledger_accounts.hpp"

namespace abroad {

namespace {

constexpr const char* step_meaning = "quarter since the start of the burn-in, from 0";
constexpr const char* period_meaning = "beginning of the quarter as a calendar year";
constexpr const char* instrument_meaning = "instrument, by its place on the instrument axis of group instruments";
constexpr const char* line_meaning = "budget line, by its place on the line axis of group budget_lines";
constexpr const char* recipient_meaning =
    "seat of a firm, place of a cluster on the cluster axis of group world, or place of an agency's country on its "
    "market axis";

/// A column of numbers, each made another by `change`.
template <class To, class From, class Change>
std::vector<To> changed(const std::vector<From>& column, Change&& change) {
    std::vector<To> result(column.size());
    for (std::size_t at = 0; at < column.size(); ++at) result[at] = static_cast<To>(change(column[at]));
    return result;
}

template <class To>
auto as() {
    return [](const auto& column) { return changed<To>(column, std::identity()); };
}

/// Signed numbers, -1 for the value that stands for none.
template <class To, class From>
auto with_none(From none) {
    return [none](const std::vector<From>& column) {
        return changed<To>(column, [none](From value) { return value == none ? To{-1} : static_cast<To>(value); });
    };
}

std::vector<double> periods_of(const History& history, const std::vector<std::int32_t>& steps) {
    return changed<double>(steps, [&](std::int32_t step) {
        return history.periods().front() + years_per_step * (step - history.first_step());
    });
}

/// Gets a column of a table of funding, turned into what is written.
template <class Table, class Member, class Change>
auto column(Table FundingTables::*table, Member member, Change change) {
    return [=](const History& h) { return change(h.funding().*table.*member); };
}

/// What a movement's application says, moved up by `shift`; `none` of a movement of the line as a whole.
template <class To, class Member>
auto of_application(Member member, To none, int shift = 0) {
    return [=](const History& h) {
        const auto& column = h.funding().applications.*member;
        return changed<To>(h.funding().ledger.application, [&](std::uint32_t row) {
            return row == no_application ? none : static_cast<To>(static_cast<std::int64_t>(column[row]) + shift);
        });
    };
}

template <class Code>
std::vector<std::string> names_with_none() {
    std::vector<std::string> names = names_of<Code>();
    names.insert(names.begin(), "none");
    return names;
}

/// Size class of a firm by its employees when it applied; 0 of research organisations and others.
std::vector<std::int8_t> size_classes(const History& history) {
    const Applications& rows = history.funding().applications;
    std::vector<std::int8_t> classes(rows.count(), 0);
    for (std::size_t row = 0; row < rows.count(); ++row)
        if (rows.employees[row] > 0)
            classes[row] = static_cast<std::int8_t>(history.groups().size_class(rows.employees[row]) + 1);
    return classes;
}

constexpr auto applications = [](auto member, auto change) {
    return column(&FundingTables::applications, member, change);
};

void add_when_and_where(StackedTable& table) {
    table.add_replication([](const History& h) -> const auto& { return h.funding().applications.step; });
    table.add("application", "1", "number of the application, within the replication", [](const History& h) {
        std::vector<std::int32_t> numbers(h.funding().applications.count());
        std::iota(numbers.begin(), numbers.end(), 0);
        return numbers;
    });
    table.add("step", "1", step_meaning, applications(&Applications::step, as<std::int32_t>()));
    table.add("period", "calendar year", period_meaning,
              [](const History& h) { return periods_of(h, h.funding().applications.step); });
    table.add("instrument", "1", instrument_meaning, applications(&Applications::instrument, as<std::int16_t>()));
    table.add("line", "1", line_meaning, applications(&Applications::line, as<std::int16_t>()));
}

void add_applicant(StackedTable& table) {
    table.add("kind", "1", "who applied", applications(&Applications::kind, as<std::int8_t>()),
              names_of<RecipientKind>());
    table.add("applicant", "1", recipient_meaning, applications(&Applications::applicant, as<std::uint32_t>()));
    table.add("generation", "1", "of a firm, which occupant of the seat",
              applications(&Applications::generation, as<std::uint16_t>()));
    table.add("country", "1", "home of the applicant, by its place on the market axis of group world; -1 none",
              applications(&Applications::country, as<std::int16_t>()));
    std::vector<std::string> classes{"none"};
    classes.insert(classes.end(), size_class_names.begin(), size_class_names.end());
    table.add("size_class", "1", "of a firm, its size class when it applied; none: research organisations and others",
              size_classes, classes);
    table.add("employees", "employees", "of a firm, employees when it applied; else 0, also of research organisations",
              applications(&Applications::employees, as<float>()));
    table.add("act", "1", "what the money is for", applications(&Applications::act, as<std::int8_t>()),
              names_of<FundedAct>());
    table.add("market", "1", "foreign market, by its place on the market axis of group world; -1 none",
              applications(&Applications::market, with_none<std::int16_t>(no_market)));
    table.add("consortium", "1", "application of the leader; its own of one who applied alone",
              applications(&Applications::consortium, as<std::int32_t>()));
}

void add_outcome(StackedTable& table) {
    const auto cents = as<Cents>();
    table.add("cost_cents", "cents", "the applicant's own cost of the act", applications(&Applications::cost, cents));
    table.add("requested_cents", "cents", "what it asked for", applications(&Applications::requested, cents));
    table.add("score", "1", "of a ranked selection; else the draw that ordered the list",
              applications(&Applications::score, as<float>()));
    table.add("rank", "1", "place on the list of the line and phase, from 1",
              applications(&Applications::rank, as<std::uint32_t>()));
    table.add("decision", "1", "what became of it", applications(&Applications::decision, as<std::int8_t>()),
              names_of<FundingDecision>());
    table.add("awarded_cents", "cents", "what was awarded, later instalments included",
              applications(&Applications::awarded, cents));
    table.add("because", "1",
              "own_account: worthwhile and affordable without; liquidity: worthwhile but not affordable; else not "
              "worthwhile without",
              applications(&Applications::because, as<std::int8_t>()), names_of<FundedBecause>());
    table.add("fate", "1", "what the applicant did then", applications(&Applications::fate, as<std::int8_t>()),
              names_of<FundedFate>());
}

Group applications_group(const Frame& frame) {
    StackedTable table("applications", frame);
    add_when_and_where(table);
    add_applicant(table);
    add_outcome(table);
    return table.finish();
}

Group members_group(const Frame& frame) {
    StackedTable table("funded_members", frame);
    const auto of = [](auto member, auto change) { return column(&FundingTables::members, member, change); };
    table.add_replication([](const History& h) -> const auto& { return h.funding().members.seat; });
    table.add("application", "1", "number of the application of the management",
              of(&FundedMembers::application, as<std::int32_t>()));
    table.add("seat", "1", "seat of a member of its cluster when the money was awarded",
              of(&FundedMembers::seat, as<std::uint32_t>()));
    table.add("generation", "1", "which occupant of the seat", of(&FundedMembers::generation, as<std::uint16_t>()));
    return table.finish();
}

template <Account Legs::*leg>
std::vector<std::int8_t> accounts(const History& history) {
    return changed<std::int8_t>(history.funding().ledger.kind, [](LedgerKind kind) { return legs_of(kind).*leg; });
}

/// Who got or paid the money; of a movement of the line as a whole, and of one that is not a recipient's, nobody.
std::vector<std::int8_t> recipient_kinds(const History& history) {
    const FundingTables& funding = history.funding();
    return changed<std::int8_t>(funding.ledger.application, [&](std::uint32_t row) {
        return row == no_application ? RecipientKind::nobody : funding.applications.kind[row];
    });
}

std::vector<std::int16_t> markets_of_ledger(const History& history) {
    const FundingTables& funding = history.funding();
    return changed<std::int16_t>(funding.ledger.application, [&](std::uint32_t row) {
        const std::uint16_t market = row == no_application ? no_market : funding.applications.market[row];
        return market == no_market ? -1 : static_cast<int>(market);
    });
}

Group ledger_group(const Frame& frame) {
    StackedTable table("ledger", frame);
    const auto of = [](auto member, auto change) { return column(&FundingTables::ledger, member, change); };
    table.add_replication([](const History& h) -> const auto& { return h.funding().ledger.step; });
    table.add("step", "1", step_meaning, of(&Ledger::step, as<std::int32_t>()));
    table.add("period", "calendar year", period_meaning,
              [](const History& h) { return periods_of(h, h.funding().ledger.step); });
    table.add("kind", "1", "what moved", of(&Ledger::kind, as<std::int8_t>()), names_of<LedgerKind>());
    table.add("debit", "1", "account that the money left", accounts<&Legs::debit>, names_of<Account>());
    table.add("credit", "1", "account that it reached", accounts<&Legs::credit>, names_of<Account>());
    table.add("line", "1", line_meaning, of(&Ledger::line, as<std::int16_t>()));
    table.add("instrument", "1", std::string(instrument_meaning) + "; -1 for the line as a whole",
              of(&Ledger::instrument, with_none<std::int16_t>(no_instrument)));
    table.add("application", "1", "number of the application; -1 none",
              of(&Ledger::application, with_none<std::int32_t>(no_application)));
    table.add("recipient_kind", "1", "who applied", recipient_kinds, names_of<RecipientKind>());
    table.add("recipient", "1", std::string(recipient_meaning) + "; -1 none",
              of_application<std::int64_t>(&Applications::applicant, std::int64_t{-1}));
    table.add("act", "1", "what the money is for", of_application<std::int8_t>(&Applications::act, std::int8_t{0}, 1),
              names_with_none<FundedAct>());
    table.add("market", "1", "foreign market, by its place on the market axis of group world; -1 none",
              markets_of_ledger);
    table.add("amount_cents", "cents", "above 0", of(&Ledger::amount, as<Cents>()));
    return table.finish();
}

void check_names(const Frame& frame, const Policy& policy) {
    for (const History& history : frame.histories) {
        const FundingTables& funding = history.funding();
        for (const std::uint16_t line : funding.ledger.line)
            if (line >= policy.lines.size()) throw InternalError("the ledger has a budget line that has no name");
        for (const std::uint16_t instrument : funding.applications.instrument)
            if (instrument >= policy.instruments.size())
                throw InternalError("an application is for an instrument that has no name");
    }
}

}  // namespace

std::vector<Group> funding_groups(const Frame& frame, const Policy& policy) {
    check_names(frame, policy);
    if (frame.histories.empty() || !policy.any()) return {};
    std::vector<Group> groups{budget_lines_group(frame, policy), instruments_group(frame, policy)};
    if (!frame.histories.front().parameters().ledger) return groups;
    groups.push_back(applications_group(frame));
    groups.push_back(members_group(frame));
    groups.push_back(ledger_group(frame));
    return groups;
}

}  // namespace abroad

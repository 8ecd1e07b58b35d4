#include <type_traits>

#include "run/comparison_document.hpp"

namespace abroad {

namespace {

template <class Code>
std::vector<std::string> flags() {
    std::vector<std::string> names;
    for (const auto& [code, name] : NamesOf<Code>::values) names.emplace_back(name);
    return names;
}

template <class Code>
std::vector<std::string> flags_with_none() {
    std::vector<std::string> names = flags<Code>();
    names.insert(names.begin(), "none");
    return names;
}

/// Columns of all runs, one below the other.
class Rows {
 public:
    explicit Rows(std::string path) : group_{std::move(path), {}, {}, {}} {}

    void add(std::string name, Column column, std::string unit, std::string meaning,
             std::vector<std::string> flag_meanings = {}, Missing missing = Missing::forbidden) {
        rows_ = std::visit([](const auto& values) { return values.size(); }, column);
        group_.variables.push_back({std::move(name),
                                    {"row"},
                                    std::move(column),
                                    std::move(unit),
                                    std::move(meaning),
                                    std::move(flag_meanings),
                                    missing});
    }

    Group finish() {
        group_.axes.push_back({"row", RowCount{static_cast<std::int64_t>(rows_)}, "1", "row of the table"});
        return std::move(group_);
    }

 private:
    Group group_;
    std::size_t rows_ = 0;
};

/// A column of single firms, of all pairs of all runs.
template <class Get>
auto of_firms(const ComparisonFrame& frame, Get&& get) {
    std::decay_t<decltype(get(std::declval<const FirmTable&>()))> column;
    for (const TwinRun& run : frame.runs())
        for (const PairResult& pair : run.pairs) {
            const auto& part = get(pair.firms);
            column.insert(column.end(), part.begin(), part.end());
        }
    return column;
}

void add_keys(const ComparisonFrame& frame, Rows& rows) {
    std::vector<std::int32_t> replications;
    std::vector<std::uint16_t> comparisons;
    for (const TwinRun& run : frame.runs())
        for (std::size_t pair = 0; pair < run.pairs.size(); ++pair) {
            const std::size_t firms = run.pairs[pair].firms.seat.size();
            replications.insert(replications.end(), firms, run.replication);
            comparisons.insert(comparisons.end(), firms, static_cast<std::uint16_t>(pair));
        }
    rows.add("replication", replications, "1", "replication");
    rows.add("comparison", comparisons, "1", "by its place on the comparison axis");
}

void add_moment(const ComparisonFrame& frame, FirmMoment moment, const std::string& name, Rows& rows) {
    const auto add = [&](const char* what, auto member, const char* unit, const char* meaning) {
        const auto get = [=](const FirmTable& t) -> const auto& {
            return t.at[static_cast<std::size_t>(moment)].*member;
        };
        rows.add(std::string(what) + "_" + name, of_firms(frame, get), unit, std::string(meaning) + ", " + name);
    };
    add("exporter", &FirmAt::exporter, "1", "1 if active in a foreign market");
    add("links", &FirmAt::links, "positions", "foreign markets served");
    add("export_revenue_keur", &FirmAt::export_revenue_keur, "kEUR/year", "sales abroad of goods made at home");
    add("employees", &FirmAt::employees, "employees", "employees at home");
    add("revenue_keur", &FirmAt::revenue_keur, "kEUR/year", "sales");
    add("value_added_keur", &FirmAt::value_added_keur, "kEUR/year", "value added at home");
    add("research_and_entry_keur", &FirmAt::research_and_entry_keur, "kEUR",
        "own spending on research, projects and entries since the run began");
}

void add_traits(const ComparisonFrame& frame, Rows& rows) {
    const auto add = [&](const char* name, auto member, const char* meaning, std::vector<std::string> flag_meanings) {
        rows.add(name,
                 of_firms(
                     frame, [=](const FirmTable& t) -> const auto& { return t.*member; }),
                 "1", meaning, std::move(flag_meanings));
    };
    add("seat", &FirmTable::seat, "seat of the firm", {});
    add("generation", &FirmTable::generation, "which occupant of the seat", {});
    add("country", &FirmTable::country, "by its place on the country axis of group places", {});
    add("sector", &FirmTable::sector, "by its place on the sector axis of group places", {});
    add("cluster", &FirmTable::cluster, "by its place on the cluster axis of group places; -1: none", {});
    add("size_class", &FirmTable::size_class, "before the policy; of younger firms, in the base",
        {"micro", "small", "medium", "large"});
    add("member", &FirmTable::member, "1 for members of a cluster, by the same rule", {});
    add("lives", &FirmTable::lives, "in which worlds at the end of the policy", flags<FirmLives>());
    add("group", &FirmTable::group, "part of the effect that it counts in",
        {"recipients", "spillover", "displacement", "indirect"});
    add("applied", &FirmTable::applied, "1 if it applied for money of its own", {});
    add("decision", &FirmTable::decision, "on its first application", flags_with_none<FundingDecision>());
    add("first_award_year", &FirmTable::first_award_year, "calendar year of the first award used; -1: none", {});
}

/// Column of a table of funding, codes as small numbers with their names.
template <class T>
void add_column(const std::string& name, std::vector<T> column, const std::string& meaning, Rows& rows) {
    const std::string unit = name == "cost" || name == "requested" || name == "awarded" || name == "amount" ? "cents"
                             : name == "employees" ? "employees"
                                                   : "1";
    if constexpr (std::is_enum_v<T>) {
        std::vector<std::int8_t> codes;
        for (const T code : column) codes.push_back(static_cast<std::int8_t>(code));
        rows.add(name, codes, unit, meaning, flags<T>());
    } else {
        rows.add(name, std::move(column), unit, meaning);
    }
}

/// All columns of one table of funding, of all runs.
template <class Table>
Group table_of(const ComparisonFrame& frame, const char* path, Table FundingTables::*table, const std::string& what) {
    Rows rows(path);
    std::vector<std::int32_t> replications;
    Table all;
    for (const TwinRun& run : frame.runs()) {
        const Table& part = run.funding.*table;
        replications.insert(replications.end(), part.count(), run.replication);
        std::vector<const void*> sources;
        visit_columns(part, [&](const char*, const auto& column) { sources.push_back(&column); });
        std::size_t at = 0;
        visit_columns(all, [&](const char*, auto& column) {
            const auto& source = *static_cast<const std::decay_t<decltype(column)>*>(sources[at++]);
            column.insert(column.end(), source.begin(), source.end());
        });
    }
    rows.add("replication", replications, "1", "replication");
    visit_columns(all, [&](const char* name, auto& column) {
        add_column(name, std::move(column), what + ": " + name + " (group of the same name of a results file)", rows);
    });
    return rows.finish();
}

}  // namespace

Group firms_group(const ComparisonFrame& frame) {
    Rows rows("firms");
    add_keys(frame, rows);
    add_traits(frame, rows);
    rows.add("score",
             of_firms(
                 frame, [](const FirmTable& t) -> const auto& { return t.score; }),
             "1", "best score of its applications", {}, Missing::allowed);
    rows.add("awarded_keur",
             of_firms(
                 frame, [](const FirmTable& t) -> const auto& { return t.awarded_keur; }),
             "kEUR", "awards of its own that it used, over the run");
    for (const auto& [moment, name] : NamesOf<FirmMoment>::values) add_moment(frame, moment, std::string(name), rows);
    return rows.finish();
}

Group applications_group(const ComparisonFrame& frame) {
    return table_of(frame, "applications", &FundingTables::applications, "application in the first world");
}

Group ledger_group(const ComparisonFrame& frame) {
    return table_of(frame, "ledger", &FundingTables::ledger, "movement in the first world");
}

}  // namespace abroad

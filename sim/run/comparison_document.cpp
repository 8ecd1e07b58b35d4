#include "run/comparison_document.hpp"

#include <fmt/core.h>

#include "record/groups.hpp"
#include "record/series_frame.hpp"
#include "run/comparison_measures.hpp"

namespace abroad {

namespace {

template <class Code>
Axis code_axis(std::string name, std::string meaning) {
    std::vector<std::string> labels;
    for (const auto& [code, label] : NamesOf<Code>::values) labels.emplace_back(label);
    return name_axis(std::move(name), std::move(labels), std::move(meaning));
}

Axis outcome_axis() {
    return code_axis<Outcome>("outcome", "what of firms is counted");
}

void add(Group& group, std::string name, std::vector<std::string> axes, Column data, std::string unit,
         std::string meaning, Missing missing = Missing::forbidden) {
    group.variables.push_back(
        {std::move(name), std::move(axes), std::move(data), std::move(unit), std::move(meaning), {}, missing});
}

/// append(pair result, column) for every run and pair.
template <class T>
std::vector<T> gathered(const ComparisonFrame& frame, auto&& append) {
    std::vector<T> column;
    for (const TwinRun& run : frame.runs())
        for (const PairResult& pair : run.pairs) append(pair, column);
    return column;
}

template <class T>
void extend(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

template <class T>
std::vector<T> of_pairs(const ComparisonFrame& frame, auto&& get) {
    std::vector<T> column;
    for (const PairPlan& pair : frame.plan.pairs) column.push_back(static_cast<T>(get(pair)));
    return column;
}

void add_pairs(const ComparisonFrame& frame, Group& group) {
    const std::vector<std::string> by_pair{"comparison"};
    const auto& worlds = frame.plan.worlds;
    const auto texts = [&](auto&& get) { return of_pairs<std::string>(frame, get); };
    add(group, "subject", by_pair, texts([](const PairPlan& p) { return p.subject; }), "1", "what is compared");
    add(group, "effect", by_pair, texts([](const PairPlan& p) { return std::string(name_of(p.effect)); }), "1",
        "total, of the announcement, of the money, between scenarios, or of more budget");
    add(group, "world_with", by_pair, texts([&](const PairPlan& p) { return worlds[p.with].name; }), "1",
        "the effect is this world");
    add(group, "world_base", by_pair, texts([&](const PairPlan& p) { return worlds[p.base].name; }), "1",
        "less this one");
    const auto years = [&](auto member) {
        return of_pairs<std::int64_t>(frame, [=](const auto& p) { return p.*member; });
    };
    add(group, "start_year", by_pair, years(&PairPlan::start_year), "calendar year", "first year with an open call");
    add(group, "last_year", by_pair, years(&PairPlan::last_year), "calendar year", "last year with an open call");
    add(group, "budget_factor", by_pair, of_pairs<double>(frame, [](const auto& p) { return p.budget_factor; }), "1",
        "budgets as multiples of those of the scenario");
}

void add_outcomes(Group& group) {
    std::vector<std::int64_t> divisors;
    std::vector<std::string> units, meanings;
    for (const auto& [outcome, name] : NamesOf<Outcome>::values) {
        divisors.push_back(facts_of(outcome).divisor);
        units.emplace_back(facts_of(outcome).unit);
        meanings.emplace_back(facts_of(outcome).meaning);
    }
    add(group, "outcome_divisor", {"outcome"}, divisors, "1", "values in this file are in 1/divisor of the unit");
    add(group, "outcome_unit", {"outcome"}, units, "1", "unit of the outcome");
    add(group, "outcome_meaning", {"outcome"}, meanings, "1", "what is counted");
}

Group parts_group(const ComparisonFrame& frame) {
    Group group{"comparison",
                {frame.replications(), frame.comparisons(), code_axis<Standpoint>("standpoint", "whose firms count"),
                 code_axis<Largest>("largest", "whether the largest firms before the policy count"), outcome_axis(),
                 code_axis<Part>("part", "of the effect, by who the firms are"), frame.years()},
                {},
                {}};
    add(group, "parts", {"replication", "comparison", "standpoint", "largest", "outcome", "part", "year"},
        gathered<std::int64_t>(frame, [](const PairResult& p, auto& to) { extend(to, p.parts.parts); }), "1",
        "whole units of the outcome: divide by outcome_divisor");
    add_pairs(frame, group);
    add_outcomes(group);
    return group;
}

Group grouped_group(const ComparisonFrame& frame, GroupedBy by, const std::string& name,
                    std::vector<std::string> labels) {
    Group group{"by_" + name,
                {frame.replications(), frame.comparisons(), outcome_axis(), frame.years(),
                 name_axis(name, std::move(labels), "group of firms by " + name)},
                {},
                {}};
    const std::vector<std::string> axes{"replication", "comparison", "outcome", "year", name};
    const auto column = [&](auto member) {
        return gathered<std::int64_t>(frame, [=](const PairResult& p, auto& to) {
            extend(to, p.parts.groups[static_cast<std::size_t>(by)].*member);
        });
    };
    constexpr const char* whole_units = "1";
    add(group, "with_policy", axes, column(&GroupTotals::with), whole_units, "in the world with, in units of outcome");
    add(group, "base", axes, column(&GroupTotals::base), whole_units, "in the base, in units of outcome");
    add(group, "gross", axes, column(&GroupTotals::gross), whole_units, "of recipients in the world with");
    add(group, "deadweight", axes, column(&GroupTotals::deadweight), whole_units, "of recipients in the base");
    add(group, "touched", {"replication", "comparison", "year", name}, column(&GroupTotals::touched), "firms",
        "firms whose revenue differs by more than 1 %");
    return group;
}

void add_money(const ComparisonFrame& frame, Group& group) {
    const std::vector<std::string> axes{"replication", "comparison", "year"};
    const auto column = [&](auto type, auto&& get) {
        return gathered<decltype(type)>(frame, [&](const PairResult& p, auto& to) {
            for (const MoneyOfYear& year : p.money) to.push_back(get(year));
        });
    };
    const auto whole = [&](const char* name, const char* unit, const char* meaning, auto member) {
        add(group, name, axes, column(std::int64_t{}, [=](const MoneyOfYear& y) { return y.*member; }), unit, meaning);
    };
    const auto real = [&](const char* name, const char* meaning, auto member) {
        add(group, name, axes, column(double{}, [=](const MoneyOfYear& y) { return y.*member; }), "kEUR", meaning);
    };
    whole("paid", "cents", "paid in the year, world with less base", &MoneyOfYear::paid);
    whole("awarded", "cents", "awarded less returned, world with less base", &MoneyOfYear::awarded);
    whole("premiums", "cents", "premiums received, world with less base", &MoneyOfYear::premiums);
    whole("administration", "cents", "cost of running instruments, world with less base", &MoneyOfYear::administration);
    whole("lapsed", "cents", "money of these budget lines that nobody got, world with", &MoneyOfYear::lapsed);
    whole("applications", "applications", "in the world with", &MoneyOfYear::applications);
    whole("awards", "awards", "in the world with", &MoneyOfYear::awards);
    real("entry_spending_keur", "firms' own spending on entries, net of grants, world with less base",
         &MoneyOfYear::entry_spending_keur);
    real("research_spending_keur", "firms' own spending on research and projects, net of grants, world with less base",
         &MoneyOfYear::research_spending_keur);
    real("funded_sales_keur", "yearly sales of positions entered with money, world with",
         &MoneyOfYear::funded_sales_keur);
    real("displaced_sales_keur", "what of them others lose at first round", &MoneyOfYear::displaced_sales_keur);
}

Group money_group(const ComparisonFrame& frame) {
    Group group{"money", {frame.replications(), frame.comparisons(), frame.years()}, {}, {}};
    const std::vector<std::string> axes{"replication", "comparison", "year"};
    add_money(frame, group);
    std::vector<double> cost;
    for (const TwinRun& run : frame.runs())
        for (std::size_t pair = 0; pair < run.pairs.size(); ++pair) {
            const Scenario& scenario = frame.plan.worlds[frame.plan.pairs[pair].funded].scenario;
            for (const MoneyOfYear& year : run.pairs[pair].money)
                cost.push_back(year.public_cost_eur(scenario.funding.cost_of_public_funds));
        }
    add(group, "public_cost", axes, cost, "EUR", "what the year cost the public, with cost of public funds");
    const auto firms = [&](auto member) {
        return gathered<std::int64_t>(frame, [=](const PairResult& p, auto& to) { extend(to, p.parts.*member); });
    };
    add(group, "firms", axes, firms(&Decomposition::firms), "firms", "firms that live in either world");
    add(group, "touched_firms", axes, firms(&Decomposition::touched), "firms",
        "firms whose revenue differs by more than 1 %");
    return group;
}

Group acts_group(const ComparisonFrame& frame) {
    Group group{"acts",
                {frame.replications(), frame.comparisons(), code_axis<FundedActKind>("act", "what was paid for"),
                 code_axis<ActCause>("cause", "whether and why the act does not happen in the base")},
                {},
                {}};
    const std::vector<std::string> axes{"replication", "comparison", "act", "cause"};
    const auto column = [&](auto type, auto member) {
        return gathered<decltype(type)>(frame, [=](const PairResult& p, auto& to) {
            for (const auto& causes : p.acts.counts)
                for (const ActCounts& counts : causes) to.push_back(counts.*member);
        });
    };
    add(group, "acts", axes, column(std::int64_t{}, &ActCounts::acts), "acts", "funded acts");
    add(group, "followed", axes, column(std::int64_t{}, &ActCounts::followed), "acts",
        "of these, five years later is within the run");
    add(group, "surviving", axes, column(std::int64_t{}, &ActCounts::surviving), "acts",
        "of those followed, still there");
    add(group, "private_gain_keur", axes, column(double{}, &ActCounts::private_gain_keur), "kEUR",
        "of those followed: cash and dividends of the recipient five years later, world with less base, summed");
    add(group, "own_account", {"replication", "comparison", "act"},
        gathered<std::int64_t>(frame,
                               [](const PairResult& p, auto& to) {
                                   to.insert(to.end(), p.acts.own_account.begin(), p.acts.own_account.end());
                               }),
        "acts", "funded acts that pass all tests at full cost");
    return group;
}

Group self_report_group(const ComparisonFrame& frame) {
    Group group{"self_report", {frame.replications(), frame.comparisons(), outcome_axis(), frame.years()}, {}, {}};
    add(group, "claim", {"replication", "comparison", "outcome", "year"},
        gathered<std::int64_t>(frame, [](const PairResult& p, auto& to) { extend(to, p.parts.self_report); }), "1",
        "outcome of recipients less that before their award, in units of the outcome");
    return group;
}

/// Mean and median with their intervals, as columns.
struct IntervalColumns {
    std::vector<double> mean, low, high, median, median_low, median_high;
    std::vector<std::int64_t> runs;

    void append(const Interval& of_mean, const Interval& of_median) {
        mean.push_back(of_mean.mean);
        low.push_back(of_mean.low);
        high.push_back(of_mean.high);
        median.push_back(of_median.mean);
        median_low.push_back(of_median.low);
        median_high.push_back(of_median.high);
        runs.push_back(static_cast<std::int64_t>(of_mean.runs));
    }

    void add_to(Group& group, const std::vector<std::string>& axes) const {
        const std::string chance = "95 % interval over replications: chance only, parameters fixed; ";
        const auto real = [&](const char* name, const std::vector<double>& column, const std::string& meaning) {
            add(group, name, axes, column, "1", meaning + " (unit: that of the outcome or measure)", Missing::allowed);
        };
        real("mean", mean, "mean over replications");
        real("low", low, chance + "lower end, of the mean");
        real("high", high, chance + "upper end, of the mean");
        real("median", median, "median over replications");
        real("median_low", median_low, chance + "lower end, of the median");
        real("median_high", median_high, chance + "upper end, of the median");
        add(group, "runs", axes, runs, "replications", "replications with a value");
    }
};

Group summary_group(const ComparisonFrame& frame) {
    Group group{"summary",
                {frame.comparisons(), code_axis<Standpoint>("standpoint", "whose firms count"),
                 code_axis<Largest>("largest", "whether the largest firms before the policy count"), outcome_axis(),
                 code_axis<Part>("part", "of the effect, by who the firms are"), code_axis<Moment>("moment", "when")},
                {},
                {}};
    IntervalColumns columns;
    for (std::size_t pair = 0; pair < frame.plan.pairs.size(); ++pair)
        for (const auto& [standpoint, s] : NamesOf<Standpoint>::values)
            for (const auto& [largest, l] : NamesOf<Largest>::values)
                for (const auto& [outcome, o] : NamesOf<Outcome>::values)
                    for (const auto& [part, p] : NamesOf<Part>::values)
                        for (const auto& [moment, m] : NamesOf<Moment>::values) {
                            const auto values =
                                values_of(frame.plan, frame.runs(), pair, {standpoint, largest, outcome, part, moment});
                            columns.append(mean_interval(values), median_interval(values));
                        }
    columns.add_to(group, {"comparison", "standpoint", "largest", "outcome", "part", "moment"});
    return group;
}

Group measures_group(const ComparisonFrame& frame) {
    std::vector<std::vector<Measure>> all;
    for (std::size_t pair = 0; pair < frame.plan.pairs.size(); ++pair)
        all.push_back(measures_of(frame.plan, frame.runs(), pair));
    std::vector<std::string> names, units, meanings;
    for (const Measure& one : all.front()) {
        names.push_back(one.name);
        units.push_back(one.unit);
        meanings.push_back(one.meaning);
    }
    Group group{
        "measures",
        {frame.replications(), frame.comparisons(), name_axis("measure", names, "number that sums up an effect")},
        {},
        {}};
    std::vector<double> values;
    IntervalColumns columns;
    for (std::size_t run = 0; run < frame.runs().size(); ++run)
        for (const auto& measures : all)
            for (const Measure& one : measures) values.push_back(one.values[run]);
    for (const auto& measures : all)
        for (const Measure& one : measures) columns.append(one.mean, one.median);
    add(group, "value", {"replication", "comparison", "measure"}, values, "1",
        "value of one replication (measure_unit)", Missing::allowed);
    columns.add_to(group, {"comparison", "measure"});
    add(group, "measure_unit", {"measure"}, units, "1", "unit of the measure");
    add(group, "measure_meaning", {"measure"}, meanings, "1", "what it says");
    return group;
}

Group places_group(const Places& places) {
    return {"places",
            {name_axis("country", places.countries, "country"), name_axis("sector", places.sectors, "sector"),
             name_axis("cluster", places.clusters, "cluster")},
            {},
            {}};
}

std::vector<std::string> texts(const auto& names) {
    return {names.begin(), names.end()};
}

}  // namespace

Axis ComparisonFrame::replications() const {
    std::vector<std::int64_t> numbers;
    for (const TwinRun& run : result.runs) numbers.push_back(run.replication);
    return {"replication", numbers, "1", "replication, from 0; same number, same draws in every world"};
}

Axis ComparisonFrame::comparisons() const {
    std::vector<std::string> labels;
    for (const PairPlan& pair : plan.pairs) labels.push_back(pair.label());
    return name_axis("comparison", std::move(labels), "two worlds: the effect is the one less the other");
}

Axis ComparisonFrame::years() const {
    const std::vector<int>& years = result.runs.front().years;
    return {"year", std::vector<std::int64_t>(years.begin(), years.end()), "calendar year",
            "year whose end is shown; the first is the last of the burn-in"};
}

Document comparison_document(const ComparisonPlan& plan, const ComparisonResult& result) {
    const ComparisonFrame frame{plan, result};
    Document document;
    document.attributes["runs_used"] = static_cast<std::int64_t>(result.runs.size());
    document.attributes["runs_expected"] = static_cast<std::int64_t>(result.expected);
    document.attributes["interval"] = std::string("95 %, paired over replications, chance only, parameters fixed");
    document.attributes["confidence"] = confidence;
    document.attributes["title"] = plan.worlds.front().scenario.title;
    auto& groups = document.groups;
    groups.push_back(parts_group(frame));
    groups.push_back(grouped_group(frame, GroupedBy::country, "country", result.places.countries));
    groups.push_back(grouped_group(frame, GroupedBy::sector, "sector", result.places.sectors));
    groups.push_back(grouped_group(frame, GroupedBy::size_class, "size_class", texts(size_class_names)));
    groups.push_back(grouped_group(frame, GroupedBy::membership, "membership", texts(membership_names)));
    groups.push_back(money_group(frame));
    groups.push_back(acts_group(frame));
    groups.push_back(self_report_group(frame));
    groups.push_back(summary_group(frame));
    groups.push_back(measures_group(frame));
    groups.push_back(places_group(result.places));
    groups.push_back(firms_group(frame));
    groups.push_back(applications_group(frame));
    groups.push_back(ledger_group(frame));
    return document;
}

}  // namespace abroad

#include "run/comparison_measures.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <limits>

#include "base/problems.hpp"

namespace abroad {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double cents_per_eur = 100;

using Values = std::vector<double>;

class Measures {
 public:
    Measures(const ComparisonPlan& plan, std::span<const TwinRun> runs, std::size_t pair)
        : plan_(plan),
          runs_(runs),
          pair_(pair),
          public_funds_(plan.worlds[plan.pairs[pair].funded].scenario.funding.cost_of_public_funds) {}

    /// get(pair result) for every run.
    Values each(auto&& get) const {
        Values values;
        for (const TwinRun& run : runs_) values.push_back(static_cast<double>(get(run.pairs[pair_])));
        return values;
    }

    /// Sum over years.
    Values sum(auto&& get) const {
        return each([&](const PairResult& result) {
            double total = 0;
            for (const MoneyOfYear& year : result.money) total += static_cast<double>(get(year));
            return total;
        });
    }

    void add(std::string name, std::string unit, std::string meaning, Values values) {
        const Interval mean = mean_interval(values), median = median_interval(values);
        list_.push_back({std::move(name), std::move(unit), std::move(meaning), std::move(values), mean, median});
    }

    void add_ratio(std::string name, std::string unit, std::string meaning, const Values& above, const Values& below) {
        Values values;
        for (std::size_t i = 0; i < above.size(); ++i) values.push_back(below[i] == 0 ? nothing : above[i] / below[i]);
        const Interval mean = ratio_interval(above, below), median = median_interval(values);
        list_.push_back({std::move(name), std::move(unit), std::move(meaning), std::move(values), mean, median});
    }

    Values cost() const {
        return sum([&](const MoneyOfYear& year) { return year.public_cost_eur(public_funds_); });
    }

    Values net(Outcome outcome, Moment moment) const {
        return values_of(plan_, runs_, pair_,
                         {Standpoint::funding_countries, Largest::included, outcome, Part::net, moment});
    }

    /// Net units summed over the years of the run.
    Values unit_years(Outcome outcome) const {
        const auto divisor = static_cast<double>(facts_of(outcome).divisor);
        return each([&](const PairResult& result) {
            std::int64_t units = 0;
            for (std::size_t year = 1; year < result.parts.years; ++year)
                units += result.parts.part(Standpoint::funding_countries, Largest::included, outcome, Part::net, year);
            return static_cast<double>(units) / divisor;
        });
    }

    Values self_report(Outcome outcome) const {
        Values values;
        for (const TwinRun& run : runs_) {
            const std::size_t year = *year_at(plan_.pairs[pair_], run.years, Moment::end_of_policy);
            const Decomposition& parts = run.pairs[pair_].parts;
            values.push_back(
                static_cast<double>(parts.self_report[static_cast<std::size_t>(outcome) * parts.years + year]) /
                static_cast<double>(facts_of(outcome).divisor));
        }
        return values;
    }

    Values touched() const {
        Values values;
        for (const TwinRun& run : runs_)
            values.push_back(static_cast<double>(
                run.pairs[pair_].parts.touched[*year_at(plan_.pairs[pair_], run.years, Moment::end_of_policy)]));
        return values;
    }

    /// Sum of get(counts) over acts of one kind, or of all, and over causes from `first` to `last`.
    Values acts(std::optional<FundedActKind> act, ActCause first, ActCause last, auto&& get) const {
        return each([&](const PairResult& result) {
            double total = 0;
            for (std::size_t kind = 0; kind < funded_act_count; ++kind)
                if (!act || static_cast<std::size_t>(*act) == kind)
                    for (auto cause = static_cast<std::size_t>(first); cause <= static_cast<std::size_t>(last); ++cause)
                        total += static_cast<double>(get(result.acts.counts[kind][cause]));
            return total;
        });
    }

    std::vector<Measure> take() { return std::move(list_); }

 private:
    const ComparisonPlan& plan_;
    std::span<const TwinRun> runs_;
    std::size_t pair_;
    double public_funds_;
    std::vector<Measure> list_;
};

void add_money(Measures& to) {
    const auto eur = [&](auto member) {
        return to.sum([&](const MoneyOfYear& year) { return static_cast<double>(year.*member) / cents_per_eur; });
    };
    to.add("public_cost_eur", "EUR", "what it cost the public over the run, with cost of public funds", to.cost());
    to.add("paid_eur", "EUR", "payments over the run", eur(&MoneyOfYear::paid));
    to.add("administration_eur", "EUR", "cost of running the instruments", eur(&MoneyOfYear::administration));
    to.add("unspent_eur", "EUR", "money that nobody got by the end of a year", eur(&MoneyOfYear::lapsed));
    const Values applications = to.sum([](const MoneyOfYear& year) { return year.applications; });
    const Values awards = to.sum([](const MoneyOfYear& year) { return year.awards; });
    to.add("applications", "applications", "of the instruments compared", applications);
    to.add("awards", "awards", "of the instruments compared", awards);
    to.add_ratio("applications_per_award", "1", "applicants per grant", applications, awards);
}

constexpr auto count_acts = [](const ActCounts& counts) { return counts.acts; };

void add_acts(Measures& to) {
    const auto share = [&](const std::string& name, std::optional<FundedActKind> act) {
        to.add_ratio("deadweight_share_" + name, "1", "funded acts that happen without the money too",
                     to.acts(act, ActCause::anyway, ActCause::anyway, count_acts),
                     to.acts(act, ActCause::anyway, ActCause::other, count_acts));
    };
    for (const auto& [act, name] : NamesOf<FundedActKind>::values) share(std::string(name), act);
    share("all", std::nullopt);
    const Values own = to.each([](const PairResult& result) {
        std::int64_t acts = 0;
        for (const std::int64_t one : result.acts.own_account) acts += one;
        return acts;
    });
    to.add_ratio("own_account_share", "1", "funded acts that pass all tests at full cost", own,
                 to.acts(std::nullopt, ActCause::anyway, ActCause::other, count_acts));
    const auto followed = [](const ActCounts& counts) { return counts.followed; };
    const auto surviving = [](const ActCounts& counts) { return counts.surviving; };
    const auto gain = [](const ActCounts& counts) { return counts.private_gain_keur; };
    for (const auto& [cause, name] : NamesOf<ActCause>::values) {
        const Values seen = to.acts(std::nullopt, cause, cause, followed);
        to.add_ratio("survival_" + std::string(name), "1", "funded acts of this cause that last five years",
                     to.acts(std::nullopt, cause, cause, surviving), seen);
        to.add_ratio("private_gain_keur_" + std::string(name), "kEUR",
                     "cash and dividends of the recipient after five years, with less base, per act of this cause",
                     to.acts(std::nullopt, cause, cause, gain), seen);
    }
}

void add_costs_per_unit(Measures& to) {
    const Values cost = to.cost();
    for (const Outcome outcome : {Outcome::exporters, Outcome::links, Outcome::projects, Outcome::partnerships,
                                  Outcome::ventures, Outcome::jobs}) {
        const std::string name(name_of(outcome));
        to.add_ratio("eur_per_" + name, "EUR",
                     "public cost per net additional unit at the end of the policy, firms of "
                     "the funding countries",
                     cost, to.net(outcome, Moment::end_of_policy));
        to.add_ratio("eur_per_" + name + "_year", "EUR", "public cost per net additional unit and year over the run",
                     cost, to.unit_years(outcome));
    }
    to.add_ratio("eur_per_lasting_exporters", "EUR",
                 "public cost per net additional exporter of the end of the policy that exports five years later", cost,
                 to.net(Outcome::lasting_exporters, Moment::five_years_after));
}

void add_private_side(Measures& to) {
    to.add_ratio("first_round_displacement_share", "1", "sales of funded positions that others lose at first round",
                 to.sum([](const MoneyOfYear& year) { return year.displaced_sales_keur; }),
                 to.sum([](const MoneyOfYear& year) { return year.funded_sales_keur; }));
    constexpr double eur_per_keur = 1000;
    const Values paid = to.sum([](const MoneyOfYear& year) { return static_cast<double>(year.paid) / cents_per_eur; });
    to.add_ratio("leverage_entry", "1", "additional private spending on entries per public euro",
                 to.sum([](const MoneyOfYear& year) { return eur_per_keur * year.entry_spending_keur; }), paid);
    to.add_ratio("leverage_research", "1", "additional private spending on research per public euro",
                 to.sum([](const MoneyOfYear& year) { return eur_per_keur * year.research_spending_keur; }), paid);
    to.add("self_report_exporters", "firms", "exporters among recipients, after less before the award",
           to.self_report(Outcome::exporters));
    to.add("self_report_export_revenue", "kEUR/year", "export revenue of recipients, after less before the award",
           to.self_report(Outcome::export_revenue));
    to.add("touched_firms", "firms", "firms whose revenue differs by more than 1 %", to.touched());
}

}  // namespace

std::vector<Measure> measures_of(const ComparisonPlan& plan, std::span<const TwinRun> runs, std::size_t pair) {
    Measures measures(plan, runs, pair);
    add_money(measures);
    add_acts(measures);
    add_costs_per_unit(measures);
    add_private_side(measures);
    return measures.take();
}

const Measure& measure(const std::vector<Measure>& measures, std::string_view name) {
    const auto at =
        std::find_if(measures.begin(), measures.end(), [&](const Measure& one) { return one.name == name; });
    if (at == measures.end()) throw InternalError(fmt::format("there is no measure {}", name));
    return *at;
}

}  // namespace abroad

#include "app/compare_table.hpp"

#include <fmt/core.h>

#include <cmath>

#include "run/comparison_measures.hpp"

namespace abroad {

namespace {

constexpr double large = 1000;

std::string number_text(double value) {
    if (std::isnan(value)) return "-";
    const double rounded = std::abs(value) < 0.005 ? 0.0 : value;
    return std::abs(rounded) >= large ? fmt::format("{:.0f}", rounded) : fmt::format("{:.2f}", rounded);
}

std::string name_and_unit(Outcome outcome) {
    const OutcomeFacts& facts = facts_of(outcome);
    return facts.divisor == 1 || outcome == Outcome::partnerships ? std::string(name_of(outcome))
                                                                  : fmt::format("{}, {}", name_of(outcome), facts.unit);
}

class Table {
 public:
    Table(const ComparisonPlan& plan, const ComparisonResult& result) : plan_(plan), result_(result) {}

    std::string pair(std::size_t place) const {
        const PairPlan& pair = plan_.pairs[place];
        std::string text = fmt::format(
            "\n{} ({} less {})\nend of {}, mean of {} replications; intervals 95 %, paired, "
            "chance only, parameters fixed\n\n",
            pair.label(), plan_.worlds[pair.with].name, plan_.worlds[pair.base].name, pair.last_year,
            result_.runs.size());
        text += fmt::format("{:<26} {:>11} {:>11} {:>11} {:>11} {:>12} {:>11}   {}\n", "firms of the funders", "gross",
                            "deadweight", "recipients", "spillover", "displacement", "indirect", "net");
        for (const auto& [outcome, name] : NamesOf<Outcome>::values) {
            const Moment moment =
                outcome == Outcome::lasting_exporters ? Moment::five_years_after : Moment::end_of_policy;
            text += line(place, {Standpoint::funding_countries, Largest::included, outcome, Part::net, moment});
        }
        return text + others(place) + measures(place);
    }

 private:
    Interval interval(std::size_t pair, const Wanted& wanted) const {
        return mean_interval(values_of(plan_, result_.runs, pair, wanted));
    }

    std::string line(std::size_t pair, Wanted wanted) const {
        const auto part = [&](Part which) {
            Wanted one = wanted;
            one.part = which;
            return number_text(interval(pair, one).mean);
        };
        return fmt::format("{:<26} {:>11} {:>11} {:>11} {:>11} {:>12} {:>11}   {}\n", name_and_unit(wanted.outcome),
                           part(Part::gross), part(Part::deadweight), part(Part::recipients), part(Part::spillover),
                           part(Part::displacement), part(Part::indirect), interval_text(interval(pair, wanted)));
    }

    /// Net from the other standpoint, without giants, and as a median.
    std::string others(std::size_t pair) const {
        std::string text = fmt::format("\n{:<26} {:<34} {:<34} {}\n", "net", "all modelled firms",
                                       "funders without the largest", "funders, median");
        for (const Outcome outcome : {Outcome::exporters, Outcome::links, Outcome::export_revenue, Outcome::projects,
                                      Outcome::jobs, Outcome::value_added}) {
            Wanted wanted{Standpoint::all_countries, Largest::included, outcome, Part::net, Moment::end_of_policy};
            const std::string all = interval_text(interval(pair, wanted));
            wanted.standpoint = Standpoint::funding_countries;
            const std::string median = interval_text(median_interval(values_of(plan_, result_.runs, pair, wanted)));
            wanted.largest = Largest::apart;
            text += fmt::format("{:<26} {:<34} {:<34} {}\n", name_and_unit(outcome), all,
                                interval_text(interval(pair, wanted)), median);
        }
        return text;
    }

    std::string measures(std::size_t pair) const {
        std::string text = "\n";
        for (const Measure& one : measures_of(plan_, result_.runs, pair))
            if (!std::isnan(one.mean.mean) && one.mean.mean != 0)
                text += fmt::format("{:<34} {:<40} {}\n", one.name, interval_text(one.mean), one.unit);
        return text;
    }

    const ComparisonPlan& plan_;
    const ComparisonResult& result_;
};

constexpr const char* wrong_reason =
    "Acts only because of funding (would_not_pay) are additional for an evaluator, and a wrong reason for a strategy "
    "of "
    "going abroad.\n";

}  // namespace

std::string interval_text(const Interval& interval) {
    if (std::isnan(interval.mean)) return "-";
    if (std::isnan(interval.low)) return number_text(interval.mean);
    return fmt::format("{} [{}, {}]", number_text(interval.mean), number_text(interval.low),
                       number_text(interval.high));
}

std::string comparison_table(const ComparisonPlan& plan, const ComparisonResult& result) {
    std::string text = plan.worlds.front().scenario.title + "\n";
    const Table table(plan, result);
    for (std::size_t pair = 0; pair < plan.pairs.size(); ++pair) text += table.pair(pair);
    if (result.runs.size() < least_replications)
        text += fmt::format("\nFewer than {} replications: do not trust these intervals.\n", least_replications);
    return text + fmt::format("\n{} runs used of {} expected\n{}", result.runs.size(), result.expected, wrong_reason);
}

}  // namespace abroad

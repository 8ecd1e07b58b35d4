#include "run/comparison_plan.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/nearest_name.hpp"
#include "run/saved_run.hpp"
#include "scenario/numbering.hpp"

namespace abroad {

namespace {

constexpr double marginal_factor = 1.1;

bool is_among(std::span<const std::string> names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> names_of_instruments(const Scenario& scenario) {
    std::vector<std::string> names;
    for (const Numbered& one : by_number(scenario.instruments)) names.push_back(scenario.instruments[one.place].name);
    return names;
}

/// The instruments of a scenario that a pair is about.
void describe(const Scenario& scenario, std::span<const std::string> names, PairPlan& pair) {
    const int first = scenario.run.first_year;
    const int last = first + static_cast<int>(std::ceil(scenario.run.years)) - 1;
    pair.start_year = last;
    pair.last_year = first;
    std::set<std::string> countries;
    bool any = false, everywhere = false;
    for (const Numbered& one : by_number(scenario.instruments)) {
        const InstrumentData& data = scenario.instruments[one.place];
        const bool counts = is_among(names, data.name);
        pair.instruments.push_back(counts ? 1 : 0);
        if (!counts) continue;
        any = true;
        pair.start_year = std::min(pair.start_year, static_cast<int>(std::floor(data.start_year)));
        pair.last_year = std::max(pair.last_year, static_cast<int>(std::ceil(data.end_year)) - 1);
        everywhere = everywhere || !data.countries;
        if (data.countries) countries.insert(data.countries->begin(), data.countries->end());
    }
    pair.start_year = any ? std::clamp(pair.start_year, first, last) : first;
    pair.last_year = any ? std::clamp(pair.last_year, pair.start_year, last) : last;
    if (!everywhere) pair.funding_countries.assign(countries.begin(), countries.end());
}

std::string factor_text(double factor) {
    return factor == 1 ? "" : fmt::format(" x{:g}", factor);
}

class Planner {
 public:
    explicit Planner(const ComparisonQuestion& question) : question_(question) {}

    ComparisonPlan twins_of_one() {
        const Scenario& scenario = question_.scenarios.front();
        const std::vector<std::vector<std::string>> subjects = subjects_of(scenario);
        for (const std::vector<std::string>& subject : subjects) {
            std::optional<std::size_t> smaller;
            double smaller_factor = 0;
            for (const double factor : factors()) {
                const std::size_t with = add_with(scenario, factor, subject);
                if (is_asked(factor)) add_twins(scenario, with, factor, subject);
                if (smaller) add_marginal(scenario, *smaller, smaller_factor, with, factor, subject);
                smaller = with;
                smaller_factor = factor;
            }
        }
        return std::move(plan_);
    }

    ComparisonPlan several() {
        const auto& scenarios = question_.scenarios;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < scenarios.size(); ++i) {
            check_fits(i);
            places.push_back(add_world(question_.names[i], scenarios[i]));
        }
        for (std::size_t a = 0; a < scenarios.size(); ++a)
            for (std::size_t b = a + 1; b < scenarios.size(); ++b)
                add_pair({question_.names[a] + " against " + question_.names[b],
                          Effect::difference,
                          places[a],
                          places[a],
                          places[b],
                          {},
                          {},
                          1,
                          0,
                          0},
                         scenarios[a], names_of_instruments(scenarios[a]));
        if (!question_.differences_only) add_totals(places);
        return std::move(plan_);
    }

 private:
    /// Each scenario that has instruments against itself without any.
    void add_totals(const std::vector<std::size_t>& places) {
        const auto& scenarios = question_.scenarios;
        for (std::size_t i = 0; i < scenarios.size(); ++i) {
            const auto names = names_of_instruments(scenarios[i]);
            if (names.empty()) continue;
            const std::size_t base =
                add_world(question_.names[i] + " without all", without_instruments(scenarios[i], names));
            add_pair({question_.names[i], Effect::total, places[i], places[i], base, {}, {}, 1, 0, 0}, scenarios[i],
                     names);
        }
    }

    /// Factors to simulate, rising.
    std::vector<double> factors() const {
        std::set<double> all(question_.budget_factors.begin(), question_.budget_factors.end());
        if (question_.marginal)
            for (const double factor : question_.budget_factors) all.insert(factor * marginal_factor);
        return {all.begin(), all.end()};
    }

    bool is_asked(double factor) const {
        const auto& asked = question_.budget_factors;
        return std::find(asked.begin(), asked.end(), factor) != asked.end();
    }

    std::vector<std::vector<std::string>> subjects_of(const Scenario& scenario) const {
        const std::vector<std::string> all = names_of_instruments(scenario);
        if (all.empty())
            throw ComparisonError(
                "the scenario has no instruments to be without; name another scenario with --against, or several");
        std::vector<std::vector<std::string>> subjects;
        for (const std::string& name : question_.without) {
            if (name != "all" && !is_among(all, name)) throw ComparisonError(no_such_instrument(name, all));
            subjects.push_back(name == "all" ? all : std::vector{name});
        }
        if (!subjects.empty()) return subjects;
        for (const std::string& name : all) subjects.push_back({name});
        if (all.size() > 1) subjects.push_back(all);
        return subjects;
    }

    static std::string no_such_instrument(const std::string& name, const std::vector<std::string>& all) {
        std::string text = fmt::format("--without {}: the scenario has no such instrument", name);
        if (const auto nearest = nearest_name(name, all)) text += fmt::format("; did you mean '{}'?", *nearest);
        return text;
    }

    std::string name_of_subject(const Scenario& scenario, const std::vector<std::string>& subject) const {
        return subject.size() > 1 && subject.size() == scenario.instruments.size() ? "all" : subject.front();
    }

    /// Budgets of the subject alone are scaled.
    std::size_t add_with(const Scenario& scenario, double factor, const std::vector<std::string>& subject) {
        if (factor == 1) return add_world("with", scenario);
        Scenario scaled = scenario;
        for (InstrumentData& data : scaled.instruments)
            if (shares_line(scenario, data, subject)) data.budget_keur_per_year *= factor;
        return add_world(fmt::format("{}{}", name_of_subject(scenario, subject), factor_text(factor)),
                         std::move(scaled));
    }

    /// Instruments of one line give one budget, so it is scaled for all of them.
    static bool shares_line(const Scenario& scenario, const InstrumentData& data,
                            const std::vector<std::string>& subject) {
        return std::any_of(scenario.instruments.begin(), scenario.instruments.end(), [&](const InstrumentData& other) {
            if (!is_among(subject, other.name)) return false;
            return other.name == data.name || (data.budget_line && other.budget_line == data.budget_line);
        });
    }

    void add_twins(const Scenario& scenario, std::size_t with, double factor, const std::vector<std::string>& subject) {
        const std::string name = name_of_subject(scenario, subject);
        const std::size_t base = add_world("without " + name, without_instruments(scenario, subject));
        const PairPlan total{name + factor_text(factor), Effect::total, with, with, base, {}, {}, factor, 0, 0};
        add_pair(total, scenario, subject);
        const bool attracts = std::any_of(scenario.instruments.begin(), scenario.instruments.end(), [&](const auto& i) {
            return is_among(subject, i.name) && i.attention > 0 && !i.announce_only;
        });
        if (!attracts) return;
        const std::size_t announced = add_world(name + " announced only", announced_only(scenario, subject));
        PairPlan other = total;
        other.effect = Effect::announcement;
        other.with = announced;
        add_pair(other, scenario, subject);
        other.effect = Effect::money;
        other.with = with;
        other.base = announced;
        add_pair(other, scenario, subject);
    }

    void add_marginal(const Scenario& scenario, std::size_t smaller, double smaller_factor, std::size_t larger,
                      double factor, const std::vector<std::string>& subject) {
        const std::string label =
            fmt::format("{} x{:g} to x{:g}", name_of_subject(scenario, subject), smaller_factor, factor);
        add_pair({label, Effect::marginal, larger, larger, smaller, {}, {}, factor, 0, 0}, scenario, subject);
    }

    void add_pair(PairPlan pair, const Scenario& scenario, std::span<const std::string> names) {
        pair.instruments.clear();
        pair.funding_countries.clear();
        describe(scenario, names, pair);
        plan_.pairs.push_back(std::move(pair));
    }

    /// Place of a world with these values, new or there already.
    std::size_t add_world(std::string name, Scenario scenario) {
        const Values values = values_of_run(scenario);
        const auto same = std::find(values_.begin(), values_.end(), values);
        if (same != values_.end()) return static_cast<std::size_t>(same - values_.begin());
        const Values burn_in = values_of_burn_in(scenario);
        const std::size_t place = plan_.worlds.size();
        const auto first =
            static_cast<std::size_t>(std::find(burn_ins_.begin(), burn_ins_.end(), burn_in) - burn_ins_.begin());
        values_.push_back(values);
        burn_ins_.push_back(burn_in);
        plan_.worlds.push_back({std::move(name), std::move(scenario), first < place ? first : place});
        return place;
    }

    void check_fits(std::size_t place) const {
        const RunParameters& first = question_.scenarios.front().run;
        const RunParameters& run = question_.scenarios[place].run;
        if (run.seed == first.seed && run.burn_in_years == first.burn_in_years && run.years == first.years &&
            run.first_year == first.first_year)
            return;
        throw ComparisonError(
            fmt::format("{} and {} differ in run.seed, run.burn_in_years, run.years or "
                        "run.first_year; give both the same, e.g. with --set",
                        question_.names.front(), question_.names[place]));
    }

    const ComparisonQuestion& question_;
    ComparisonPlan plan_;
    std::vector<Values> values_, burn_ins_;
};

}  // namespace

std::string PairPlan::label() const {
    return fmt::format("{}: {}", subject, name_of(effect));
}

bool ComparisonPlan::has_one_burn_in() const {
    return std::all_of(worlds.begin(), worlds.end(), [](const WorldPlan& world) { return world.burn_in == 0; });
}

std::int64_t ComparisonPlan::quarters(bool has_burn_in) const {
    std::int64_t quarters = 0;
    for (std::size_t place = 0; place < worlds.size(); ++place) {
        const RunParameters& run = worlds[place].scenario.run;
        if (worlds[place].burn_in == place && !has_burn_in) quarters += burn_in_steps(run);
        quarters += total_steps(run) - burn_in_steps(run);
    }
    return quarters;
}

ComparisonPlan plan_comparison(const ComparisonQuestion& question) {
    Planner planner(question);
    return question.scenarios.size() == 1 ? planner.twins_of_one() : planner.several();
}

Scenario without_instruments(Scenario scenario, std::span<const std::string> names) {
    for (InstrumentData& data : scenario.instruments)
        if (is_among(names, data.name)) data.end_year = data.start_year;
    return scenario;
}

Scenario announced_only(Scenario scenario, std::span<const std::string> names) {
    for (InstrumentData& data : scenario.instruments)
        if (is_among(names, data.name)) data.announce_only = true;
    return scenario;
}

Scenario with_budgets_times(Scenario scenario, double factor) {
    for (InstrumentData& data : scenario.instruments) data.budget_keur_per_year *= factor;
    return scenario;
}

}  // namespace abroad

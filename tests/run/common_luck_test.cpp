// What common random numbers are for: the difference between twins of one replication varies much less than that
// between worlds of different luck (MODEL section 2, Draws; section 8).
#include <algorithm>
#include <array>
#include <cstdio>

#include "helpers/catch.hpp"
#include "helpers/runs.hpp"
#include "run/comparison.hpp"

namespace abroad {
namespace {

constexpr int replications = 8;
constexpr double least_gain = 5;

struct Contrast {
    const char* name;
    const char* setting;
};

double variance(const std::vector<double>& values) {
    double mean = 0, squares = 0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    for (const double value : values) squares += (value - mean) * (value - mean);
    return squares / static_cast<double>(values.size() - 1);
}

ComparisonPlan plan_of(const Contrast& contrast) {
    Settings settings{"run.burn_in_years=4", "run.years=2"};
    ComparisonQuestion question;
    question.scenarios.push_back(load_shipped("teaching/first_run.yaml", settings).scenario);
    settings.emplace_back(contrast.setting);
    question.scenarios.insert(question.scenarios.begin(), load_shipped("teaching/first_run.yaml", settings).scenario);
    question.names = {"with", "base"};
    question.differences_only = true;
    return plan_comparison(question);
}

constexpr std::array outcomes{Outcome::exporters, Outcome::links};

/// Totals of the last year of both worlds, one a replication.
struct Totals {
    std::vector<double> with, base;
};

double total(const WorldOutcomes& world, Outcome outcome) {
    std::int64_t units = 0;
    const std::size_t year = world.years.size() - 1;
    for (std::size_t row = 0; row < world.seat.size(); ++row)
        units += world.value(outcome, year, row, world.years[year].generation[row]);
    return static_cast<double>(units);
}

/// One an outcome.
std::array<Totals, outcomes.size()> totals_of(const Contrast& contrast) {
    const ComparisonPlan plan = plan_of(contrast);
    std::array<Totals, outcomes.size()> totals;
    for (int replication = 0; replication < replications; ++replication) {
        const auto worlds = simulate_twins(plan, replication, nullptr, {}, nullptr);
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            totals[i].with.push_back(total(worlds[0], outcomes[i]));
            totals[i].base.push_back(total(worlds[1], outcomes[i]));
        }
    }
    return totals;
}

/// Variance of the difference with independent luck, each world against the base of another replication, divided by
/// that with common luck.
double gain(const Totals& totals) {
    std::vector<double> common, independent;
    for (std::size_t i = 0; i < totals.with.size(); ++i) {
        common.push_back(totals.with[i] - totals.base[i]);
        independent.push_back(totals.with[i] - totals.base[(i + 1) % totals.base.size()]);
    }
    return variance(independent) / variance(common);
}

std::vector<double> rotated(std::vector<double> values) {
    std::rotate(values.begin(), values.begin() + 3, values.end());
    return values;
}

TEST_CASE("differences of twins vary at least five times less than with independent luck, in three contrasts") {
    const std::array contrasts{
        Contrast{"a tenth more looks abroad", "after_burn_in.attention.look_probability_per_quarter=0.55"},
        Contrast{"entries a tenth cheaper", "after_burn_in.export.entry_cost_keur=19.8"},
        Contrast{"no partner information", "after_burn_in.information.partner_weight=0"}};
    for (const Contrast& contrast : contrasts) {
        const auto totals = totals_of(contrast);
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            const double times = gain(totals[i]);
            std::printf("%s, %s: variance %.1f times smaller with common luck\n", contrast.name,
                        std::string(name_of(outcomes[i])).c_str(), times);
            CHECK(times >= least_gain);
            // Against itself on other draws nothing would be gained.
            CHECK(gain({totals[i].with, rotated(totals[i].base)}) < least_gain);
        }
    }
}

}  // namespace
}  // namespace abroad

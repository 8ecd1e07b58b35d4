// Which worlds a comparison simulates and which pairs of them it looks at: twins without an instrument and without all,
// the instrument announced only where it raises attention, other budgets, other scenarios (MODEL section 8, Twin
// designs). A twin keeps every instrument, so that rows and budget lines stay the same; the one that it is without has
// a call that never opens. Left out: simulating (twins.hpp).
#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace abroad {

/// Something that is asked of a comparison and cannot be had; says how to mend it.
struct ComparisonError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

enum class Effect : std::uint8_t { total, announcement, money, difference, marginal };

template <>
struct NamesOf<Effect> {
    static constexpr std::array<NamedCode<Effect>, 5> values{{{Effect::total, "total"},
                                                              {Effect::announcement, "announcement"},
                                                              {Effect::money, "money"},
                                                              {Effect::difference, "difference"},
                                                              {Effect::marginal, "marginal"}}};
};

struct WorldPlan {
    std::string name;
    Scenario scenario;
    /// Place of the world whose burn-in this one starts from; its own place if it has one of its own.
    std::size_t burn_in = 0;
};

struct PairPlan {
    std::string subject;
    Effect effect = Effect::total;
    /// Places of worlds: the one whose awards say who the recipients are; the effect is with less base.
    std::size_t funded = 0, with = 0, base = 0;
    /// By row of instrument of `funded`: 1 for those that the pair is about.
    std::vector<std::uint8_t> instruments;
    /// Names of the countries that pay; none: all with clusters.
    std::vector<std::string> funding_countries;
    double budget_factor = 1;
    /// First and last calendar year with an open call, within the run; of the whole run without instruments.
    int start_year = 0, last_year = 0;

    std::string label() const;
};

struct ComparisonPlan {
    std::vector<WorldPlan> worlds;
    std::vector<PairPlan> pairs;

    bool has_one_burn_in() const;

    /// Quarters that one replication takes; a saved burn-in takes none.
    std::int64_t quarters(bool has_burn_in) const;
};

/// What is compared; names of scenarios are for labels.
struct ComparisonQuestion {
    std::vector<Scenario> scenarios;
    std::vector<std::string> names;
    /// Of one scenario: instruments to be without, each a twin; "all": one twin without any. Empty: each and all.
    std::vector<std::string> without;
    /// Of several scenarios: not each against itself without instruments.
    bool differences_only = false;
    /// Budgets as multiples of those of the scenario.
    std::vector<double> budget_factors{1};
    /// Whether budgets of a tenth more are simulated too.
    bool marginal = false;
};

/// Throws ComparisonError. One scenario: its twins. Several: each against the others, and each that has instruments
/// against itself without any.
ComparisonPlan plan_comparison(const ComparisonQuestion& question);

/// The scenario with the calls of these instruments never open; with them announced only; with budgets of all
/// instruments multiplied.
Scenario without_instruments(Scenario scenario, std::span<const std::string> names);
Scenario announced_only(Scenario scenario, std::span<const std::string> names);
Scenario with_budgets_times(Scenario scenario, double factor);

}  // namespace abroad

// Cluster managements: one agent a cluster, with a mandate, responsibility, staff and money, a strategy that takes
// time to make and ends, services for members, and links to clusters abroad (MODEL section 1, Cluster management;
// section 5; slides 8 to 17 of the source deck). Columns by cluster; few agents, so real numbers are double.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "base/named_code.hpp"
#include "world/table2.hpp"

namespace abroad {

enum class StrategyKind : std::uint8_t { export_led, research_led };

template <>
struct NamesOf<StrategyKind> {
    static constexpr std::array<NamedCode<StrategyKind>, 2> values{
        {{StrategyKind::export_led, "export_led"}, {StrategyKind::research_led, "research_led"}}};
};

/// none: nothing under way or live. process: stages are being done. live: the plan is agreed and followed.
enum class StrategyState : std::uint8_t { none, process, live };

template <>
struct NamesOf<StrategyState> {
    static constexpr std::array<NamedCode<StrategyState>, 3> values{
        {{StrategyState::none, "none"}, {StrategyState::process, "process"}, {StrategyState::live, "live"}}};
};

/// Why a strategy process was started: one of the good reasons, or one of the bad (slides 2 and 3).
enum class StrategyReason : std::uint8_t {
    none,
    growth_and_profit,
    new_markets_and_customers,
    knowledge,
    visibility,
    policy_insists,
    mandatory_for_funding
};

template <>
struct NamesOf<StrategyReason> {
    static constexpr std::array<NamedCode<StrategyReason>, 7> values{
        {{StrategyReason::none, "none"},
         {StrategyReason::growth_and_profit, "growth_and_profit"},
         {StrategyReason::new_markets_and_customers, "new_markets_and_customers"},
         {StrategyReason::knowledge, "knowledge"},
         {StrategyReason::visibility, "visibility"},
         {StrategyReason::policy_insists, "policy_insists"},
         {StrategyReason::mandatory_for_funding, "mandatory_for_funding"}}};
};

/// Stages of a strategy process (slide 11).
inline constexpr std::size_t strategy_stages = 10;

struct Managements {
    // Who they are: mandate and responsibility as drawn at the founding, and as they act now.
    std::vector<std::uint8_t> drawn_mandate;
    std::vector<double> drawn_responsibility;
    std::vector<std::uint8_t> mandate;
    std::vector<double> responsibility;
    std::vector<double> base_budget_keur_per_year;
    std::vector<double> patience_years;
    // What they know: of going abroad, and of the clusters in each market, by (cluster, market).
    std::vector<double> experience;
    Table2<double> landscape;
    // Service levels, and offices by (cluster, market).
    std::vector<std::int32_t> information_level;
    std::vector<std::int32_t> fairs_level;
    std::vector<std::int32_t> contacts_level;
    std::vector<std::int32_t> acquisition_level;
    Table2<std::uint8_t> office;
    // Strategy: process or plan, with its targets by (cluster, market).
    std::vector<StrategyState> state;
    std::vector<std::int32_t> stage;
    std::vector<std::int32_t> process_start_step;
    std::vector<std::uint8_t> forced;
    std::vector<StrategyReason> reason;
    std::vector<double> work_left;
    /// Sum of ln of the stage qualities so far.
    std::vector<double> ln_quality_sum;
    std::vector<double> quality;
    Table2<std::uint8_t> target;
    std::vector<StrategyKind> kind;
    std::vector<double> age_years;
    std::vector<double> success_at_plan;
    /// The last strategy ran its full life: a new one is likely.
    std::vector<std::uint8_t> renewal;
    // Money of the quarter, kEUR per year.
    std::vector<double> own_budget;
    std::vector<double> international_spending;
    std::vector<double> regional_spending;
    std::vector<double> national_spending;
    // Member statistics and what follows from them, of this quarter.
    std::vector<double> mean_orientation;
    std::vector<double> interest;
    std::vector<double> international_project_share;
    std::vector<double> cohesion;
    std::vector<double> cohesion_factor;
    /// Factor of the own cluster's pull as a pool of partners and of spillovers (three levels, slide 6).
    std::vector<double> regional_factor;
    /// What the acts of members were worth by reason, in the last four quarters, by (cluster, 3 * (step mod 4) +
    /// reason): growth and profit, new markets and customers, knowledge; units of money that is summed.
    Table2<std::int64_t> acts_worth;

    std::size_t count() const { return mandate.size(); }
};

/// Every column and table; tables are visited through their cells.
template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, Managements>
void visit_columns(Table& m, Visit&& visit) {
    visit("drawn_mandate", m.drawn_mandate);
    visit("drawn_responsibility", m.drawn_responsibility);
    visit("mandate", m.mandate);
    visit("responsibility", m.responsibility);
    visit("base_budget_keur_per_year", m.base_budget_keur_per_year);
    visit("patience_years", m.patience_years);
    visit("experience", m.experience);
    visit("landscape", m.landscape.cells());
    visit("information_level", m.information_level);
    visit("fairs_level", m.fairs_level);
    visit("contacts_level", m.contacts_level);
    visit("acquisition_level", m.acquisition_level);
    visit("office", m.office.cells());
    visit("state", m.state);
    visit("stage", m.stage);
    visit("process_start_step", m.process_start_step);
    visit("forced", m.forced);
    visit("reason", m.reason);
    visit("work_left", m.work_left);
    visit("ln_quality_sum", m.ln_quality_sum);
    visit("quality", m.quality);
    visit("target", m.target.cells());
    visit("kind", m.kind);
    visit("age_years", m.age_years);
    visit("success_at_plan", m.success_at_plan);
    visit("renewal", m.renewal);
    visit("own_budget", m.own_budget);
    visit("international_spending", m.international_spending);
    visit("regional_spending", m.regional_spending);
    visit("national_spending", m.national_spending);
    visit("mean_orientation", m.mean_orientation);
    visit("interest", m.interest);
    visit("international_project_share", m.international_project_share);
    visit("cohesion", m.cohesion);
    visit("cohesion_factor", m.cohesion_factor);
    visit("regional_factor", m.regional_factor);
    visit("acts_worth", m.acts_worth.cells());
}

/// What public money gives managements this quarter, and what it asks for it; all 0 without funding.
struct ManagementGrants {
    std::vector<double> international_keur_per_year;
    /// 1 while a grant runs whose condition is a strategy.
    std::vector<std::uint8_t> requires_strategy;
};

inline ManagementGrants no_grants(std::size_t clusters) {
    return {std::vector<double>(clusters, 0.0), std::vector<std::uint8_t>(clusters, 0)};
}

/// Reasons of members' acts that count for a management, and places of a year of them.
inline constexpr std::size_t counted_reasons = 3;
inline constexpr std::size_t remembered_reasons = 4 * counted_reasons;

/// A table for `clusters` managements and `markets` markets, all zero.
Managements make_managements(std::size_t clusters, std::size_t markets);

}  // namespace abroad

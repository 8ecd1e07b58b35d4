#include "phases/strategy_process.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/period.hpp"
#include "base/vector_math.hpp"
#include "phases/strategy_targets.hpp"

namespace abroad {

namespace {

/// Stages in which members take part; in the others the team analyses.
constexpr std::array<bool, strategy_stages> takes_part{true, true, false, true, true, false, false, false, true, true};

double uniform_of(const StrategyInputs& in, Purpose purpose, std::size_t cluster, int step, std::uint32_t index = 0) {
    return uniform_double(in.key,
                          {purpose, {in.clusters.number[cluster], 0}, static_cast<std::uint32_t>(step), {}, index});
}

bool happens_in_quarter(const StrategyInputs& in, Purpose purpose, std::size_t cluster, double hazard_per_year) {
    return uniform_of(in, purpose, cluster, in.step) < 1 - exp(-hazard_per_year * years_per_step);
}

/// What makes the management start a process now, if anything does. A start that is not on own account is forced.
struct Start {
    StrategyReason reason;
    bool forced;
};

constexpr Start insisted{StrategyReason::policy_insists, true};

Start own_start(const StrategyInputs& in, const Managements& m, std::size_t cluster) {
    return {reason_to_start(in.why, m, cluster), false};
}

std::optional<Start> start_of(const StrategyInputs& in, const Managements& m, std::size_t cluster) {
    if (in.switches_are_new && in.switches.start_all != StartAll::none)
        return in.switches.start_all == StartAll::voluntary ? own_start(in, m, cluster) : insisted;
    const ManagementParameters& p = in.management;
    const double hazard = p.strategy_hazard_per_year * m.mandate[cluster] *
                          (p.strategy_interest_floor + m.interest[cluster]) *
                          (m.renewal[cluster] ? p.renewal_factor : 1.0);
    if (happens_in_quarter(in, Purpose::strategy_start, cluster, hazard)) return own_start(in, m, cluster);
    if (in.grants.requires_strategy[cluster]) return Start{StrategyReason::mandatory_for_funding, true};
    if (happens_in_quarter(in, Purpose::pressure, cluster, in.switches.pressure_per_year)) return insisted;
    return std::nullopt;
}

void consider_start(const StrategyInputs& in, std::size_t cluster, Managements& m,
                    std::vector<ManagementEvent>& events) {
    const auto row = static_cast<std::uint16_t>(cluster);
    const auto start = start_of(in, m, cluster);
    if (!start) {
        events.push_back(
            {row, m.mandate[cluster] ? ManagementEventKind::no_strategy : ManagementEventKind::no_mandate});
        return;
    }
    m.state[cluster] = StrategyState::process;
    m.stage[cluster] = 0;
    m.process_start_step[cluster] = in.step;
    m.forced[cluster] = start->forced;
    m.reason[cluster] = start->reason;
    m.work_left[cluster] = 0;
    m.ln_quality_sum[cluster] = 0;
    events.push_back({row, ManagementEventKind::strategy_started, static_cast<std::uint8_t>(start->reason),
                      start->forced ? 1.0 : 0.0});
}

bool is_skipped(const StrategyInputs& in, const Managements& m, std::size_t cluster, int stage_number) {
    const auto& skipped = in.switches.skip_stages;
    if (std::find(skipped.begin(), skipped.end(), stage_number) != skipped.end()) return true;
    return m.forced[cluster] &&
           uniform_of(in, Purpose::stage_skipped, cluster, m.process_start_step[cluster],
                      static_cast<std::uint32_t>(stage_number)) < in.management.forced_skip_probability;
}

/// What the strategy is meant to raise: exporters, or members in international projects.
double success_of(const StrategyInputs& in, const Managements& m, std::size_t cluster) {
    return m.kind[cluster] == StrategyKind::export_led ? in.clusters.exporter_share(cluster)
                                                       : m.international_project_share[cluster];
}

void agree_on_plan(const StrategyInputs& in, std::size_t cluster, Managements& m,
                   std::vector<ManagementEvent>& events) {
    m.state[cluster] = StrategyState::live;
    m.quality[cluster] = exp(m.ln_quality_sum[cluster] / static_cast<double>(strategy_stages));
    m.kind[cluster] = uniform_of(in, Purpose::kind, cluster, in.step) < in.management.export_led_probability
                          ? StrategyKind::export_led
                          : StrategyKind::research_led;
    m.age_years[cluster] = 0;
    m.work_left[cluster] = 0;
    m.success_at_plan[cluster] = success_of(in, m, cluster);
    choose_targets({in.key, in.step, in.management, in.clusters, in.markets, in.sectors}, cluster, m);
    events.push_back({static_cast<std::uint16_t>(cluster), ManagementEventKind::strategy_agreed,
                      static_cast<std::uint8_t>(m.reason[cluster]), m.quality[cluster]});
}

/// Does the stages that the staff has time for.
void work_on(const StrategyInputs& in, std::size_t cluster, Managements& m, std::vector<ManagementEvent>& events) {
    m.work_left[cluster] += in.management.stages_per_staff_per_quarter * staff_of(in.management, m, cluster);
    while (m.state[cluster] == StrategyState::process) {
        const int number = m.stage[cluster] + 1;
        const bool skipped = is_skipped(in, m, cluster, number);
        const double work = skipped ? in.management.skipped_stage_work : 1.0;
        if (m.work_left[cluster] < work) return;
        m.work_left[cluster] -= work;
        m.stage[cluster] = number;
        const double u = uniform_of(in, Purpose::stage_quality, cluster, m.process_start_step[cluster],
                                    static_cast<std::uint32_t>(number));
        const StageWork stage{static_cast<std::size_t>(number - 1), m.forced[cluster] != 0, skipped, u};
        m.ln_quality_sum[cluster] += log(stage_quality(in, m, cluster, stage));
        if (m.stage[cluster] == static_cast<int>(strategy_stages)) agree_on_plan(in, cluster, m, events);
    }
}

void end_strategy(std::size_t cluster, bool renewal, Managements& m) {
    m.state[cluster] = StrategyState::none;
    m.stage[cluster] = 0;
    m.quality[cluster] = 0;
    m.renewal[cluster] = renewal;
    const auto targets = m.target.row(cluster);
    std::fill(targets.begin(), targets.end(), std::uint8_t{0});
}

/// A live strategy grows older; it ends when its life is over or the management's patience is.
void judge(const StrategyInputs& in, std::size_t cluster, Managements& m, std::vector<ManagementEvent>& events) {
    m.age_years[cluster] += years_per_step;
    const double gain = success_of(in, m, cluster) - m.success_at_plan[cluster];
    const auto log_end = [&](ManagementEventKind kind) {
        events.push_back(
            {static_cast<std::uint16_t>(cluster), kind, static_cast<std::uint8_t>(m.reason[cluster]), gain});
    };
    if (m.age_years[cluster] > in.management.strategy_life_years) {
        end_strategy(cluster, true, m);
        log_end(ManagementEventKind::strategy_completed);
    } else if (m.age_years[cluster] > m.patience_years[cluster] && gain < in.management.give_up_margin_share &&
               in.switches.objective == ManagementObjective::member_benefit) {
        end_strategy(cluster, false, m);
        log_end(ManagementEventKind::strategy_given_up);
    }
}

}  // namespace

void set_interest(const ManagementParameters& management, const Clusters& clusters, Managements& managements) {
    for (std::size_t cluster = 0; cluster < managements.count(); ++cluster)
        managements.interest[cluster] =
            std::min(1.0, management.interest_orientation_weight * managements.mean_orientation[cluster] +
                              management.interest_exporter_weight * clusters.exporter_share(cluster));
}

double staff_of(const ManagementParameters& management, const Managements& managements, std::size_t cluster) {
    return std::max(
        1.0, management.staff_budget_share * managements.own_budget[cluster] / management.staff_cost_keur_per_year);
}

double stage_quality(const StrategyInputs& inputs, const Managements& managements, std::size_t cluster,
                     const StageWork& work) {
    const ManagementParameters& p = inputs.management;
    const double part = std::min(p.participation_largest,
                                 p.participation_base + p.participation_interest * managements.interest[cluster] +
                                     p.participation_responsibility * managements.responsibility[cluster]) *
                        (work.forced ? p.forced_participation_factor : 1.0) * inputs.switches.participation_factor;
    const double analysis =
        std::min(p.analysis_largest, p.analysis_base + p.analysis_experience * managements.experience[cluster] +
                                         p.analysis_staff * staff_of(p, managements, cluster));
    const double done = (p.stage_quality_least + p.stage_quality_spread * work.u) *
                        (takes_part[work.stage] ? part : analysis) *
                        (work.skipped ? p.skipped_stage_quality_factor : 1.0);
    return std::clamp(done, p.stage_quality_floor, 1.0);
}

void move_strategies(const StrategyInputs& inputs, Managements& managements, std::vector<ManagementEvent>& events) {
    for (std::size_t cluster = 0; cluster < managements.count(); ++cluster) {
        const StrategyState before = managements.state[cluster];
        if (before == StrategyState::live) judge(inputs, cluster, managements, events);
        if (before == StrategyState::process) work_on(inputs, cluster, managements, events);
        if (before == StrategyState::none) consider_start(inputs, cluster, managements, events);
        if (before != StrategyState::live || managements.state[cluster] != StrategyState::none) continue;
        events.push_back({static_cast<std::uint16_t>(cluster), managements.mandate[cluster]
                                                                   ? ManagementEventKind::no_strategy
                                                                   : ManagementEventKind::no_mandate});
    }
}

void end_live_strategies(Managements& managements) {
    for (std::size_t cluster = 0; cluster < managements.count(); ++cluster)
        if (managements.state[cluster] == StrategyState::live) end_strategy(cluster, false, managements);
}

}  // namespace abroad

#include "run/simulation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "base/period.hpp"
#include "phases/clearing.hpp"
#include "phases/convergence.hpp"
#include "phases/demography.hpp"
#include "phases/guarantees.hpp"
#include "phases/knowledge.hpp"
#include "phases/strategy_reasons.hpp"
#include "phases/support_tables.hpp"
#include "phases/withdrawal.hpp"
#include "policy/budget_lines.hpp"
#include "scenario/found_policy.hpp"

namespace abroad {

namespace {

std::vector<Shock> make_shocks(const Scenario& scenario, const Markets& markets) {
    std::vector<Shock> shocks;
    for (const ShockData& data : scenario.shocks) {
        const std::size_t market = row_of_name(markets.name, data.market);
        const MarketRow row =
            market < markets.count() ? MarketRow(static_cast<std::uint16_t>(market)) : MarketRow::none();
        shocks.push_back({row, data.kind, data.factor, step_of_year(scenario.run, data.start_year),
                          step_of_year(scenario.run, data.end_year)});
    }
    return shocks;
}

/// Sectors that are related or may come to be; whether they do converge is left out, so that twins share their pools.
Table2<double> ever_related(const Sectors& sectors) {
    Table2<double> related = sectors.relatedness_start;
    for (std::size_t cell = 0; cell < related.cells().size(); ++cell)
        related.cells()[cell] = std::max(related.cells()[cell], sectors.relatedness_end.cells()[cell]);
    return related;
}

}  // namespace

Simulation::Simulation(const Scenario& scenario, std::uint32_t replication, StorageOrder order)
    : scenario_(&scenario),
      key_(draw_key(scenario.run.seed, replication)),
      burn_in_steps_(burn_in_steps(scenario.run)),
      world_(found_world(scenario, key_, order)),
      parameters_(&scenario.before),
      shocks_(make_shocks(scenario, world_.markets)),
      founders_(scenario.founding),
      related_(ever_related(world_.sectors)),
      pools_(world_.firms, world_.markets.count(), related_),
      policy_(policy_of(scenario, world_)),
      grants_(no_grants(world_.clusters.count())) {
    derive_tables();
}

std::span<const Simulation::Phase> Simulation::phases() {
    static constexpr std::array order{Phase{"start of the quarter", &Simulation::start_quarter},
                                      Phase{"environment", &Simulation::environment},
                                      Phase{"policy", &Simulation::policy},
                                      Phase{"cluster managements", &Simulation::cluster_managements},
                                      Phase{"support", &Simulation::support},
                                      Phase{"firm intentions", &Simulation::firm_intentions},
                                      Phase{"acts of one firm", &Simulation::acts_of_one_firm},
                                      Phase{"matching", &Simulation::matching},
                                      Phase{"markets clear", &Simulation::markets_clear},
                                      Phase{"knowledge", &Simulation::knowledge},
                                      Phase{"demography", &Simulation::demography},
                                      Phase{"end of the quarter", &Simulation::end_quarter}};
    return order;
}

void Simulation::step() {
    for (const Phase& phase : phases()) (this->*phase.run)();
}

void Simulation::resume(World moment) {
    world_ = std::move(moment);
    // A burn-in knows nothing of the policies that begin at its end.
    if (world_.step <= burn_in_steps_) world_.funding = make_funding(policy_);
    grant_history_ = {};
    parameters_ = world_.step > burn_in_steps_ ? &scenario_->after : &scenario_->before;
    derive_tables();
}

void Simulation::start_quarter() {
    if (check_quarters_ > 0) opening_.take(world_);
    const std::size_t blocks = block_count(world_.firms.count());
    world_.events.start_quarter(blocks);
    changes_.start_quarter(world_.positions.count(), blocks);
    plans_by_block_.resize(blocks);
    for (auto& plans : plans_by_block_) plans.clear();
    mode_plans_by_block_.resize(blocks);
    for (auto& plans : mode_plans_by_block_) plans.clear();
    funding_by_block_.resize(blocks);
    for (auto& wanted : funding_by_block_) wanted.clear();
    looks_by_worker_.resize(worker_count());
    proposals_.start_quarter(blocks);
    licences_by_block_.resize(blocks);
    for (auto& purchases : licences_by_block_) purchases.clear();
    if (world_.step == burn_in_steps_) {
        parameters_ = &scenario_->after;
        take_over_switches();
    }
}

void Simulation::converge_sectors() {
    if (!parameters_->convergence.convergence) return converge(world_.sectors, 0);
    const auto step_of = [&](const std::optional<double>& year) {
        return static_cast<double>(step_of_year(scenario_->run, year.value_or(scenario_->run.first_year)));
    };
    const ConvergenceDates dates{step_of(scenario_->convergence.start_year), step_of(scenario_->convergence.end_year)};
    converge(world_.sectors, converged_share(dates, world_.step));
}

void Simulation::end_quarter() {
    ++world_.step;
    check();
}

void Simulation::environment() {
    if (world_.step == burn_in_steps_ || parameters_->convergence.convergence) converge_sectors();
    if (world_.step == burn_in_steps_ || environment_changes(world_.markets, shocks_, world_.step, burn_in_steps_))
        derive_tables();
}

void Simulation::derive_tables() {
    const double years = std::max(0, world_.step - burn_in_steps_) * years_per_step;
    derive_markets(world_.markets, world_.sectors, parameters_->market, years,
                   shocks_at(shocks_, world_.step, world_.markets.count()));
    modes_ = derive_modes(parameters_->modes, parameters_->market, world_.markets, world_.sectors);
    look_weights_ = derive_look_weights(parameters_->attention, world_.markets);
    export_paths_.set_rules(parameters_->modes.exporting, parameters_->decision,
                            parameters_->management.penetration_gain, scenario_->founding.patience_largest_years);
    converge_sectors();
}

void Simulation::support() {
    const Parameters& p = *parameters_;
    support_tables({p.information, p.attention, p.market, p.management, p.links, world_.clusters, world_.managements,
                    world_.links, world_.markets},
                   support_);
    export_paths_.follow(support_);
}

void Simulation::firm_intentions() {
    const Parameters& p = *parameters_;
    const WithdrawalInputs withdrawal{key_,           world_.step,  p.withdrawal,
                                      p.market,       p.efficiency, world_.markets,
                                      world_.sectors, modes_,       p.management.penetration_gain,
                                      support_,       world_.firms};
    const LookingInputs looking{key_,          world_.step, p.attention,      p.information, world_.markets,
                                look_weights_, support_,    world_.positions, calls_};
    const EntryInputs entry{key_,          world_.step,        p.market,       p.efficiency,
                            p.information, p.decision,         world_.markets, world_.sectors,
                            modes_,        export_paths_,      support_,       world_.positions,
                            world_.ties,   world_.adaptations, world_.firms,   calls_};
    for_each_block(world_.firms.count(), [&](const Block& block) {
        auto& events = world_.events.by_block[block.index];
        auto& looks = looks_by_worker_[block.worker];
        withdraw(withdrawal, block, world_.positions, changes_.ends, events);
        look_abroad(looking, block, world_.firms, looks);
        decide_entries(entry, looks, plans_by_block_[block.index], events, funding_by_block_[block.index]);
    });
    review_modes_of_firms();
    search_for_partners();
}

void Simulation::review_modes_of_firms() {
    const Parameters& p = *parameters_;
    end_ventures(venture_inputs(), world_.ventures, world_.firms, world_.positions, changes_.ends,
                 world_.events.between_firms);
    const ModeReviewInputs review{key_,
                                  world_.step,
                                  p.market,
                                  p.efficiency,
                                  p.decision,
                                  p.modes.joint_venture,
                                  p.management.penetration_gain,
                                  world_.markets,
                                  world_.sectors,
                                  modes_,
                                  support_,
                                  world_.positions,
                                  world_.firms,
                                  calls_};
    for_each_block(world_.firms.count(), [&](const Block& block) {
        review_modes(review, block, changes_.ends, plans_by_block_[block.index], mode_plans_by_block_[block.index],
                     world_.events.by_block[block.index]);
    });
}

void Simulation::acts_of_one_firm() {
    fund_acts_of_one_firm();
    const ActInputs acts{key_, parameters_->market, parameters_->modes.exporting, world_.markets};
    const double kept = parameters_->modes.joint_venture.penetration_kept_share;
    for_each_block(world_.firms.count(), [&](const Block& block) {
        enter_markets(acts, plans_by_block_[block.index], world_.firms, changes_.starts_by_block[block.index]);
        fall_back(modes_, kept, block, changes_.ends, world_.positions);
        change_modes(modes_, mode_plans_by_block_[block.index], world_.firms, world_.positions,
                     world_.events.by_block[block.index]);
    });
    rebuild_positions(world_.positions, changes_, next_positions_);
    std::swap(world_.positions, next_positions_);
    adapt_products({}, world_.firms, world_.step, parameters_->cooperation.product_development_largest_factor,
                   world_.adaptations, world_.positions);
    tidy_ventures(world_.positions, world_.ventures, world_.firms, world_.events.between_firms);
}

/// Everybody answers on the state that phase 6 left; then calls are decided, then all starts.
void Simulation::matching() {
    const PartnerValues values = partner_values();
    const AnsweredProposals answers = answer_proposals(values, proposals_);
    std::vector<ProjectDraft> drafts =
        draft_projects({key_, world_.step, values}, answers, world_.events.between_firms);
    std::vector<VentureStart> ventures = agreed_ventures();
    fund_consortia(values, answers.proposals, drafts, ventures);
    begin_projects(answers, drafts);
    begin_ventures(std::move(ventures));
    tidy_ventures(world_.positions, world_.ventures, world_.firms, world_.events.between_firms);
    remember_acts(world_.events, world_.firms, world_.step, world_.managements);
}

std::vector<VentureStart> Simulation::agreed_ventures() {
    std::vector<ModePlan> plans;
    for (const auto& block : mode_plans_by_block_)
        std::copy_if(block.begin(), block.end(), std::back_inserter(plans),
                     [&](const ModePlan& plan) { return modes_[plan.mode].needs_partner; });
    return agree_on_ventures(venture_inputs(), std::move(plans), world_.firms, world_.events.between_firms);
}

VentureInputs Simulation::venture_inputs() const {
    return {key_,           world_.step,    parameters_->modes.joint_venture,
            world_.markets, world_.sectors, pools_,
            support_,       world_.ties,    partner_values()};
}

void Simulation::markets_clear() {
    const Parameters& p = *parameters_;
    const std::vector<float> employees = owners_employees(world_.ventures, world_.firms);
    clear_markets({p.accounts, p.efficiency, p.information, p.market, world_.sectors, modes_,
                   p.management.penetration_gain, support_},
                  world_.markets, world_.firms, world_.positions);
    pay_partners(venture_inputs(), {p.accounts, p.market, p.efficiency, modes_, employees}, world_.positions,
                 world_.ventures, world_.firms);
    if (policy_.any())
        pay_guarantees({world_.step, policy_, p.market, p.efficiency, world_.sectors, modes_, world_.positions},
                       world_.firms, world_.funding);
}

void Simulation::knowledge() {
    const Parameters& p = *parameters_;
    end_projects_due();
    set_stages(world_.links, p.links.network_trust, p.links.partnership_trust);
    move_knowledge({key_, world_.step, p.knowledge, p.efficiency, world_.sectors, world_.clusters,
                    world_.managements.regional_factor},
                   world_.firms, world_.events);
    settle_ties();
}

void Simulation::demography() {
    const Parameters& p = *parameters_;
    change_population({key_, world_.step, p.demography, p.accounts, p.efficiency, founders_, p.market, world_.sectors,
                       world_.markets, world_.clusters},
                      world_.firms, world_.slots, world_.events);
}

void Simulation::check() const {
    if (check_quarters_ == 0) return;
    check_stocks(world_, opening_);
    if (world_.step % check_quarters_ == 0) check_invariants(world_, opening_, limits_of(*parameters_, policy_));
}

}  // namespace abroad

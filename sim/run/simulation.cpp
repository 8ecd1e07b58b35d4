#include "run/simulation.hpp"

#include <array>
#include <cmath>

#include "base/period.hpp"
#include "phases/clearing.hpp"
#include "phases/demography.hpp"
#include "phases/knowledge.hpp"
#include "phases/member_statistics.hpp"
#include "phases/support_tables.hpp"
#include "phases/withdrawal.hpp"

namespace abroad {

namespace {

std::vector<Shock> make_shocks(const Scenario& scenario, const Markets& markets) {
    std::vector<Shock> shocks;
    const auto step_of = [&](double year) {
        return burn_in_steps(scenario.run) +
               static_cast<int>(std::lround((year - scenario.run.first_year) * quarters_per_year));
    };
    for (const ShockData& data : scenario.shocks) {
        const std::size_t market = row_of_name(markets.name, data.market);
        const MarketRow row =
            market < markets.count() ? MarketRow(static_cast<std::uint16_t>(market)) : MarketRow::none();
        shocks.push_back({row, data.kind, data.factor, step_of(data.start_year), step_of(data.end_year)});
    }
    return shocks;
}

}  // namespace

Simulation::Simulation(const Scenario& scenario, std::uint32_t replication, StorageOrder order)
    : scenario_(&scenario),
      key_(draw_key(scenario.run.seed, replication)),
      burn_in_steps_(burn_in_steps(scenario.run)),
      world_(found_world(scenario, key_, order)),
      parameters_(&scenario.before),
      shocks_(make_shocks(scenario, world_.markets)),
      founders_(scenario.founding) {
    derive_tables();
}

std::span<const Simulation::Phase> Simulation::phases() {
    static constexpr std::array order{Phase{"start of the quarter", &Simulation::start_quarter},
                                      Phase{"environment", &Simulation::environment},
                                      Phase{"cluster managements", &Simulation::cluster_managements},
                                      Phase{"support", &Simulation::support},
                                      Phase{"firm intentions", &Simulation::firm_intentions},
                                      Phase{"acts of one firm", &Simulation::acts_of_one_firm},
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
    parameters_ = world_.step > burn_in_steps_ ? &scenario_->after : &scenario_->before;
    derive_tables();
}

void Simulation::start_quarter() {
    const std::size_t blocks = block_count(world_.firms.count());
    world_.events.start_quarter(blocks);
    changes_.start_quarter(world_.positions.count(), blocks);
    plans_by_block_.resize(blocks);
    for (auto& plans : plans_by_block_) plans.clear();
    looks_by_worker_.resize(worker_count());
    if (world_.step == burn_in_steps_) parameters_ = &scenario_->after;
}

void Simulation::end_quarter() {
    ++world_.step;
}

void Simulation::environment() {
    if (world_.step == burn_in_steps_ || environment_changes(world_.markets, shocks_, world_.step, burn_in_steps_))
        derive_tables();
}

void Simulation::derive_tables() {
    const double years = std::max(0, world_.step - burn_in_steps_) * years_per_step;
    derive_markets(world_.markets, world_.sectors, parameters_->market, years,
                   shocks_at(shocks_, world_.step, world_.markets.count()));
    modes_ = derive_modes(parameters_->modes, parameters_->market, world_.markets, world_.sectors);
    look_weights_ = derive_look_weights(parameters_->attention, world_.markets);
    export_path_ = derive_export_path(parameters_->modes.exporting, parameters_->decision,
                                      scenario_->founding.patience_largest_years);
}

void Simulation::cluster_managements() {
    member_statistics(world_.firms, world_.positions, world_.clusters);
}

void Simulation::support() {
    support_tables({parameters_->information, parameters_->attention, parameters_->market}, world_.clusters,
                   world_.markets, support_);
}

void Simulation::firm_intentions() {
    const Parameters& p = *parameters_;
    const WithdrawalInputs withdrawal{key_,           world_.step,    p.withdrawal, p.market,    p.efficiency,
                                      world_.markets, world_.sectors, modes_,       world_.firms};
    const LookingInputs looking{key_,           world_.step,   p.attention, p.information,
                                world_.markets, look_weights_, support_,    world_.positions};
    const EntryInputs entry{key_,       world_.step,      p.market,       p.efficiency, p.information,
                            p.decision, world_.markets,   world_.sectors, modes_,       export_path_,
                            support_,   world_.positions, world_.firms};
    for_each_block(world_.firms.count(), [&](const Block& block) {
        auto& events = world_.events.by_block[block.index];
        auto& looks = looks_by_worker_[block.worker];
        withdraw(withdrawal, block, world_.positions, changes_.ends, events);
        look_abroad(looking, block, world_.firms, looks);
        decide_entries(entry, looks, plans_by_block_[block.index], events);
    });
}

void Simulation::acts_of_one_firm() {
    const ActInputs acts{key_, parameters_->market, parameters_->modes.exporting, world_.markets};
    for_each_block(world_.firms.count(), [&](const Block& block) {
        enter_markets(acts, plans_by_block_[block.index], world_.firms, changes_.starts_by_block[block.index]);
    });
    rebuild_positions(world_.positions, changes_, next_positions_);
    std::swap(world_.positions, next_positions_);
}

void Simulation::markets_clear() {
    const Parameters& p = *parameters_;
    clear_markets({p.accounts, p.efficiency, p.information, p.market, world_.sectors, modes_}, world_.markets,
                  world_.firms, world_.positions);
}

void Simulation::knowledge() {
    const Parameters& p = *parameters_;
    move_knowledge({key_, world_.step, p.knowledge, p.efficiency, world_.sectors, world_.clusters}, world_.firms,
                   world_.events);
}

void Simulation::demography() {
    const Parameters& p = *parameters_;
    change_population({key_, world_.step, p.demography, p.accounts, p.efficiency, founders_, p.market, world_.sectors,
                       world_.markets, world_.clusters},
                      world_.firms, world_.events);
}

}  // namespace abroad

// One simulated world, moved a quarter at a time. phases() is the order of the model on one screen (MODEL section 2,
// Phases). Only this floor holds scenario, parameters and world together; every phase gets no more than it needs.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "phases/acts.hpp"
#include "phases/entry_decision.hpp"
#include "phases/looking.hpp"
#include "scenario/founding.hpp"
#include "scenario/scenario.hpp"
#include "world/support.hpp"
#include "world/traits.hpp"
#include "world/world.hpp"

namespace abroad {

class Simulation {
 public:
    /// Founds the world of the scenario for one replication. The scenario must have passed the checks and outlive this.
    Simulation(const Scenario& scenario, std::uint32_t replication, StorageOrder order = StorageOrder::by_seat);

    /// One phase of a quarter.
    struct Phase {
        std::string_view name;
        void (Simulation::*run)();
    };
    /// The order of the model (MODEL section 2, Phases), one by one for those who time them.
    static std::span<const Phase> phases();

    /// Simulates one quarter: all phases in order.
    void step();

    /// Goes on from a moment of the same scenario and replication: the founded world with its saved state put in.
    void resume(World moment);

    const World& world() const { return world_; }
    const Parameters& parameters() const { return *parameters_; }
    bool in_burn_in() const { return world_.step < burn_in_steps_; }

 private:
    void start_quarter();
    void environment();
    void cluster_managements();
    void support();
    void firm_intentions();
    void acts_of_one_firm();
    void markets_clear();
    void knowledge();
    void demography();
    void end_quarter();
    void derive_tables();

    const Scenario* scenario_;
    DrawKey key_;
    int burn_in_steps_;
    World world_;
    const Parameters* parameters_;
    std::vector<Shock> shocks_;
    FounderRules founders_;
    // Follow from parameters and markets.
    ModeTables modes_;
    LookWeights look_weights_;
    ExportPath export_path_;
    Support support_;
    // Intentions of the quarter, and room to write the next table of positions.
    PositionChanges changes_;
    std::vector<std::vector<EntryPlan>> plans_by_block_;
    std::vector<std::vector<Look>> looks_by_worker_;
    Positions next_positions_;
};

}  // namespace abroad

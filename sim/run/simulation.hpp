// One simulated world, moved a quarter at a time. phases() is the order of the model on one screen (MODEL section 2,
// Phases). Only this floor holds scenario, parameters and world together; every phase gets no more than it needs.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "phases/acts.hpp"
#include "phases/entry_decision.hpp"
#include "phases/export_paths.hpp"
#include "phases/funding_of_firms.hpp"
#include "phases/licences.hpp"
#include "phases/looking.hpp"
#include "phases/mode_review.hpp"
#include "phases/partner_pools.hpp"
#include "phases/partner_value.hpp"
#include "phases/project_start.hpp"
#include "phases/proposals.hpp"
#include "phases/ties_update.hpp"
#include "phases/ventures.hpp"
#include "policy/open_calls.hpp"
#include "run/invariants.hpp"
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

    /// How often the invariants of the whole world are checked: once in so many quarters, 0 for never. A broken one
    /// throws InternalError out of step().
    void check_invariants_every(int quarters) { check_quarters_ = quarters; }

    const World& world() const { return world_; }
    const Parameters& parameters() const { return *parameters_; }
    bool in_burn_in() const { return world_.step < burn_in_steps_; }

 private:
    void start_quarter();
    void environment();
    void policy();
    void fund_managements();
    /// Member statistics, and what follows for interest and money of managements.
    void look_at_members();
    void cluster_managements();
    void take_over_switches();
    void move_links();
    void bring_projects_and_contacts();
    void converge_sectors();
    void support();
    void firm_intentions();
    void review_modes_of_firms();
    void search_for_partners();
    void fund_acts_of_one_firm();
    void acts_of_one_firm();
    void matching();
    std::vector<VentureStart> agreed_ventures();
    void begin_projects(const AnsweredProposals& answers, std::vector<ProjectDraft>& drafts);
    void fund_consortia(const PartnerValues& values, const std::vector<Proposal>& proposals,
                        std::vector<ProjectDraft>& drafts, std::vector<VentureStart>& starts);
    void markets_clear();
    void knowledge();
    void end_projects_due();
    void settle_ties();
    void demography();
    void end_quarter();
    void check() const;
    void derive_tables();
    bool switches_are_new() const;
    VentureInputs venture_inputs() const;
    PartnerValues partner_values() const;
    PoolInputs pool_inputs() const;
    TieInputs tie_inputs() const;
    SelectionInputs selection_inputs() const;
    /// Raises the trust of owner and partner; a venture whose tie finds no place does not go on.
    void ventures_with_ties(std::vector<VentureStart>& starts);
    void begin_ventures(std::vector<VentureStart> starts);

    const Scenario* scenario_;
    DrawKey key_;
    int burn_in_steps_;
    World world_;
    const Parameters* parameters_;
    std::vector<Shock> shocks_;
    FounderRules founders_;
    Table2<double> related_;
    CountryPools pools_;
    // Follow from parameters and markets.
    ModeTables modes_;
    LookWeights look_weights_;
    ExportPaths export_paths_;
    Support support_;
    // Public money: the instruments, what recipients got so far, the calls of the quarter, and what they give
    // managements and ask of them (all 0 without).
    Policy policy_;
    GrantHistory grant_history_;
    OpenCalls calls_;
    ManagementGrants grants_;
    /// Money for services of managements, until they are bought.
    std::vector<GrantRequest> service_awards_;
    // Intentions of the quarter, and room to write the next table of positions.
    PositionChanges changes_;
    std::vector<std::vector<EntryPlan>> plans_by_block_;
    std::vector<std::vector<ModePlan>> mode_plans_by_block_;
    std::vector<EntryFunding> funding_by_block_;
    std::vector<GrantRequest> consortium_requests_;
    std::vector<std::vector<Look>> looks_by_worker_;
    Proposals proposals_;
    std::vector<std::vector<LicencePurchase>> licences_by_block_;
    std::vector<TieChange> tie_changes_;
    LinkView link_view_;
    Positions next_positions_;
    int check_quarters_ = usual_check_quarters;
    QuarterOpening opening_;
};

}  // namespace abroad

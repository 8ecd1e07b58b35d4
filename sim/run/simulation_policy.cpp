// Public money for all who are no firms, as the simulation calls it in phase 2: managements and agencies, matchmaking,
// campaigns (MODEL section 6). Apart from simulation.cpp for its length only.
#include <iterator>

#include "phases/agency_offices.hpp"
#include "phases/campaigns.hpp"
#include "phases/management_awards.hpp"
#include "phases/matchmaking.hpp"
#include "phases/policy_managements.hpp"
#include "run/simulation.hpp"

namespace abroad {

void Simulation::fund_managements() {
    const Parameters& p = *parameters_;
    FundingTables& funding = world_.funding;
    // Before the first quarter managements know no more than the founding.
    if (world_.step == 0) look_at_members();
    const SelectionInputs selection = selection_inputs();
    const std::size_t clusters = world_.clusters.count();
    grants_ = grants_of_quarter(policy_, funding, world_.step - 1, clusters);
    const ServicesInputs services{world_.step, p.management, p.alliance, p.switches, grants_, world_.clusters};
    const ManagementFundingInputs inputs{selection, calls_, services, world_.links};
    test_gates(policy_, world_.step, world_.managements, funding);
    service_awards_ = requests_of_managements(inputs, world_.managements, funding);
    auto agencies = requests_of_agencies(selection, calls_, p.management.service_cost_office_keur_per_year);
    std::move(agencies.begin(), agencies.end(), std::back_inserter(service_awards_));
    decide(selection, service_awards_, funding);
    take_up_awards(inputs, service_awards_, world_.managements, funding);
    keep_agency_offices(selection, service_awards_, world_.markets, funding);
    pay_instalments(policy_, world_.step, funding);
    grants_ = grants_of_quarter(policy_, funding, world_.step, clusters);
    match_clusters({selection, calls_, world_.sectors, world_.slots}, world_.links, tie_changes_,
                   world_.events.managements, funding);
    pay_campaigns(selection, calls_, funding);
    run_campaigns(selection, calls_, funding, world_.firms);
}

}  // namespace abroad

// Public money as the simulation calls it (MODEL section 6): calls and budgets in phase 2, acts of one firm in phase 6,
// consortia and ventures in phase 7. Without instruments nothing here does anything. Apart from simulation.cpp for its
// length only.
#include <algorithm>

#include "phases/funding_of_consortia.hpp"
#include "policy/budget_lines.hpp"
#include "run/simulation.hpp"

namespace abroad {

SelectionInputs Simulation::selection_inputs() const {
    return {key_, world_.step, policy_, world_.firms, world_.clusters, grant_history_};
}

void Simulation::policy() {
    if (!policy_.any() || world_.step < burn_in_steps_) return;
    grant_history_.follow(world_.funding);
    start_quarter_of_lines(policy_, world_.step, world_.funding);
    pay_reimbursements(selection_inputs(), world_.firms, world_.funding);
    calls_.open({key_,
                 world_.step,
                 parameters_->decision.discount_per_year,
                 policy_,
                 world_.funding,
                 grant_history_,
                 {world_.firms, world_.positions, world_.managements}});
    fund_managements();
}

void Simulation::fund_acts_of_one_firm() {
    if (!policy_.any()) return;
    const SelectionInputs selection = selection_inputs();
    fund_firms({selection, parameters_->decision.discount_per_year}, funding_by_block_, plans_by_block_,
               world_.events.by_block, world_.firms, world_.funding);
}

void Simulation::fund_consortia(const PartnerValues& values, const std::vector<Proposal>& proposals,
                                std::vector<ProjectDraft>& drafts, std::vector<VentureStart>& starts) {
    if (!calls_.any(FundedAct::project) && !calls_.any(FundedAct::venture)) return;
    const SelectionInputs selection = selection_inputs();
    const FirmFundingInputs inputs{selection, parameters_->decision.discount_per_year};
    std::vector<GrantRequest>& requests = consortium_requests_;
    requests.clear();
    request_for_ventures(world_.firms, starts, requests);
    request_for_projects(inputs, values, proposals, calls_, drafts, requests);
    decide(selection, requests, world_.funding);
    conclude_ventures(inputs, requests, world_.firms, starts);
    conclude_projects(inputs, values, proposals, requests, drafts, world_.firms, world_.funding);
}

void Simulation::begin_ventures(std::vector<VentureStart> starts) {
    for (const VentureStart& start : starts)
        if (!start.goes_on)
            world_.events.between_firms.push_back(
                {start.plan.row, EventKind::mode_barrier, start.plan.market, static_cast<std::uint8_t>(start.barrier),
                 false, static_cast<float>(start.plan.score_alone), static_cast<std::uint8_t>(Mode::joint_venture)});
    ventures_with_ties(starts);
    const SelectionInputs selection = selection_inputs();
    settle_ventures({selection, parameters_->decision.discount_per_year}, starts, consortium_requests_, world_.firms,
                    world_.funding);
    std::erase_if(starts, [](const VentureStart& start) { return !start.goes_on; });
    start_ventures(venture_inputs(), modes_, starts, world_.firms, world_.positions, world_.ventures,
                   world_.events.between_firms);
}

}  // namespace abroad

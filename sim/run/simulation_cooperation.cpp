// The phases of cooperation as the simulation calls them (MODEL section 4): search in phase 5, matching in phase 7,
// projects, know-how and ties in phase 9. Apart from simulation.cpp for its length only.
#include "phases/partner_search.hpp"
#include "phases/project_end.hpp"
#include "phases/project_start.hpp"
#include "run/simulation.hpp"

namespace abroad {

PartnerValues Simulation::partner_values() const {
    const Parameters& p = *parameters_;
    return PartnerValues({p.cooperation, p.knowledge, p.efficiency, p.decision.discount_per_year, world_.markets,
                          world_.sectors, world_.firms, world_.ties, world_.positions});
}

PoolInputs Simulation::pool_inputs() const {
    return {key_,         world_.step, parameters_->cooperation, related_,     pools_,     world_.slots,
            world_.links, link_view_,  world_.managements,       world_.firms, world_.ties};
}

TieInputs Simulation::tie_inputs() const {
    const Parameters& p = *parameters_;
    return {key_,
            world_.step,
            p.cooperation,
            p.partnership,
            p.management.contact_decay_per_year,
            p.management.contact_conversion_trust,
            world_.projects,
            world_.ventures};
}

void Simulation::search_for_partners() {
    const Parameters& p = *parameters_;
    const PartnerValues values = partner_values();
    const PoolInputs pools = pool_inputs();
    const ProductDevelopment development(
        {key_, world_.step, values, p.market, p.information, modes_, support_, world_.adaptations});
    const bool develops = p.cooperation.product_development_probability > 0;
    const std::vector<std::uint32_t> leaders = proposals_.acquired_leaders();
    const PartnerSearchInputs search{pools, values, develops ? &development : nullptr, leaders, calls_};
    for_each_block(world_.firms.count(), [&](const Block& block) {
        search_partners(search, block, world_.firms.cash_keur, proposals_.by_block[block.index]);
        search_licences({pools, values}, block, licences_by_block_[block.index]);
    });
}

void Simulation::begin_projects(const AnsweredProposals& answers, std::vector<ProjectDraft>& drafts) {
    start_projects(answers, drafts, world_.firms, world_.ties, world_.projects, world_.events.between_firms);
    set_research_cut(parameters_->cooperation, world_.step, world_.projects, world_.firms);
    std::vector<LicencePurchase> purchases;
    for (const auto& list : licences_by_block_) purchases.insert(purchases.end(), list.begin(), list.end());
    buy_licences(partner_values(), world_.step, std::move(purchases), world_.firms, world_.licences,
                 world_.events.between_firms);
}

void Simulation::ventures_with_ties(std::vector<VentureStart>& starts) {
    const auto gain = static_cast<float>(parameters_->modes.joint_venture.trust_at_formation);
    std::vector<TieChange> changes;
    for (const VentureStart& start : starts)
        if (start.goes_on && start.partner_row != anonymous_partner)
            add_tie_change({start.plan.row, start.partner_row, TieChangeKind::rise, TieSource::venture, true, gain,
                            world_.firms.id(start.plan.row), world_.step},
                           changes);
    change_ties(tie_inputs(), std::move(changes), world_.firms, world_.ties);
    for (VentureStart& start : starts) {
        const bool tied = start.partner_row == anonymous_partner ||
                          find_tie(world_.ties, start.plan.row, start.partner_row) != no_tie;
        if (!start.goes_on || tied) continue;
        start.goes_on = false;
        world_.events.between_firms.push_back(
            {start.plan.row, EventKind::mode_barrier, start.plan.market, static_cast<std::uint8_t>(Barrier::no_partner),
             false, static_cast<float>(start.plan.score), static_cast<std::uint8_t>(Mode::joint_venture)});
    }
}

void Simulation::end_projects_due() {
    const Parameters& p = *parameters_;
    ProjectOutcomes outcomes = end_projects({key_, world_.step, partner_values(), link_view_, p.alliance.least_trust},
                                            world_.firms, world_.links, world_.projects, world_.events.between_firms);
    tie_changes_.insert(tie_changes_.end(), outcomes.ties.begin(), outcomes.ties.end());
    receive_know_how(world_.step, world_.firms, world_.licences);
    adapt_products(outcomes.adaptations, world_.firms, world_.step, p.cooperation.product_development_largest_factor,
                   world_.adaptations, world_.positions);
}

void Simulation::settle_ties() {
    add_venture_trust(world_.ventures, world_.firms, world_.step, parameters_->modes.joint_venture.trust_gain_per_year,
                      tie_changes_);
    move_ties(tie_inputs(), std::move(tie_changes_), world_.firms, world_.ties, world_.events);
    tie_changes_.clear();
}

}  // namespace abroad

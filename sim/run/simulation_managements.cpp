// Phase 3 as the simulation calls it: what cluster managements decide, learn and buy, whom they approach, and which
// projects and contacts they bring their members (MODEL section 5, in the order of section 2). Apart from
// simulation.cpp for its length only.
#include "phases/acquired_projects.hpp"
#include "phases/cluster_links.hpp"
#include "phases/contacts.hpp"
#include "phases/management_experience.hpp"
#include "phases/management_services.hpp"
#include "phases/member_statistics.hpp"
#include "phases/policy_managements.hpp"
#include "phases/strategy_process.hpp"
#include "phases/strategy_reasons.hpp"
#include "run/simulation.hpp"

namespace abroad {

bool Simulation::switches_are_new() const {
    if (world_.step == 0) return true;
    return world_.step == burn_in_steps_ && scenario_->after.switches.start_all != scenario_->before.switches.start_all;
}

void Simulation::take_over_switches() {
    const ManagementSwitches &before = scenario_->before.switches, &after = scenario_->after.switches;
    apply_switches(after, world_.managements);
    if (after.mandate != before.mandate && after.mandate != MandateSwitch::drawn)
        end_live_strategies(world_.managements);
}

void Simulation::look_at_members() {
    const Parameters& p = *parameters_;
    member_statistics({p.links, world_.firms, world_.positions, world_.ties, world_.projects}, world_.clusters,
                      world_.managements);
    set_interest(p.management, world_.clusters, world_.managements);
    set_own_budgets(p.management, world_.clusters, world_.managements);
}

void Simulation::cluster_managements() {
    const Parameters& p = *parameters_;
    auto& events = world_.events.managements;
    look_at_members();
    const StartReasonInputs why{p.management, p.demography,
                                mean_founding_orientation(scenario_->founding, p.demography), world_.clusters};
    move_strategies({key_, world_.step, p.management, p.switches, switches_are_new(), grants_, world_.clusters,
                     world_.markets, world_.sectors, why},
                    world_.managements, events);
    buy_services({world_.step, p.management, p.alliance, p.switches, grants_, world_.clusters}, world_.managements,
                 world_.alliances, events);
    settle_services(selection_inputs(), p.management, world_.managements, service_awards_, world_.funding);
    learn({p.management, p.alliance, world_.clusters, world_.alliances}, world_.managements);
    move_links();
    link_view_ = view_links(world_.links, world_.clusters.count());
    bring_projects_and_contacts();
}

void Simulation::move_links() {
    const Parameters& p = *parameters_;
    auto& events = world_.events.managements;
    const LinkInputs inputs{key_,           world_.step,        p.links,
                            p.management,   p.alliance,         world_.clusters,
                            world_.sectors, world_.managements, world_.alliances};
    link_members(inputs, world_.links);
    const std::vector<int> links_before = count_links(world_.links, world_.clusters.count());
    grow_links(inputs, links_before, world_.links, events);
    approach_clusters(inputs, links_before, world_.links, events);
    set_stages(world_.links, p.links.network_trust, p.links.partnership_trust);
}

void Simulation::bring_projects_and_contacts() {
    const Parameters& p = *parameters_;
    const PartnerValues values = partner_values();
    const PoolInputs pools = pool_inputs();
    acquire_projects({p.management, p.links.network_trust, world_.clusters, pools, values, calls_}, proposals_.acquired,
                     world_.events.managements);
    if (p.management.contact_probability_per_quarter <= 0) return;
    const ContactInputs inputs{key_,
                               world_.step,
                               p.management,
                               world_.markets,
                               world_.clusters.country,
                               world_.managements,
                               link_view_,
                               world_.slots,
                               pools_,
                               related_,
                               world_.firms,
                               world_.positions};
    std::vector<std::vector<Contact>> by_block(block_count(world_.firms.count()));
    for_each_block(world_.firms.count(), [&](const Block& block) {
        make_contacts(inputs, block, by_block[block.index]);
        for (const Contact& contact : by_block[block.index])
            world_.events.by_block[block.index].push_back({contact.row, EventKind::contact_made, contact.market});
    });
    const auto trust = static_cast<float>(p.management.contact_trust);
    for (const auto& list : by_block)
        for (const Contact& contact : list)
            add_tie_change({contact.row, contact.partner, TieChangeKind::contact, TieSource::meeting, false, trust,
                            world_.firms.id(contact.row), world_.step},
                           tie_changes_);
}

}  // namespace abroad

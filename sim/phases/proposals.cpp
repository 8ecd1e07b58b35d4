#include "phases/proposals.hpp"

#include <algorithm>
#include <tuple>

#include "parallel/blocks.hpp"

namespace abroad {

namespace {

/// Accepts in order for one receiver; `first`..`last` are its proposals. What a firm does alone it agrees to.
void answer_receiver(const PartnerValues& values, const std::vector<std::uint8_t>& leads, std::size_t first,
                     std::size_t last, AnsweredProposals& answers) {
    const std::uint32_t receiver = answers.proposals[first].partner;
    int free = leads[receiver] ? 0 : values.free_slots(receiver);
    for (std::size_t at = first; at < last; ++at)
        if (answers.proposals[at].leader == receiver) answers.accepted[at] = 1;
    for (std::size_t at = first; at < last && free > 0 && answers.proposals[at].value_to_partner > 0; ++at, --free)
        answers.accepted[at] = 1;
}

std::vector<Proposal> in_order(const Firms& firms, const Proposals& proposals) {
    std::vector<Proposal> all = proposals.acquired;
    for (const auto& list : proposals.by_block) all.insert(all.end(), list.begin(), list.end());
    std::sort(all.begin(), all.end(), [&](const Proposal& a, const Proposal& b) {
        return std::tuple(firms.seat[a.partner], -a.value_to_partner, firms.seat[a.leader]) <
               std::tuple(firms.seat[b.partner], -b.value_to_partner, firms.seat[b.leader]);
    });
    return all;
}

}  // namespace

std::vector<std::uint32_t> Proposals::acquired_leaders() const {
    std::vector<std::uint32_t> rows;
    for (const Proposal& proposal : acquired) rows.push_back(proposal.leader);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

ProposalGrants expected_grants(const OpenCalls& calls, const PartnerValues& values, std::uint32_t leader,
                               std::uint32_t partner, FoundBy found_by) {
    if (!calls.any(FundedAct::project)) return {};
    const Firms& firms = values.inputs().firms;
    CostedAct act{FundedAct::project, leader, any_market, values.cost_keur(leader)};
    act.international = firms.country[leader] != firms.country[partner];
    act.cross_sector = firms.sector[leader] != firms.sector[partner];
    const GrantOffers offers = calls.offers(act, found_by == FoundBy::own_search);
    if (offers.count == 0) return {};
    const std::uint16_t instrument = offers.list[0].instrument;
    act.row = partner;
    act.cost_keur = values.cost_keur(partner);
    const double to_partner = calls.member_grant(instrument, act);
    // Money that is reimbursed later is worth less; what a research organisation asks is that its cost is covered.
    const OpenCallInputs& in = calls.inputs();
    const double of_later = worth_of_euro(in.policy.instruments[instrument], in.discount_per_year);
    return {instrument, of_later * offers.list[0].grant_keur,
            firms.research_organisation[partner] ? to_partner : of_later * to_partner};
}

double net_to_leader(const PartnerValues& values, double value, double cost_keur, std::size_t proposals_before) {
    const double counted =
        proposals_before == 0 ? cost_keur : values.inputs().cooperation.later_partner_cost_share * cost_keur;
    return value - counted;
}

double net_to_partner(const PartnerValues& values, std::uint32_t row, double value, double grant_keur) {
    const double net = value - (values.cost_keur(row) - grant_keur);
    if (!values.inputs().firms.research_organisation[row]) return net;
    // It has nothing to gain but its task: any project that costs it nothing is as good as another.
    return grant_keur >= values.cost_keur(row) ? 1.0 : -1.0;
}

std::pair<Reason, double> project_reason(const PartnerValue& value, double best_at_home) {
    const double added = value.total() - best_at_home;
    Reason reason = Reason::new_markets_and_customers;
    double largest = 0;
    const auto consider = [&](Reason candidate, double term) {
        if (term > largest) std::tie(reason, largest) = std::pair(candidate, term);
    };
    consider(Reason::added_value_over_regional_cooperation, added);
    consider(Reason::new_value_chains, value.other_fields);
    consider(Reason::knowledge, value.own_field_and_novelty);
    return {reason, largest};
}

Proposal make_proposal(const PartnerValues& values, const Cooperator& leader, const Cooperator& partner,
                       const PartnerValue& to_leader, double best_at_home, FoundBy found_by,
                       const ProposalGrants& grants) {
    Proposal proposal{leader.row, partner.row, found_by};
    proposal.instrument = grants.instrument;
    proposal.partner_grant_keur = grants.to_partner_keur;
    std::tie(proposal.reason, proposal.reason_keur) = project_reason(to_leader, best_at_home);
    proposal.value_to_leader = to_leader.total();
    const double to_partner = values.value(partner, leader, found_by).total();
    proposal.value_to_partner = net_to_partner(values, partner.row, to_partner, proposal.partner_grant_keur);
    return proposal;
}

AnsweredProposals answer_proposals(const PartnerValues& values, const Proposals& proposals) {
    const Firms& firms = values.inputs().firms;
    AnsweredProposals answers{in_order(firms, proposals), {}};
    const std::vector<Proposal>& list = answers.proposals;
    answers.accepted.assign(list.size(), 0);
    std::vector<std::uint8_t> leads(firms.count(), 0);
    std::vector<std::size_t> first_of;
    for (std::size_t at = 0; at < list.size(); ++at) {
        leads[list[at].leader] = 1;
        if (at == 0 || list[at].partner != list[at - 1].partner) first_of.push_back(at);
    }
    if (first_of.empty()) return answers;
    first_of.push_back(list.size());
    for_each_block(first_of.size() - 1, [&](const Block& block) {
        for (std::size_t receiver = block.begin; receiver < block.end; ++receiver)
            answer_receiver(values, leads, first_of[receiver], first_of[receiver + 1], answers);
    });
    return answers;
}

}  // namespace abroad

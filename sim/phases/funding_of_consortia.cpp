#include "phases/funding_of_consortia.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace abroad {

namespace {

std::span<const std::uint32_t> members_of(const NewProject& project) {
    return std::span(project.member_row).first(project.members_count);
}

/// Whether the members are what the call asks for.
bool meets_demands(const InstrumentData& data, const Firms& firms, std::span<const std::uint32_t> members) {
    std::set<std::uint16_t> countries, sectors;
    for (const std::uint32_t row : members) {
        countries.insert(firms.country[row]);
        sectors.insert(firms.sector[row]);
    }
    return members.size() >= static_cast<std::size_t>(data.least_members_count) &&
           countries.size() >= static_cast<std::size_t>(data.least_countries_count) &&
           (!data.cross_sector_required || sectors.size() > 1);
}

/// What the project is worth to its leader over its cost less a grant, with the best of its partners.
double net_of_leader(const PartnerValues& values, const std::vector<Proposal>& proposals, const ProjectDraft& draft,
                     double grant_keur) {
    double best = std::numeric_limits<double>::lowest();
    for (std::size_t other = 1; other < draft.answers.size(); ++other) {
        const Proposal& one = proposals[draft.answers[other]];
        const double cost = values.cost_keur(one.leader) - grant_keur;
        best = std::max(best, net_to_leader(values, one.value_to_leader, cost, one.later));
    }
    return best;
}

/// The same for any member, without a grant. A research organisation gains nothing that it was not paid for.
double net_alone(const PartnerValues& values, const std::vector<Proposal>& proposals, const ProjectDraft& draft,
                 std::size_t place) {
    if (place == 0) return net_of_leader(values, proposals, draft, 0);
    const Proposal& own = proposals[draft.answers[place]];
    if (values.inputs().firms.research_organisation[own.partner]) return -values.cost_keur(own.partner);
    return own.value_to_partner - own.partner_grant_keur;
}

/// Projects are paid on credit, so that no member lacks the money for one.
FundedBecause because_of(double net_alone_keur) {
    return net_alone_keur > 0 ? FundedBecause::own_account : FundedBecause::only_because_of_funding;
}

/// The part of a project's award that ceilings leave, of each member in proportion, rounded down.
void cut_to_ceiling(const InstrumentData& data, GrantRequest& request) {
    if (!data.ceiling_per_project_keur) return;
    Cents sum = 0;
    for (const GrantShare& share : request.shares) sum += share.requested;
    const Cents ceiling = to_cents(*data.ceiling_per_project_keur);
    if (sum <= ceiling) return;
    const double part = static_cast<double>(ceiling) / static_cast<double>(sum);
    for (GrantShare& share : request.shares)
        share.requested = static_cast<Cents>(part * static_cast<double>(share.requested));
}

/// The application of a draft; without shares if the call asks for other members.
GrantRequest request_of(const FirmFundingInputs& in, const PartnerValues& values,
                        const std::vector<Proposal>& proposals, const ProjectDraft& draft, const OpenCalls& calls) {
    const Firms& firms = values.inputs().firms;
    const auto members = members_of(draft.project);
    GrantRequest request;
    request.instrument = no_instrument;
    for (std::size_t place = 1; place < members.size() && request.instrument == no_instrument; ++place)
        request.instrument = proposals[draft.answers[place]].instrument;
    const InstrumentData& data = in.selection.policy.instruments[request.instrument].data;
    if (!meets_demands(data, firms, members)) return request;
    CostedAct act{FundedAct::project, members[0]};
    act.international = std::any_of(members.begin(), members.end(),
                                    [&](std::uint32_t row) { return firms.country[row] != firms.country[members[0]]; });
    act.cross_sector = draft.project.cross_sector != 0;
    for (std::size_t place = 0; place < members.size(); ++place) {
        act.row = members[place];
        act.cost_keur = values.cost_keur(act.row);
        const Cents asked = to_cents(calls.member_grant(request.instrument, act));
        const double net = net_alone(values, proposals, draft, place);
        request.worth += net;
        if (asked == 0 && place > 0) continue;
        GrantShare share;
        share.row = act.row;
        share.cost = to_cents(act.cost_keur);
        share.requested = asked;
        share.because = because_of(net);
        request.shares.push_back(share);
    }
    cut_to_ceiling(data, request);
    return request;
}

/// Takes out of a draft the members for whom the project is not worth its full cost.
void go_on_without(const PartnerValues& values, const std::vector<Proposal>& proposals, ProjectDraft& draft) {
    NewProject& project = draft.project;
    std::size_t kept = 1;
    for (std::size_t place = 1; place < project.members_count; ++place) {
        if (net_alone(values, proposals, draft, place) <= 0) continue;
        project.member_row[kept] = project.member_row[place];
        project.member_generation[kept] = project.member_generation[place];
        project.member_paid[kept] = project.member_paid[place];
        draft.answers[kept++] = draft.answers[place];
    }
    project.members_count = static_cast<std::uint8_t>(kept);
    draft.answers.resize(kept);
    const auto& sector = values.inputs().firms.sector;
    const auto members = members_of(project);
    project.cross_sector = std::any_of(members.begin(), members.end(),
                                       [&](std::uint32_t row) { return sector[row] != sector[members[0]]; });
    draft.starts = kept > 1 && net_alone(values, proposals, draft, 0) > 0;
}

/// Whether the project is worth it to all members with what each was awarded: those that count on more do not accept.
bool passes_as_awarded(const FirmFundingInputs& in, const PartnerValues& values, const std::vector<Proposal>& proposals,
                       const ProjectDraft& draft, const GrantRequest& request) {
    const double of_later = worth_of_euro(in.selection.policy.instruments[request.instrument], in.discount_per_year);
    const Firms& firms = values.inputs().firms;
    for (std::size_t place = 0; place < draft.project.members_count; ++place) {
        const std::uint32_t row = draft.project.member_row[place];
        const auto share = std::find_if(request.shares.begin(), request.shares.end(),
                                        [&](const GrantShare& one) { return one.row == row; });
        const Cents awarded = share == request.shares.end() ? Cents{0} : share->awarded;
        if (firms.research_organisation[row] && awarded >= to_cents(values.cost_keur(row))) continue;
        const double worth = of_later * to_keur(awarded);
        const double net = place == 0 ? net_of_leader(values, proposals, draft, worth)
                                      : net_alone(values, proposals, draft, place) + worth;
        if (net <= 0) return false;
    }
    return true;
}

void pay_less(const GrantRequest& request, NewProject& project) {
    for (const GrantShare& share : request.shares)
        for (std::size_t place = 0; place < project.members_count; ++place)
            if (project.member_row[place] == share.row) project.member_paid[place] -= share.awarded;
}

/// Pays the awards of a project that begins, or gives them back.
void settle_project(const FirmFundingInputs& inputs, const ProjectDraft& draft, std::vector<GrantRequest>& requests,
                    Firms& firms, FundingTables& funding) {
    if (draft.request == ProjectDraft::no_request) return;
    GrantRequest& request = requests[draft.request];
    const bool paid = draft.starts && !draft.is_refused;
    settle(inputs.selection, request, fate_of(draft.starts, paid), funding);
    if (!paid) return;
    for (const GrantShare& share : request.shares) {
        if (share.awarded == 0) continue;
        // A member's own payment is what its grant leaves; until a later payment comes it advances the grant as well.
        const Cents now = pay(inputs.selection, share, funding);
        firms.cash_keur[share.row] -= to_keur(share.awarded - now);
    }
}

bool counts_on_call(const std::vector<Proposal>& proposals, const ProjectDraft& draft) {
    return std::any_of(draft.answers.begin(), draft.answers.end(),
                       [&](std::size_t at) { return proposals[at].instrument != no_instrument; });
}

}  // namespace

void request_for_projects(const FirmFundingInputs& inputs, const PartnerValues& values,
                          const std::vector<Proposal>& proposals, const OpenCalls& calls,
                          std::vector<ProjectDraft>& drafts, std::vector<GrantRequest>& requests) {
    for (ProjectDraft& draft : drafts) {
        if (!draft.starts || !counts_on_call(proposals, draft)) continue;
        GrantRequest request = request_of(inputs, values, proposals, draft, calls);
        draft.is_refused = std::all_of(request.shares.begin(), request.shares.end(),
                                       [](const GrantShare& share) { return share.requested == 0; });
        if (draft.is_refused) continue;
        draft.request = requests.size();
        requests.push_back(std::move(request));
    }
}

void conclude_projects(const FirmFundingInputs& inputs, const PartnerValues& values,
                       const std::vector<Proposal>& proposals, std::vector<GrantRequest>& requests,
                       std::vector<ProjectDraft>& drafts, Firms& firms, FundingTables& funding) {
    for (ProjectDraft& draft : drafts) {
        if (draft.request != ProjectDraft::no_request) {
            const GrantRequest& request = requests[draft.request];
            charge_application(inputs, request, firms);
            draft.is_refused = !request.is_granted() || !passes_as_awarded(inputs, values, proposals, draft, request);
            if (!draft.is_refused) pay_less(request, draft.project);
            draft.only_because_of_funding =
                !draft.is_refused && request.shares.front().because == FundedBecause::only_because_of_funding;
        }
        if (draft.is_refused) go_on_without(values, proposals, draft);
        settle_project(inputs, draft, requests, firms, funding);
    }
}

void request_for_ventures(const Firms& firms, std::vector<VentureStart>& starts, std::vector<GrantRequest>& requests) {
    for (VentureStart& start : starts) {
        const ModePlan& plan = start.plan;
        const FundedBecause because = plan.score_alone <= 0 ? FundedBecause::only_because_of_funding
                                      : affordable(firms, plan.row, plan.cost_keur) ? FundedBecause::own_account
                                                                                    : FundedBecause::liquidity;
        start.first_request = requests.size();
        add_requests(plan.row, plan.market, plan.cost_keur, plan.value - plan.cost_keur, because, plan.grants,
                     requests);
        start.last_request = requests.size();
    }
}

void conclude_ventures(const FirmFundingInputs& inputs, const std::vector<GrantRequest>& requests, const Firms& firms,
                       std::vector<VentureStart>& starts) {
    for (VentureStart& start : starts) {
        const ModePlan& plan = start.plan;
        const auto own = std::span(requests).subspan(start.first_request, start.last_request - start.first_request);
        const bool all = std::all_of(own.begin(), own.end(),
                                     [](const GrantRequest& one) { return one.decision == FundingDecision::awarded; });
        // What was counted on was committed in phase 5 and is not tested again.
        if (all) continue;
        const AwardedGrants awarded = awarded_grants(inputs, own);
        const double paid = plan.cost_keur - awarded.at_once_keur;
        const bool money = affordable(firms, plan.row, paid);
        start.goes_on = plan.score_alone + awarded.worth_keur > 0 && money;
        start.barrier = paid > firms.cash_keur[plan.row] ? Barrier::no_money
                        : money                          ? Barrier::not_worthwhile
                                                         : Barrier::not_willing;
    }
}

void settle_ventures(const FirmFundingInputs& inputs, std::vector<VentureStart>& starts,
                     std::vector<GrantRequest>& requests, Firms& firms, FundingTables& funding) {
    for (VentureStart& start : starts)
        start.funding = settle_act(
            inputs, start.goes_on,
            std::span(requests).subspan(start.first_request, start.last_request - start.first_request), firms, funding);
}

}  // namespace abroad

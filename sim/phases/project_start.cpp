#include "phases/project_start.hpp"

#include <algorithm>
#include <tuple>

#include "base/period.hpp"
#include "phases/failure_causes.hpp"
#include "random/draws.hpp"

namespace abroad {

namespace {

/// Places in the list of answers, by leader's id, then accepted before refused, then the leader's value falling, then
/// partner's id.
std::vector<std::size_t> by_leader(const Firms& firms, const AnsweredProposals& answers) {
    std::vector<std::size_t> order(answers.proposals.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto rank = [&](std::size_t at) {
        const Proposal& one = answers.proposals[at];
        return std::tuple(firms.seat[one.leader], !answers.accepted[at], -one.value_to_leader, firms.seat[one.partner]);
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    return order;
}

std::int16_t draw_duration(const ProjectStartInputs& in, FirmId leader) {
    const CooperationParameters& p = in.values.inputs().cooperation;
    const float u = uniform_float(in.key, {Purpose::duration, leader, static_cast<std::uint32_t>(in.step)});
    return static_cast<std::int16_t>(
        integer_from_uniform(static_cast<double>(u), p.duration_least_quarters, p.duration_largest_quarters));
}

/// What a member pays of its own at the start, grants not taken off.
Cents own_payment(const ProjectStartInputs& in, std::uint32_t row, bool alone) {
    const double factor = alone ? in.values.inputs().cooperation.product_development_alone_cost_factor : 1.0;
    return to_cents(factor * in.values.cost_keur(row));
}

NewProject make_project(const ProjectStartInputs& in, const Firms& firms, const AnsweredProposals& answers,
                        std::span<const std::size_t> partners) {
    const Proposal& first = answers.proposals[partners.front()];
    const bool alone = first.partner == first.leader;
    const std::size_t most =
        std::min(most_members, static_cast<std::size_t>(in.values.inputs().cooperation.largest_consortium_count));
    NewProject project;
    project.start_step = in.step;
    project.duration_quarters = draw_duration(in, firms.id(first.leader));
    project.acquired = first.found_by == FoundBy::management;
    project.development_market = first.development_market;
    const auto join = [&](std::uint32_t row) {
        const std::size_t place = project.members_count++;
        project.member_row[place] = row;
        project.member_generation[place] = firms.generation[row];
        project.member_paid[place] = own_payment(in, row, alone);
        project.cross_sector |= firms.sector[row] != firms.sector[first.leader];
    };
    join(first.leader);
    for (const std::size_t at : partners)
        if (!alone && project.members_count < most) join(answers.proposals[at].partner);
    project.location = location_of(firms, std::span(project.member_row.data(), project.members_count));
    return project;
}

/// The first project makes a tie of a contact; true if it was one.
bool forget_contact(Ties& ties, std::uint32_t row, std::uint32_t partner) {
    const std::uint32_t at = find_tie(ties, row, partner);
    if (at == no_tie || (ties.flags[at] & contact_flag) == 0) return false;
    ties.flags[at] &= static_cast<std::uint8_t>(~contact_flag);
    return true;
}

void begin(const NewProject& project, Firms& firms, Ties& ties, std::vector<Event>& events) {
    for (std::size_t place = 0; place < project.members_count; ++place) {
        const std::uint32_t row = project.member_row[place];
        firms.cash_keur[row] -= to_keur(project.member_paid[place]);
        ++firms.running_projects[row];
        for (std::size_t other = 0; other < project.members_count; ++other)
            if (other != place && forget_contact(ties, row, project.member_row[other]) && place < other)
                events.push_back({row, EventKind::contact_agreed, firms.country[project.member_row[other]]});
    }
}

void log_refusal(const ProjectStartInputs& in, const Proposal& proposal, std::vector<Event>& events) {
    const Firms& firms = in.values.inputs().firms;
    const CauseDraw draw{in.key, in.step, firms.id(proposal.leader), firms.id(proposal.partner), FailedAct::refusal};
    const CauseFacts facts = cause_facts(in.values, proposal.leader, true, proposal.partner, true);
    const auto cause = static_cast<std::uint8_t>(draw_cause(draw, in.values.inputs().cooperation, facts));
    events.push_back({proposal.leader, EventKind::refusal, firms.country[proposal.partner], cause, false,
                      static_cast<float>(proposal.value_to_partner)});
}

}  // namespace

std::uint8_t project_detail(ProjectLocation location, bool acquired, bool cross_sector) {
    return static_cast<std::uint8_t>(static_cast<unsigned>(location) | (acquired ? acquired_bit : 0U) |
                                     (cross_sector ? cross_sector_bit : 0U));
}

ProjectLocation location_of(const Firms& firms, std::span<const std::uint32_t> members) {
    const std::uint32_t leader = members.front();
    bool one_cluster = firms.cluster[leader] != no_cluster;
    for (const std::uint32_t member : members) {
        if (firms.country[member] != firms.country[leader]) return ProjectLocation::international;
        one_cluster = one_cluster && firms.cluster[member] == firms.cluster[leader];
    }
    return one_cluster ? ProjectLocation::cluster : ProjectLocation::national;
}

std::vector<ProjectDraft> draft_projects(const ProjectStartInputs& inputs, const AnsweredProposals& answers,
                                         std::vector<Event>& events) {
    const Firms& firms = inputs.values.inputs().firms;
    const std::vector<std::size_t> order = by_leader(firms, answers);
    std::vector<ProjectDraft> drafts;
    // Causes are drawn from the money that firms had before anybody paid.
    for (const std::size_t at : order)
        if (!answers.accepted[at]) log_refusal(inputs, answers.proposals[at], events);
    for (std::size_t begin_at = 0; begin_at < order.size();) {
        const Proposal& first = answers.proposals[order[begin_at]];
        std::size_t end_at = begin_at, accepted = 0;
        for (; end_at < order.size() && answers.proposals[order[end_at]].leader == first.leader; ++end_at)
            accepted += answers.accepted[order[end_at]];
        const auto own = std::span(order).subspan(begin_at, accepted);
        ProjectDraft& draft = drafts.emplace_back();
        draft.answers = {order[begin_at]};
        draft.starts = accepted > 0;
        if (accepted > 0) draft.project = make_project(inputs, firms, answers, own);
        for (std::size_t place = 1; place < draft.project.members_count; ++place)
            draft.answers.push_back(own[place - 1]);
        begin_at = end_at;
    }
    return drafts;
}

void start_projects(const AnsweredProposals& answers, std::vector<ProjectDraft>& drafts, Firms& firms, Ties& ties,
                    Projects& projects, std::vector<Event>& events) {
    std::vector<NewProject> starts;
    for (ProjectDraft& draft : drafts) {
        const Proposal& first = answers.proposals[draft.answers.front()];
        if (!draft.starts) {
            events.push_back({first.leader, EventKind::project_barrier, no_market,
                              static_cast<std::uint8_t>(Barrier::no_partner), true,
                              static_cast<float>(first.value_to_leader)});
            continue;
        }
        NewProject& project = draft.project;
        project.location = location_of(firms, std::span(project.member_row.data(), project.members_count));
        begin(project, firms, ties, events);
        const Reason reason = draft.only_because_of_funding ? Reason::only_because_of_funding : first.reason;
        events.push_back({first.leader, EventKind::project_started, first.development_market,
                          static_cast<std::uint8_t>(reason), false, static_cast<float>(first.value_to_leader),
                          project_detail(project.location, project.acquired != 0, project.cross_sector != 0),
                          static_cast<float>(first.reason_keur)});
        starts.push_back(project);
    }
    change_projects(firms, {}, std::move(starts), projects);
}

void set_research_cut(const CooperationParameters& parameters, int step, const Projects& projects, Firms& firms) {
    std::fill(firms.research_cut.begin(), firms.research_cut.end(), 0.0F);
    if (parameters.own_research_substitution_share <= 0) return;
    for (std::size_t project = 0; project < projects.count(); ++project) {
        const int duration = projects.duration_quarters[project];
        if (step >= projects.start_step[project] + duration) continue;
        const double per_year = parameters.own_research_substitution_share / (years_per_step * duration);
        for (std::size_t place = 0; place < projects.members_count[project]; ++place) {
            const std::size_t at = project * most_members + place;
            if (member_remains(projects, project, place, firms))
                firms.research_cut[projects.member_row[at]] +=
                    static_cast<float>(per_year * to_keur(projects.member_paid[at]));
        }
    }
}

}  // namespace abroad

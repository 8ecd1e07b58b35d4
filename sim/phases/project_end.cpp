#include "phases/project_end.hpp"

#include <algorithm>

#include "base/vector_math.hpp"
#include "phases/failure_causes.hpp"
#include "phases/project_start.hpp"
#include "random/draws.hpp"

namespace abroad {

namespace {

struct KnowledgeGain {
    std::size_t place;
    float amount;
};

/// One project that is due.
struct Due {
    std::size_t project;
    FirmId leader;
    std::vector<std::uint32_t> remaining;
    bool has_leader;
    bool acquired;
    bool alone;
    bool succeeds;
};

FirmId member_id(const Projects& projects, std::size_t project, std::size_t place, const Firms& firms) {
    const std::size_t at = project * most_members + place;
    return {firms.seat[projects.member_row[at]], projects.member_generation[at]};
}

FoundBy found_by(const Due& due) {
    return due.acquired ? FoundBy::management : FoundBy::own_search;
}

bool succeeds(const ProjectEndInputs& in, const Projects& projects, const Due& due) {
    const CooperationParameters& p = in.values.inputs().cooperation;
    if (!due.has_leader || (due.remaining.size() < 2 && !due.alone)) return false;
    double chance = 0;
    for (std::size_t i = 1; i < due.remaining.size(); ++i)
        chance += in.values.success(due.remaining[0], due.remaining[i], found_by(due));
    chance = due.alone ? p.product_development_alone_success : chance / static_cast<double>(due.remaining.size() - 1);
    const auto start = static_cast<std::uint32_t>(projects.start_step[due.project]);
    return static_cast<double>(uniform_float(in.key, {Purpose::project_success, due.leader, start})) < chance;
}

Due look_at(const ProjectEndInputs& in, const Firms& firms, const Projects& projects, std::size_t project) {
    Due due{project, member_id(projects, project, 0, firms), {},
            false,   projects.acquired[project] != 0,        projects.members_count[project] == 1,
            false};
    due.has_leader = member_remains(projects, project, 0, firms);
    for (std::size_t place = 0; place < projects.members_count[project]; ++place)
        if (member_remains(projects, project, place, firms))
            due.remaining.push_back(projects.member_row[project * most_members + place]);
    due.succeeds = succeeds(in, projects, due);
    return due;
}

/// Novelty of a member: smaller if the project was led from another field than its own.
float novelty(const ProjectEndInputs& in, const Firms& firms, const Projects& projects, const Due& due,
              std::uint32_t member) {
    const PartnerValueInputs& v = in.values.inputs();
    const auto start = static_cast<std::uint32_t>(projects.start_step[due.project]);
    const float size =
        lognormal_from_uniform(uniform_float(in.key, {Purpose::novelty, firms.id(member), start, due.leader}),
                               log(static_cast<float>(v.knowledge.innovation_size_median)),
                               static_cast<float>(v.knowledge.innovation_size_log_sd));
    const bool own_field = firms.sector[member] == firms.sector[due.remaining[0]];
    return own_field ? size : size * static_cast<float>(v.cooperation.novelty_other_field_share);
}

/// What the members of a successful project learn, from the levels before; those of product development learn less.
void learn(const ProjectEndInputs& in, const Firms& firms, const Projects& projects, const Due& due,
           std::vector<KnowledgeGain>& gains) {
    const PartnerValueInputs& v = in.values.inputs();
    const bool for_market = projects.development_market[due.project] != no_market;
    const double part = for_market ? v.cooperation.product_development_knowledge_share : 1.0;
    const double others = std::max(1.0, projects.members_count[due.project] - 1.0);
    std::vector<KnownFirm> members;
    for (const std::uint32_t row : due.remaining) members.push_back(in.values.known_firm(row));
    // What is new lies in the field of the leader, whom the project was for.
    const std::size_t new_field = members.front().sector;
    for (const KnownFirm& member : members) {
        if (firms.research_organisation[member.row]) continue;
        for (const KnownFirm& other : members) {
            if (other.row == member.row) continue;
            const double taken = part * v.knowledge.transfer_share * in.values.understanding(member, other) / others;
            for (std::size_t field = 0; field < firms.fields; ++field)
                if (other.known[field] > member.known[field])
                    gains.push_back({field * firms.count() + member.row,
                                     static_cast<float>(taken * (other.known[field] - member.known[field]))});
        }
        gains.push_back({new_field * firms.count() + member.row,
                         static_cast<float>(part) * novelty(in, firms, projects, due, member.row)});
    }
}

/// Pairs that met at a fair or on a trip and now succeeded together (W1).
void log_contacts(const ProjectEndInputs& in, const Firms& firms, const Due& due, std::vector<Event>& events) {
    if (!due.succeeds) return;
    const Ties& ties = in.values.inputs().ties;
    for (std::size_t i = 0; i < due.remaining.size(); ++i)
        for (std::size_t j = i + 1; j < due.remaining.size(); ++j) {
            const std::uint32_t at = find_tie(ties, due.remaining[i], due.remaining[j]);
            if (at != no_tie && (ties.flags[at] & began_as_contact_flag) != 0)
                events.push_back({due.remaining[i], EventKind::contact_succeeded, firms.country[due.remaining[j]]});
        }
}

/// Trust of every pair of members rises or falls; so does that of a link between their clusters.
void move_trust(const ProjectEndInputs& in, const Firms& firms, const Projects& projects, const Due& due,
                std::vector<TieChange>& changes, Links& links) {
    const CooperationParameters& p = in.values.inputs().cooperation;
    for (std::size_t i = 0; i < due.remaining.size(); ++i)
        for (std::size_t j = i + 1; j < due.remaining.size(); ++j) {
            const std::uint32_t one = due.remaining[i], other = due.remaining[j];
            add_tie_change({one, other, due.succeeds ? TieChangeKind::rise : TieChangeKind::fall, TieSource::project,
                            false, static_cast<float>(due.succeeds ? p.trust_gain_success : p.trust_loss_failure),
                            due.leader, projects.start_step[due.project]},
                           changes);
            const std::uint16_t cluster = firms.cluster[one], partner_cluster = firms.cluster[other];
            if (cluster == no_cluster || partner_cluster == no_cluster || firms.country[one] == firms.country[other])
                continue;
            for (const LinkView::End& end : in.link_view.of[cluster]) {
                if (end.other != partner_cluster) continue;
                double& trust = links.trust[end.link];
                trust = due.succeeds ? trust + p.link_gain_success * (1 - trust)
                                     : std::max(links.allied[end.link] ? std::min(trust, in.allied_least_trust) : 0.0,
                                                trust - p.link_loss_failure);
            }
        }
}

/// Success or not, members get to know the markets of their foreign partners.
void gain_experience(const CooperationParameters& p, const Due& due, Firms& firms) {
    for (const std::uint32_t one : due.remaining)
        for (const std::uint32_t other : due.remaining) {
            if (firms.country[one] == firms.country[other]) continue;
            float& experience = firms.experience[one * firms.markets + firms.country[other]];
            experience = std::min(1.0F, experience + static_cast<float>(p.experience_gain));
        }
}

/// Products of the members get better in the market that they were developed for.
void adapt(const ProjectEndInputs& in, const Firms& firms, const Projects& projects, const Due& due,
           std::vector<AdaptationGain>& gains) {
    const std::uint16_t market = projects.development_market[due.project];
    if (market == no_market || !due.succeeds) return;
    const CooperationParameters& p = in.values.inputs().cooperation;
    for (const std::uint32_t row : due.remaining)
        if (firms.country[row] != market && firms.living[row])
            gains.push_back({row, firms.generation[row], market,
                             exp(static_cast<float>(p.product_development_gain_log)),
                             in.step + p.product_development_window_quarters});
}

void log_end(const ProjectEndInputs& in, const Firms& firms, const Projects& projects, const Due& due,
             std::vector<Event>& events) {
    const std::size_t first = due.project * most_members;
    std::uint8_t cause = 0;
    if (!due.succeeds) {
        // The first partner, or the first that is still there.
        std::size_t place = due.alone ? 0 : 1;
        for (std::size_t i = 1; i < projects.members_count[due.project]; ++i)
            if (member_remains(projects, due.project, i, firms)) {
                place = i;
                break;
            }
        const CauseFacts facts =
            cause_facts(in.values, projects.member_row[first], due.has_leader, projects.member_row[first + place],
                        member_remains(projects, due.project, place, firms));
        cause = static_cast<std::uint8_t>(draw_cause(
            {in.key, in.step, due.leader, member_id(projects, due.project, place, firms), FailedAct::project},
            in.values.inputs().cooperation, facts));
    }
    events.push_back(
        {projects.member_row[first], due.succeeds ? EventKind::project_succeeded : EventKind::project_failed,
         projects.development_market[due.project], cause, false,
         static_cast<float>(projects.duration_quarters[due.project]),
         project_detail(projects.location[due.project], due.acquired, projects.cross_sector[due.project] != 0)});
}

}  // namespace

ProjectOutcomes end_projects(const ProjectEndInputs& inputs, Firms& firms, Links& links, Projects& projects,
                             std::vector<Event>& events) {
    ProjectOutcomes outcomes;
    std::vector<std::uint8_t> ends(projects.count(), 0);
    std::vector<Due> all_due;
    for (std::size_t project = 0; project < projects.count(); ++project)
        if (projects.start_step[project] + projects.duration_quarters[project] <= inputs.step) {
            ends[project] = 1;
            all_due.push_back(look_at(inputs, firms, projects, project));
        }
    if (all_due.empty()) return outcomes;
    std::vector<KnowledgeGain> gains;
    for (const Due& due : all_due) {
        if (due.succeeds) learn(inputs, firms, projects, due, gains);
        move_trust(inputs, firms, projects, due, outcomes.ties, links);
        adapt(inputs, firms, projects, due, outcomes.adaptations);
        log_contacts(inputs, firms, due, events);
        log_end(inputs, firms, projects, due, events);
    }
    for (const KnowledgeGain& gain : gains) firms.knowledge[gain.place] += gain.amount;
    for (const Due& due : all_due) {
        gain_experience(inputs.values.inputs().cooperation, due, firms);
        for (const std::uint32_t row : due.remaining) --firms.running_projects[row];
    }
    change_projects(firms, ends, {}, projects);
    return outcomes;
}

}  // namespace abroad

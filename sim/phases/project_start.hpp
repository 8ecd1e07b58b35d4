// Phase 7, projects start: a leader and the partners that accepted pay their cost and begin; a leader whom nobody
// accepted has no partner, and every refusal has a cause (MODEL section 4, Proposals and acceptance, Start;
// Substitution). While a project runs it takes the place of part of its members' own research.
#pragma once

#include "phases/proposals.hpp"
#include "random/streams.hpp"
#include "world/projects.hpp"
#include "world/ties.hpp"

namespace abroad {

struct ProjectStartInputs {
    DrawKey key;
    int step;
    const PartnerValues& values;
};

/// A project about to start, the answers of its members, and its application for public money, if any.
struct ProjectDraft {
    NewProject project;
    /// Places of the members' answers in the list of proposals; the leader's first proposal stands for the leader.
    std::vector<std::size_t> answers;
    /// The request among those of the phase, or none.
    std::size_t request = no_request;
    bool starts = true;
    /// It counted on a call and got nothing.
    bool is_refused = false;
    bool only_because_of_funding = false;
    static constexpr std::size_t no_request = static_cast<std::size_t>(-1);
};

/// The projects that proposals led to, by leader's id; one that nobody accepted does not start. Logs refusals.
std::vector<ProjectDraft> draft_projects(const ProjectStartInputs& inputs, const AnsweredProposals& answers,
                                         std::vector<Event>& events);

/// Starts the drafts: members pay their own cost, to the cent, and are busy; contacts between members become ties like
/// any other.
void start_projects(const AnsweredProposals& answers, std::vector<ProjectDraft>& drafts, Firms& firms, Ties& ties,
                    Projects& projects, std::vector<Event>& events);

/// Own research that the projects running in `step` replace, anew for all firms, kEUR per year. A project acts in as
/// many quarters as it lasts, the first being that of its start.
void set_research_cut(const CooperationParameters& parameters, int step, const Projects& projects, Firms& firms);

/// What the log says of a project besides its kind: location, and bits for acquired and cross-sector.
inline constexpr std::uint8_t acquired_bit = 0x40;
inline constexpr std::uint8_t cross_sector_bit = 0x80;
std::uint8_t project_detail(ProjectLocation location, bool acquired, bool cross_sector);

/// Location of a project of these members, the leader's first.
ProjectLocation location_of(const Firms& firms, std::span<const std::uint32_t> members);

}  // namespace abroad

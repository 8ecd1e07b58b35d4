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

/// Starts the projects that proposals led to: members pay their own cost, to the cent, and are busy; contacts between
/// members become ties like any other.
void start_projects(const ProjectStartInputs& inputs, const AnsweredProposals& answers, Firms& firms, Ties& ties,
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

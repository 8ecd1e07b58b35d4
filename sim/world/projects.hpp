// Running projects of joint research: a leader and up to five partners, each paying its own cost at the start (MODEL
// section 4, R&D project). Known by (leader, start step). A member is kept as row and generation, so that a firm that
// closed is told from its successor.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "base/money.hpp"
#include "base/named_code.hpp"
#include "world/firms.hpp"

namespace abroad {

inline constexpr std::size_t most_members = 6;

/// Where the members of a project are from.
enum class ProjectLocation : std::uint8_t { cluster, national, international };

template <>
struct NamesOf<ProjectLocation> {
    static constexpr std::array<NamedCode<ProjectLocation>, 3> values{
        {{ProjectLocation::cluster, "cluster"},
         {ProjectLocation::national, "national"},
         {ProjectLocation::international, "international"}}};
};

/// Columns of projects, by the leader's id, then start. Member columns have most_members places a project, the leader's
/// first.
struct Projects {
    std::vector<std::int32_t> start_step;
    std::vector<std::int16_t> duration_quarters;
    std::vector<std::uint8_t> members_count;
    std::vector<ProjectLocation> location;
    std::vector<std::uint8_t> cross_sector;
    /// Found by a cluster management.
    std::vector<std::uint8_t> acquired;
    /// Market that the product is developed for, or no market: joint research.
    std::vector<std::uint16_t> development_market;
    std::vector<std::uint32_t> member_row;
    std::vector<std::uint16_t> member_generation;
    /// What the member paid of its own at the start.
    std::vector<Cents> member_paid;

    std::size_t count() const { return start_step.size(); }
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, Projects>
void visit_columns(Table& projects, Visit&& visit) {
    visit("start_step", projects.start_step);
    visit("duration_quarters", projects.duration_quarters);
    visit("members_count", projects.members_count);
    visit("location", projects.location);
    visit("cross_sector", projects.cross_sector);
    visit("acquired", projects.acquired);
    visit("development_market", projects.development_market);
    visit("member_row", projects.member_row);
    visit("member_generation", projects.member_generation);
    visit("member_paid", projects.member_paid);
}

/// A project about to start, leader first; not all places of members need be used.
struct NewProject {
    std::int32_t start_step = 0;
    std::int16_t duration_quarters = 0;
    std::uint8_t members_count = 0;
    ProjectLocation location = ProjectLocation::national;
    std::uint8_t cross_sector = 0;
    std::uint8_t acquired = 0;
    std::uint16_t development_market = 0xffff;
    std::array<std::uint32_t, most_members> member_row{};
    std::array<std::uint16_t, most_members> member_generation{};
    std::array<Cents, most_members> member_paid{};
};

/// True if the member that a project has in a place is still there: a firm that closed dropped out.
inline bool member_remains(const Projects& projects, std::size_t project, std::size_t place, const Firms& firms) {
    const std::size_t at = project * most_members + place;
    const std::uint32_t row = projects.member_row[at];
    return firms.research_organisation[row] ||
           (firms.living[row] && firms.generation[row] == projects.member_generation[at]);
}

/// Takes out the projects marked in `ends` (one entry a project) and puts those that start in order.
void change_projects(const Firms& firms, const std::vector<std::uint8_t>& ends, std::vector<NewProject> starts,
                     Projects& projects);

}  // namespace abroad

// Running projects of joint research: a leader and up to five partners, each paying its own cost at the start (MODEL
// section 4, R&D project). Known by (leader, start step). A member is kept as row and generation, so that a firm that
// closed is told from its successor.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "base/named_code.hpp"

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
    std::vector<float> member_cost_keur;

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
    visit("member_cost_keur", projects.member_cost_keur);
}

}  // namespace abroad

// Groups of firms that results are given for: all, country, sector, cluster, size class, members or not (MODEL
// section 9). A firm is in one group of each grouping but cluster, where non-members are in none.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "world/world.hpp"

namespace abroad {

enum class Grouping : std::uint8_t { all, country, sector, cluster, size_class, membership };

inline constexpr std::array<Grouping, 6> all_groupings{Grouping::all,     Grouping::country,    Grouping::sector,
                                                       Grouping::cluster, Grouping::size_class, Grouping::membership};

inline constexpr std::array<std::string_view, 4> size_class_names{"micro", "small", "medium", "large"};
inline constexpr std::array<std::string_view, 2> membership_names{"member", "non_member"};

inline constexpr std::size_t no_group = static_cast<std::size_t>(-1);

/// Which groups there are, and which group a firm is in.
class Groups {
 public:
    Groups(const World& world, std::span<const double> size_bounds);

    std::size_t count(Grouping grouping) const { return labels_[index(grouping)].size(); }
    const std::vector<std::string>& labels(Grouping grouping) const { return labels_[index(grouping)]; }
    /// Group of the firm in that row, or no_group.
    std::size_t group_of(Grouping grouping, const Firms& firms, std::size_t row) const;
    std::size_t size_class(float employees) const {
        return static_cast<std::size_t>(employees >= bounds_[0]) + static_cast<std::size_t>(employees >= bounds_[1]) +
               static_cast<std::size_t>(employees >= bounds_[2]);
    }

 private:
    static std::size_t index(Grouping grouping) { return static_cast<std::size_t>(grouping); }
    std::array<std::vector<std::string>, all_groupings.size()> labels_;
    std::array<float, 3> bounds_;
};

std::string_view name_of(Grouping grouping);

}  // namespace abroad

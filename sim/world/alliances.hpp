// Alliances of clusters, such as the International Cleantech Network of 16 clusters on four continents: a manager among
// the members, a fee, shared knowledge of the landscape, links that never break (slide 17 of the source deck; MODEL
// section 5, Alliance). Who belongs to which and from when is data of the scenario; who has joined and who has left for
// lack of money is state. A cluster belongs to one alliance at most.
#pragma once

#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

namespace abroad {

inline constexpr std::uint16_t no_alliance = 0xffff;

enum class Membership : std::uint8_t { not_yet, member, left };

struct Alliances {
    // By alliance.
    std::vector<std::string> name;
    std::vector<std::uint16_t> manager;
    // By cluster.
    std::vector<std::uint16_t> of_cluster;
    std::vector<std::int32_t> entry_step;
    std::vector<Membership> membership;

    std::size_t count() const { return name.size(); }
    bool is_member(std::size_t cluster) const { return membership[cluster] == Membership::member; }
    /// Both are members of one alliance now.
    bool are_allied(std::size_t a, std::size_t b) const {
        return is_member(a) && is_member(b) && of_cluster[a] == of_cluster[b];
    }
    bool is_manager(std::size_t cluster) const { return is_member(cluster) && manager[of_cluster[cluster]] == cluster; }
};

/// State alone.
template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, Alliances>
void visit_columns(Table& alliances, Visit&& visit) {
    visit("membership", alliances.membership);
}

/// No alliance at all.
inline Alliances no_alliances(std::size_t clusters) {
    return {{},
            {},
            std::vector<std::uint16_t>(clusters, no_alliance),
            std::vector<std::int32_t>(clusters, 0),
            std::vector<Membership>(clusters, Membership::not_yet)};
}

}  // namespace abroad

#include "scenario/seats.hpp"

#include <algorithm>
#include <map>

#include "base/vector_math.hpp"
#include "random/draws.hpp"
#include "scenario/founding.hpp"
#include "scenario/numbering.hpp"

namespace abroad {

namespace {

constexpr std::uint32_t seats_of_group = 65536;
constexpr std::uint32_t first_placed_group = 32768;
constexpr std::uint32_t sectors_of_country = 64;
constexpr std::uint32_t indices_per_trait = 1024;

/// Traits of clusters and seats in the draws of the first world.
enum class ClusterTrait : std::uint32_t { size = 0 };
enum class SeatTrait : std::uint32_t { of_cluster_sector = 0, other_sector = 1, sector_of_non_member = 2 };

std::uint32_t seat_number(std::uint32_t group, std::uint32_t ordinal) {
    return group * seats_of_group + ordinal;
}

double seat_uniform(DrawKey key, std::uint32_t seat, SeatTrait trait, std::uint32_t j = 0) {
    return uniform_double(
        key, {Purpose::world_of_seats, {seat, 0}, 0, {}, indices_per_trait * static_cast<std::uint32_t>(trait) + j});
}

std::uint16_t member_sector(const Scenario& scenario, const World& world, std::size_t cluster, std::uint32_t seat,
                            DrawKey key) {
    if (seat_uniform(key, seat, SeatTrait::of_cluster_sector) < scenario.founding.sector_share_of_members)
        return world.clusters.sector[cluster];
    return static_cast<std::uint16_t>(
        index_from_uniform(seat_uniform(key, seat, SeatTrait::other_sector), world.sectors.count()));
}

std::uint16_t non_member_sector(const World& world, std::uint32_t member, std::uint32_t j, DrawKey key) {
    const double u = seat_uniform(key, member, SeatTrait::sector_of_non_member, j);
    return static_cast<std::uint16_t>(choose_by_weight(u, std::span<const double>(world.sectors.share)).value_or(0));
}

void add_cluster(const Scenario& scenario, const World& world, std::size_t cluster, int members, DrawKey key,
                 std::vector<Seat>& seats) {
    const std::uint32_t number = world.clusters.number[cluster];
    const std::uint16_t country = world.clusters.country[cluster];
    const auto beside = static_cast<std::uint32_t>(scenario.founding.non_members_per_member_count);
    const auto research =
        static_cast<std::uint32_t>(scenario.before.cooperation.research_organisations_per_cluster_count);
    const auto all_members = static_cast<std::uint64_t>(members);
    if (std::max(all_members * std::max(1U, beside), all_members + research) > seats_of_group)
        throw ScenarioLimit("clusters." + world.clusters.name[cluster] +
                            ": its firms, members or others, do not fit into 65536 seats (fewer members, or a smaller "
                            "founding.non_members_per_member_count)");
    for (std::uint32_t ordinal = 0; ordinal < static_cast<std::uint32_t>(members); ++ordinal) {
        const std::uint32_t seat = seat_number(2 * number, ordinal);
        seats.push_back(
            {seat, country, member_sector(scenario, world, cluster, seat, key), static_cast<std::uint16_t>(cluster)});
        for (std::uint32_t j = 0; j < beside; ++j)
            seats.push_back({seat_number(2 * number + 1, ordinal * beside + j), country,
                             non_member_sector(world, seat, j, key), no_cluster});
    }
    for (std::uint32_t j = 0; j < research; ++j)
        seats.push_back({seat_number(2 * number, static_cast<std::uint32_t>(members) + j), country,
                         world.clusters.sector[cluster], static_cast<std::uint16_t>(cluster), true});
}

void add_placed_firms(const Scenario& scenario, const World& world, std::vector<Seat>& seats) {
    std::vector<PlacedFirms> placed = scenario.firms;
    std::sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    std::map<std::uint32_t, std::uint32_t> used;
    for (const PlacedFirms& firms : placed) {
        const auto country = static_cast<std::uint16_t>(row_of_name(world.markets.name, firms.country));
        const auto sector = static_cast<std::uint16_t>(row_of_name(world.sectors.name, firms.sector));
        const std::uint32_t group =
            first_placed_group + sectors_of_country * world.markets.number[country] + world.sectors.number[sector];
        for (int i = 0; i < firms.count; ++i) {
            const std::uint32_t ordinal = used[group]++;
            if (ordinal >= seats_of_group) throw InternalError("seats of placed firms were not checked");
            seats.push_back({seat_number(group, ordinal), country, sector, no_cluster});
        }
    }
}

}  // namespace

int cluster_size(const ClusterData& cluster, std::uint32_t number, const FoundingParameters& founding, DrawKey key) {
    if (cluster.members_count) return *cluster.members_count;
    const std::uint32_t index = indices_per_trait * static_cast<std::uint32_t>(ClusterTrait::size);
    const double u = uniform_double(key, {Purpose::world_of_clusters, {number, 0}, 0, {}, index});
    const double size = founding.cluster_size_count *
                        lognormal_from_uniform(u, founding.cluster_size_log_mean, founding.cluster_size_log_sd);
    return std::max(founding.smallest_cluster_count, static_cast<int>(size + 0.5));
}

std::vector<Seat> make_seats(const Scenario& scenario, const World& world, DrawKey key) {
    std::vector<Seat> seats;
    // Rows of clusters are in the order of their numbers.
    const std::vector<Numbered> order = by_number(scenario.clusters);
    for (std::size_t cluster = 0; cluster < world.clusters.count(); ++cluster) {
        const auto& [number, place] = order[cluster];
        add_cluster(scenario, world, cluster, cluster_size(scenario.clusters[place], number, scenario.founding, key),
                    key, seats);
    }
    add_placed_firms(scenario, world, seats);
    std::sort(seats.begin(), seats.end(), [](const Seat& a, const Seat& b) { return a.number < b.number; });
    return seats;
}

}  // namespace abroad

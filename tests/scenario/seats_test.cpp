#include "scenario/seats.hpp"

#include <map>
#include <set>

#include "base/problems.hpp"
#include "helpers/catch.hpp"
#include "helpers/distribution_tests.hpp"
#include "helpers/loose_scenarios.hpp"
#include "random/draws.hpp"
#include "scenario/founding.hpp"

namespace abroad {

namespace {

std::map<std::uint32_t, std::uint32_t> firms_by_group(const std::vector<Seat>& seats) {
    std::map<std::uint32_t, std::uint32_t> count;
    for (const Seat& seat : seats) ++count[seat.number >> 16];
    return count;
}

std::vector<Seat> seats_of(const Scenario& scenario, std::uint64_t seed = 1) {
    const World world = found_world(scenario, draw_key(seed, 0));
    return make_seats(scenario, world, draw_key(seed, 0));
}

std::string failure_of(const Scenario& scenario) {
    try {
        seats_of(scenario);
    } catch (const ScenarioError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a seat's number is its group and its ordinal, all distinct and in order") {
    const auto seats =
        seats_of(loose_scenario("clusters:\n  - {name: A, number: 5, country: Here, sector: goods, members_count: 7}\n"
                                "  - {name: B, number: 16383, country: There, sector: wares, members_count: 3}\n"
                                "firms:\n  - {name: x, country: There, sector: wares, count: 4}\n  - {name: y, "
                                "country: There, sector: wares, count: 2}\n"
                                "founding: {non_members_per_member_count: 2}\n"));
    const std::map<std::uint32_t, std::uint32_t> wanted{
        {10, 7}, {11, 14}, {32766, 3}, {32767, 6}, {32768 + 64 * 511 + 63, 6}};
    CHECK(firms_by_group(seats) == wanted);
    for (std::size_t i = 1; i < seats.size(); ++i) CHECK(seats[i - 1].number < seats[i].number);
    std::map<std::uint32_t, std::uint32_t> next;
    for (const Seat& seat : seats) CHECK((seat.number & 0xffff) == next[seat.number >> 16]++);
}

TEST_CASE("members belong to their cluster, non-members and placed firms to none, all of the country named") {
    const auto seats = seats_of(
        loose_scenario("clusters:\n  - {name: A, number: 5, country: There, sector: goods, members_count: 40}\n"
                       "firms:\n  - {name: x, country: Here, sector: wares, count: 4}\n"));
    for (const Seat& seat : seats) {
        const std::uint32_t group = seat.number >> 16;
        CHECK(seat.cluster == (group == 10 ? 0 : no_cluster));
        CHECK(seat.country == (group < 32768 ? 1 : 0));
        if (group >= 32768) CHECK(seat.sector == 1);
    }
}

TEST_CASE("four members in five are of the cluster's sector by draw, the others of any, non-members by share") {
    const auto seats = seats_of(
        loose_scenario("clusters:\n  - {name: A, number: 5, country: There, sector: goods, members_count: 30000}\n"));
    double members = 0, own = 0, others = 0, goods = 0;
    for (const Seat& seat : seats) {
        (seat.cluster == no_cluster ? others : members) += 1;
        (seat.cluster == no_cluster ? goods : own) += seat.sector == 0 ? 1 : 0;
    }
    CHECK(members == 30000);
    CHECK(others == 30000);
    // 0.8 + 0.2/2 with two sectors; share 0.7 of non-members.
    CHECK(std::abs(own / members - 0.9) < 4 * std::sqrt(0.09 / members));
    CHECK(std::abs(own / members - 0.88) > 4 * std::sqrt(0.09 / members));
    CHECK(std::abs(goods / others - 0.7) < 4 * std::sqrt(0.21 / others));
    CHECK(std::abs(goods / others - 0.72) > 4 * std::sqrt(0.21 / others));
}

TEST_CASE("a cluster added to a scenario renumbers no seat of another and moves none to another sector") {
    const std::string first = "clusters:\n  - {name: A, number: 5, country: There, sector: goods, members_count: 60}\n";
    const auto alone = seats_of(loose_scenario(first));
    const auto both =
        seats_of(loose_scenario(first + "  - {name: B, number: 2, country: Here, sector: wares, members_count: 50}\n"));
    std::map<std::uint32_t, std::uint16_t> sector;
    for (const Seat& seat : both) sector[seat.number] = seat.sector;
    CHECK(sector.size() == alone.size() + 100);
    for (const Seat& seat : alone) CHECK(sector.at(seat.number) == seat.sector);
}

TEST_CASE("drawn cluster sizes are lognormal about fifty, at least fifteen, and keyed by the cluster's number") {
    const FoundingParameters founding;
    const ClusterData cluster{"A", {}, "Here", "goods", {}, {}, {}, {}};
    std::vector<double> sizes;
    for (std::uint32_t number = 0; number < 6000; ++number) {
        const int size = cluster_size(cluster, number, founding, draw_key(1, 0));
        // Spread over the half below and above, since sizes are rounded.
        sizes.push_back(size + uniform_double(draw_key(9, 9), {Purpose::world_of_clusters, {number, 0}}) - 0.5);
        CHECK(size >= 15);
    }
    const auto below = [](double mean) {
        return [=](double x) { return x < 15.5 ? 0.0 : normal_probability((std::log(x / 50) - mean) / 0.4); };
    };
    std::vector<double> beyond;
    for (const double size : sizes)
        if (size > 15.5) beyond.push_back(size);
    const auto truncated = [&](double mean) {
        const double start = normal_probability((std::log(15.5 / 50) - mean) / 0.4);
        return [=](double x) { return (below(mean)(x) - start) / (1 - start); };
    };
    CHECK(kolmogorov_statistic(beyond, truncated(-0.08)) < kolmogorov_bound);
    CHECK(kolmogorov_statistic(beyond, truncated(-0.03)) > kolmogorov_bound);
    const ClusterData given{"A", {}, "Here", "goods", 3, {}, {}, {}};
    CHECK(cluster_size(given, 7, founding, draw_key(1, 0)) == 3);
}

TEST_CASE("a group with more firms than can be numbered is a scenario error that says which") {
    const auto cluster_of = [](const std::string& members, const std::string& beside) {
        return loose_scenario("clusters:\n  - {name: Big, country: Here, sector: goods, members_count: " + members +
                              "}\nfounding: {non_members_per_member_count: " + beside + "}\n");
    };
    CHECK(failure_of(cluster_of("65536", "0")) == "");
    CHECK(failure_of(cluster_of("32768", "2")) == "");
    CHECK_THROWS_WITH(cluster_of("32769", "2"), Catch::Contains("clusters.Big.members_count"));
    const std::string placed = "firms:\n  - {name: x, country: Here, sector: goods, count: 65536}\n";
    CHECK(failure_of(loose_scenario(placed)) == "");
    CHECK_THROWS_WITH(loose_scenario(placed + "  - {name: y, country: Here, sector: goods, count: 1}\n"),
                      Catch::Contains("firms.y.count"));
}

}  // namespace abroad

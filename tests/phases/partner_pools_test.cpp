#include "phases/partner_pools.hpp"

#include <cmath>
#include <map>

#include "helpers/catch.hpp"
#include "phases/cooperation_world.hpp"

using namespace abroad;

namespace {

/// Firm 0 of cluster 0 in market 0 with all five pools filled: ties to 1 and 2; members 3 and 4 beside it; 5 and 6 of
/// its country; 7 and 8 in linked cluster 1 of market 1; 9 and 10 in market 2, which it knows.
struct PoolWorld {
    CooperationWorld w{11};
    Table2<double> related;
    CountryPools countries;
    LinkView view;

    PoolWorld() {
        Firms& f = w.world.firms;
        f.cluster[0] = f.cluster[3] = f.cluster[4] = 0;
        f.cluster[7] = f.cluster[8] = 1;
        f.country[7] = f.country[8] = 1;
        f.country[9] = f.country[10] = f.country[1] = f.country[2] = 2;
        f.experience[2] = 0.5F;
        w.tie(0, 1, 0.5F);
        w.tie(0, 2, 0.1F);
        w.world.slots.of = {{0, 3, 4}, {7, 8}};
        w.world.managements = make_managements(2, 3);
        w.world.managements.responsibility = {0.5, 0.5};
        w.world.managements.regional_factor = {1.2, 1};
        w.world.links = links_of({0}, {1}, {0.4});
        related = w.world.sectors.relatedness;
        rebuild();
    }
    void rebuild() {
        countries = CountryPools(w.world.firms, 3, related);
        view = view_links(w.world.links, 2);
    }
    PoolInputs inputs(int step = 0) const {
        const World& world = w.world;
        return {w.key,       step, w.cooperation,     related,     countries, world.slots,
                world.links, view, world.managements, world.firms, world.ties};
    }
    /// How often each row is met in many draws, `hole` for misses.
    std::map<std::uint32_t, int> met(int draws) const {
        std::map<std::uint32_t, int> counts;
        for (int step = 0; step < draws; ++step) {
            const PoolInputs in = inputs(step % 4000);
            const auto number = static_cast<std::uint32_t>(step / 4000);
            const OwnPools pools = own_pools(in, 0, 0);
            const auto uniform = [&](std::uint32_t place) {
                return uniform_double(w.key, {Purpose::candidate,
                                              w.world.firms.id(0),
                                              static_cast<std::uint32_t>(step % 4000),
                                              {},
                                              4 * number + place});
            };
            ++counts[draw_candidate(in, pools, {Purpose::candidate, number, uniform(0), uniform(1)})];
        }
        return counts;
    }
};

double weight(const OwnPools& pools, Pool pool) {
    return pools.weight[static_cast<std::size_t>(pool)];
}

}  // namespace

TEST_CASE("pools weigh as the model says, and empty ones nothing") {
    PoolWorld p;
    const OwnPools pools = own_pools(p.inputs(), 0, 0);
    CHECK(weight(pools, Pool::ties) == 3);
    CHECK(weight(pools, Pool::own_cluster) == Approx(5 * 1.2));
    CHECK(weight(pools, Pool::own_country) == Approx(0.45));
    CHECK(weight(pools, Pool::linked_clusters) == Approx(6 * 0.5 * (0.5 + 0.5)));
    CHECK(weight(pools, Pool::markets) == Approx(2 * 0.5));
    CHECK(weight(own_pools(p.inputs(), 0, 0.5), Pool::markets) == Approx(2 * 0.5 * 2));
    CHECK(weight(own_pools(p.inputs(), 0, 0.5), Pool::linked_clusters) == Approx(6));
    const OwnPools lonely = own_pools(p.inputs(), 5, 0);
    CHECK(lonely.weight == std::array<double, pool_kinds>{0, 0, 0.45, 0, 0});
    // A market whose seats are all unrelated is no pool, and a tie to a closed firm does not count.
    p.w.world.firms.living[1] = p.w.world.firms.living[2] = 0;
    p.w.world.firms.sector[9] = p.w.world.firms.sector[10] = p.w.world.firms.sector[1] = p.w.world.firms.sector[2] = 2;
    p.related(0, 2) = p.related(2, 0) = 0;
    p.rebuild();
    const OwnPools fewer = own_pools(p.inputs(), 0, 0);
    CHECK(weight(fewer, Pool::ties) == 0);
    CHECK(weight(fewer, Pool::markets) == 0);
}

TEST_CASE("each firm is met as often as its pools' weights say") {
    PoolWorld p;
    const int draws = 40000;
    const auto met = p.met(draws);
    const double total = 3 + 6 + 0.45 + 3 + 1;
    const auto check = [&](std::uint32_t row, double share) {
        INFO("row " << row);
        const double error = std::sqrt(share * (1 - share) / draws);
        CHECK(std::abs(met.at(row) / static_cast<double>(draws) - share) < 4.5 * error);
    };
    // Country 0 holds 0, 3, 4, 5, 6; market 2 holds 1, 2, 9, 10.
    check(1, (3 * 0.5 + 1 * 0.25) / total);
    check(3, (6.0 / 3 + 0.45 / 5) / total);
    check(5, (0.45 / 5) / total);
    check(7, (3 * 0.5) / total);
    check(9, (1 * 0.25) / total);
    check(hole, (6.0 / 3 + 0.45 / 5) / total);
}

TEST_CASE("a hole or an empty seat in a cluster's slots is drawn once more, elsewhere it is a miss") {
    PoolWorld p;
    p.w.world.slots.of[0] = {hole, 3, 4, 0};
    p.w.world.firms.living[4] = 0;
    const int draws = 40000;
    auto met = p.met(draws);
    const double total = 3 + 6 + 0.45 + 3 + 1, cluster = 6 / total, country = 0.45 / 5 / total;
    // Half of the slots are empty: firm 3 comes at the first or at the second try.
    const double share = cluster * (0.25 + 0.5 * 0.25) + country;
    CHECK(std::abs(met[3] / static_cast<double>(draws) - share) < 4.5 * std::sqrt(share / draws));
    const double missed = cluster * (0.25 + 0.5 * 0.75) + 2 * country;
    CHECK(std::abs(met[hole] / static_cast<double>(draws) - missed) < 4.5 * std::sqrt(missed / draws));
    CHECK(met[4] == 0);
}

TEST_CASE("an unrelated firm in a cluster's slots is a miss that is not repeated") {
    PoolWorld p;
    p.w.world.firms.sector[3] = 2;
    p.related(0, 2) = p.related(2, 0) = 0;
    p.rebuild();
    auto met = p.met(20000);
    CHECK(met[3] == 0);
    const double total = 3 + 6 + 0.45 + 3 + 1, share = 6.0 / 3 / total + 0.45 / 4 / total;
    CHECK(std::abs(met[4] / 20000.0 - share) < 4.5 * std::sqrt(share / 20000));
}

TEST_CASE("linked clusters are drawn by trust") {
    PoolWorld p;
    p.w.world.slots.of.push_back({9, 10});
    p.w.world.firms.cluster[9] = p.w.world.firms.cluster[10] = 2;
    p.w.world.links = links_of({0, 0}, {1, 2}, {0.3, 0.6});
    p.view = view_links(p.w.world.links, 3);
    auto met = p.met(40000);
    const double total = 3 + 6 + 0.45 + 3 + 1;
    const double seven = 3.0 / 3 / 2 / total, nine = 3.0 * 2 / 3 / 2 / total + 0.25 / total;
    CHECK(std::abs(met[7] / 40000.0 - seven) < 4.5 * std::sqrt(seven / 40000));
    CHECK(std::abs(met[9] / 40000.0 - nine) < 4.5 * std::sqrt(nine / 40000));
}

#include "phases/strategy_targets.hpp"

#include <cmath>

#include "helpers/catch.hpp"
#include "phases/management_fixture.hpp"

using namespace abroad;

namespace {

TargetInputs inputs_of(const ManagementFixture& f) {
    return {f.key, 9, f.management, f.clusters, f.markets, f.sectors};
}

std::vector<std::size_t> targets_of(const Managements& m, std::size_t cluster) {
    std::vector<std::size_t> targets;
    for (std::size_t market = 0; market < m.target.columns(); ++market)
        if (m.target(cluster, market)) targets.push_back(market);
    return targets;
}

}  // namespace

TEST_CASE("The appeal of a market grows with its size and falls with cost and distance") {
    ManagementFixture fixture(2);
    fixture.markets.expenditure_keur_per_year(1, 0) = 4000;
    fixture.markets.wage_cost[0] = 1.1;
    CHECK(market_appeal(inputs_of(fixture), 0, 1) ==
          Approx(std::pow(4, 0.4) * std::pow(1.2 * 1.1, -3) * (1 - 0.4 * 0.25)));
    // The sector of the second cluster is less elastic; wages are those of its home.
    CHECK(market_appeal(inputs_of(fixture), 1, 2) == Approx(std::pow(1.2, -2) * 0.9));
}

TEST_CASE("A plan of full quality takes the best markets, never home") {
    ManagementFixture fixture(300, 8);
    for (std::size_t market = 0; market < 8; ++market)
        for (std::size_t sector = 0; sector < 2; ++sector)
            fixture.markets.expenditure_keur_per_year(market, sector) = 1000.0 * static_cast<double>(8 - market);
    std::array<int, 4> counts{};
    for (std::size_t cluster = 0; cluster < 300; ++cluster) {
        fixture.managements.quality[cluster] = 1;
        choose_targets(inputs_of(fixture), cluster, fixture.managements);
        const auto targets = targets_of(fixture.managements, cluster);
        REQUIRE(!targets.empty());
        REQUIRE(targets.size() <= 3);
        ++counts[targets.size()];
        const std::size_t home = fixture.clusters.country[cluster];
        std::size_t expected = 0;
        for (const std::size_t market : targets) {
            if (expected == home) ++expected;
            REQUIRE(market == expected++);
        }
    }
    // One, two or three targets alike: 100 each, standard error 8.
    for (int number = 1; number <= 3; ++number)
        CHECK(counts[static_cast<std::size_t>(number)] == Approx(100).margin(30));
}

TEST_CASE("A poor plan guesses: its targets are often not the best, with any landscape or peers they move") {
    ManagementFixture fixture(300, 8);
    fixture.management.largest_targets_count = 1;
    for (std::size_t sector = 0; sector < 2; ++sector) fixture.markets.expenditure_keur_per_year(1, sector) = 3000;
    const auto hits = [&](double quality) {
        int count = 0;
        for (std::size_t cluster = 0; cluster < 300; ++cluster) {
            fixture.managements.quality[cluster] = quality;
            choose_targets(inputs_of(fixture), cluster, fixture.managements);
            count += fixture.managements.target(cluster, 1);
        }
        return count;
    };
    const int poor = hits(0.0), middling = hits(0.6), perfect = hits(1.0);
    CHECK(poor < middling);
    CHECK(middling < perfect);
    // All but the clusters at home in market 1, or guessing evenly among seven.
    CHECK(perfect == 300 - 38);
    CHECK(poor / 262.0 == Approx(1.0 / 7).margin(0.07));
    for (std::size_t cluster = 0; cluster < 300; ++cluster) fixture.clusters.peers(cluster, 1) = 1.0F;
    CHECK(hits(0.0) > poor);
}

TEST_CASE("With fewer markets than targets a strategy takes what there is") {
    ManagementFixture fixture(40, 2);
    for (std::size_t cluster = 0; cluster < 40; ++cluster) {
        choose_targets(inputs_of(fixture), cluster, fixture.managements);
        CHECK(targets_of(fixture.managements, cluster) == std::vector<std::size_t>{1 - cluster % 2});
    }
}

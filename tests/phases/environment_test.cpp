#include "phases/environment.hpp"

#include "helpers/catch.hpp"
#include "helpers/small_world.hpp"

namespace abroad {

namespace {

const std::vector<Shock> two_shocks{{MarketRow(1), ShockKind::exchange_rate, 0.8, 10, 14},
                                    {MarketRow::none(), ShockKind::demand, 0.5, 12, 16}};

}  // namespace

TEST_CASE("shocks act from their first quarter until before their end, and their factors multiply") {
    const auto demand_of_1 = [&](int step) { return shocks_at(two_shocks, step, 3).demand[1]; };
    CHECK(demand_of_1(9) == 1);
    CHECK(demand_of_1(10) == 0.8);
    CHECK(demand_of_1(13) == Approx(0.4));
    CHECK(demand_of_1(14) == 0.5);
    CHECK(demand_of_1(16) == 1);
    CHECK(shocks_at(two_shocks, 13, 3).demand[0] == 0.5);
}

TEST_CASE("the exchange rate moves demand and wages, each other kind only its own factor") {
    const MarketShocks exchange = shocks_at(two_shocks, 11, 3);
    CHECK(exchange.demand[1] == 0.8);
    CHECK(exchange.wage[1] == 0.8);
    CHECK(exchange.trade_cost[1] == 1);
    const auto of_kind = [](ShockKind kind) {
        const std::vector<Shock> one{{MarketRow::none(), kind, 2.0, 0, 9}};
        const MarketShocks factors = shocks_at(one, 0, 1);
        return std::array{factors.demand[0], factors.trade_cost[0], factors.wage[0]};
    };
    CHECK(of_kind(ShockKind::demand) == std::array{2.0, 1.0, 1.0});
    CHECK(of_kind(ShockKind::trade_cost) == std::array{1.0, 2.0, 1.0});
    CHECK(of_kind(ShockKind::wage) == std::array{1.0, 1.0, 2.0});
}

TEST_CASE("the environment is looked at anew when a shock begins or ends or an economy grows, after the burn-in") {
    Markets markets;
    markets.growth_per_year = {0, 0};
    const auto changes = [&](int step) { return environment_changes(markets, two_shocks, step, 8); };
    std::vector<int> steps;
    for (int step = 0; step < 20; ++step)
        if (changes(step)) steps.push_back(step);
    CHECK(steps == std::vector<int>{10, 12, 14, 16});
    markets.growth_per_year[1] = -0.01;
    CHECK_FALSE(changes(7));
    CHECK(changes(8));
    CHECK(changes(15));
}

}  // namespace abroad

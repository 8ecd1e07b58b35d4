#include "world/markets.hpp"

#include <cmath>

#include "helpers/catch.hpp"
#include "parallel/sums.hpp"

namespace abroad {

namespace {

Markets two_markets() {
    Markets markets;
    markets.number = {1, 2};
    markets.name = {"Small", "Large"};
    markets.place = {{50, 8, "one", {0}}, {40, -74, "two", {1}}};
    markets.gdp_bn_eur = {100, 300};
    markets.growth_per_year = {0.0, 0.02};
    markets.unit_labour_cost = {1.0, 1.44};
    return markets;
}

Sectors two_sectors() {
    Sectors sectors;
    sectors.number = {1, 2};
    sectors.name = {"first", "second"};
    sectors.share = {0.75, 0.25};
    sectors.substitution_elasticity = {4, 3};
    return sectors;
}

}  // namespace

TEST_CASE("expenditure is a share of a share of GDP, in kEUR") {
    Markets markets = two_markets();
    derive_markets(markets, two_sectors(), {}, 0, no_shocks(2));
    // 0.75 of 5 % of 100 bn EUR is 3.75 m kEUR.
    CHECK(markets.expenditure_keur_per_year(0, 0) == Approx(3.75e6));
    CHECK(markets.expenditure_keur_per_year(1, 1) == Approx(3.75e6));
    CHECK(markets.mean_expenditure_at_start[0] == Approx(7.5e6));
    CHECK(markets.mean_expenditure_at_start[1] == Approx(2.5e6));
}

TEST_CASE("a firm of unit appeal sells the reference in a market of mean size") {
    Markets markets = two_markets();
    derive_markets(markets, two_sectors(), {}, 0, no_shocks(2));
    CHECK(markets.outside_competition(0, 0) == Approx(std::pow(3.75e6, 0.6) * std::pow(7.5e6, 0.4) / 1000));
    const double mean_market = 7.5e6 / (std::pow(7.5e6, 0.6) * std::pow(7.5e6, 0.4) / 1000);
    CHECK(mean_market == Approx(1000));
    CHECK(markets.sales_per_appeal(0, 0) == Approx(3.75e6 / markets.outside_competition(0, 0)));
    set_appeals(markets, {to_units(1, units_per_outside), 0, 0, 0});
    CHECK(markets.appeal(0, 0) == Approx(markets.outside_competition(0, 0)));
    CHECK(markets.sales_per_appeal(0, 0) == Approx(3.75e6 / markets.outside_competition(0, 0) / 2));
}

TEST_CASE("wages are half of cost") {
    Markets markets = two_markets();
    derive_markets(markets, two_sectors(), {}, 0, no_shocks(2));
    CHECK(markets.wage_cost[0] == Approx(1));
    CHECK(markets.wage_cost[1] == Approx(1.2));
}

TEST_CASE("economies grow, and the mean expenditure of the start stays") {
    Markets markets = two_markets();
    const Sectors sectors = two_sectors();
    derive_markets(markets, sectors, {}, 0, no_shocks(2));
    const double before = markets.expenditure_keur_per_year(1, 0), outside = markets.outside_competition(1, 0);
    const auto mean = markets.mean_expenditure_at_start;
    derive_markets(markets, sectors, {}, 10, no_shocks(2));
    CHECK(markets.expenditure_keur_per_year(1, 0) == Approx(before * std::exp(0.2)));
    CHECK(markets.outside_competition(1, 0) == Approx(outside * std::exp(0.2 * 0.6)));
    CHECK(markets.expenditure_keur_per_year(0, 0) == Approx(3.75e6));
    CHECK(markets.mean_expenditure_at_start == mean);
}

TEST_CASE("shocks multiply expenditure, wages and what trade costs beyond 1") {
    Markets markets = two_markets();
    const Sectors sectors = two_sectors();
    derive_markets(markets, sectors, {}, 0, no_shocks(2));
    const Markets calm = markets;
    MarketShocks shocks = no_shocks(2);
    shocks.demand[1] = 0.5;
    shocks.wage[0] = 1.21;
    shocks.trade_cost[1] = 2;
    derive_markets(markets, sectors, {}, 0, shocks);
    CHECK(markets.expenditure_keur_per_year(1, 0) == Approx(0.5 * calm.expenditure_keur_per_year(1, 0)));
    CHECK(markets.outside_competition(1, 0) == Approx(std::pow(0.5, 0.6) * calm.outside_competition(1, 0)));
    CHECK(markets.expenditure_keur_per_year(0, 0) == calm.expenditure_keur_per_year(0, 0));
    CHECK(markets.wage_cost[0] == Approx(1.1));
    CHECK(markets.trade_cost(0, 1) - 1 == Approx(2 * (calm.trade_cost(0, 1) - 1)));
    CHECK(markets.trade_cost(1, 0) == calm.trade_cost(1, 0));
    CHECK(markets.trade_cost(1, 1) == 1);
    derive_markets(markets, sectors, {}, 0, no_shocks(2));
    CHECK(markets.expenditure_keur_per_year.cells() == calm.expenditure_keur_per_year.cells());
    CHECK(markets.trade_cost.cells() == calm.trade_cost.cells());
}

}  // namespace abroad

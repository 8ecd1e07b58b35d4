#include "modes/modes.hpp"

#include <cmath>

#include "helpers/catch.hpp"

namespace abroad {

namespace {

struct Site {
    Markets markets;
    Sectors sectors;
};

Site make_site() {
    Site site;
    site.sectors.number = {1, 2};
    site.sectors.name = {"first", "second"};
    site.sectors.share = {0.5, 0.5};
    site.sectors.substitution_elasticity = {4, 3};
    Markets& markets = site.markets;
    markets.number = {1, 2};
    markets.name = {"Here", "There"};
    markets.place = {{50, 8, "one", {0}}, {40, -74, "two", {1}}};
    markets.gdp_bn_eur = {100, 300};
    markets.growth_per_year = {0, 0};
    markets.unit_labour_cost = {1.21, 0.81};
    derive_markets(markets, site.sectors, {}, 0, no_shocks(2));
    return site;
}

}  // namespace

TEST_CASE("costs of export rise with psychic distance, the sunk cost faster than the fixed one") {
    const auto [markets, sectors] = make_site();
    const ModeTables modes = derive_modes({}, {}, markets, sectors);
    const double psychic = markets.psychic_distance(0, 1);
    REQUIRE(psychic > 0.3);
    CHECK(modes[Mode::exporting].entry_cost_keur(0, 1) == Approx(22 * (1 + 2 * psychic)).epsilon(1e-6));
    CHECK(modes[Mode::exporting].fixed_cost_keur_per_year(0, 1) == Approx(8 * (1 + psychic)).epsilon(1e-6));
    CHECK(modes[Mode::exporting].reach == 1.0F);
    CHECK(modes[Mode::exporting].penetration_growth_per_year == 0.9F);
}

TEST_CASE("exported goods carry home wages and the trade cost, to the power of the sector's elasticity") {
    const auto [markets, sectors] = make_site();
    const ModeTables modes = derive_modes({}, {}, markets, sectors);
    const double cost = 1.1 * markets.trade_cost(0, 1);
    CHECK(modes[Mode::exporting].cost_appeal(0, 1) == Approx(std::pow(cost, -3)).epsilon(1e-6));
    CHECK(modes[Mode::exporting].cost_appeal(1, 1) == Approx(std::pow(cost, -2)).epsilon(1e-6));
    CHECK(modes[Mode::exporting].cost_appeal(2, 0) ==
          Approx(std::pow(0.9 * markets.trade_cost(1, 0), -3)).epsilon(1e-6));
    CHECK(modes.cost_appeal_without_trade(0, 0) == Approx(std::pow(1.1, -3)).epsilon(1e-6));
    CHECK(modes.cost_appeal_without_trade(1, 1) == Approx(std::pow(0.9, -2)).epsilon(1e-6));
}

TEST_CASE("more competitive products appeal more abroad by the shift") {
    const auto [markets, sectors] = make_site();
    const ModeTables plain = derive_modes({}, {}, markets, sectors);
    MarketParameters shifted;
    shifted.fitness_shift_log = 0.5;
    const ModeTables more = derive_modes({}, shifted, markets, sectors);
    const double factor = std::exp(0.5);
    CHECK(more[Mode::exporting].cost_appeal(1, 1) == Approx(factor * plain[Mode::exporting].cost_appeal(1, 1)));
    CHECK(more.cost_appeal_without_trade(1, 1) == Approx(factor * plain.cost_appeal_without_trade(1, 1)));
}

TEST_CASE("every kind of presence abroad has its table") {
    const auto [markets, sectors] = make_site();
    const ModeParameters parameters;
    const ModeTables modes = derive_modes(parameters, {}, markets, sectors);
    for_each_kind(parameters, [&](const auto& kind) {
        CHECK(modes[kind.mode].reach == static_cast<float>(kind.reach()));
        CHECK(modes[kind.mode].cost_appeal.columns() == 2);
    });
}

}  // namespace abroad

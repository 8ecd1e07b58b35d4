#include "phases/clearing.hpp"

#include "helpers/catch.hpp"
#include "helpers/model_in_doubles.hpp"

namespace abroad {

namespace {

/// What a clearing should make of a world, in double.
struct Cleared {
    std::vector<double> home, away, cash, employees, smoothed, position_revenue, penetration;
    std::vector<std::vector<double>> appeal;
};

double home_appeal(const SmallWorld& w, std::size_t row) {
    const Firms& firms = w.world.firms;
    return w.world.markets.home_advantage(firms.country[row], firms.sector[row]) * model::cost_appeal(w, row, 1);
}

double position_appeal(const SmallWorld& w, std::size_t row, std::size_t at) {
    const Positions& p = w.world.positions;
    const double trade = w.world.markets.trade_cost(w.world.firms.country[row], p.market[at]);
    return static_cast<double>(p.appeal[at]) * static_cast<double>(p.penetration[at]) *
           model::cost_appeal(w, row, trade);
}

void sum_appeals(const SmallWorld& w, Cleared& c) {
    const Firms& firms = w.world.firms;
    c.appeal.assign(5, std::vector<double>(3, 0.0));
    for (std::size_t row = 0; row < firms.count(); ++row) {
        if (!firms.living[row]) continue;
        c.appeal[firms.country[row]][firms.sector[row]] += home_appeal(w, row);
        for (std::size_t at = w.world.positions.first[row]; at < w.world.positions.first[row + 1]; ++at)
            c.appeal[w.world.positions.market[at]][firms.sector[row]] += position_appeal(w, row, at);
    }
}

double revenue(const SmallWorld& w, const Cleared& c, std::size_t market, std::size_t sector, double appeal) {
    const Markets& markets = w.world.markets;
    return markets.expenditure_keur_per_year(market, sector) * appeal /
           (markets.outside_competition(market, sector) + c.appeal[market][sector]);
}

void clear_firm(const SmallWorld& w, std::size_t row, Cleared& c) {
    const Firms& firms = w.world.firms;
    const Positions& positions = w.world.positions;
    const std::size_t home = firms.country[row], sector = firms.sector[row];
    const double sigma = w.world.sectors.substitution_elasticity[sector];
    const double employees = static_cast<double>(firms.employees[row]);
    const double output = static_cast<double>(firms.output_per_employee[row]);
    c.home[row] = revenue(w, c, home, sector, home_appeal(w, row));
    double away = 0;
    for (std::size_t at = positions.first[row]; at < positions.first[row + 1]; ++at)
        away += c.position_revenue[at] = revenue(w, c, positions.market[at], sector, position_appeal(w, row, at));
    const double capacity = 1.15 * employees * output;
    double served = 1;
    if (c.home[row] + away > capacity && away > 0)
        served = std::max(0.2, std::min(1.0, (capacity - c.home[row]) / away));
    double profit = c.home[row] / sigma;
    for (std::size_t at = positions.first[row]; at < positions.first[row + 1]; ++at) {
        c.position_revenue[at] *= served;
        c.away[row] += c.position_revenue[at];
        profit += c.position_revenue[at] / sigma - model::fixed_cost(w, row, positions.market[at], employees);
        c.penetration[at] = model::logist(static_cast<double>(positions.penetration[at]), 0.25, 1, 0.9);
    }
    const double sales = c.home[row] + c.away[row], smoothed = static_cast<double>(firms.smoothed_home_revenue[row]);
    profit -= 10 + 0.17 * smoothed + static_cast<double>(firms.research_intensity_share[row]) * sales;
    c.cash[row] = firms.cash_keur[row] + 0.25 * profit * (profit > 0 ? 0.7 : 1);
    const double cap = 0.35 * sales + 20;
    if (c.cash[row] > cap) c.cash[row] -= 0.25 * (c.cash[row] - cap);
    c.smoothed[row] = smoothed + 0.5 * 0.25 * (c.home[row] - smoothed);
    c.employees[row] = std::max(1.0, employees + 0.4 * 0.25 * (sales / output - employees));
}

Cleared expected(const SmallWorld& w) {
    Cleared c;
    for (auto* column : {&c.home, &c.away, &c.cash, &c.employees, &c.smoothed})
        column->assign(w.world.firms.count(), 0.0);
    for (auto* column : {&c.position_revenue, &c.penetration}) column->assign(w.world.positions.count(), 0.0);
    sum_appeals(w, c);
    for (std::size_t row = 0; row < w.world.firms.count(); ++row)
        if (w.world.firms.living[row]) clear_firm(w, row, c);
    return c;
}

/// Largest difference of a column from what is expected of living firms, relative to 1 + its size.
template <class Column>
double difference(const SmallWorld& w, const Column& column, const std::vector<double>& wanted) {
    double largest = 0;
    for (std::size_t row = 0; row < wanted.size(); ++row)
        if (w.world.firms.living[row])
            largest = std::max(largest,
                               std::abs(static_cast<double>(column[row]) - wanted[row]) / (1 + std::abs(wanted[row])));
    return largest;
}

/// A world of one firm whose home sales are `home` when it alone sells.
SmallWorld one_firm(double home) {
    SmallWorld w(1);
    Markets& markets = w.world.markets;
    // r = E*a/(Phi0 + a), so a = r*Phi0/(E - r).
    const double spent = markets.expenditure_keur_per_year(0, 0);
    markets.home_advantage(0, 0) = home * markets.outside_competition(0, 0) / (spent - home);
    return w;
}

void clear(SmallWorld& w) {
    clear_markets(w.clearing(), w.world.markets, w.world.firms, w.world.positions);
}

}  // namespace

TEST_CASE("a lone firm at home sells what its home advantage gives it and books the rest by hand") {
    SmallWorld w = one_firm(1600);
    clear(w);
    const Firms& firms = w.world.firms;
    CHECK(firms.home_revenue[0] == Approx(1600).epsilon(1e-5));
    // Profit: 1600/4 - 10 - 0.17*1500 = 135, of which 70 % stays: 300 + 0.25*135*0.7 = 323.625, below 0.35*1600 + 20.
    CHECK(firms.cash_keur[0] == Approx(323.625).epsilon(1e-5));
    CHECK(firms.smoothed_home_revenue[0] == Approx(1500 + 0.125 * 100).epsilon(1e-5));
    CHECK(firms.employees[0] == Approx(10 + 0.1 * (1600.0 / 150 - 10)).epsilon(1e-5));
    CHECK(firms.age_years[0] == 10.25F);
    CHECK(firms.export_revenue[0] == 0);
    CHECK(w.world.markets.appeal(0, 0) == Approx(1600 * w.world.markets.outside_competition(0, 0) /
                                                 (w.world.markets.expenditure_keur_per_year(0, 0) - 1600)));
}

TEST_CASE("a loss is borne in full, and cash beyond what is kept leaves by a quarter a quarter") {
    SmallWorld losing = one_firm(400);
    clear(losing);
    // 400/4 - 10 - 255 = -165.
    CHECK(losing.world.firms.cash_keur[0] == Approx(300 - 0.25 * 165 - 0.25 * (300 - 41.25 - 160)).epsilon(1e-5));
    SmallWorld rich = one_firm(1600);
    rich.world.firms.cash_keur[0] = 1000;
    clear(rich);
    CHECK(rich.world.firms.cash_keur[0] == Approx(1023.625 - 0.25 * (1023.625 - 580)).epsilon(1e-5));
}

TEST_CASE("research is paid from sales, and employment never falls below one") {
    SmallWorld w = one_firm(1600);
    w.world.firms.research_intensity_share[0] = 0.1F;
    clear(w);
    // 135 - 160 = -25.
    CHECK(w.world.firms.cash_keur[0] == Approx(300 - 6.25).epsilon(1e-5));
    SmallWorld tiny = one_firm(5);
    tiny.world.firms.employees[0] = 1.02F;
    clear(tiny);
    CHECK(tiny.world.firms.employees[0] == 1);
}

TEST_CASE("sales abroad are cut to what capacity leaves, but not below the least share") {
    SmallWorld w = one_firm(1600);
    w.add_position(0, 2, 1.0F, 3.0F);
    SmallWorld free = w;
    free.world.firms.employees[0] = 1000;
    clear(free);
    const double wanted = static_cast<double>(free.world.positions.revenue[0]);
    REQUIRE(wanted > 500);
    clear(w);
    CHECK(w.world.positions.revenue[0] == Approx(std::max(0.2 * wanted, 1725 - 1600.0)).epsilon(1e-4));
    CHECK(w.world.firms.home_revenue[0] == Approx(1600).epsilon(1e-4));
    SmallWorld full = one_firm(1900);
    full.add_position(0, 2, 1.0F, 3.0F);
    clear(full);
    CHECK(full.world.positions.revenue[0] == Approx(0.2 * wanted).epsilon(1e-4));
}

TEST_CASE("penetration grows along its logistic path to its reach, tenure counts, experience comes and goes") {
    SmallWorld w = one_firm(1600);
    w.add_position(0, 2, 0.15F, 1.0F, 0);
    w.world.firms.experience[1] = 0.5F;
    for (int quarter = 0; quarter < 8; ++quarter) clear(w);
    CHECK(w.world.positions.penetration[0] == Approx(1 / (1 + (1 / 0.15 - 1) * std::exp(-0.9 * 2))).epsilon(1e-5));
    CHECK(w.world.positions.tenure_quarters[0] == 8);
    CHECK(w.world.firms.experience[2] == Approx(1 - std::pow(1 - 0.3 * 0.25, 8)).epsilon(1e-5));
    CHECK(w.world.firms.experience[1] == Approx(0.5 * std::pow(1 - 0.1 * 0.25, 8)).epsilon(1e-5));
    w.world.positions.penetration[0] = 1.0F;
    clear(w);
    CHECK(w.world.positions.penetration[0] == 1.0F);
}

TEST_CASE("clearing of a world of 600 different firms agrees with the formulas in double") {
    SmallWorld w(600);
    w.scatter(11);
    REQUIRE(w.world.positions.count() > 300);
    const Cleared wanted = expected(w);
    const SmallWorld before = w;
    clear(w);
    CHECK(difference(w, w.world.firms.home_revenue, wanted.home) < 2e-5);
    CHECK(difference(w, w.world.firms.export_revenue, wanted.away) < 5e-5);
    CHECK(difference(w, w.world.firms.cash_keur, wanted.cash) < 5e-5);
    CHECK(difference(w, w.world.firms.employees, wanted.employees) < 2e-5);
    CHECK(difference(w, w.world.firms.smoothed_home_revenue, wanted.smoothed) < 2e-5);
    for (std::size_t market = 0; market < 5; ++market)
        for (std::size_t sector = 0; sector < 3; ++sector)
            CHECK(w.world.markets.appeal(market, sector) == Approx(wanted.appeal[market][sector]).epsilon(1e-6));
    double worst = 0;
    for (std::size_t at = 0; at < w.world.positions.count(); ++at)
        worst =
            std::max(worst, std::abs(static_cast<double>(w.world.positions.penetration[at]) - wanted.penetration[at]));
    CHECK(worst < 1e-6);
    CHECK(difference(w, before.world.firms.employees, wanted.employees) > 1e-3);
}

TEST_CASE("what one firm gains another loses: a rival takes part of the sales") {
    SmallWorld w(2);
    w.world.markets.home_advantage(0, 0) = w.world.markets.outside_competition(0, 0);
    w.world.firms.living[1] = 0;
    clear(w);
    const float alone = w.world.firms.home_revenue[0];
    w.world.firms.living[1] = 1;
    clear(w);
    CHECK(w.world.firms.home_revenue[0] == Approx(alone * 2 / 3).epsilon(1e-5));
    CHECK(w.world.firms.home_revenue[1] == w.world.firms.home_revenue[0]);
}

TEST_CASE("an empty seat takes no sales from others") {
    SmallWorld w(2);
    w.world.markets.home_advantage(0, 0) = 1000;
    w.world.firms.living[0] = 0;
    clear(w);
    SmallWorld lone(1);
    lone.world.markets.home_advantage(0, 0) = 1000;
    clear(lone);
    CHECK(w.world.firms.home_revenue[1] == lone.world.firms.home_revenue[0]);
    w.world.firms.living[1] = 0;
    clear(w);
    CHECK(w.world.markets.appeal(0, 0) == 0);
}

}  // namespace abroad

#include "scenario/founding.hpp"

#include <cmath>
#include <functional>

#include "helpers/catch.hpp"
#include "helpers/distribution_tests.hpp"
#include "helpers/loose_scenarios.hpp"
#include "phases/clearing.hpp"
#include "random/draws.hpp"
#include "world/traits.hpp"

namespace abroad {

namespace {

const std::string crowd =
    "firms:\n  - {name: goods Here, country: Here, sector: goods, count: 6000}\n"
    "  - {name: wares There, country: There, sector: wares, count: 3000}\n"
    "  - {name: goods There, country: There, sector: goods, count: 500}\n";

World founded(const std::vector<std::string>& settings = {}, std::uint64_t seed = 1) {
    return found_world(loose_scenario(crowd, settings), draw_key(seed, 0));
}

/// P(normal + exponential(mean m) < x), by summing over the exponential; then cut to [0, ...).
double normal_and_exponential(double x, double mean, double sd, double tail_mean) {
    const int parts = 250;
    double sum = 0;
    for (int part = 0; part < parts; ++part) {
        const double tail = -tail_mean * std::log(1 - (part + 0.5) / parts);
        sum += normal_probability((x - mean - tail) / sd);
    }
    return sum / parts;
}

double competence(const World& world, std::size_t row) {
    const Firms& firms = world.firms;
    double sum = 0;
    for (std::size_t field = 0; field < firms.fields; ++field)
        sum += world.sectors.relatedness(firms.sector[row], field) *
               std::log(1 + static_cast<double>(firms.knowledge[field * firms.count() + row]));
    return sum;
}

}  // namespace

TEST_CASE("employees at the start are lognormal with an exponential tail, at least one") {
    const World world = founded();
    std::vector<double> ln_employees;
    for (const float employees : world.firms.employees)
        if (employees > 1) ln_employees.push_back(std::log(static_cast<double>(employees)));
    const auto beyond_one = [](double median) {
        const double start = normal_and_exponential(0, std::log(median), 0.8, 1 / 1.1);
        return
            [=](double x) { return (normal_and_exponential(x, std::log(median), 0.8, 1 / 1.1) - start) / (1 - start); };
    };
    CHECK(kolmogorov_statistic(ln_employees, beyond_one(4.5)) < kolmogorov_bound);
    CHECK(kolmogorov_statistic(ln_employees, beyond_one(4.8)) > kolmogorov_bound);
    const World capped = founded({"founding.employees_largest_count=100"});
    CHECK(*std::max_element(capped.firms.employees.begin(), capped.firms.employees.end()) == 100.0F);
}

TEST_CASE("efficiency follows from size, the rest of it from knowledge, and its mean by knowledge is zero") {
    const World world = founded();
    const Firms& firms = world.firms;
    std::array<double, 2> mean{}, count{};
    for (std::size_t row = 0; row < firms.count(); ++row) {
        mean[firms.sector[row]] += competence(world, row);
        ++count[firms.sector[row]];
    }
    for (std::size_t sector = 0; sector < 2; ++sector)
        CHECK(world.sectors.reference_competence[sector] == Approx(mean[sector] / count[sector]).epsilon(1e-8));
    double worst = 0;
    for (std::size_t row = 0; row < firms.count(); ++row) {
        const std::size_t sector = firms.sector[row];
        const double sigma = sector == 0 ? 4 : 5;
        const double ln_phi = std::log(static_cast<double>(firms.employees[row]) / 10) / (sigma - 1.4);
        const double rest = ln_phi - 0.3 * (competence(world, row) - mean[sector] / count[sector]);
        worst = std::max(
            {worst, std::abs(static_cast<double>(firms.ln_efficiency[row]) - ln_phi),
             std::abs(static_cast<double>(firms.efficiency_rest[row]) - rest),
             std::abs(static_cast<double>(firms.draw[row]) / std::exp((sigma - 1) * ln_phi) - 1),
             std::abs(static_cast<double>(firms.output_per_employee[row]) / (150 * std::exp(0.4 * ln_phi)) - 1)});
    }
    CHECK(worst < 5e-6);
}

TEST_CASE("revenue, smoothed home sales and cash of first firms are those of their employment") {
    const World world = founded();
    const Firms& firms = world.firms;
    double worst = 0;
    for (std::size_t row = 0; row < firms.count(); ++row) {
        const double revenue =
            static_cast<double>(firms.employees[row]) * static_cast<double>(firms.output_per_employee[row]);
        worst = std::max({worst, std::abs(static_cast<double>(firms.revenue[row]) / revenue - 1),
                          std::abs(firms.cash_keur[row] / (0.2 * revenue) - 1)});
        REQUIRE(firms.smoothed_home_revenue[row] == firms.revenue[row]);
        REQUIRE(firms.export_revenue[row] == 0);
    }
    CHECK(worst < 1e-6);
}

TEST_CASE("ages at the start are exponential with mean fifteen") {
    const World world = founded();
    const std::vector<double> ages(world.firms.age_years.begin(), world.firms.age_years.end());
    const auto below = [](double mean) { return [=](double x) { return 1 - std::exp(-x / mean); }; };
    CHECK(kolmogorov_statistic(ages, below(15)) < kolmogorov_bound);
    CHECK(kolmogorov_statistic(ages, below(16)) > kolmogorov_bound);
}

TEST_CASE("home advantage makes firms sell at home together what their employment makes") {
    World world = founded({"market.expenditure_share=1"});
    Parameters parameters;
    parameters.market.expenditure_share = 1;
    const ModeTables modes = derive_modes(parameters.modes, parameters.market, world.markets, world.sectors);
    Table2<double> wanted(2, 2);
    for (std::size_t row = 0; row < world.firms.count(); ++row)
        wanted(world.firms.country[row], world.firms.sector[row]) += static_cast<double>(world.firms.revenue[row]);
    const Table2<double> appeal = world.markets.appeal;
    const Support nobody_helps;
    clear_markets({parameters.accounts, parameters.efficiency, parameters.information, parameters.market, world.sectors,
                   modes, 0, nobody_helps},
                  world.markets, world.firms, world.positions);
    Table2<double> sold(2, 2);
    for (std::size_t row = 0; row < world.firms.count(); ++row)
        sold(world.firms.country[row], world.firms.sector[row]) += static_cast<double>(world.firms.home_revenue[row]);
    for (const auto& [country, sector] : {std::pair{0, 0}, {1, 1}, {1, 0}}) {
        const auto c = static_cast<std::size_t>(country), s = static_cast<std::size_t>(sector);
        REQUIRE(wanted(c, s) < 0.8 * world.markets.expenditure_keur_per_year(c, s));
        CHECK(sold(c, s) == Approx(wanted(c, s)).epsilon(1e-5));
    }
    CHECK(world.markets.home_advantage(0, 1) == 1);
    // Nothing has changed since the founding: the sum of appeals of the first quarter is that of the founding.
    CHECK(world.markets.appeal.cells() == appeal.cells());
}

TEST_CASE("initial home sales are at most a share of all spending") {
    const World world = founded({"market.expenditure_share=0.0001"});
    for (const auto& [country, sector] : {std::pair{0, 0}, {1, 1}}) {
        const auto c = static_cast<std::size_t>(country), s = static_cast<std::size_t>(sector);
        const double share =
            world.markets.appeal(c, s) / (world.markets.appeal(c, s) + world.markets.outside_competition(c, s));
        CHECK(share == Approx(0.8).epsilon(1e-5));
    }
}

TEST_CASE("agencies are present as given, else as drawn within bounds, and never at home") {
    const World world = founded({"markets.Here.agency_presence={There: 0.9}"});
    CHECK(world.markets.agency_presence(0, 1) == 0.9);
    CHECK(world.markets.agency_presence(0, 0) == 0);
    const double u = uniform_double(draw_key(1, 0), {Purpose::world_of_countries, {511, 0}, 0, {}, 3});
    CHECK(world.markets.agency_presence(1, 0) == Approx(std::clamp(0.45 + 0.15 * normal_from_uniform(u), 0.1, 0.8)));
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const double presence =
            founded({"firms.goods Here.count=1", "firms.wares There.count=1", "founding.agency_presence_sd=1"}, seed)
                .markets.agency_presence(1, 0);
        CHECK(presence >= 0.1);
        CHECK(presence <= 0.8);
    }
}

TEST_CASE("sectors are as related as given, in both directions, wholly to themselves and not at all otherwise") {
    const World world = founded();
    CHECK(world.sectors.relatedness(0, 0) == 1);
    CHECK(world.sectors.relatedness(0, 1) == 0.25);
    CHECK(world.sectors.relatedness(1, 0) == 0.25);
    CHECK(world.sectors.substitution_elasticity == std::vector<double>{4, 5});
    CHECK(founded({"sectors.goods.relatedness.wares=0"}).sectors.relatedness(0, 1) == 0);
}

TEST_CASE("a founded world has no positions, experience or entries, and everybody lives in the first generation") {
    const World world = founded();
    CHECK(world.positions.count() == 0);
    CHECK(world.positions.first.size() == world.firms.count() + 1);
    const auto all = [](const auto& column, auto value) {
        return std::all_of(column.begin(), column.end(), [&](auto one) { return one == value; });
    };
    CHECK(all(world.firms.experience, 0.0F));
    CHECK(all(world.firms.entries_count, 0));
    CHECK(all(world.firms.generation, 0));
    CHECK(all(world.firms.living, 1));
}

}  // namespace abroad

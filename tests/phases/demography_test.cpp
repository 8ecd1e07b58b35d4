#include "phases/demography.hpp"

#include <map>

#include "base/problems.hpp"
#include "helpers/catch.hpp"
#include "helpers/distribution_tests.hpp"
#include "helpers/model_in_doubles.hpp"

namespace abroad {

namespace {

void live(SmallWorld& w) {
    w.world.events.start_quarter(block_count(w.world.firms.count()));
    const FounderRules founders(w.founding);
    change_population(w.demography(founders), w.world.firms, w.world.slots, w.world.events);
}

double overhead(const SmallWorld& w, std::size_t row) {
    return 10 + 0.17 * static_cast<double>(w.world.firms.smoothed_home_revenue[row]);
}

double closure_probability(const SmallWorld& w, std::size_t row) {
    const Firms& firms = w.world.firms;
    const double hazard = 0.04 * std::pow(static_cast<double>(firms.employees[row]) / 10, -0.25) *
                          (1 + std::exp(-static_cast<double>(firms.age_years[row]) / 4));
    return 1 - std::exp(-hazard * 0.25);
}

std::vector<std::uint16_t> joinable(const SmallWorld& w, std::size_t row) {
    std::vector<std::uint16_t> clusters;
    for (std::uint16_t cluster = 0; cluster < 4; ++cluster)
        if (w.world.clusters.country[cluster] == w.world.firms.country[row] &&
            w.world.clusters.sector[cluster] == w.world.firms.sector[row])
            clusters.push_back(cluster);
    return clusters;
}

/// The cluster of a surviving firm after the quarter, in double.
std::uint16_t cluster_after(const SmallWorld& w, std::size_t row) {
    const Firms& firms = w.world.firms;
    const double orientation = static_cast<double>(firms.orientation[row]);
    if (firms.cluster[row] != no_cluster) {
        const bool outside = w.world.clusters.sector[firms.cluster[row]] != firms.sector[row];
        const double hazard = 0.02 * (1.5 - orientation) * (outside ? 2 : 1);
        return model::draw(w, Purpose::leave, row, w.step) < 1 - std::exp(-hazard * 0.25) ? no_cluster
                                                                                          : firms.cluster[row];
    }
    const auto choices = joinable(w, row);
    const double hazard = 0.03 * (0.5 + orientation);
    if (choices.empty() || model::draw(w, Purpose::join, row, w.step) >= 1 - std::exp(-hazard * 0.25))
        return no_cluster;
    double total = 0, cumulated = 0;
    for (const std::uint16_t cluster : choices) total += 0.2 + w.world.clusters.exporter_share(cluster);
    const double mark = model::draw(w, Purpose::join_cluster, row, w.step) * total;
    for (const std::uint16_t cluster : choices)
        if ((cumulated += 0.2 + w.world.clusters.exporter_share(cluster)) > mark) return cluster;
    return choices.back();
}

std::map<EventKind, std::size_t> counts(const SmallWorld& w) {
    std::map<EventKind, std::size_t> count;
    for (const Event& event : w.events()) ++count[event.kind];
    return count;
}

}  // namespace

TEST_CASE("closures, bankruptcies, joins and leaves of 4,000 firms over twelve quarters agree with the formulas") {
    std::size_t wrong = 0;
    std::map<EventKind, std::size_t> total;
    SmallWorld w(4000);
    w.scatter(51);
    for (w.step = 0; w.step < 12; ++w.step) {
        const SmallWorld before = w;
        live(w);
        for (const auto& [kind, count] : counts(w)) total[kind] += count;
        for (std::size_t row = 0; row < 4000; ++row) {
            if (!before.world.firms.living[row]) continue;
            const bool bankrupt = before.world.firms.cash_keur[row] < -0.5 * overhead(before, row);
            const double u = model::draw(before, Purpose::closure, row, before.step);
            const bool closes = bankrupt || u < closure_probability(before, row);
            wrong += w.world.firms.living[row] == closes;
            if (!closes) wrong += w.world.firms.cluster[row] != cluster_after(before, row);
        }
    }
    CHECK(wrong == 0);
    for (const EventKind kind :
         {EventKind::closed, EventKind::bankrupt, EventKind::joined, EventKind::left, EventKind::founded})
        CHECK(total[kind] > 20);
}

TEST_CASE("the hazard of closure makes its share, more among the young, and a wrong hazard is noticed") {
    const auto share_closed = [](float age) {
        SmallWorld w(30000);
        std::fill(w.world.firms.age_years.begin(), w.world.firms.age_years.end(), age);
        live(w);
        return static_cast<double>(counts(w)[EventKind::closed]) / 30000;
    };
    const auto probability = [](double hazard) { return 1 - std::exp(-hazard * 0.25); };
    const double error = std::sqrt(0.02 / 30000);
    CHECK(std::abs(share_closed(0) - probability(0.08)) < 4 * error);
    CHECK(std::abs(share_closed(80) - probability(0.04)) < 4 * error);
    CHECK(std::abs(share_closed(0) - probability(0.04)) > 4 * error);
}

TEST_CASE("a firm that owes more than half a year's overhead is bankrupt") {
    SmallWorld w(2);
    w.parameters.demography.closure_hazard_per_year = 0;
    w.world.firms.cash_keur = {-0.5 * 265 - 0.01, -0.5 * 265 + 0.01};
    live(w);
    CHECK(w.world.firms.living == std::vector<std::uint8_t>{0, 1});
    CHECK(counts(w)[EventKind::bankrupt] == 1);
    CHECK(counts(w)[EventKind::closed] == 0);
}

TEST_CASE("a seat emptied this quarter waits for the next, and half of the empty ones are filled") {
    SmallWorld w(10000);
    w.parameters.demography.closure_hazard_per_year = 5;
    w.parameters.demography.refill_probability_per_quarter = 1;
    live(w);
    const std::size_t closed = counts(w)[EventKind::closed];
    CHECK(closed > 5000);
    CHECK(counts(w)[EventKind::founded] == 0);
    w.parameters.demography.closure_hazard_per_year = 0;
    w.parameters.demography.refill_probability_per_quarter = 0.5;
    const std::size_t empty = closed;
    ++w.step;
    live(w);
    const double share = static_cast<double>(counts(w)[EventKind::founded]) / static_cast<double>(empty);
    CHECK(std::abs(share - 0.5) < 4 * std::sqrt(0.25 / static_cast<double>(empty)));
    CHECK(std::abs(share - 0.55) > 4 * std::sqrt(0.25 / static_cast<double>(empty)));
}

TEST_CASE("the refill of a seat is drawn with the id of its last firm") {
    SmallWorld w(500);
    std::fill(w.world.firms.living.begin(), w.world.firms.living.end(), std::uint8_t{0});
    const SmallWorld before = w;
    live(w);
    std::size_t wrong = 0;
    for (std::size_t row = 0; row < 500; ++row) {
        const bool filled = model::draw(before, Purpose::refill, row, w.step) < 0.5;
        wrong += w.world.firms.living[row] != filled || w.world.firms.generation[row] != (filled ? 1 : 0);
    }
    CHECK(wrong == 0);
}

TEST_CASE("a successor takes the seat's country, sector and first cluster and begins small, by the rules of founders") {
    SmallWorld w(8000);
    for (std::size_t row = 0; row < 8000; ++row) {
        w.world.firms.sector[row] = static_cast<std::uint16_t>(row % 3);
        w.world.firms.first_cluster[row] = 2;
    }
    std::fill(w.world.firms.living.begin(), w.world.firms.living.end(), std::uint8_t{0});
    std::fill(w.world.firms.experience.begin(), w.world.firms.experience.end(), 0.7F);
    w.parameters.demography.refill_probability_per_quarter = 1;
    w.parameters.demography.closure_hazard_per_year = 0;
    live(w);
    const Firms& firms = w.world.firms;
    const Table2<float> factors = home_appeal_factors(w.world.markets, w.world.sectors);
    std::vector<double> ln_efficiency, own_knowledge;
    std::size_t wrong = 0;
    const auto differs = [](double one, double other) { return std::abs(one - other) > 2e-5 * (1 + std::abs(other)); };
    for (std::size_t row = 0; row < 8000; ++row) {
        const std::size_t sector = firms.sector[row];
        const double phi = std::exp(static_cast<double>(firms.ln_efficiency[row]));
        ln_efficiency.push_back(static_cast<double>(firms.ln_efficiency[row]));
        own_knowledge.push_back(static_cast<double>(firms.knowledge[sector * 8000 + row]));
        double competence = 0;
        for (std::size_t field = 0; field < 3; ++field)
            competence += w.world.sectors.relatedness(sector, field) *
                          std::log(1 + static_cast<double>(firms.knowledge[field * 8000 + row]));
        const double sigma = w.world.sectors.substitution_elasticity[sector];
        const double home = std::pow(phi, sigma - 1) * static_cast<double>(factors(0, sector)) *
                            w.world.markets.sales_per_appeal(0, sector);
        wrong += firms.living[row] == 0 || firms.generation[row] != 1 || firms.cluster[row] != 2 ||
                 firms.age_years[row] != 0;
        wrong += differs(static_cast<double>(firms.home_revenue[row]), home) ||
                 firms.smoothed_home_revenue[row] != firms.home_revenue[row];
        wrong += differs(static_cast<double>(firms.employees[row]), std::max(1.0, home / (150 * std::pow(phi, 0.4))));
        wrong += differs(firms.cash_keur[row], 0.25 * home + 10) || firms.export_revenue[row] != 0;
        wrong += differs(static_cast<double>(firms.efficiency_rest[row]),
                         ln_efficiency.back() - 0.3 * (competence - w.world.sectors.reference_competence[sector]));
    }
    CHECK(wrong == 0);
    CHECK(std::all_of(firms.experience.begin(), firms.experience.end(), [](float e) { return e == 0; }));
    const auto normal = [](double mean) { return [=](double x) { return normal_probability((x - mean) / 0.3); }; };
    CHECK(kolmogorov_statistic(ln_efficiency, normal(-0.35)) < kolmogorov_bound);
    CHECK(kolmogorov_statistic(ln_efficiency, normal(-0.32)) > kolmogorov_bound);
    const auto exponential = [](double mean) { return [=](double x) { return 1 - std::exp(-x / mean); }; };
    CHECK(kolmogorov_statistic(own_knowledge, exponential(0.35)) < kolmogorov_bound);
    CHECK(kolmogorov_statistic(own_knowledge, exponential(0.38)) > kolmogorov_bound);
}

TEST_CASE("a seat with more successors than can be numbered is an error, not a wrong draw") {
    SmallWorld w(1);
    w.world.firms.living[0] = 0;
    w.world.firms.generation[0] = 4095;
    w.parameters.demography.refill_probability_per_quarter = 1;
    CHECK_THROWS_AS(live(w), InternalError);
}

}  // namespace abroad

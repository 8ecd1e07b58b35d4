#include "phases/knowledge.hpp"

#include "helpers/catch.hpp"
#include "helpers/distribution_tests.hpp"
#include "helpers/model_in_doubles.hpp"

namespace abroad {

namespace {

void move(SmallWorld& w) {
    w.world.events.start_quarter(block_count(w.world.firms.count()));
    move_knowledge(w.knowledge(), w.world.firms, w.world.events);
}

/// Knowledge, rest and efficiency of a firm a quarter later, in double.
struct Later {
    std::array<double, 3> knowledge{};
    double rest = 0, ln_efficiency = 0;
    bool innovates = false;
};

double mean_of_members(const SmallWorld& w, std::size_t cluster, std::size_t field) {
    const Firms& firms = w.world.firms;
    double sum = 0, members = 0;
    for (std::size_t row = 0; row < firms.count(); ++row) {
        if (!firms.living[row] || firms.cluster[row] != cluster) continue;
        sum += static_cast<double>(firms.knowledge[field * firms.count() + row]);
        ++members;
    }
    return members > 0 ? sum / members : 0;
}

std::size_t field_of_innovation(const SmallWorld& w, std::size_t row) {
    const Sectors& sectors = w.world.sectors;
    const std::size_t sector = w.world.firms.sector[row];
    double total = 0, cumulated = 0;
    for (std::size_t field = 0; field < 3; ++field) total += sectors.relatedness(sector, field);
    const double mark = model::draw(w, Purpose::innovation_field, row, w.step) * total;
    for (std::size_t field = 0; field < 3; ++field)
        if ((cumulated += sectors.relatedness(sector, field)) > mark) return field;
    return 2;
}

double shock(const SmallWorld& w, std::size_t row) {
    if (model::draw(w, Purpose::shock_arrival, row, w.step) >= 0.4) return 0;
    const double u = model::draw(w, Purpose::shock_size, row, w.step);
    const double laplace = (u < 0.5 ? std::log(2 * u) : -std::log(2 * (1 - u))) / std::sqrt(2.0);
    return 0.1 * std::sqrt(0.25 / 0.4) * std::pow(static_cast<double>(w.world.firms.employees[row]) / 10, -0.12) *
           laplace;
}

Later later(const SmallWorld& w, std::size_t row) {
    const Firms& firms = w.world.firms;
    const double rho = static_cast<double>(firms.research_intensity_share[row]),
                 revenue = static_cast<double>(firms.revenue[row]);
    Later after;
    const double hazard = 0.02 * std::sqrt(rho * revenue);
    after.innovates = model::draw(w, Purpose::innovation, row, w.step) < 1 - std::exp(-hazard * 0.25);
    double competence = 0;
    for (std::size_t field = 0; field < 3; ++field) {
        const double before = static_cast<double>(firms.knowledge[field * firms.count() + row]);
        double& now = after.knowledge[field];
        now = before - 0.04 * 0.25 * before;
        if (firms.cluster[row] != no_cluster)
            now += 0.01 * 0.25 * mean_of_members(w, firms.cluster[row], field) * rho / (rho + 0.02);
        if (after.innovates && field_of_innovation(w, row) == field)
            now +=
                std::exp(std::log(0.1) + 0.6 * model::normal_of(model::draw(w, Purpose::innovation_size, row, w.step)));
        competence += w.world.sectors.relatedness(firms.sector[row], field) * std::log(1 + now);
    }
    const double share = revenue > 0 ? static_cast<double>(firms.export_revenue[row]) / revenue : 0;
    const double rest = static_cast<double>(firms.efficiency_rest[row]);
    after.rest = rest + 0.25 * (0.01 * share - 0.01 * rest) + shock(w, row);
    after.ln_efficiency = 0.3 * (competence - w.world.sectors.reference_competence[firms.sector[row]]) + after.rest;
    return after;
}

}  // namespace

TEST_CASE("knowledge and efficiency of 900 different firms agree with the formulas in double") {
    SmallWorld w(900);
    w.scatter(41);
    const SmallWorld before = w;
    move(w);
    double worst_knowledge = 0, worst_rest = 0, worst_efficiency = 0, worst_draw = 0;
    std::size_t innovations = 0;
    const auto worsen = [](double& worst, float value, double wanted) {
        worst = std::max(worst, std::abs(static_cast<double>(value) - wanted) / (1 + std::abs(wanted)));
    };
    for (std::size_t row = 0; row < 900; ++row) {
        if (!w.world.firms.living[row]) continue;
        const Later wanted = later(before, row);
        innovations += wanted.innovates;
        for (std::size_t field = 0; field < 3; ++field)
            worsen(worst_knowledge, w.world.firms.knowledge[field * 900 + row], wanted.knowledge[field]);
        worsen(worst_rest, w.world.firms.efficiency_rest[row], wanted.rest);
        worsen(worst_efficiency, w.world.firms.ln_efficiency[row], wanted.ln_efficiency);
        const double elasticity = w.world.sectors.substitution_elasticity[w.world.firms.sector[row]];
        worsen(worst_draw, w.world.firms.draw[row], std::exp((elasticity - 1) * wanted.ln_efficiency));
        worsen(worst_draw, w.world.firms.output_per_employee[row], 150 * std::exp(0.4 * wanted.ln_efficiency));
    }
    CHECK(worst_knowledge < 2e-6);
    CHECK(worst_rest < 2e-6);
    CHECK(worst_efficiency < 5e-6);
    CHECK(worst_draw < 2e-5);
    CHECK(innovations > 5);
    CHECK(w.events().size() == innovations);
}

TEST_CASE("means of members agree with plain counting, and an empty cluster has none") {
    SmallWorld w(700);
    w.scatter(42);
    const Table2<float> means = mean_knowledge(w.world.firms, 4);
    for (std::size_t cluster = 0; cluster < 4; ++cluster)
        for (std::size_t field = 0; field < 3; ++field)
            CHECK(means(cluster, field) == Approx(mean_of_members(w, cluster, field)).epsilon(1e-6));
    SmallWorld empty(3);
    CHECK(mean_knowledge(empty.world.firms, 4)(0, 0) == 0);
}

TEST_CASE("knowledge is lost by a hundredth a quarter, and only those with research take some from peers") {
    SmallWorld w(3);
    w.parameters.knowledge.innovation_hazard_per_year = 0;
    w.world.firms.knowledge = {1, 1, 0, 1, 1, 0, 1, 1, 0};
    w.world.firms.cluster = {0, 0, 0};
    w.world.firms.research_intensity_share = {0.02F, 0.0F, 0.06F};
    move(w);
    const auto& known = w.world.firms.knowledge;
    const double mean = 2.0 / 3;
    CHECK(known[0] == Approx(0.99 + 0.0025 * mean * 0.5).epsilon(1e-6));
    CHECK(known[1] == Approx(0.99).epsilon(1e-6));
    CHECK(known[2] == Approx(0.0025 * mean * 0.75).epsilon(1e-5));
}

TEST_CASE("innovations come with the root of own research, fall on related fields and are lognormal") {
    SmallWorld w(20000);
    w.parameters.knowledge.obsolescence_per_year = 0;
    std::fill(w.world.firms.research_intensity_share.begin(), w.world.firms.research_intensity_share.end(), 0.1F);
    std::fill(w.world.firms.revenue.begin(), w.world.firms.revenue.end(), 4000.0F);
    move(w);
    std::array<double, 3> by_field{};
    std::vector<double> sizes;
    for (std::size_t field = 0; field < 3; ++field)
        for (std::size_t row = 0; row < 20000; ++row)
            if (const float gained = w.world.firms.knowledge[field * 20000 + row]; gained > 0) {
                ++by_field[field];
                sizes.push_back(static_cast<double>(gained));
            }
    const auto innovations = static_cast<double>(sizes.size());
    const double right = 1 - std::exp(-0.02 * 20 * 0.25), error = std::sqrt(right * (1 - right) / 20000);
    CHECK(std::abs(innovations / 20000 - right) < 4 * error);
    CHECK(std::abs(innovations / 20000 - 1.12 * right) > 4 * error);
    CHECK(by_field[2] == 0);
    CHECK(std::abs(by_field[1] / innovations - 0.2 / 1.2) < 4 * std::sqrt(0.14 / innovations));
    const auto below = [](double median) {
        return [=](double x) { return normal_probability(std::log(x / median) / 0.6); };
    };
    CHECK(kolmogorov_statistic(sizes, below(0.1)) < kolmogorov_bound);
    CHECK(kolmogorov_statistic(sizes, below(0.115)) > kolmogorov_bound);
}

}  // namespace abroad

#include "world/traits.hpp"

#include <boost/math/distributions/beta.hpp>
#include <cmath>

#include "helpers/catch.hpp"
#include "helpers/distribution_tests.hpp"

namespace abroad {

namespace {

constexpr std::size_t firm_count = 20000;
constexpr DrawKey key{1u << 16, 0};

Sectors two_sectors() {
    Sectors sectors;
    sectors.number = {1, 2};
    sectors.name = {"first", "second"};
    sectors.share = {0.5, 0.5};
    sectors.substitution_elasticity = {4, 3};
    sectors.relatedness = Table2<double>(2, 2, 1.0);
    sectors.relatedness(0, 1) = sectors.relatedness(1, 0) = 0.25;
    sectors.reference_competence = {0, 0};
    return sectors;
}

/// Many firms with drawn traits.
Firms founded(const FoundingParameters& founding = {}, const BornGlobals& born_globals = {0.1, 0.95}) {
    Firms firms = make_firms(firm_count, 2, 3);
    const FounderRules rules(founding);
    const MarketParameters market;
    for (std::size_t row = 0; row < firm_count; ++row) {
        firms.seat[row] = static_cast<std::uint32_t>(row);
        draw_traits(firms, row, key, 7, rules, market, born_globals);
    }
    return firms;
}

const Firms& firms() {
    static const Firms made = founded();
    return made;
}

template <class Column>
std::vector<double> sample_of(const Column& column) {
    return {column.begin(), column.end()};
}

double share_of(const std::vector<std::uint8_t>& flags) {
    return static_cast<double>(std::count(flags.begin(), flags.end(), 1)) / static_cast<double>(flags.size());
}

}  // namespace

TEST_CASE("orientation of founders is beta distributed but for born globals") {
    std::vector<double> ordinary;
    for (std::size_t row = 0; row < firm_count; ++row)
        if (firms().born_global[row])
            CHECK(firms().orientation[row] == 0.95F);
        else
            ordinary.push_back(static_cast<double>(firms().orientation[row]));
    const boost::math::beta_distribution<> right(1.5, 2.5), wrong(1.55, 2.5);
    CHECK(kolmogorov_statistic(ordinary, [&](double x) { return cdf(right, x); }) < kolmogorov_bound);
    CHECK(kolmogorov_statistic(ordinary, [&](double x) { return cdf(wrong, x); }) > kolmogorov_bound);
}

TEST_CASE("one founder in ten is born global") {
    const double error = std::sqrt(0.1 * 0.9 / firm_count);
    CHECK(std::abs(share_of(firms().born_global) - 0.1) < 4 * error);
    CHECK(std::abs(share_of(firms().born_global) - 0.11) > 4 * error);
}

TEST_CASE("willingness and patience are uniform in their ranges") {
    const auto uniform_in = [](double low, double high) {
        return [=](double x) { return std::clamp((x - low) / (high - low), 0.0, 1.0); };
    };
    const auto willingness = sample_of(firms().willingness_share), patience = sample_of(firms().patience_years);
    CHECK(kolmogorov_statistic(willingness, uniform_in(0.15, 0.70)) < kolmogorov_bound);
    CHECK(kolmogorov_statistic(willingness, uniform_in(0.15, 0.72)) > kolmogorov_bound);
    CHECK(kolmogorov_statistic(patience, uniform_in(1.5, 6)) < kolmogorov_bound);
    CHECK(kolmogorov_statistic(patience, uniform_in(1.4, 6)) > kolmogorov_bound);
}

TEST_CASE("half of the founders do research, with lognormal intensity up to a limit") {
    std::vector<double> intensities;
    for (const float intensity : firms().research_intensity_share)
        if (intensity > 0) intensities.push_back(static_cast<double>(intensity));
    const double share = static_cast<double>(intensities.size()) / firm_count;
    CHECK(std::abs(share - 0.5) < 4 * std::sqrt(0.25 / firm_count));
    const auto below = [](double median) {
        return [=](double x) { return x >= 0.2F ? 1.0 : normal_probability(std::log(x / median) / 0.7); };
    };
    CHECK(*std::max_element(intensities.begin(), intensities.end()) <= 0.2F);
    CHECK(kolmogorov_statistic(intensities, below(0.03)) < kolmogorov_bound);
    CHECK(kolmogorov_statistic(intensities, below(0.032)) > kolmogorov_bound);
}

TEST_CASE("fitness abroad is lognormal with mean 1") {
    const auto below = [](double sd) {
        return [=](double x) { return normal_probability((std::log(x) + sd * sd / 2) / sd); };
    };
    CHECK(kolmogorov_statistic(sample_of(firms().fitness), below(1.4)) < kolmogorov_bound);
    CHECK(kolmogorov_statistic(sample_of(firms().fitness), below(1.5)) > kolmogorov_bound);
}

TEST_CASE("knowledge is exponential, scaled by how related its field is") {
    Firms made = make_firms(firm_count, 2, 1);
    const Sectors sectors = two_sectors();
    for (std::size_t row = 0; row < firm_count; ++row) {
        made.seat[row] = static_cast<std::uint32_t>(row);
        draw_knowledge(made, row, key, 0, 0.3, sectors);
    }
    const std::vector<double> own(made.knowledge.begin(), made.knowledge.begin() + firm_count);
    const std::vector<double> other(made.knowledge.begin() + firm_count, made.knowledge.end());
    const auto below = [](double mean) { return [=](double x) { return 1 - std::exp(-x / mean); }; };
    CHECK(kolmogorov_statistic(own, below(0.3)) < kolmogorov_bound);
    CHECK(kolmogorov_statistic(own, below(0.31)) > kolmogorov_bound);
    CHECK(kolmogorov_statistic(other, below(0.3 * 0.25)) < kolmogorov_bound);
    CHECK(own[5] * 0.25 != other[5]);
}

TEST_CASE("traits belong to the firm's id and do not depend on where it lies or who else is there") {
    Firms two = make_firms(2, 2, 3);
    const FoundingParameters founding;
    two.seat = {123, 5};
    for (const std::size_t row : std::initializer_list<std::size_t>{0, 1})
        draw_traits(two, row, key, 7, FounderRules(founding), {}, {0.1, 0.95});
    CHECK(two.orientation[0] == firms().orientation[123]);
    CHECK(two.fitness[1] == firms().fitness[5]);
    two.generation[1] = 1;
    draw_traits(two, 1, key, 7, FounderRules(founding), {}, {0.1, 0.95});
    CHECK(two.fitness[1] != firms().fitness[5]);
}

TEST_CASE("a founder comes without experience, scouting and entries") {
    Firms one = make_firms(1, 2, 3);
    const FoundingParameters founding;
    std::fill(one.experience.begin(), one.experience.end(), 0.5F);
    std::fill(one.scouting.begin(), one.scouting.end(), 0.5F);
    std::fill(one.entries_count.begin(), one.entries_count.end(), std::uint8_t{3});
    draw_traits(one, 0, key, 7, FounderRules(founding), {}, {0.1, 0.95});
    CHECK(one.experience == std::vector<float>(3, 0.0F));
    CHECK(one.scouting == std::vector<float>(3, 0.0F));
    CHECK(one.entries_count == std::vector<std::uint8_t>(3, 0));
}

TEST_CASE("competence weighs the logarithm of knowledge by relatedness") {
    Firms one = make_firms(1, 2, 1);
    one.sector = {1};
    one.knowledge = {0.5F, 2.0F};
    CHECK(competence_of(one, 0, two_sectors()) == Approx(0.25 * std::log(1.5) + std::log(3.0)));
}

TEST_CASE("efficiency draws customers with the elasticity and raises output per employee") {
    Firms one = make_firms(1, 2, 1);
    one.sector = {1};
    one.ln_efficiency = {static_cast<float>(std::log(2.0))};
    derive_efficiency(one, 0, two_sectors(), {});
    CHECK(one.draw[0] == Approx(4.0).epsilon(1e-6));
    CHECK(one.output_per_employee[0] == Approx(150 * std::pow(2.0, 0.4)).epsilon(1e-6));
}

}  // namespace abroad

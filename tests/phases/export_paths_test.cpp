#include "phases/export_paths.hpp"

#include <cmath>

#include "helpers/catch.hpp"

using namespace abroad;

namespace {

/// Sum over half years by the formula of the model.
double expected_sum(double impact, int half_years) {
    double sum = 0;
    for (int q = 0; q < half_years; ++q) {
        const double t = (q + 0.5) / 2, growth = 0.9 * (1 + 0.5 * impact);
        sum += 0.5 / (1 + (1 / 0.15 - 1) * std::exp(-growth * t)) * std::exp(-0.1 * t);
    }
    return sum;
}

Support support_of(std::vector<float> impact) {
    Support support;
    support.clusters = 1;
    support.impact = Table2<float>(2, impact.size());
    std::copy(impact.begin(), impact.end(), support.impact.cells().begin());
    return support;
}

}  // namespace

TEST_CASE("A path is the discounted penetration of the coming half years, faster with help") {
    ExportPaths paths;
    paths.set_rules({}, {}, 0.5, 6);
    paths.follow(support_of({0.0F, 0.4F, 0.8F}));
    CHECK(paths.sum(0, 0, 6.0F) == Approx(expected_sum(0, 12)).epsilon(1e-5));
    CHECK(paths.sum(0, 1, 1.5F) == Approx(expected_sum(0.4, 3)).epsilon(1e-5));
    CHECK(paths.sum(0, 2, 3.2F) == Approx(expected_sum(0.8, 6)).epsilon(1e-5));
    CHECK(paths.sum(0, 2, 0.2F) == 0);
    CHECK(paths.sum(0, 2, 99.0F) == paths.sum(0, 2, 6.0F));
    // Firms outside of clusters have the path without help.
    CHECK(paths.sum(1, 1, 6.0F) == paths.sum(0, 0, 6.0F));
}

TEST_CASE("Paths follow the impact of the quarter, up and down") {
    ExportPaths paths, fresh;
    paths.set_rules({}, {}, 0.5, 6);
    fresh.set_rules({}, {}, 0.5, 6);
    paths.follow(support_of({0.0F, 0.4F, 0.8F}));
    paths.follow(support_of({0.3F, 0.4F, 0.0F}));
    fresh.follow(support_of({0.3F, 0.4F, 0.0F}));
    for (std::size_t market = 0; market < 3; ++market) CHECK(paths.sum(0, market, 5.0F) == fresh.sum(0, market, 5.0F));
}

TEST_CASE("A position that begins at its reach stays there") {
    ExportParameters full;
    full.entry_penetration = 1;
    ExportPaths paths;
    paths.set_rules(full, {}, 0.5, 6);
    paths.follow(support_of({0.0F}));
    CHECK(paths.sum(0, 0, 0.5F) == Approx(0.5 * std::exp(-0.025)).epsilon(1e-6));
}

#include "phases/acts.hpp"

#include "base/problems.hpp"
#include "helpers/catch.hpp"
#include "helpers/distribution_tests.hpp"
#include "helpers/model_in_doubles.hpp"

namespace abroad {

namespace {

std::vector<NewPosition> enter(SmallWorld& w, const std::vector<EntryPlan>& plans) {
    std::vector<NewPosition> starts;
    enter_markets(w.acts(), plans, w.world.firms, starts);
    return starts;
}

}  // namespace

TEST_CASE("who enters pays, begins at the entry penetration and learns its appeal by number of entry") {
    SmallWorld w(2);
    const std::vector<EntryPlan> plans{{1, 2, 25.5F, 2.0F}};
    const auto starts = enter(w, plans);
    REQUIRE(starts.size() == 1);
    CHECK(starts[0].row == 1);
    CHECK(starts[0].market == 2);
    CHECK(starts[0].mode == Mode::exporting);
    CHECK(starts[0].penetration == 0.15F);
    CHECK(w.world.firms.cash_keur[1] == 300 - 25.5);
    CHECK(w.world.firms.cash_keur[0] == 300);
    CHECK(w.world.firms.entries_count[5 + 2] == 1);
    const auto appeal = [&](std::uint32_t entry) {
        const double u = model::draw(w, Purpose::appeal, 1, 0, 1024 * entry + w.world.markets.number[2]);
        return 2 * std::exp(-1.1 * 1.1 / 2 + 1.1 * model::normal_of(u));
    };
    CHECK(starts[0].appeal == Approx(appeal(0)).epsilon(1e-5));
    CHECK(enter(w, plans)[0].appeal == Approx(appeal(1)).epsilon(1e-5));
    CHECK(w.world.firms.entries_count[5 + 2] == 2);
}

TEST_CASE("the appeal of an entry is the same a quarter later") {
    SmallWorld now(1), later(1);
    later.step = now.step + 1;
    const std::vector<EntryPlan> plans{{0, 3, 10.0F, 1.0F}};
    CHECK(enter(now, plans)[0].appeal == enter(later, plans)[0].appeal);
}

TEST_CASE("hidden appeal is lognormal with mean 1, and a wrong sd is noticed") {
    SmallWorld w(6000);
    std::vector<EntryPlan> plans;
    for (std::uint32_t row = 0; row < 6000; ++row) plans.push_back({row, 2, 0.0F, 1.0F});
    std::vector<double> appeals;
    for (const NewPosition& start : enter(w, plans)) appeals.push_back(static_cast<double>(start.appeal));
    const auto below = [](double sd) {
        return [=](double x) { return normal_probability((std::log(x) + sd * sd / 2) / sd); };
    };
    CHECK(kolmogorov_statistic(appeals, below(1.1)) < kolmogorov_bound);
    CHECK(kolmogorov_statistic(appeals, below(1.25)) > kolmogorov_bound);
}

TEST_CASE("a firm that entered one market more often than can be numbered is an error, not a wrong draw") {
    SmallWorld w(1);
    w.world.firms.entries_count[2] = 255;
    CHECK_THROWS_AS(enter(w, {{0, 2, 1.0F, 1.0F}}), InternalError);
}

}  // namespace abroad

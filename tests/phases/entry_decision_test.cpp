#include "phases/entry_decision.hpp"

#include <array>

#include "helpers/catch.hpp"
#include "helpers/model_in_doubles.hpp"

namespace abroad {

namespace {

/// The entry decision of one firm about one market, in double.
struct Decision {
    std::array<bool, 6> passes{};
    /// Smallest distance of a test, or of a question about barriers, from its edge; relative.
    double nearest_edge = 1e9;
    double cost = 0, worth = 0;
    Barrier barrier = Barrier::not_worthwhile;
    bool enters() const {
        return std::all_of(passes.begin(), passes.end(), [](bool passed) { return passed; });
    }
    std::size_t first_failed() const {
        return static_cast<std::size_t>(std::find(passes.begin(), passes.end(), false) - passes.begin());
    }
    bool is_binding() const { return std::count(passes.begin(), passes.end(), false) == 1; }
    /// True if left is at least right; notes how close they are.
    bool at_least(double left, double right) {
        nearest_edge = std::min(nearest_edge, std::abs(left - right) / (1 + std::abs(left) + std::abs(right)));
        return left >= right;
    }
};

double entry_cost(const SmallWorld& w, std::size_t row, std::size_t market) {
    const Firms& firms = w.world.firms;
    const Markets& markets = w.world.markets;
    const std::size_t home = firms.country[row];
    double nearby = static_cast<double>(firms.experience[row * 5 + market]);
    for (std::size_t other = 0; other < 5; ++other)
        if (other != home && other != market)
            nearby = std::max(nearby, static_cast<double>(firms.experience[row * 5 + other]) *
                                          (1 - markets.psychic_distance(other, market)));
    return 22 * (1 + 2 * markets.psychic_distance(home, market)) *
           model::size_factor(w, static_cast<double>(firms.employees[row]), 0.8) *
           (1 - 0.15 * markets.agency_presence(home, market)) * (1 - 0.3 * nearby);
}

double untold(const SmallWorld& w, std::size_t row, std::size_t market) {
    const Firms& firms = w.world.firms;
    return (1 - static_cast<double>(firms.experience[row * 5 + market])) *
           (1 - static_cast<double>(firms.scouting[row * 5 + market])) * (1 - 0.5 * model::peers(w, row, market)) *
           (1 - 0.4 * w.world.markets.agency_presence(firms.country[row], market));
}

/// Why the market does not even promise its fixed cost: `revenue` is what it would truly bring, `appeal` with trade
/// cost.
Barrier market_barrier(const SmallWorld& w, std::size_t row, std::size_t market, double revenue, double quality,
                       Decision& d) {
    const Firms& firms = w.world.firms;
    const Markets& markets = w.world.markets;
    const std::size_t sector = firms.sector[row];
    const double sigma = w.world.sectors.substitution_elasticity[sector];
    const double fixed = model::fixed_cost(w, row, market, static_cast<double>(firms.employees[row]));
    if (d.at_least(revenue / sigma, fixed)) return Barrier::not_informed;
    const double mean = markets.mean_expenditure_at_start[sector];
    const double without =
        mean * quality * model::cost_appeal(w, row, 1) / (mean / 1000 + markets.appeal(market, sector));
    const double near = fixed / (1 + markets.psychic_distance(firms.country[row], market));
    return d.at_least(without / sigma, near) ? Barrier::market_too_small_or_too_far : Barrier::not_competitive;
}

Decision decide(const SmallWorld& w, std::size_t row, std::size_t market) {
    const Firms& firms = w.world.firms;
    const Markets& markets = w.world.markets;
    const std::size_t home = firms.country[row], sector = firms.sector[row];
    const std::uint32_t number = markets.number[market];
    const double sigma = w.world.sectors.substitution_elasticity[sector], cash = firms.cash_keur[row];
    const double fit = std::exp(-0.32 + 0.8 * model::normal_of(model::draw(w, Purpose::fit, row, 0, number)));
    const double quality = static_cast<double>(firms.fitness[row]) * fit;
    const double revenue = markets.expenditure_keur_per_year(market, sector) * quality *
                           model::cost_appeal(w, row, markets.trade_cost(home, market)) /
                           (markets.outside_competition(market, sector) + markets.appeal(market, sector));
    const double unknown = untold(w, row, market), sd = 0.8 * unknown;
    const int window = w.step / 12;
    const double believed =
        revenue * std::exp(sd * model::normal_of(model::draw(w, Purpose::opinion, row, window, number)) - sd * sd / 2);
    const double patience = static_cast<double>(firms.patience_years[row]);
    const double path = model::path_sum(w.parameters.modes.exporting, 0.15, 0.1, patience);
    const double fixed = model::fixed_cost(w, row, market, static_cast<double>(firms.employees[row]));
    const double lasting = (1 - std::exp(-0.1 * patience)) / 0.1;
    const double u = model::draw(w, Purpose::choice, row, window, number);
    Decision d;
    d.cost = entry_cost(w, row, market);
    d.worth = (1 - 0.5 * unknown) * believed / sigma * path - fixed * lasting;
    const double taste = 0.15 * d.cost * std::log(u / (1 - u));
    const double made = static_cast<double>(firms.home_revenue[row]) + static_cast<double>(firms.export_revenue[row]);
    const double output =
        static_cast<double>(firms.employees[row]) * static_cast<double>(firms.output_per_employee[row]);
    d.passes = {d.at_least(believed / sigma, fixed),
                d.at_least(1.35 * output, made + 0.25 * believed),
                true,
                d.at_least(cash, d.cost),
                d.at_least(static_cast<double>(firms.willingness_share[row]) * cash, d.cost),
                d.at_least(d.worth - d.cost, taste)};
    constexpr std::array others{Barrier::not_informed, Barrier::no_capacity_production, Barrier::no_capacity_management,
                                Barrier::no_money, Barrier::not_willing};
    if (d.enters()) return d;
    if (d.first_failed() == 0)
        d.barrier = market_barrier(w, row, market, revenue, quality, d);
    else if (d.first_failed() == 5)
        d.barrier = d.at_least(revenue / sigma * path - fixed * lasting - d.cost, taste) ? Barrier::not_informed
                                                                                         : Barrier::not_worthwhile;
    else
        d.barrier = others[d.first_failed()];
    return d;
}

struct Outcome {
    std::vector<EntryPlan> plans;
    std::vector<Event> events;
    EntryFunding funding;
};

Outcome outcome_of(const SmallWorld& w, const std::vector<Look>& looks) {
    Outcome outcome;
    decide_entries(w.entry(), looks, outcome.plans, outcome.events, outcome.funding);
    return outcome;
}

/// A look of every firm at every market in which it is not.
std::vector<Look> all_looks(const SmallWorld& w) {
    std::vector<Look> looks;
    for (std::uint32_t row = 0; row < w.world.firms.count(); ++row)
        for (std::uint16_t market = 0; market < 5; ++market) {
            bool there = market == w.world.firms.country[row] || !w.world.firms.living[row];
            for (std::size_t at = w.world.positions.first[row]; at < w.world.positions.first[row + 1]; ++at)
                there = there || w.world.positions.market[at] == market;
            if (!there) looks.push_back({row, market});
        }
    return looks;
}

}  // namespace

TEST_CASE("the sum of penetration over the path of an export agrees with the formula") {
    SmallWorld w(1);
    // Without a cluster there is no help of a management.
    const auto sum = [&](double years) {
        return w.paths.sum(w.support.row_of(no_cluster, 0), 2, static_cast<float>(years));
    };
    for (const double years : {1.5, 1.74, 1.76, 3.0, 4.4, 6.0})
        CHECK(sum(years) == Approx(model::path_sum(w.parameters.modes.exporting, 0.15, 0.10, years)).epsilon(1e-5));
    // By hand for one year: half years at 0.25 and 0.75.
    const auto at = [](double t) { return 0.5 / (1 + (1 / 0.15 - 1) * std::exp(-0.9 * t)) * std::exp(-0.1 * t); };
    CHECK(sum(1) == Approx(at(0.25) + at(0.75)).epsilon(1e-5));
    CHECK(sum(0) == 0);
    CHECK(sum(60) == sum(6));
    w.parameters.modes.exporting.reach = 0.15;
    w.derive();
    CHECK(sum(0.5) == Approx(0.5 * 0.15 * std::exp(-0.025)).epsilon(1e-5));
}

TEST_CASE("2,000 and more decisions of different firms agree with the formulas in double") {
    SmallWorld w(900);
    w.scatter(31);
    const std::vector<Look> looks = all_looks(w);
    const Outcome outcome = outcome_of(w, looks);
    REQUIRE(outcome.events.size() == looks.size());
    std::size_t checked = 0, wrong = 0, plan = 0;
    std::array<std::size_t, 8> barriers{};
    double worst = 0;
    for (std::size_t i = 0; i < looks.size(); ++i) {
        const Event& event = outcome.events[i];
        const bool entered = event.kind == EventKind::entry;
        const EntryPlan* const mine = entered ? &outcome.plans.at(plan++) : nullptr;
        Decision d = decide(w, looks[i].row, looks[i].market);
        if (d.nearest_edge < 1e-4) continue;
        ++checked;
        wrong += entered != d.enters() || event.row != looks[i].row || event.market != looks[i].market;
        if (entered && d.enters())
            worst = std::max(worst, std::abs(static_cast<double>(mine->cost_keur) - d.cost) / d.cost);
        if (entered || d.enters()) continue;
        wrong += event.code != static_cast<std::uint8_t>(d.barrier) || event.binding != d.is_binding();
        ++barriers[static_cast<std::size_t>(d.barrier)];
    }
    CHECK(wrong == 0);
    CHECK(worst < 1e-5);
    CHECK(checked > 2000);
    CHECK(outcome.plans.size() > 50);
    for (const Barrier reached :
         {Barrier::not_informed, Barrier::not_competitive, Barrier::market_too_small_or_too_far,
          Barrier::no_capacity_production, Barrier::no_money, Barrier::not_willing, Barrier::not_worthwhile})
        CHECK(barriers[static_cast<std::size_t>(reached)] > 5);
}

TEST_CASE("a firm that looks again within the window of an opinion decides the same, later perhaps not") {
    SmallWorld w(800);
    w.scatter(32);
    const std::vector<Look> looks = all_looks(w);
    const auto kinds_at = [&](int step) {
        w.step = step;
        std::vector<EventKind> kinds;
        for (const Event& event : outcome_of(w, looks).events) kinds.push_back(event.kind);
        return kinds;
    };
    CHECK(kinds_at(12) == kinds_at(23));
    CHECK(kinds_at(12) != kinds_at(24));
}

TEST_CASE("decisions do not depend on how looks are cut into batches") {
    SmallWorld w(400);
    w.scatter(33);
    const std::vector<Look> looks = all_looks(w);
    const Outcome together = outcome_of(w, looks);
    std::vector<float> costs;
    for (const Look& look : looks)
        for (const EntryPlan& plan : outcome_of(w, {look}).plans) costs.push_back(plan.cost_keur);
    REQUIRE(together.plans.size() == costs.size());
    for (std::size_t i = 0; i < costs.size(); ++i) REQUIRE(together.plans[i].cost_keur == costs[i]);
}

}  // namespace abroad

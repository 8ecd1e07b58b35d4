#include "phases/product_development.hpp"

#include <cmath>

#include "helpers/catch.hpp"
#include "phases/cooperation_world.hpp"
#include "phases/partner_search.hpp"
#include "phases/project_end.hpp"
#include "phases/project_start.hpp"

using namespace abroad;

namespace {

/// Firms that know market 1, and all that tells what they could sell there.
struct DevelopmentWorld {
    CooperationWorld w;
    MarketParameters market;
    InformationParameters information;
    ModeTables modes;
    Support support;
    PartnerValues values;

    explicit DevelopmentWorld(std::size_t firms) : w(firms), values(w.values()) {
        w.cooperation.product_development_probability = 1;
        information.perception_log_sd = 0;
        market.market_fit_log_sd = 0;
        w.world.markets.sales_per_appeal = Table2<double>(3, 3, 1000.0);
        modes.of[1].cost_appeal = Table2<float>(9, 3, 0.5F);
        support.untold_share = Table2<float>(3, 3, 1.0F);
        support.linked = Table2<std::uint8_t>(3, 3);
        for (std::uint32_t row = 0; row < firms; ++row) {
            w.world.firms.fitness[row] = 1;
            w.world.firms.draw[row] = 2;
            w.world.firms.experience[row * 3 + 1] = 0.5F;
        }
    }
    ProductDevelopment development() const {
        return ProductDevelopment({w.key, 5, values, market, information, modes, support, w.world.adaptations});
    }
};

}  // namespace

TEST_CASE(
    "a leader weighs the market that it knows best, the lower number among equals, and none that it hardly knows") {
    DevelopmentWorld d(1);
    REQUIRE(d.development().purpose_of(0));
    CHECK(d.development().purpose_of(0)->market == 1);
    d.w.world.firms.experience = {0.9F, 0.5F, 0.5F};
    CHECK(d.development().purpose_of(0)->market == 1);
    d.w.world.firms.experience = {0.9F, 0.1F, 0.1F};
    CHECK_FALSE(d.development().purpose_of(0));
    d.w.world.firms.experience = {0, 0, 0.2F};
    CHECK(d.development().purpose_of(0)->market == 2);
    d.w.cooperation.product_development_probability = 0;
    CHECK_FALSE(d.development().purpose_of(0));
}

TEST_CASE("what developing for a market is worth follows from what the firm believes to sell there") {
    DevelopmentWorld d(1);
    const DevelopmentPurpose purpose = *d.development().purpose_of(0);
    // Revenue 1*1*2*0.5*1000, a quarter of it profit, over four years at 10 percent, times 0.28.
    const double gain = 0.28 * 1000 / 4 * (1 - std::exp(-0.4)) / 0.1;
    CHECK(purpose.gain_keur == Approx(gain).epsilon(1e-5));
    CHECK(d.development().value(purpose, 0.5, 10) == Approx(0.5 * gain - 10).epsilon(1e-5));
    CHECK(d.development().net_alone(purpose, 50) == Approx(0.5 * gain - 75).epsilon(1e-5));
    SECTION("an adaptation reached before counts") {
        d.w.world.adaptations = {{0}, {0}, {1}, {1.5F}, {in_force}};
        CHECK(d.development().purpose_of(0)->gain_keur == Approx(1.5 * gain).epsilon(1e-5));
    }
}

TEST_CASE("adaptation multiplies appeal where the firm serves the market, or enters it in time, up to a limit") {
    CooperationWorld w(3);
    Adaptations& a = w.world.adaptations;
    w.world.positions.first = {0, 1, 1, 1};
    w.world.positions.market = {1};
    w.world.positions.appeal = {0.8F};
    const float factor = std::exp(0.25F);
    adapt_products({{0, 0, 1, factor, 18}, {1, 0, 1, factor, 18}}, w.world.firms, 10, 2, a, w.world.positions);
    CHECK(w.world.positions.appeal[0] == Approx(0.8F * factor));
    CHECK(adaptation_of(a, w.world.firms, 0, 1) == Approx(factor));
    CHECK(adaptation_of(a, w.world.firms, 1, 1) == 1);
    CHECK(adaptation_of(a, w.world.firms, 0, 2) == 1);
    SECTION("who enters in the last quarter of the window still profits") {
        adapt_products({}, w.world.firms, 17, 2, a, w.world.positions);
        w.world.positions.first = {0, 1, 2, 2};
        w.world.positions.market = {1, 1};
        w.world.positions.appeal = {0.8F, 0.6F};
        adapt_products({}, w.world.firms, 18, 2, a, w.world.positions);
        CHECK(adaptation_of(a, w.world.firms, 1, 1) == Approx(factor));
        CHECK(w.world.positions.appeal[1] == Approx(0.6F * factor));
        CHECK(w.world.positions.appeal[0] == 0.8F);
    }
    SECTION("who enters later does not") {
        adapt_products({}, w.world.firms, 18, 2, a, w.world.positions);
        CHECK(a.count() == 1);
    }
    SECTION("many successes stop at the limit, the appeal too") {
        for (int i = 0; i < 5; ++i) adapt_products({{0, 0, 1, factor, 30}}, w.world.firms, 12, 2, a, w.world.positions);
        CHECK(adaptation_of(a, w.world.firms, 0, 1) == 2);
        CHECK(w.world.positions.appeal[0] == Approx(1.6F));
    }
    SECTION("a successor of the firm has nothing of it") {
        ++w.world.firms.generation[0];
        CHECK(adaptation_of(a, w.world.firms, 0, 1) == 1);
        adapt_products({}, w.world.firms, 12, 2, a, w.world.positions);
        CHECK(a.count() == 1);
    }
}

TEST_CASE("success adapts the products of all members but those at home in the market") {
    CooperationWorld w(3);
    w.world.firms.country[2] = 1;
    w.cooperation.success_least = w.cooperation.success_largest = 1;
    w.add_project({0, 1, 2}, 20, 5);
    w.world.projects.development_market[0] = 1;
    const auto before = w.world.firms.knowledge;
    w.know(1, 0, 1.5F);
    w.knowledge.innovation_size_median = 1e-9;
    const double understood = w.values().understanding(w.values().known_firm(0), w.values().known_firm(1));
    std::vector<Event> events;
    const ProjectOutcomes outcomes =
        end_projects({w.key, 25, w.values(), {}, 0.3}, w.world.firms, w.world.links, w.world.projects, events);
    REQUIRE(outcomes.adaptations.size() == 2);
    CHECK(outcomes.adaptations[1].row == 1);
    CHECK(outcomes.adaptations[0].factor == Approx(std::exp(0.25)));
    CHECK(outcomes.adaptations[0].waits_until == 33);
    // Knowledge counts half: a gap of 1 to one of two partners.
    CHECK(w.knows(0, 0) == Approx(0.5 + 0.5 * 0.4 * understood / 2));
}

TEST_CASE("a firm that adapts its product alone pays more, has nobody to trust and fails half of the time") {
    CooperationWorld w(1);
    Proposal alone{0, 0};
    alone.development_market = 1;
    Proposals proposals;
    proposals.start_quarter(1);
    proposals.by_block[0] = {alone};
    const AnsweredProposals answers = answer_proposals(w.values(), proposals);
    REQUIRE(answers.accepted[0] == 1);
    int successes = 0;
    for (int step = 0; step < 400; ++step) {
        std::vector<Event> events;
        w.world.firms.cash_keur[0] = 500;
        auto drafts = draft_projects({w.key, step, w.values()}, answers, events);
        start_projects(answers, drafts, w.world.firms, w.world.ties, w.world.projects, events);
        REQUIRE(w.world.projects.members_count[0] == 1);
        REQUIRE(w.world.firms.cash_keur[0] == 500 - to_keur(to_cents(1.5 * w.values().cost_keur(0))));
        const ProjectOutcomes outcomes = end_projects({w.key, step + 12, w.values(), {}, 0.3}, w.world.firms,
                                                      w.world.links, w.world.projects, events);
        REQUIRE(outcomes.ties.empty());
        successes += outcomes.adaptations.size() == 1;
    }
    CHECK(std::abs(successes - 200) < 4.5 * 10);
}

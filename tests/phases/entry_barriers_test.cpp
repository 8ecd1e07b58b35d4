// Each barrier of slide 2 reached by a firm made for it, and the reasons of those who enter.
#include <vector>

#include "helpers/catch.hpp"
#include "helpers/model_in_doubles.hpp"
#include "phases/entry_decision.hpp"

namespace abroad {

namespace {

/// A world of one firm that has all it takes to enter market 2: it knows everything, has money, room and a fit product.
SmallWorld willing_firm() {
    SmallWorld w(1);
    w.world.firms.fitness[0] = 3;
    w.world.firms.home_revenue[0] = 1000;
    w.world.firms.willingness_share[0] = 0.9F;
    w.world.firms.scouting[2] = 1;
    w.parameters.market.market_fit_log_sd = 0;
    w.parameters.decision.logit_scale_share = 0.0001;
    w.derive();
    return w;
}

Event decide(const SmallWorld& w, std::uint16_t market = 2) {
    std::vector<EntryPlan> plans;
    std::vector<Event> events;
    EntryFunding funding;
    const std::vector<Look> looks{{0, market}};
    decide_entries(w.entry(), looks, plans, events, funding);
    REQUIRE(events.size() == 1);
    REQUIRE(plans.size() == (events[0].kind == EventKind::entry ? 1U : 0U));
    return events[0];
}

void check_barrier(const SmallWorld& w, Barrier barrier, bool binding) {
    const Event event = decide(w);
    CHECK(event.kind == EventKind::barrier);
    CHECK(event.code == static_cast<std::uint8_t>(barrier));
    CHECK(event.binding == binding);
}

}  // namespace

TEST_CASE("a firm that has all it takes enters, and its idle capacity is the reason") {
    const Event event = decide(willing_firm());
    CHECK(event.kind == EventKind::entry);
    CHECK(event.code == static_cast<std::uint8_t>(Reason::growth_and_profit));
    CHECK(event.value_keur > 0);
}

TEST_CASE("a firm without idle capacity enters for new markets and customers") {
    SmallWorld w = willing_firm();
    w.world.firms.home_revenue[0] = 1725;
    const Event event = decide(w);
    CHECK(event.kind == EventKind::entry);
    CHECK(event.code == static_cast<std::uint8_t>(Reason::new_markets_and_customers));
}

TEST_CASE("products that would not sell even in a near market of mean size are not competitive") {
    SmallWorld w = willing_firm();
    w.world.firms.fitness[0] = 0.001F;
    check_barrier(w, Barrier::not_competitive, false);
}

TEST_CASE("products that would sell nearby meet a market too small or too far") {
    SmallWorld w = willing_firm();
    w.world.firms.fitness[0] = 0.3F;
    w.world.markets.gdp_bn_eur[2] = 0.01;
    w.derive();
    check_barrier(w, Barrier::market_too_small_or_too_far, false);
}

TEST_CASE("a firm that is wrong about a good market is not informed") {
    SmallWorld w = willing_firm();
    w.world.firms.scouting[2] = 0;
    w.parameters.information.perception_log_sd = 4;
    // Seats differ in their opinion; one of them thinks too little of the market.
    bool found = false;
    for (std::uint32_t seat = 0; seat < 50 && !found; ++seat) {
        w.world.firms.seat[0] = seat;
        const Event event = decide(w);
        found = event.kind == EventKind::barrier;
        if (found) CHECK(event.code == static_cast<std::uint8_t>(Barrier::not_informed));
    }
    CHECK(found);
}

TEST_CASE("caution alone keeps a firm out that knows too little, and it is not informed") {
    SmallWorld w = willing_firm();
    w.world.firms.scouting[2] = 0;
    w.parameters.information.perception_log_sd = 0;
    w.parameters.information.caution_share = 1;
    w.world.markets.agency_presence = Table2<double>(5, 5, 0.0);
    w.derive();
    check_barrier(w, Barrier::not_informed, true);
}

TEST_CASE("a firm at the end of its capacity lacks production") {
    SmallWorld w = willing_firm();
    w.world.firms.home_revenue[0] = 2025;
    check_barrier(w, Barrier::no_capacity_production, true);
}

TEST_CASE("exports made at home fill capacity as home sales do") {
    SmallWorld w = willing_firm();
    w.world.firms.export_revenue[0] = 1025;
    check_barrier(w, Barrier::no_capacity_production, true);
}

TEST_CASE("a firm with too many young positions lacks management, if that counts") {
    SmallWorld w = willing_firm();
    w.add_position(0, 1, 0.5F, 1.0F, 3);
    w.add_position(0, 3, 0.5F, 1.0F, 7);
    w.derive();
    CHECK(decide(w).kind == EventKind::entry);
    w.parameters.decision.management_slots = ManagementSlots::by_size;
    // Ten employees: 1 + floor(ln 10/ln 8) = 2 positions younger than two years.
    check_barrier(w, Barrier::no_capacity_management, true);
    w.parameters.decision.management_slot_size_ratio = 3;
    CHECK(decide(w).kind == EventKind::entry);
    w.parameters.decision.management_slot_size_ratio = 8;
    w.world.positions.tenure_quarters[1] = 8;
    CHECK(decide(w).kind == EventKind::entry);
}

TEST_CASE("a firm without the sunk cost has no money, and would not be willing either") {
    SmallWorld w = willing_firm();
    w.world.firms.cash_keur[0] = 20;
    check_barrier(w, Barrier::no_money, false);
}

TEST_CASE("a firm that holds its money together is not willing") {
    SmallWorld w = willing_firm();
    w.world.firms.willingness_share[0] = 0.05F;
    check_barrier(w, Barrier::not_willing, true);
}

TEST_CASE("a market that pays less than entering costs is not worthwhile") {
    SmallWorld w = willing_firm();
    w.parameters.modes.exporting.entry_cost_keur = 1500;
    w.world.firms.cash_keur[0] = 100000;
    w.derive();
    check_barrier(w, Barrier::not_worthwhile, true);
}

TEST_CASE("several barriers at once: the first is named and none binds") {
    SmallWorld w = willing_firm();
    w.world.firms.home_revenue[0] = 2025;
    w.world.firms.willingness_share[0] = 0.05F;
    check_barrier(w, Barrier::no_capacity_production, false);
}

TEST_CASE("experience with a close market makes entering cheaper than experience with a far one") {
    const auto cost_with_experience_in = [](std::size_t market) {
        SmallWorld w = willing_firm();
        w.world.firms.experience[market] = 1;
        std::vector<EntryPlan> plans;
        std::vector<Event> events;
        EntryFunding funding;
        decide_entries(w.entry(), std::vector<Look>{{0, 2}}, plans, events, funding);
        return plans.at(0).cost_keur;
    };
    CHECK(cost_with_experience_in(2) < cost_with_experience_in(1));
    SmallWorld w = willing_firm();
    CHECK(cost_with_experience_in(2) ==
          Approx(22 * (1 + 2 * w.world.markets.psychic_distance(0, 2)) * 0.7 * (1 - 0.15 * 0.8)).epsilon(1e-5));
}

}  // namespace abroad

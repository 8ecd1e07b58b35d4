#include "phases/partner_value.hpp"

#include <cmath>

#include "helpers/catch.hpp"
#include "phases/cooperation_world.hpp"

using namespace abroad;

TEST_CASE("the value of a partner is what its knowledge and novelty earn, less the effort of coordination") {
    CooperationWorld w(2);
    w.know(0, 0, 0.5F);
    w.know(1, 0, 1.5F);
    w.know(1, 1, 0.8F);
    w.world.firms.country[1] = 1;
    const PartnerValues values = w.values();
    const Cooperator one = values.cooperator(0), other = values.cooperator(1);
    const PartnerValue v = values.value(one, other, FoundBy::own_search);
    // By hand: cos = 0.5*1.5/(0.5*1.7), understanding exp(-2*(1 - cos)), transfer 0.4 of it.
    const double cosine = 0.75 / (0.5 * std::sqrt(1.5 * 1.5 + 0.8 * 0.8)), taken = 0.4 * std::exp(-2 * (1 - cosine));
    const double own = std::log((1.5 + taken * 1.0) / 1.5), others = 0.4 * std::log(1 + taken * 0.8);
    const double worth = 0.3 * 0.75 * 1000 * (1 - std::exp(-0.14 * 6)) / 0.14;
    const double success = 0.5 - 0.2 * 0.5, absorbed = 0.5 + 0.5 * 0.5, novelty = 0.12 / 1.5;
    CHECK(v.success == Approx(success));
    CHECK(v.coordination == Approx(10 * (1 + 2 * 0.5)));
    CHECK(v.other_fields == Approx(worth * success * absorbed * others));
    CHECK(v.own_field_and_novelty == Approx(worth * success * absorbed * (own + novelty)));
    CHECK(v.total() == Approx(v.other_fields + v.own_field_and_novelty - 20));
    // The one who knows more has only novelty to gain.
    const PartnerValue back = values.value(other, one, FoundBy::own_search);
    CHECK(back.other_fields == Approx(0).margin(1e-12));
    CHECK(back.own_field_and_novelty == Approx(worth * success * absorbed * 0.12 / 2.5));
}

TEST_CASE("trust and a management raise success, distance and another sector lower it, within bounds") {
    CooperationWorld w(3);
    w.world.firms.country[1] = 1;
    w.world.firms.sector[2] = 1;
    CHECK(w.values().success(0, 1, FoundBy::own_search) == Approx(0.4));
    CHECK(w.values().success(0, 2, FoundBy::own_search) == Approx(0.35));
    CHECK(w.values().success(0, 1, FoundBy::management) == Approx(0.6));
    w.tie(0, 1, 0.5F);
    CHECK(w.values().success(0, 1, FoundBy::own_search) == Approx(0.55));
    w.cooperation.success_base = 3;
    CHECK(w.values().success(0, 1, FoundBy::own_search) == 0.95);
    w.cooperation.success_base = -1;
    CHECK(w.values().success(0, 1, FoundBy::own_search) == 0.05);
}

TEST_CASE("crossing sectors and borders at once is harder than the sum of both where the scenario says so") {
    CooperationWorld w(4);
    w.world.firms.country[1] = w.world.firms.country[3] = 1;
    w.world.firms.sector[2] = w.world.firms.sector[3] = 1;
    const auto loss = [&](std::uint32_t partner) { return 0.5 - w.values().success(0, partner, FoundBy::own_search); };
    CHECK(loss(3) == Approx(loss(1) + loss(2)));
    w.cooperation.cross_border_cross_sector_penalty = 0.1;
    CHECK(loss(3) == Approx(loss(1) + loss(2) + 0.1 * 0.5));
}

TEST_CASE("competitors that serve the same markets endanger a project where the scenario says so") {
    CooperationWorld w(3);
    w.world.firms.country[1] = 1;
    w.world.firms.sector[2] = 1;
    // Firm 0 sells at home and in markets 1 and 2; firm 1, at home in market 1, sells in market 2.
    w.world.positions.first = {0, 2, 3, 3};
    w.world.positions.market = {1, 2, 2};
    CHECK(w.values().overlap(0, 1) == Approx(2.0 / 3));
    CHECK(w.values().overlap(1, 0) == 1);
    CHECK(w.values().overlap(0, 2) == 0);
    const double before = w.values().success(0, 1, FoundBy::own_search);
    w.cooperation.conflict_of_interest_penalty = 0.15;
    CHECK(w.values().success(0, 1, FoundBy::own_search) == Approx(before - 0.15 * 2 / 3));
}

TEST_CASE("a partner that is too close has nothing to give, one too far away is not understood") {
    CooperationWorld w(2);
    w.know(0, 0, 1.0F);
    std::vector<double> values;
    // The partner knows as much in all, turned ever further from the own field to another, equally related one.
    w.world.sectors.relatedness(0, 1) = 1;
    for (int angle = 0; angle <= 90; angle += 5) {
        const double radians = angle * 3.14159265358979 / 180;
        w.know(1, 0, static_cast<float>(std::cos(radians)));
        w.know(1, 1, static_cast<float>(std::sin(radians)));
        const PartnerValues v = w.values();
        values.push_back(v.value(v.cooperator(0), v.cooperator(1), FoundBy::own_search).other_fields);
    }
    const auto best = std::max_element(values.begin(), values.end());
    CHECK(values.front() == Approx(0).margin(1e-9));
    CHECK(best != values.begin());
    CHECK(best != values.end() - 1);
    CHECK(std::is_sorted(values.begin(), best + 1));
    CHECK(std::is_sorted(best, values.end(), std::greater<>{}));
    SECTION("if distance did not hinder understanding, more would always be better") {
        w.knowledge.distance_decay = 0;
        const PartnerValues v = w.values();
        CHECK(v.value(v.cooperator(0), v.cooperator(1), FoundBy::own_search).other_fields > *best);
    }
}

TEST_CASE("coordination is easier for strategic partners and in projects found by a management") {
    CooperationWorld w(2);
    w.world.firms.country[1] = 1;
    CHECK(w.values().coordination(0, 1, FoundBy::own_search) == Approx(20));
    CHECK(w.values().coordination(0, 1, FoundBy::management) == Approx(14));
    w.tie(0, 1, 0.7F, strategic_partnership_flag);
    CHECK(w.values().coordination(0, 1, FoundBy::own_search) == Approx(10));
    CHECK(w.values().coordination(1, 0, FoundBy::management) == Approx(7));
}

TEST_CASE("a member's cost and its slots grow with its size") {
    CooperationWorld w(1);
    const auto at = [&](float employees) {
        w.world.firms.employees[0] = employees;
        return std::pair(w.values().cost_keur(0), w.values().slots(0));
    };
    CHECK(at(1).first == 40);
    CHECK(at(5).first == 40);
    CHECK(at(50).first == Approx(40 * std::pow(10, 0.45)));
    CHECK(at(10000).first == 300);
    CHECK(at(1).second == 1);
    CHECK(at(31).second == 1);
    CHECK(at(32).second == 2);
    CHECK(at(256).second == 3);
    w.world.firms.running_projects[0] = 2;
    CHECK(w.values().free_slots(0) == 1);
    w.world.firms.running_projects[0] = 5;
    CHECK(w.values().free_slots(0) == 0);
}

TEST_CASE("only firms that live and do research, and research organisations, take part") {
    CooperationWorld w(4);
    w.world.firms.research_intensity_share[1] = 0;
    w.world.firms.living[2] = 0;
    w.world.firms.living[3] = 0;
    w.world.firms.research_organisation[3] = 1;
    w.world.firms.research_intensity_share[3] = 0;
    CHECK(w.values().can_take_part(0));
    CHECK_FALSE(w.values().can_take_part(1));
    CHECK_FALSE(w.values().can_take_part(2));
    CHECK(w.values().can_take_part(3));
    CHECK(w.values().slots(3) == 5);
    CHECK(w.values().cost_keur(3) == 120);
    CHECK(w.values().cooperator(3).absorbed_share == 1);
}

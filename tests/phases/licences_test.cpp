#include "phases/licences.hpp"

#include <cmath>
#include <numeric>

#include "helpers/catch.hpp"
#include "phases/cooperation_world.hpp"

using namespace abroad;

TEST_CASE("a licence closes part of the largest related gap, for a price and the effort of distance") {
    CooperationWorld w(2);
    w.world.firms.country[1] = 1;
    w.know(1, 0, 0.6F);
    w.know(1, 1, 0.9F);
    const PartnerValues values = w.values();
    const Cooperator buyer = values.cooperator(0);
    const KnownFirm seller = values.known_firm(1);
    const LicencePurchase licence = weigh_licence(values, buyer, seller);
    // 0.4*0.9 of field 1 beats 1*0.1 of field 0.
    CHECK(licence.field == 1);
    const double gain = 0.6 * values.understanding(buyer.firm, seller) * 0.9;
    CHECK(licence.gain == Approx(gain));
    CHECK(licence.price_keur == Approx(0.5 * values.cost_keur(0)));
    CHECK(licence.value_keur ==
          Approx(buyer.knowledge_value_keur * 0.4 * std::log(1 + gain) - 0.5 * values.cost_keur(0) * 1.5));
    CHECK(weigh_licence(values, values.cooperator(1), values.known_firm(0)).value_keur == 0);
}

TEST_CASE("the price goes to the seller to the cent, and the knowledge comes a year later") {
    CooperationWorld w(3);
    std::vector<Event> events;
    const double before = std::accumulate(w.world.firms.cash_keur.begin(), w.world.firms.cash_keur.end(), 0.0);
    buy_licences(w.values(), 10, {{1, 2, 0, 0.3F, 27.123456, 50.0}, {0, 2, 0, 0.1F, 10.0, 5.0}}, w.world.firms,
                 w.world.licences, events);
    CHECK(w.world.firms.cash_keur[1] == Approx(500 - 27.12346).epsilon(1e-12));
    CHECK(w.world.firms.cash_keur[2] == Approx(500 + 37.12346).epsilon(1e-12));
    CHECK(std::accumulate(w.world.firms.cash_keur.begin(), w.world.firms.cash_keur.end(), 0.0) ==
          Approx(before).epsilon(1e-14));
    CHECK(w.world.licences.buyer_row == std::vector<std::uint32_t>{0, 1});
    CHECK(events.size() == 2);
    receive_know_how(13, w.world.firms, w.world.licences);
    CHECK(w.knows(1, 0) == 0.5F);
    w.world.firms.living[0] = 0;
    receive_know_how(14, w.world.firms, w.world.licences);
    CHECK(w.knows(1, 0) == 0.8F);
    CHECK(w.knows(0, 0) == 0.5F);
    CHECK(w.world.licences.count() == 0);
}

TEST_CASE("firms look for licences as often as the scenario says, and never by default") {
    CooperationWorld w(500);
    w.world.managements = make_managements(0, 3);
    for (std::uint32_t row = 0; row < 500; ++row) {
        w.world.firms.revenue[row] = 100000;
        w.know(row, row % 2, 2.0F);
    }
    const CountryPools countries(w.world.firms, 3, w.world.sectors.relatedness);
    const LinkView view;
    const auto bought = [&](int step) {
        const World& world = w.world;
        const PartnerValues values = w.values();
        const PoolInputs pools{w.key,       step,        w.cooperation, world.sectors.relatedness, countries,
                               world.slots, world.links, view,          world.managements,         world.firms,
                               world.ties};
        std::vector<LicencePurchase> purchases;
        search_licences({pools, values}, {0, 0, 500, 0}, purchases);
        return purchases;
    };
    CHECK(bought(1).empty());
    w.cooperation.licence_search_probability_per_quarter = 0.1;
    double count = 0;
    for (int step = 0; step < 40; ++step)
        for (const LicencePurchase& one : bought(step)) {
            REQUIRE(one.value_keur > 0);
            REQUIRE(one.buyer != one.seller);
            ++count;
        }
    // Half of the firms met know the other field, so five draws fail with chance 1/32.
    const double expected = 500 * 40 * 0.1 * (1 - 1.0 / 32);
    CHECK(std::abs(count - expected) < 4.5 * std::sqrt(expected));
}

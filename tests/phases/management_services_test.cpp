#include "phases/management_services.hpp"

#include "helpers/catch.hpp"
#include "phases/management_fixture.hpp"

using namespace abroad;

namespace {

struct Shop : ManagementFixture {
    AllianceParameters alliance;
    std::vector<ManagementEvent> events;
    using ManagementFixture::ManagementFixture;
    ServicesInputs inputs(int step = 0) const { return {step, management, alliance, switches, grants, clusters}; }
    void buy(int step = 0) { buy_services(inputs(step), managements, alliances, events); }
    /// Levels of information, fairs, contacts and acquisition.
    std::vector<int> levels(std::size_t cluster = 0) const {
        return {managements.information_level[cluster], managements.fairs_level[cluster],
                managements.contacts_level[cluster], managements.acquisition_level[cluster]};
    }
    void live(StrategyKind kind, std::size_t cluster = 0) {
        managements.state[cluster] = StrategyState::live;
        managements.kind[cluster] = kind;
    }
};

}  // namespace

TEST_CASE("Own budget and its international share follow fees, base money, mandate and strategy") {
    Shop shop(1);
    set_own_budgets(shop.management, shop.clusters, shop.managements);
    CHECK(shop.managements.own_budget[0] == Approx(1.5 * 10 + 120));
    CHECK(international_budget(shop.inputs(), shop.managements, 0) == Approx(0.15 * 135));
    shop.managements.mandate[0] = 0;
    CHECK(international_budget(shop.inputs(), shop.managements, 0) == Approx(0.05 * 135));
    shop.clusters.profile[0].international_share = 0.2;
    CHECK(international_budget(shop.inputs(), shop.managements, 0) == Approx(0.2 * 135));
    shop.live(StrategyKind::export_led);
    shop.grants.international_keur_per_year[0] = 40;
    CHECK(international_budget(shop.inputs(), shop.managements, 0) == Approx(0.5 * 135 + 40));
}

TEST_CASE("Services are bought round by round in the order of the strategy") {
    Shop shop(1);
    shop.live(StrategyKind::export_led);
    SECTION("export-led: information, fairs, contacts, acquisition") {
        shop.managements.own_budget[0] = 220;  // 110 abroad: 5+25+15+30 = 75, then 5+25 = 105, then 5
        shop.buy();
        CHECK(shop.levels() == std::vector<int>{3, 2, 1, 1});
        CHECK(shop.managements.international_spending[0] == Approx(110));
    }
    SECTION("R&D-led: information, contacts, acquisition, fairs") {
        shop.live(StrategyKind::research_led);
        shop.managements.own_budget[0] = 220;  // 5+15+30+25 = 75, then 5+15 = 95, then 5+..., 10 of 15 left: 5, 5
        shop.buy();
        CHECK(shop.levels() == std::vector<int>{4, 1, 2, 1});
        CHECK(shop.managements.international_spending[0] == Approx(105));
    }
    SECTION("at most four rounds") {
        shop.managements.own_budget[0] = 10000;
        shop.buy();
        CHECK(shop.levels() == std::vector<int>{4, 4, 4, 4});
        CHECK(shop.managements.international_spending[0] == Approx(4 * 75));
    }
    SECTION("levels are bought anew each quarter") {
        shop.managements.own_budget[0] = 220;
        shop.buy();
        shop.managements.own_budget[0] = 10;
        shop.buy();
        CHECK(shop.levels() == std::vector<int>{1, 0, 0, 0});
    }
}

TEST_CASE("Offices are opened in target markets after the second round of a live strategy") {
    Shop shop(1);
    shop.managements.target(0, 1) = shop.managements.target(0, 2) = 1;
    shop.managements.own_budget[0] = 430;  // 215 abroad, 150 in two rounds: one office of 60, then a level of 5
    SECTION("in the market of the lowest number first") {
        shop.live(StrategyKind::export_led);
        shop.buy();
        CHECK(shop.managements.office(0, 1) == 1);
        CHECK(shop.managements.office(0, 2) == 0);
        CHECK(shop.levels() == std::vector<int>{3, 2, 2, 2});
    }
    SECTION("not without a live strategy") {
        shop.management.international_share_base = 0.5;
        shop.buy();
        CHECK(shop.managements.office(0, 1) == 0);
    }
}

TEST_CASE("Without mandate and grant one round is all, also with a live strategy") {
    Shop shop(1);
    shop.managements.own_budget[0] = 10000;
    shop.managements.mandate[0] = 0;
    shop.managements.target(0, 1) = 1;
    shop.live(StrategyKind::export_led);
    shop.buy();
    CHECK(shop.levels() == std::vector<int>{1, 1, 1, 1});
    CHECK(shop.managements.office(0, 1) == 0);
    shop.grants.international_keur_per_year[0] = 1;
    shop.buy();
    CHECK(shop.levels() == std::vector<int>{4, 4, 4, 4});
    CHECK(shop.managements.office(0, 1) == 1);
}

TEST_CASE("The profile of a country limits its services and splits its budget") {
    Shop shop(1);
    shop.managements.own_budget[0] = 1000;
    shop.live(StrategyKind::export_led);
    shop.clusters.profile[0] = {2, 0.3, std::nullopt};
    shop.buy();
    CHECK(shop.levels() == std::vector<int>{2, 2, 2, 2});
    CHECK(shop.managements.regional_spending[0] == Approx(0.3 * (1000 - 150)));
    CHECK(shop.managements.national_spending[0] == Approx(0.7 * (1000 - 150)));
}

TEST_CASE("What goes abroad of the own budget is missed at home, grants are not") {
    Shop shop(1);
    shop.live(StrategyKind::export_led);
    shop.managements.own_budget[0] = 220;
    shop.grants.international_keur_per_year[0] = 30;  // 140 abroad: 75, 50 more, 5, 5, 5 left
    shop.buy();
    CHECK(shop.managements.international_spending[0] == Approx(140));
    CHECK(shop.managements.regional_spending[0] + shop.managements.national_spending[0] == Approx(220 - 110));
    // 0.6*110/10 = 6.6 kEUR a member against 3.2: 1 + 0.3*(2.0625 - 1)
    CHECK(shop.managements.regional_factor[0] == Approx(1.31875));
    CHECK(regional_factor(shop.management, 1e6, 10) == 1.5);
    CHECK(regional_factor(shop.management, 0, 0) == Approx(0.7));
    shop.management.regional_spending_weight = 0;
    CHECK(regional_factor(shop.management, 1e6, 10) == 1.0);
}

TEST_CASE("A management that counts activities buys the cheapest levels first") {
    Shop shop(1);
    shop.switches.objective = ManagementObjective::activity_count;
    shop.live(StrategyKind::export_led);
    shop.managements.own_budget[0] = 220;  // 4*5 + 4*15 = 80, one fair 105
    shop.buy();
    CHECK(shop.levels() == std::vector<int>{4, 1, 4, 0});
}

TEST_CASE("The fee of an alliance comes first, who cannot pay leaves for good, the manager pays none") {
    Shop shop(3);
    shop.alliances.name = {"network"};
    shop.alliances.manager = {0};
    shop.alliances.of_cluster = {0, 0, 0};
    shop.alliances.entry_step = {0, 0, 8};
    shop.managements.own_budget = {300, 300, 300};
    shop.buy(4);  // 45 abroad
    CHECK(shop.alliances.membership ==
          std::vector<Membership>{Membership::member, Membership::member, Membership::not_yet});
    // Manager: 5 + 25, contacts 10.5 for members; 5 in the second round does not fit: 4.5 are left.
    CHECK(shop.levels(0) == std::vector<int>{1, 1, 1, 0});
    // Member, after the fee 35: 5 + 25 + ..., 10.5 does not fit into 5, then a level of information.
    CHECK(shop.levels(1) == std::vector<int>{2, 1, 0, 0});
    CHECK(shop.managements.international_spending[1] == Approx(45));
    // Outsider: 5 + 25 + 15
    CHECK(shop.levels(2) == std::vector<int>{1, 1, 1, 0});
    shop.managements.own_budget = {300, 60, 60};  // 9 abroad
    shop.buy(8);
    CHECK(shop.alliances.membership == std::vector<Membership>{Membership::member, Membership::left, Membership::left});
    CHECK(count_of_kind(shop.events, ManagementEventKind::alliance_left) == 2);
    shop.managements.own_budget = {300, 300, 300};
    shop.buy(9);
    CHECK(shop.alliances.membership[1] == Membership::left);
}

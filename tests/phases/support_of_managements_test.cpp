#include <cmath>

#include "helpers/catch.hpp"
#include "phases/management_fixture.hpp"
#include "phases/support_tables.hpp"

using namespace abroad;

namespace {

struct Helped : ManagementFixture {
    InformationParameters information;
    AttentionParameters attention;
    MarketParameters market;
    Links table;
    Support support;
    Helped() : ManagementFixture(3) {
        managements.quality[0] = 0.5;
        managements.information_level[0] = 4;
        managements.fairs_level[0] = 2;
        managements.contacts_level[0] = 1;
        managements.target(0, 1) = 1;
    }
    void fill() {
        support_tables({information, attention, market, management, links, clusters, managements, table, markets},
                       support);
    }
};

}  // namespace

TEST_CASE("Impact follows responsibility, strategy, experience and the reach of services") {
    Helped f;
    const double others = (0.4 + 0.6 * 0.5) * (0.5 + 0.5 * 0.2);
    const double everywhere = 0.3 + 0.15 * 0.5 + 0.1 * 0.25;
    const double target = everywhere + 0.75 * 0.5 + 0.5 * 0.25;
    CHECK(impact_of(f.management, f.managements, 0, 2) == Approx(others * 0.3 * (1 - std::exp(-2.5 * everywhere))));
    CHECK(impact_of(f.management, f.managements, 0, 1) ==
          Approx(others * (0.3 + 0.7 * 0.5) * (1 - std::exp(-2.5 * target))));
    f.managements.office(0, 1) = 1;
    CHECK(impact_of(f.management, f.managements, 0, 1) ==
          Approx(others * (0.3 + 0.7 * 0.5) * (1 - std::exp(-2.5 * (target + 1)))));
    f.managements.information_level[2] = f.managements.fairs_level[2] = 0;
    CHECK(impact_of(f.management, f.managements, 2, 1) == 0);
}

TEST_CASE("Support is what peers, management, agency and links give, nothing at home and outside of clusters") {
    Helped f;
    f.clusters.peers(0, 1) = 0.5F;
    f.table.first = {0};
    f.table.second = {1};
    f.table.trust = {0.4};
    f.table.allied = {0};
    f.fill();
    const double impact = impact_of(f.management, f.managements, 0, 1);
    CHECK(f.support.impact(0, 1) == Approx(impact));
    CHECK(f.support.untold_share(0, 1) == Approx((1 - 0.5 * 0.5) * (1 - 0.8 * impact) * (1 - 0.4 * 0.5) * (1 - 0.3)));
    CHECK(f.support.entry_cost_factor(0, 1) == Approx((1 - 0.5 * impact) * (1 - 0.15 * 0.5)));
    CHECK(f.support.pull(0, 1) == Approx(1 + 2 * 0.5 + 5 + 2 + 2));
    CHECK(f.support.largest_impact[0] == f.support.impact(0, 1));
    CHECK(f.support.networked(1, 0) == 1);
    CHECK(f.support.impact(0, 0) == 0);
    CHECK(f.support.impact(0, 2) > 0);
    CHECK(f.support.pull(0, 2) == 1);
    const std::size_t outside = f.support.row_of(no_cluster, 0);
    CHECK(f.support.impact(outside, 1) == 0);
    CHECK(f.support.largest_impact[outside] == 0);
    CHECK(f.support.untold_share(outside, 1) == Approx(1 - 0.4 * 0.5));
}

TEST_CASE("A link of stage contact tells of a market but does not draw attention to it") {
    Helped f;
    f.table.first = {0};
    f.table.second = {2};
    f.table.trust = {0.32};
    f.table.allied = {0};
    f.fill();
    CHECK(f.support.linked(0, 2) == 1);
    CHECK(f.support.networked(0, 2) == 0);
    CHECK(f.support.pull(0, 2) == 1);
    f.table = {};
    f.fill();
    CHECK(f.support.linked(0, 2) == 0);
}

TEST_CASE("Fairs draw attention to target markets only while there are any") {
    Helped f;
    f.managements.fairs_level[0] = 0;
    f.fill();
    CHECK(f.support.pull(0, 1) == Approx(1 + 5));
}

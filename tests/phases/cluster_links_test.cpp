#include "phases/cluster_links.hpp"

#include <numeric>

#include "helpers/catch.hpp"
#include "phases/management_fixture.hpp"

using namespace abroad;

namespace {

struct Links3 : ManagementFixture {
    AllianceParameters alliance;
    Links table;
    std::vector<ManagementEvent> events;
    using ManagementFixture::ManagementFixture;
    LinkInputs inputs(int step = 0) const {
        return {key, step, links, management, alliance, clusters, sectors, managements, alliances};
    }
    void link(std::uint16_t a, std::uint16_t b, double trust) {
        table.first.push_back(a);
        table.second.push_back(b);
        table.trust.push_back(trust);
        table.allied.push_back(0);
    }
    void grow() {
        link_members(inputs(), table);
        grow_links(inputs(), count_links(table, clusters.count()), table, events);
    }
    void approach(int step = 0) {
        approach_clusters(inputs(step), count_links(table, clusters.count()), table, events);
    }
    void ally(std::size_t members) {
        alliances.name = {"network"};
        alliances.manager = {0};
        for (std::size_t cluster = 0; cluster < members; ++cluster) {
            alliances.of_cluster[cluster] = 0;
            alliances.membership[cluster] = Membership::member;
        }
    }
    void live(std::size_t cluster, std::size_t target, int contacts) {
        managements.state[cluster] = StrategyState::live;
        managements.contacts_level[cluster] = contacts;
        managements.target(cluster, target) = 1;
    }
};

}  // namespace

TEST_CASE("Trust of a link grows by effort and cohesion and fades by their lack") {
    Links3 f(3);
    f.link(0, 1, 0.4);
    f.managements.contacts_level[0] = 2;
    f.managements.cohesion_factor[1] = 1.5;
    f.grow();
    // effort (2/4*1 + 0)/2 = 0.25, cohesion 1.25
    CHECK(f.table.trust[0] == Approx(0.4 + 0.25 * (0.5 * 0.25 * 1.25 * 0.6 - 0.12 * 0.4 * 0.95)));
}

TEST_CASE("Attention is shared by the links that a level of contacts cannot carry") {
    Links3 f(1);
    f.managements.contacts_level[0] = 2;
    CHECK(link_effort(f.inputs(), 0, 0) == Approx(0.5));
    CHECK(link_effort(f.inputs(), 0, 4) == Approx(0.5));
    CHECK(link_effort(f.inputs(), 0, 8) == Approx(0.25));
    f.managements.contacts_level[0] = 0;
    CHECK(link_effort(f.inputs(), 0, 0) == 0);
}

TEST_CASE("A neglected link ends below its least trust, and the others stay in order") {
    Links3 f(3);
    f.link(0, 1, 0.153);
    f.link(0, 2, 0.5);
    f.link(1, 2, 0.1533);
    f.grow();  // times 1 - 0.25*0.12*1.2 = 0.964: 0.1475 and 0.1478 end
    REQUIRE(f.table.count() == 1);
    CHECK(f.table.second[0] == 2);
    CHECK(f.table.trust[0] == Approx(0.5 * 0.964));
    CHECK(count_of_kind(f.events, ManagementEventKind::link_ended) == 2);
}

TEST_CASE("The chance of an agreement follows fit, mandate, experience, plan and cohesion") {
    Links3 f(2);
    f.managements.quality[0] = 0.5;
    f.managements.cohesion_factor[0] = 1.2;
    // 0.15 + 0.4*0.4 + 0.2 + 0.25*0.2 = 0.56; 0.5 + 0.8*0.5 = 0.9
    CHECK(agreement_probability(f.inputs(), 0, 1) == Approx(0.56 * 0.9 * 1.2));
    f.managements.mandate[1] = 0;
    CHECK(agreement_probability(f.inputs(), 0, 1) == Approx(0.36 * 0.9 * 1.2));
    f.ally(1);  // cluster 0 is the manager, 1 an outsider
    CHECK(agreement_probability(f.inputs(), 0, 1) == Approx(0.36 * 0.9 * 1.2 + 0.2));
    f.ally(2);
    CHECK(agreement_probability(f.inputs(), 0, 1) == Approx(0.36 * 0.9 * 1.2));
}

TEST_CASE("Clusters approach only unlinked, related clusters of target markets") {
    Links3 f(9);
    f.links.approach_hazard_per_year = 1e6;
    f.links.agreement_base = 50;
    f.live(0, 1, 1);
    f.link(0, 1, 0.5);
    f.sectors.relatedness(0, 1) = f.sectors.relatedness(1, 0) = 0;
    // Country 1 has clusters 1, 4 and 7; 1 is linked, 7 is of the other sector, which nothing relates to.
    f.approach();
    REQUIRE(f.table.count() == 2);
    CHECK(f.table.first == std::vector<std::uint16_t>{0, 0});
    CHECK(f.table.second == std::vector<std::uint16_t>{1, 4});
    CHECK(f.table.trust[1] == 0.2);
    CHECK(f.events.back().kind == ManagementEventKind::link_started);
    f.approach(1);  // one level of contacts carries two links
    CHECK(f.table.count() == 2);
}

TEST_CASE("Without strategy or contacts nobody is approached") {
    Links3 f(3);
    f.links.approach_hazard_per_year = 1e6;
    f.links.agreement_base = 50;
    f.live(0, 1, 0);
    f.live(1, 2, 1);
    f.managements.state[1] = StrategyState::process;
    f.approach();
    CHECK(f.table.count() == 0);
}

TEST_CASE("If two clusters approach each other, one agreement is enough and makes one link") {
    Links3 f(2);
    f.links.approach_hazard_per_year = 1e6;
    f.live(0, 1, 1);
    f.live(1, 0, 1);
    // Cluster 0 is always refused, cluster 1 never.
    f.managements.cohesion_factor[0] = 0;
    f.managements.cohesion_factor[1] = 100;
    f.approach();
    CHECK(f.table.count() == 1);
}

TEST_CASE("The hazard of an approach grows with contacts and knowledge of the landscape") {
    const auto links_of = [](double landscape) {
        Links3 f(2000, 2);
        f.links.agreement_base = 50;
        for (std::size_t cluster = 0; cluster < 2000; cluster += 2) {
            f.live(cluster, 1, 2);
            for (double& known : f.managements.landscape.row(cluster)) known = landscape;
        }
        f.approach();
        return static_cast<double>(f.table.count()) / 1000;
    };
    // 1 - exp(-0.4*2*(0.3 + 3*landscape)/4), all agree; standard errors 0.007 and 0.014
    CHECK(links_of(0.0) == Approx(0.0582).margin(0.022));
    CHECK(links_of(0.2) == Approx(0.1647).margin(0.04));
}

TEST_CASE("The sixteen members of an alliance are all linked, for ever and at no cost of attention") {
    Links3 f(18);
    f.ally(16);
    f.link(0, 1, 0.5);
    f.link(0, 17, 0.5);
    f.link(16, 17, 0.5);
    for (int quarter = 0; quarter < 200; ++quarter) f.grow();
    REQUIRE(f.table.count() == 120);
    for (std::size_t link = 0; link < f.table.count(); ++link) {
        REQUIRE(f.table.trust[link] == Approx(0.33));
        REQUIRE(f.table.allied[link] == 1);
        if (link > 0)
            REQUIRE(std::pair(f.table.first[link - 1], f.table.second[link - 1]) <
                    std::pair(f.table.first[link], f.table.second[link]));
    }
    const std::vector<int> counts = count_links(f.table, 18);
    CHECK(std::accumulate(counts.begin(), counts.end(), 0) == 0);
    // A member that leaves keeps its links as others do: neglected, they end.
    f.alliances.membership[3] = Membership::left;
    f.grow();
    CHECK(f.table.count() == 120);
    CHECK(count_links(f.table, 18)[3] == 15);
    for (int quarter = 0; quarter < 200; ++quarter) f.grow();
    CHECK(f.table.count() == 105);
}

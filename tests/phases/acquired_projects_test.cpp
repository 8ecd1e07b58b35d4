#include "phases/acquired_projects.hpp"

#include <cmath>
#include <set>

#include "helpers/catch.hpp"
#include "phases/cooperation_world.hpp"

using namespace abroad;

namespace {

/// Cluster 0 of country 0 with members 0..7, cluster 1 of country 1 with members 8..15; all know different things.
struct TwoClusters : CooperationWorld {
    ManagementParameters management;
    Clusters clusters;
    LinkView view;
    CountryPools countries;
    std::vector<Proposal> proposals;
    std::vector<ManagementEvent> events;

    TwoClusters() : CooperationWorld(16) {
        World& w = world;
        w.managements = make_managements(2, 3);
        clusters.number = {5, 9};
        clusters.country = {0, 1};
        clusters.members = {8, 8};
        for (std::uint32_t row = 0; row < 16; ++row) {
            w.firms.cluster[row] = w.firms.first_cluster[row] = static_cast<std::uint16_t>(row / 8);
            w.firms.country[row] = static_cast<std::uint16_t>(row / 8);
            know(row, row % 3, 3.0F);
            w.firms.revenue[row] = 9000;
        }
        w.slots = make_slots(w.firms, 2);
        w.managements.acquisition_level[0] = 4;
        w.managements.responsibility[0] = w.managements.experience[0] = w.managements.quality[0] = 1;
        management.acquisition_intensity_per_quarter = 1e6;
        view = view_links(w.links, 2);
    }
    void link(double trust) {
        world.links.first = {0};
        world.links.second = {1};
        world.links.trust = {trust};
        view = view_links(world.links, 2);
    }
    /// Proposals of one quarter.
    void acquire(int step) {
        proposals.clear();
        events.clear();
        const PartnerValues partner_values = values();
        const PoolInputs pools{key,         step,        cooperation, world.sectors.relatedness, countries,
                               world.slots, world.links, view,        world.managements,         world.firms,
                               world.ties};
        acquire_projects({management, 0.33, clusters, pools, partner_values, calls}, proposals, events);
    }
};

}  // namespace

TEST_CASE("The chance of an acquired project follows level, responsibility, experience and plan") {
    TwoClusters f;
    f.management.acquisition_intensity_per_quarter = 0.5;
    f.world.managements.acquisition_level[0] = 2;
    f.world.managements.responsibility[0] = 0.5;
    f.world.managements.experience[0] = 0.2;
    f.world.managements.quality[0] = 0.25;
    const PartnerValues partner_values = f.values();
    const PoolInputs pools{f.key,
                           0,
                           f.cooperation,
                           f.world.sectors.relatedness,
                           f.countries,
                           f.world.slots,
                           f.world.links,
                           f.view,
                           f.world.managements,
                           f.world.firms,
                           f.world.ties};
    const AcquisitionInputs inputs{f.management, 0.33, f.clusters, pools, partner_values, f.calls};
    CHECK(acquisition_probability(inputs, 0) ==
          Approx(1 - std::exp(-0.5 * 2 * 0.7 * (0.3 + 0.7 * 0.2) * (0.5 + 0.8 * 0.25))));
    CHECK(acquisition_probability(inputs, 1) == 0);
    f.clusters.members[0] = 2;
    CHECK(acquisition_probability(inputs, 0) == 0);
}

TEST_CASE("An acquired project has a leader of the cluster and different partners, at most three") {
    TwoClusters f;
    f.link(0.5);
    std::set<std::size_t> sizes;
    bool abroad = false, at_home = false;
    for (int step = 0; step < 200; ++step) {
        f.acquire(step);
        REQUIRE(f.events.size() == (f.proposals.empty() ? 0 : 1));
        std::set<std::uint32_t> members;
        for (const Proposal& proposal : f.proposals) {
            REQUIRE(proposal.leader == f.proposals.front().leader);
            REQUIRE(proposal.leader < 8);
            REQUIRE(proposal.found_by == FoundBy::management);
            REQUIRE(proposal.value_to_partner > 0);
            members.insert(proposal.leader);
            members.insert(proposal.partner);
            (proposal.partner < 8 ? at_home : abroad) = true;
        }
        if (!f.proposals.empty()) REQUIRE(members.size() == f.proposals.size() + 1);
        sizes.insert(f.proposals.size());
    }
    CHECK(*sizes.rbegin() == 3);
    CHECK(abroad);
    CHECK(at_home);
}

TEST_CASE("Partners abroad come by links of stage network or more only") {
    TwoClusters f;
    f.link(0.32);
    for (int step = 0; step < 100; ++step) {
        f.acquire(step);
        for (const Proposal& proposal : f.proposals) REQUIRE(proposal.partner < 8);
    }
}

TEST_CASE("Only a member that does research and has a free slot leads") {
    TwoClusters f;
    for (std::uint32_t row = 0; row < 8; ++row) f.world.firms.research_intensity_share[row] = row == 2 ? 0.02F : 0.0F;
    f.link(0.9);
    bool any = false;
    for (int step = 0; step < 100; ++step) {
        f.acquire(step);
        for (const Proposal& proposal : f.proposals) REQUIRE(proposal.leader == 2);
        any = any || !f.proposals.empty();
    }
    CHECK(any);
    f.world.firms.running_projects[2] = 200;
    for (int step = 0; step < 100; ++step) {
        f.acquire(step);
        REQUIRE(f.proposals.empty());
    }
}

TEST_CASE("Unrelated firms and projects not worth their cost are no partners") {
    TwoClusters f;
    f.link(0.9);
    SECTION("cost too high for everybody") {
        f.cooperation.cost_least_keur = f.cooperation.cost_largest_keur = 1e6;
        for (int step = 0; step < 50; ++step) {
            f.acquire(step);
            REQUIRE(f.proposals.empty());
            REQUIRE(f.events.empty());
        }
    }
    SECTION("unrelated sectors") {
        for (std::uint32_t row = 0; row < 16; ++row) f.world.firms.sector[row] = static_cast<std::uint16_t>(row % 3);
        f.world.sectors.relatedness = Table2<double>(3, 3);
        for (std::size_t sector = 0; sector < 3; ++sector) f.world.sectors.relatedness(sector, sector) = 1;
        for (int step = 0; step < 100; ++step) {
            f.acquire(step);
            for (const Proposal& proposal : f.proposals) REQUIRE(proposal.leader % 3 == proposal.partner % 3);
        }
    }
}

TEST_CASE("Holes in the slots are drawn once more, so few holes cost few leaders") {
    TwoClusters f;
    f.cooperation.cost_least_keur = f.cooperation.cost_largest_keur = 0;
    f.management.acquisition_leader_draws_count = 1;
    f.management.acquisition_partner_draws_count = 64;
    for (std::size_t slot = 0; slot < 4; ++slot) f.world.slots.of[0][slot] = hole;
    int found = 0;
    for (int step = 0; step < 400; ++step) {
        f.acquire(step);
        found += !f.proposals.empty();
    }
    // One draw of eight slots, half of them holes, and a second try: 3 in 4; standard error 9.
    CHECK(found == Approx(300).margin(35));
}

#include "phases/member_statistics.hpp"

#include "helpers/catch.hpp"

using namespace abroad;

namespace {

/// Six firms of country 0: four members of cluster 0, one of cluster 1, one outside.
struct Members {
    LinksParameters links;
    Firms firms = make_firms(6, 2, 3);
    Positions positions = make_positions(6);
    Ties ties;
    Projects projects;
    Clusters clusters;
    Managements managements = make_managements(2, 3);
    Members() {
        firms.living = {1, 1, 1, 1, 1, 1};
        firms.cluster = {0, 0, 0, 0, 1, no_cluster};
        firms.orientation = {0.2F, 0.4F, 0.6F, 0.8F, 1.0F, 0.5F};
        firms.sector = {0, 0, 0, 0, 0, 1};
        clusters.number = {1, 2};
        ties.first.assign(7, 0);
    }
    void measure() { member_statistics({links, firms, positions, ties, projects}, clusters, managements); }
    /// One tie of each trust between two rows; rows in order.
    void tie(std::vector<std::array<std::uint32_t, 2>> pairs, std::vector<float> trust) {
        ties = {};
        ties.first.assign(7, 0);
        for (std::uint32_t row = 0; row < 6; ++row) {
            for (std::size_t pair = 0; pair < pairs.size(); ++pair)
                for (int side = 0; side < 2; ++side)
                    if (pairs[pair][static_cast<std::size_t>(side)] == row) {
                        ties.partner.push_back(pairs[pair][static_cast<std::size_t>(1 - side)]);
                        ties.trust.push_back(trust[pair]);
                        ties.flags.push_back(0);
                    }
            ties.first[row + 1] = static_cast<std::uint32_t>(ties.count());
        }
    }
};

void add_project(Projects& projects, ProjectLocation location, std::vector<std::uint32_t> rows) {
    projects.start_step.push_back(0);
    projects.duration_quarters.push_back(8);
    projects.members_count.push_back(static_cast<std::uint8_t>(rows.size()));
    projects.location.push_back(location);
    rows.resize(most_members, 0);
    for (const std::uint32_t row : rows) {
        projects.member_row.push_back(row);
        projects.member_generation.push_back(0);
    }
}

}  // namespace

TEST_CASE("Members, exporters, peers and orientation are those of living members") {
    Members m;
    m.positions.first = {0, 1, 3, 3, 3, 4, 4};
    m.positions.market = {1, 1, 2, 2};
    m.measure();
    CHECK(m.clusters.members == std::vector<std::int64_t>{4, 1});
    CHECK(m.clusters.exporting_members == std::vector<std::int64_t>{2, 1});
    CHECK(m.clusters.peers(0, 1) == 0.5F);
    CHECK(m.clusters.peers(0, 2) == 0.25F);
    CHECK(m.managements.mean_orientation[0] == Approx(0.5).epsilon(1e-7));
    CHECK(m.clusters.non_members(0, 1) == 1);
    CHECK(m.clusters.non_members(0, 0) == 0);
    m.firms.living[3] = 0;
    m.measure();
    CHECK(m.clusters.members[0] == 3);
    CHECK(m.managements.mean_orientation[0] == Approx(0.4).epsilon(1e-7));
}

TEST_CASE("Cohesion is the share of members who trust another member enough") {
    Members m;
    m.tie({{0, 1}, {2, 4}, {2, 3}, {3, 5}}, {0.2F, 0.9F, 0.05F, 0.9F});
    m.measure();
    // Only the first is between members and strong enough.
    CHECK(m.managements.cohesion[0] == Approx(0.5));
    CHECK(m.managements.cohesion[1] == 0);
    m.firms.living[1] = 0;
    m.measure();
    CHECK(m.managements.cohesion[0] == 0);
}

TEST_CASE("The factor of cohesion is one at the reference, and bounded") {
    LinksParameters links;
    CHECK(cohesion_factor(links, 0.1) == Approx(1));
    CHECK(cohesion_factor(links, 0.15) == Approx(1.25));
    CHECK(cohesion_factor(links, 0) == 0.5);
    CHECK(cohesion_factor(links, 1) == 1.5);
    links.cohesion_weight = 0;
    CHECK(cohesion_factor(links, 1) == 1);
}

TEST_CASE("A member counts once, however many international projects it works in") {
    Members m;
    add_project(m.projects, ProjectLocation::international, {0, 1, 5});
    add_project(m.projects, ProjectLocation::international, {1, 4});
    add_project(m.projects, ProjectLocation::national, {2, 5});
    m.measure();
    CHECK(m.managements.international_project_share[0] == Approx(0.5));
    CHECK(m.managements.international_project_share[1] == 1);
    m.firms.generation[0] = 1;  // a successor is not its predecessor
    m.measure();
    CHECK(m.managements.international_project_share[0] == Approx(0.25));
}

TEST_CASE("An empty cluster has means of zero") {
    Members m;
    m.firms.living[4] = 0;
    m.measure();
    CHECK(m.clusters.members[1] == 0);
    CHECK(m.managements.mean_orientation[1] == 0);
    CHECK(m.clusters.exporter_share(1) == 0);
}

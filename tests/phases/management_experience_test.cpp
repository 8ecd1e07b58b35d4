#include "phases/management_experience.hpp"

#include "helpers/catch.hpp"
#include "phases/management_fixture.hpp"

using namespace abroad;

namespace {

void learn_once(ManagementFixture& f, const AllianceParameters& alliance = {}) {
    learn({f.management, alliance, f.clusters, f.alliances}, f.managements);
}

}  // namespace

TEST_CASE("A team gains experience by serving abroad, loses it, and some comes anyway") {
    ManagementFixture fixture(2);
    fixture.managements.fairs_level[0] = 2;
    fixture.managements.contacts_level[0] = 3;
    fixture.managements.acquisition_level[0] = 1;
    fixture.managements.information_level[0] = 4;  // teaches nothing
    learn_once(fixture);
    CHECK(fixture.managements.experience[0] == Approx(0.2 + 0.25 * (0.25 * 0.5 * 0.8 - 0.1 * 0.2 + 0.015)));
    CHECK(fixture.managements.experience[1] == Approx(0.2 + 0.25 * (-0.1 * 0.2 + 0.015)));
}

TEST_CASE("The landscape is learnt by contacts in targets, by offices and from active members, and forgotten") {
    ManagementFixture fixture(1);
    Managements& m = fixture.managements;
    m.contacts_level[0] = 2;
    m.target(0, 1) = m.office(0, 1) = 1;
    m.landscape(0, 1) = 0.2;
    m.landscape(0, 2) = 0.4;
    fixture.clusters.peers(0, 1) = 0.5F;
    learn_once(fixture);
    CHECK(m.landscape(0, 1) == Approx(0.2 + 0.25 * ((0.3 * 0.5 + 0.3 + 0.1 * 0.5) * 0.8 - 0.1 * 0.2)));
    CHECK(m.landscape(0, 2) == Approx(0.4 - 0.25 * 0.1 * 0.4));
    CHECK(m.landscape(0, 0) == 0);
}

TEST_CASE("Members of an alliance know at least half of what its best member knew at the start of the quarter") {
    ManagementFixture fixture(3);
    fixture.alliances.name = {"network"};
    fixture.alliances.manager = {0};
    fixture.alliances.of_cluster = {0, 0, 0};
    fixture.alliances.membership = {Membership::member, Membership::member, Membership::left};
    fixture.managements.landscape(0, 2) = 0.8;
    learn_once(fixture);
    CHECK(fixture.managements.landscape(1, 2) == Approx(0.4));
    CHECK(fixture.managements.landscape(0, 2) == Approx(0.8 * 0.975));
    CHECK(fixture.managements.landscape(2, 2) == 0);
}

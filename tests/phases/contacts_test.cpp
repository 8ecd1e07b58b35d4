#include "phases/contacts.hpp"

#include "helpers/catch.hpp"
#include "phases/management_fixture.hpp"

using namespace abroad;

namespace {

/// 300 members of cluster 0 (country 0), 20 of cluster 1 (country 1), 20 firms of country 2 outside of clusters.
struct Fair : ManagementFixture {
    Firms firms = make_firms(340, 2, 3);
    Positions positions = make_positions(340);
    ClusterSlots slots;
    CountryPools countries;
    Links table;
    Fair() : ManagementFixture(2) {
        for (std::uint32_t row = 0; row < 340; ++row) {
            firms.seat[row] = row;
            firms.living[row] = 1;
            firms.cluster[row] = row < 300 ? std::uint16_t{0} : row < 320 ? std::uint16_t{1} : no_cluster;
            firms.country[row] = row < 300 ? std::uint16_t{0} : row < 320 ? std::uint16_t{1} : std::uint16_t{2};
            firms.orientation[row] = 0.9F;
        }
        slots = make_slots(firms, 2);
        countries = CountryPools(firms, 3, sectors.relatedness);
        management.contact_probability_per_quarter = 0.5;
        managements.fairs_level[0] = 4;
        managements.contacts_level[0] = 2;
        managements.target(0, 1) = managements.target(0, 2) = 1;
    }
    std::vector<Contact> meet(int step = 0) const {
        const LinkView view = view_links(table, 2);
        std::vector<Contact> contacts;
        make_contacts({key, step, management, markets, clusters.country, managements, view, slots, countries,
                       sectors.relatedness, firms, positions},
                      {0, 0, firms.count(), 0}, contacts);
        return contacts;
    }
};

}  // namespace

TEST_CASE("Contacts are made as often as services and responsibility say, in target markets") {
    Fair f;
    const double chance = 0.5 * 6.0 / 8 * (0.4 + 0.6 * 0.5);
    CHECK(contact_probability(f.management, f.managements, 0) == Approx(chance));
    CHECK(contact_probability(f.management, f.managements, 1) == 0);
    const auto contacts = f.meet();
    // Standard error 7.6
    CHECK(static_cast<double>(contacts.size()) == Approx(300 * chance).margin(25));
    std::size_t in_first = 0;
    for (const Contact& contact : contacts) {
        REQUIRE(contact.row < 300);
        REQUIRE(f.firms.country[contact.partner] == contact.market);
        in_first += contact.market == 1;
    }
    CHECK(static_cast<double>(in_first) / static_cast<double>(contacts.size()) == Approx(0.5).margin(0.16));
}

TEST_CASE("Members that are neither oriented abroad nor exporters make no contacts") {
    Fair f;
    std::fill(f.firms.orientation.begin(), f.firms.orientation.end(), 0.3F);
    CHECK(f.meet().empty());
    f.management.contact_probability_per_quarter = 1;
    f.managements.contacts_level[0] = 4;
    f.managements.responsibility[0] = 1;
    for (std::size_t row = 5; row < f.positions.first.size(); ++row) f.positions.first[row] = 1;
    f.positions.market = {1};
    const auto contacts = f.meet();
    REQUIRE(contacts.size() == 1);
    CHECK(contacts[0].row == 4);
}

TEST_CASE("Where a linked cluster is, its members are met, else any related firm of the market") {
    Fair f;
    f.table.first = {0};
    f.table.second = {1};
    f.table.trust = {0.2};
    f.managements.target(0, 2) = 0;
    for (const Contact& contact : f.meet()) REQUIRE(f.firms.cluster[contact.partner] == 1);
    f.managements.target(0, 1) = 0;
    CHECK(f.meet().empty());
    f.managements.target(0, 2) = 1;
    for (const Contact& contact : f.meet()) REQUIRE(contact.partner >= 320);
}

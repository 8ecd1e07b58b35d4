#include "phases/matchmaking.hpp"

#include "phases/cluster_links.hpp"
#include "phases/funded_managements.hpp"

using namespace abroad;

namespace {

constexpr Cents keur = 100'000;

struct Matching : FundedManagements {
    InstrumentData& data = add(InstrumentKind::matchmaking, "matchmaking");
    explicit Matching(std::size_t count = 3) : FundedManagements(count) {
        data.matchmaking = {4, 25, 5};
        data.countries = std::vector<std::string>{"country 0"};
    }
    void match(int step) {
        open(step);
        ties.clear();
        match_clusters({selection(step), calls, sectors, slots}, links_table, ties, events, funding);
    }
};

}  // namespace

TEST_CASE("Matched clusters are linked at once with some trust, and firms of both meet") {
    Matching f;
    f.resolve();
    f.match(0);
    REQUIRE(f.links_table.count() > 0);
    CHECK(count_of_kind(f.events, ManagementEventKind::link_started) == f.links_table.count());
    for (std::size_t link = 0; link < f.links_table.count(); ++link) {
        CHECK(f.links_table.first[link] == 0);  // the only cluster of the country
        CHECK(f.links_table.trust[link] >= 0.4);
    }
    CHECK(f.ties.size() == 4 * 5 * 2);
    for (const TieChange& tie : f.ties) {
        CHECK(f.firms.country[tie.row] != f.firms.country[tie.partner]);
        CHECK(tie.amount == 0.25F);
        CHECK(tie.kind == TieChangeKind::rise);
        CHECK(tie.source == TieSource::meeting);
    }
    CHECK(f.paid() == 4 * 25 * keur);
    CHECK(f.funding.applications.kind == std::vector<RecipientKind>{RecipientKind::nobody});
}

TEST_CASE("A link that is there grows by the gain, to the least trust of a match and to one at most") {
    Links links;
    const ManagementFixture fixture(4);
    std::vector<ManagementEvent> events;
    const auto raise = [&] { raise_link(fixture.clusters, 2, 1, 0.4, 0.1, links, events); };
    raise();
    REQUIRE(links.count() == 1);
    CHECK((links.first[0] == 1 && links.second[0] == 2));
    CHECK(links.trust[0] == 0.4);
    CHECK(links.stage.size() == 1);
    raise();
    CHECK(links.trust[0] == Approx(0.5));
    links.trust[0] = 0.2;
    raise();
    CHECK(links.trust[0] == 0.4);
    links.trust[0] = 0.95;
    raise();
    CHECK(links.trust[0] == 1);
    CHECK(events.size() == 1);
}

TEST_CASE("Matchmaking acts in the first quarter of a year only, and as far as its money goes") {
    Matching f;
    f.data.budget_keur_per_year = 60;
    f.data.rounds_per_year_count = 1;
    f.resolve();
    f.match(0);
    CHECK(f.paid(0) == 50 * keur);
    f.match(1);
    f.match(2);
    CHECK(f.paid() == 50 * keur);
    f.match(4);
    CHECK(f.paid() == 100 * keur);
}

TEST_CASE("Clusters that are not related enough are not matched and cost nothing, nor does what is announced only") {
    Matching f;
    f.clusters.sector = {0, 1, 1};
    f.sectors.relatedness(0, 1) = 0.39;
    f.resolve();
    f.match(0);
    CHECK(f.links_table.count() == 0);
    CHECK(f.funding.ledger.count() == 1);  // the budget itself
    f.sectors.relatedness(0, 1) = 0.4;
    f.resolve();
    f.match(0);
    CHECK(f.links_table.count() > 0);
    Matching announced;
    announced.data.announce_only = true;
    announced.resolve();
    announced.match(0);
    CHECK(announced.links_table.count() == 0);
}

TEST_CASE("Only living firms that do research come to the meetings") {
    Matching f(2);
    for (std::uint32_t row = 0; row < 20; ++row) f.firms.research_intensity_share[row] = row % 10 < 8 ? 0.0F : 0.1F;
    f.firms.living[19] = 0;
    f.data.matchmaking.pairs_per_year_count = 1;
    f.data.matchmaking.meetings_per_pair_count = 60;
    f.resolve();
    f.match(0);
    // Each try finds two of 10 on one side and one of 10 on the other: 60 tries give 1.2 meetings.
    REQUIRE(f.ties.size() < 20);
    for (const TieChange& tie : f.ties) CHECK((tie.row == 8 || tie.row == 9 || tie.row == 18));
    f.firms.research_intensity_share.assign(20, 0.1F);
    f.match(4);
    CHECK(f.ties.size() > 80);
}

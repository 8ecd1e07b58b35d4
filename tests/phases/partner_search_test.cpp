#include "phases/partner_search.hpp"

#include <cmath>

#include "helpers/catch.hpp"
#include "phases/cooperation_world.hpp"

using namespace abroad;

namespace {

/// Firms of one country that find each other worth a project.
struct SearchWorld {
    CooperationWorld w;
    CountryPools countries;
    LinkView view;

    explicit SearchWorld(std::size_t firms) : w(firms) {
        for (std::uint32_t row = 0; row < firms; ++row) w.world.firms.revenue[row] = 20000;
        w.world.managements = make_managements(0, 3);
        countries = CountryPools(w.world.firms, 3, w.world.sectors.relatedness);
    }
    std::vector<Proposal> search(int step, std::vector<std::uint32_t> acquired_leaders = {}) {
        const World& world = w.world;
        const PartnerValues values = w.values();
        const PoolInputs pools{w.key,       step,        w.cooperation, world.sectors.relatedness, countries,
                               world.slots, world.links, view,          world.managements,         world.firms,
                               world.ties};
        std::vector<Proposal> proposals;
        search_partners({pools, values, nullptr, acquired_leaders, w.calls}, {0, 0, world.firms.count(), 0},
                        w.world.firms.cash_keur, proposals);
        return proposals;
    }
};

std::vector<std::uint32_t> leaders_of(const std::vector<Proposal>& proposals) {
    std::vector<std::uint32_t> leaders;
    for (const Proposal& one : proposals)
        if (leaders.empty() || leaders.back() != one.leader) leaders.push_back(one.leader);
    return leaders;
}

}  // namespace

TEST_CASE("eight firms in a hundred that could search do so in a quarter") {
    SearchWorld s(1000);
    for (std::uint32_t row = 0; row < 1000; row += 4) s.w.world.firms.research_intensity_share[row] = 0;
    for (std::uint32_t row = 1; row < 1000; row += 4) s.w.world.firms.running_projects[row] = 1;
    for (std::uint32_t row = 2; row < 1000; row += 4) s.w.world.firms.living[row] = 0;
    std::size_t searched = 0;
    for (int step = 0; step < 40; ++step)
        for (const std::uint32_t leader : leaders_of(s.search(step))) {
            REQUIRE(leader % 4 == 3);
            ++searched;
        }
    // Nearly every search finds one of 250 useful firms in five draws out of 1000 seats, a quarter of them empty.
    const double found = 1 - std::pow(0.5, 5), expected = 250 * 40 * 0.08 * found;
    CHECK(std::abs(static_cast<double>(searched) - expected) < 4.5 * std::sqrt(expected));
}

TEST_CASE("a leader proposes to its best candidates only, each once, in the order of value, at most three") {
    SearchWorld s(60);
    s.w.cooperation.search_probability_per_quarter = 1;
    for (std::uint32_t row = 0; row < 60; ++row) s.w.know(row, 0, 0.2F + 0.02F * static_cast<float>(row));
    std::array<int, 4> counts{};
    for (int step = 0; step < 60; ++step) {
        const std::vector<Proposal> proposals = s.search(step);
        for (std::size_t i = 0; i < proposals.size();) {
            std::size_t n = 0;
            for (; i + n < proposals.size() && proposals[i + n].leader == proposals[i].leader; ++n) {
                REQUIRE(proposals[i + n].partner != proposals[i].leader);
                if (n == 0) continue;
                REQUIRE(proposals[i + n].value_to_leader <= proposals[i + n - 1].value_to_leader);
                REQUIRE(proposals[i + n].partner != proposals[i + n - 1].partner);
            }
            REQUIRE(n <= 3);
            ++counts[n];
            i += n;
        }
    }
    // 1 + floor(3u^2): one with chance sqrt(1/3), two up to sqrt(2/3), three beyond.
    const double all = counts[1] + counts[2] + counts[3];
    CHECK(counts[1] / all == Approx(std::sqrt(1.0 / 3)).margin(0.03));
    CHECK(counts[3] / all == Approx(1 - std::sqrt(2.0 / 3)).margin(0.03));
}

TEST_CASE("a project must be worth its cost to the leader") {
    SearchWorld s(60);
    s.w.cooperation.search_probability_per_quarter = 1;
    CHECK_FALSE(s.search(1).empty());
    for (std::uint32_t row = 0; row < 60; ++row) s.w.world.firms.revenue[row] = 100;
    CHECK(s.search(1).empty());
}

TEST_CASE("a firm that leads an acquired project does not search") {
    SearchWorld s(20);
    s.w.cooperation.search_probability_per_quarter = 1;
    std::vector<std::uint32_t> leaders = leaders_of(s.search(3));
    REQUIRE(leaders.size() > 3);
    const std::uint32_t acquired = leaders[1];
    leaders.erase(leaders.begin() + 1);
    CHECK(leaders_of(s.search(3, {acquired})) == leaders);
}

TEST_CASE("technology scouting costs each searcher its price and shows it more candidates") {
    SearchWorld s(400);
    s.w.cooperation.search_probability_per_quarter = 1;
    for (std::uint32_t row = 0; row < 400; ++row) s.w.know(row, 0, 0.1F + 0.01F * static_cast<float>(row));
    const auto mean_best = [&] {
        double sum = 0;
        std::size_t count = 0;
        std::uint32_t last = hole;
        for (const Proposal& one : s.search(2)) {
            if (one.leader == last) continue;
            last = one.leader;
            sum += one.value_to_leader;
            ++count;
        }
        return sum / static_cast<double>(count);
    };
    const double before = mean_best();
    CHECK(s.w.world.firms.cash_keur[5] == 500);
    s.w.cooperation.technology_scouting = true;
    CHECK(mean_best() > 1.05 * before);
    CHECK(s.w.world.firms.cash_keur[5] == 498);
}

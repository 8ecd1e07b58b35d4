#include <cmath>
#include <random>

#include "helpers/catch.hpp"
#include "phases/cooperation_world.hpp"
#include "phases/ties_update.hpp"

using namespace abroad;

namespace {

TieChange change(std::uint32_t a, std::uint32_t b, TieChangeKind kind, float amount, std::uint32_t leader = 0,
                 int start = 0) {
    return {a, b, kind, TieSource::project, false, amount, {leader, 0}, start};
}

void apply(CooperationWorld& w, const std::vector<TieChange>& pairs) {
    std::vector<TieChange> changes;
    for (const TieChange& one : pairs) add_tie_change(one, changes);
    change_ties(w.ties_at(10), changes, w.world.firms, w.world.ties);
}

void quarter(CooperationWorld& w, const std::vector<TieChange>& pairs = {}, int step = 10) {
    std::vector<TieChange> changes;
    for (const TieChange& one : pairs) add_tie_change(one, changes);
    w.world.events.start_quarter(1);
    move_ties(w.ties_at(step), changes, w.world.firms, w.world.ties, w.world.events);
}

constexpr TieChangeKind rise = TieChangeKind::rise, fall = TieChangeKind::fall;

}  // namespace

TEST_CASE("changes of one tie apply in the order of leaders and starts, however they arrive") {
    CooperationWorld w(2);
    w.tie(0, 1, 0.4F);
    apply(w, {change(0, 1, fall, 0.15F, 9, 1), change(1, 0, rise, 0.25F, 3, 2)});
    CHECK(w.trust(0, 1) == Approx(0.4 + 0.25 * 0.6 - 0.15));
    CHECK(w.trust(1, 0) == w.trust(0, 1));
    CooperationWorld other(2);
    other.tie(0, 1, 0.4F);
    apply(other, {change(0, 1, rise, 0.25F, 9, 1), change(0, 1, fall, 0.15F, 3, 2)});
    CHECK(other.trust(0, 1) == Approx(0.25 + 0.25 * 0.75));
}

TEST_CASE("success makes a tie, failure makes none and cannot make trust negative") {
    CooperationWorld w(4);
    w.tie(2, 3, 0.1F);
    apply(w, {change(0, 1, rise, 0.25F), change(0, 2, fall, 0.15F), change(2, 3, fall, 0.15F)});
    CHECK(w.trust(0, 1) == 0.25F);
    CHECK_FALSE(w.tied(0, 2));
    CHECK(w.trust(2, 3) == 0.0F);
    CHECK(ties_are_mutual(w.world.firms, w.world.ties, 12));
}

TEST_CASE("with twelve ties, a thirteenth of more trust drives out the weakest, on both sides") {
    CooperationWorld w(20);
    for (std::uint32_t partner = 1; partner <= 12; ++partner)
        w.tie(0, partner, 0.1F + 0.01F * static_cast<float>(partner));
    apply(w, {change(0, 13, rise, 0.25F)});
    CHECK(w.tied(0, 13));
    CHECK(w.tied(13, 0));
    CHECK_FALSE(w.tied(0, 1));
    CHECK_FALSE(w.tied(1, 0));
    CHECK(w.tied(0, 2));
    CHECK(ties_are_mutual(w.world.firms, w.world.ties, 12));
}

TEST_CASE("a new tie that one side has no place for is not made, and the other side loses what it gave up for it") {
    CooperationWorld w(40);
    // Firm 0 is full of trusted partners; firm 20 is full of weak ones.
    for (std::uint32_t i = 1; i <= 12; ++i) w.tie(0, i, 0.9F);
    for (std::uint32_t i = 21; i <= 32; ++i) w.tie(20, i, 0.05F + 0.001F * static_cast<float>(i));
    apply(w, {change(0, 20, rise, 0.25F)});
    CHECK_FALSE(w.tied(0, 20));
    CHECK_FALSE(w.tied(20, 0));
    for (std::uint32_t i = 1; i <= 12; ++i) CHECK(w.tied(0, i));
    CHECK_FALSE(w.tied(20, 21));
    CHECK(ties_are_mutual(w.world.firms, w.world.ties, 12));
}

TEST_CASE("equal trust is decided by the lower id of the partner") {
    CooperationWorld w(20);
    for (std::uint32_t partner = 2; partner <= 13; ++partner) w.tie(0, partner, 0.25F);
    apply(w, {change(0, 1, rise, 0.25F)});
    CHECK(w.tied(0, 1));
    CHECK_FALSE(w.tied(0, 13));
}

TEST_CASE(
    "partnerships and running projects protect a tie from being driven out, and a starting venture finds a place") {
    CooperationWorld w(20);
    for (std::uint32_t partner = 1; partner <= 12; ++partner)
        w.tie(0, partner, partner <= 2 ? 0.04F : 0.5F, partner == 1 ? strategic_partnership_flag : 0);
    w.add_project({0, 2}, 8, 6);
    apply(w, {change(0, 13, rise, 0.9F)});
    CHECK(w.tied(0, 1));
    CHECK(w.tied(0, 2));
    CHECK(w.tied(0, 13));
    CHECK_FALSE(w.tied(0, 12));
    // Trust of 0.15 at formation is less than all others have.
    std::vector<TieChange> changes;
    add_tie_change({0, 14, rise, TieSource::venture, true, 0.15F, w.world.firms.id(0), 10}, changes);
    change_ties(w.ties_at(10), changes, w.world.firms, w.world.ties);
    CHECK(w.trust(0, 14) == 0.15F);
    CHECK_FALSE(w.tied(0, 11));
    SECTION("an unprotected one of that trust would not") {
        apply(w, {change(0, 15, rise, 0.15F)});
        CHECK_FALSE(w.tied(0, 15));
    }
    SECTION("beside the full number of protected ties even a venture finds none") {
        for (std::uint32_t at = w.world.ties.first[0]; at < w.world.ties.first[1]; ++at) {
            const std::uint32_t partner = w.world.ties.partner[at];
            w.world.ties.flags[at] = w.world.ties.flags[find_tie(w.world.ties, partner, 0)] =
                strategic_partnership_flag;
            w.world.ties.trust[at] = w.world.ties.trust[find_tie(w.world.ties, partner, 0)] = 0.9F;
        }
        std::vector<TieChange> more;
        add_tie_change({0, 15, rise, TieSource::venture, true, 0.15F, w.world.firms.id(0), 10}, more);
        change_ties(w.ties_at(10), more, w.world.firms, w.world.ties);
        CHECK_FALSE(w.tied(0, 15));
        CHECK_FALSE(w.tied(15, 0));
    }
}

TEST_CASE("trust fades by its own share, half as fast between strategic partners, faster for mere contacts") {
    CooperationWorld w(6);
    w.tie(0, 1, 0.4F);
    w.tie(2, 3, 0.5F, strategic_partnership_flag);
    w.tie(4, 5, 0.1F, contact_flag);
    quarter(w);
    CHECK(w.trust(0, 1) == Approx(0.4 * (1 - 0.05 * 0.25)));
    CHECK(w.trust(2, 3) == Approx(0.5 * (1 - 0.025 * 0.25)));
    CHECK(w.trust(4, 5) == Approx(0.1 * (1 - 0.3 * 0.25)));
}

TEST_CASE("a faint tie is forgotten unless a project or a venture protects it") {
    CooperationWorld w(6);
    w.tie(0, 1, 0.0302F);
    w.tie(2, 3, 0.0302F);
    w.tie(4, 5, 0.0302F);
    w.add_project({2, 3}, 8, 6);
    w.world.ventures.owner_row = {5};
    w.world.ventures.market = {1};
    w.world.ventures.partner_row = {4};
    w.world.ventures.partner_generation = {0};
    w.world.ventures.start_step = {3};
    w.world.firms.running_ventures[4] = w.world.firms.running_ventures[5] = 1;
    quarter(w);
    CHECK_FALSE(w.tied(0, 1));
    CHECK(w.tied(2, 3));
    CHECK(w.tied(4, 5));
    CHECK(ties_are_mutual(w.world.firms, w.world.ties, 12));
}

TEST_CASE("ties to a firm that closed go at the end of phase 9, and its seat begins without any") {
    CooperationWorld w(3);
    w.tie(0, 1, 0.5F);
    w.tie(1, 2, 0.5F);
    w.world.firms.living[1] = 0;
    quarter(w);
    CHECK(w.world.ties.count() == 0);
}

TEST_CASE("much trust across a border becomes a strategic partnership in a quarter of the quarters") {
    CooperationWorld w(2);
    w.world.firms.country[1] = 1;
    int formed = 0;
    const int trials = 4000;
    for (int step = 0; step < trials; ++step) {
        w.world.ties = make_ties(2);
        w.tie(0, 1, 0.7F);
        quarter(w, {}, step);
        formed += (w.world.ties.flags[0] & strategic_partnership_flag) != 0;
        REQUIRE(w.world.ties.flags[0] == w.world.ties.flags[1]);
        std::size_t logged = 0;
        for (const Event& event : w.world.events.by_block[0]) logged += event.kind == EventKind::partnership_formed;
        REQUIRE(logged == static_cast<std::size_t>(w.world.ties.flags[0] & strategic_partnership_flag));
        REQUIRE(w.world.firms.strategic_partnerships[0] == w.world.ties.flags[0]);
    }
    const double error = std::sqrt(0.25 * 0.75 / trials);
    CHECK(std::abs(formed / static_cast<double>(trials) - 0.25) < 4 * error);
}

TEST_CASE("there is no strategic partnership within a country, nor below the least trust") {
    CooperationWorld w(4);
    w.world.firms.country[3] = 1;
    w.partnership.formation_probability_per_quarter = 1;
    w.tie(0, 1, 0.9F);
    w.tie(2, 3, 0.6F);
    quarter(w);
    for (const std::uint8_t flags : w.world.ties.flags) CHECK(flags == 0);
}

TEST_CASE("a strategic partnership ends when trust has fallen far") {
    CooperationWorld w(2);
    w.world.firms.country[1] = 1;
    w.tie(0, 1, 0.4F, strategic_partnership_flag);
    quarter(w, {change(0, 1, fall, 0.05F)});
    CHECK(w.world.ties.flags[0] == strategic_partnership_flag);
    quarter(w, {change(0, 1, fall, 0.15F)});
    CHECK(w.world.ties.flags[0] == 0);
    CHECK(w.world.ties.flags[1] == 0);
    CHECK(w.world.events.by_block[0].back().kind == EventKind::partnership_ended);
}

TEST_CASE("running ventures raise trust from the quarter after their start") {
    CooperationWorld w(2);
    w.tie(0, 1, 0.2F);
    w.world.ventures = {{0}, {1}, {1}, {0}, {10}};
    std::vector<TieChange> changes;
    add_venture_trust(w.world.ventures, w.world.firms, 10, 0.1, changes);
    CHECK(changes.empty());
    add_venture_trust(w.world.ventures, w.world.firms, 11, 0.1, changes);
    REQUIRE(changes.size() == 2);
    change_ties(w.ties_at(11), changes, w.world.firms, w.world.ties);
    CHECK(w.trust(1, 0) == Approx(0.2 + 0.025 * 0.8));
}

TEST_CASE("whatever happens, ties stay mutual, between living firms, sorted and within the limit") {
    std::mt19937 random(3);
    CooperationWorld w(30);
    std::shuffle(w.world.firms.seat.begin(), w.world.firms.seat.end(), random);
    w.cooperation.largest_ties_count = 4;
    for (std::uint32_t row = 0; row < 30; ++row) w.world.firms.country[row] = static_cast<std::uint16_t>(row % 3);
    std::size_t seen = 0, full = 0;
    for (int step = 0; step < 300; ++step) {
        std::vector<TieChange> pairs;
        for (int i = 0; i < 12; ++i) {
            const auto a = static_cast<std::uint32_t>(random() % 30), b = static_cast<std::uint32_t>(random() % 30);
            if (a == b || !w.world.firms.living[a] || !w.world.firms.living[b]) continue;
            pairs.push_back(change(a, b, random() % 3 == 0 ? fall : rise, 0.2F, a, step));
        }
        quarter(w, pairs, step);
        REQUIRE(ties_are_mutual(w.world.firms, w.world.ties, 4));
        seen += w.world.ties.count();
        for (std::uint32_t row = 0; row < 30; ++row) full += w.world.ties.first[row + 1] - w.world.ties.first[row] == 4;
        const auto row = static_cast<std::uint32_t>(random() % 30);
        w.world.firms.living[row] = w.world.firms.living[row] ? 0 : 1;
        if (w.world.firms.living[row]) ++w.world.firms.generation[row];
    }
    CHECK(seen > 3000);
    CHECK(full > 300);
    SECTION("the check notices a tie that one side only holds, other trust, and a tie too many") {
        Ties broken = w.world.ties;
        broken.trust[0] += 0.01F;
        CHECK_FALSE(ties_are_mutual(w.world.firms, broken, 4));
        CHECK_FALSE(ties_are_mutual(w.world.firms, w.world.ties, 1));
        w.world.firms.living[w.world.ties.partner[0]] = 0;
        CHECK_FALSE(ties_are_mutual(w.world.firms, w.world.ties, 4));
    }
}

TEST_CASE("a lower limit of ties after the burn-in drives out the weakest ones") {
    CooperationWorld w(10);
    for (std::uint32_t partner = 1; partner <= 8; ++partner) w.tie(0, partner, 0.1F * static_cast<float>(partner));
    w.cooperation.largest_ties_count = 3;
    quarter(w);
    CHECK(w.world.ties.first[1] == 3);
    CHECK(w.tied(0, 8));
    CHECK_FALSE(w.tied(5, 0));
}

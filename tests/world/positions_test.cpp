#include "world/positions.hpp"

#include <map>
#include <random>

#include "helpers/catch.hpp"
#include "parallel/blocks.hpp"

namespace abroad {

namespace {

/// One position of a firm as a plain record: market, then all else.
struct Record {
    Mode mode;
    std::uint16_t tenure;
    float penetration, appeal, revenue, prospect;
    bool operator==(const Record&) const = default;
};
using Firm = std::map<std::uint16_t, Record>;

std::vector<Firm> firms_of(const Positions& positions) {
    std::vector<Firm> firms(positions.first.size() - 1);
    for (std::size_t row = 0; row < firms.size(); ++row)
        for (std::size_t at = positions.first[row]; at < positions.first[row + 1]; ++at)
            firms[row][positions.market[at]] = {positions.mode[at],        positions.tenure_quarters[at],
                                                positions.penetration[at], positions.appeal[at],
                                                positions.revenue[at],     positions.prospect[at]};
    return firms;
}

bool is_in_order(const Positions& positions) {
    for (std::size_t row = 0; row + 1 < positions.first.size(); ++row)
        for (std::size_t at = positions.first[row] + 1; at < positions.first[row + 1]; ++at)
            if (positions.market[at] <= positions.market[at - 1]) return false;
    return positions.first.back() == positions.count();
}

struct Change {
    PositionChanges changes;
    std::vector<Firm> expected;
};

/// Random ends and starts; the plain records are changed alongside.
Change random_change(const Positions& now, std::size_t markets, std::mt19937& random) {
    Change change{{}, firms_of(now)};
    const std::size_t firms = now.first.size() - 1;
    change.changes.start_quarter(now.count(), block_count(firms));
    for (std::size_t row = 0; row < firms; ++row) {
        const Firm before = change.expected[row];
        for (std::size_t at = now.first[row]; at < now.first[row + 1]; ++at)
            if (random() % 3 == 0) {
                change.changes.ends[at] = PositionEnd::ends;
                change.expected[row].erase(now.market[at]);
            } else if (random() % 3 == 0) {
                change.changes.ends[at] = PositionEnd::falls_back;
            }
        for (std::uint16_t market = 0; market < markets; ++market)
            if (!before.contains(market) && random() % 5 == 0) {
                const auto penetration = static_cast<float>(random() % 1000) / 1000;
                const auto appeal = static_cast<float>(random() % 1000);
                change.changes.starts_by_block[row / rows_per_block].push_back(
                    {static_cast<std::uint32_t>(row), market, Mode::exporting, penetration, appeal});
                change.expected[row][market] = {Mode::exporting, 0, penetration, appeal, 0, 0};
            }
    }
    return change;
}

/// What a quarter does to positions that last.
void live_on(Positions& positions, std::mt19937& random) {
    for (std::size_t at = 0; at < positions.count(); ++at) {
        ++positions.tenure_quarters[at];
        positions.revenue[at] = static_cast<float>(random() % 100000);
        positions.prospect[at] = -static_cast<float>(random() % 1000);
    }
}

std::size_t differences_over_quarters(std::size_t firms, std::size_t markets, int quarters, std::uint32_t seed) {
    std::mt19937 random(seed);
    Positions now = make_positions(firms), next;
    std::size_t differences = 0;
    for (int quarter = 0; quarter < quarters; ++quarter) {
        const Change change = random_change(now, markets, random);
        rebuild_positions(now, change.changes, next);
        std::swap(now, next);
        differences += firms_of(now) != change.expected || !is_in_order(now);
        live_on(now, random);
    }
    return differences;
}

}  // namespace

TEST_CASE("the table of positions follows plain records, over 12,000 random changes of few firms") {
    std::size_t differences = 0;
    for (std::uint32_t seed = 0; seed < 600; ++seed)
        differences += differences_over_quarters(1 + seed % 17, 1 + seed % 11, 20, seed);
    CHECK(differences == 0);
}

TEST_CASE("the table of positions follows plain records across many blocks") {
    CHECK(differences_over_quarters(3 * rows_per_block + 5, 6, 4, 1) == 0);
}

TEST_CASE("a position that is lost or moved is seen by the comparison with plain records") {
    std::mt19937 random(3);
    Positions now = make_positions(5), next;
    const Change change = random_change(now, 9, random);
    rebuild_positions(now, change.changes, next);
    REQUIRE(next.count() > 3);
    REQUIRE(firms_of(next) == change.expected);
    next.appeal[2] += 1;
    CHECK(firms_of(next) != change.expected);
    next.appeal[2] -= 1;
    std::swap(next.market[0], next.market[1]);
    CHECK_FALSE(is_in_order(next));
}

TEST_CASE("nothing changes in a table without ends and starts") {
    std::mt19937 random(4);
    Positions now = make_positions(40), next;
    rebuild_positions(now, random_change(now, 9, random).changes, next);
    PositionChanges none;
    none.start_quarter(next.count(), block_count(40));
    rebuild_positions(next, none, now);
    CHECK(firms_of(now) == firms_of(next));
    CHECK(now.first == next.first);
}

}  // namespace abroad

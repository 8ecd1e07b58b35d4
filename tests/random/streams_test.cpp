// Draws are functions of their fields alone: fields side by side, no two draws with one counter, batches equal single
// draws bit for bit.
#include "random/streams.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <tuple>
#include <vector>

#include "base/problems.hpp"
#include "helpers/catch.hpp"

using namespace abroad;

namespace {

Draw random_draw(std::mt19937_64& numbers) {
    // Half of the values are ends of their fields, so that neighbours of field borders meet.
    const auto value = [&numbers](std::uint32_t least, std::uint32_t largest) {
        const std::uint64_t word = numbers();
        if (word % 4 == 0) return least;
        if (word % 4 == 1) return largest;
        return static_cast<std::uint32_t>(least + (word >> 8) % (std::uint64_t{largest} - least + 1));
    };
    constexpr std::uint32_t largest_seat = 0xFFFFFFFF;
    return {static_cast<Purpose>(value(1, 60)),
            {value(0, largest_seat), static_cast<std::uint16_t>(value(0, largest_generation))},
            value(0, largest_step),
            {value(0, largest_seat), static_cast<std::uint16_t>(value(0, largest_generation))},
            value(0, largest_index)};
}

auto fields_of(const Draw& draw) {
    return std::tuple(draw.purpose, draw.who.seat, draw.who.generation, draw.step, draw.with.seat, draw.with.generation,
                      draw.index);
}

struct Columns {
    std::vector<std::uint32_t> seats, indices;
    std::vector<std::uint16_t> generations;
    std::vector<FirmId> with;
};

Columns random_columns(std::size_t length) {
    std::mt19937_64 numbers(length + 1);
    Columns columns;
    for (std::size_t i = 0; i < length; ++i) {
        const Draw draw = random_draw(numbers);
        columns.seats.push_back(draw.who.seat);
        columns.generations.push_back(draw.who.generation);
        columns.indices.push_back(draw.index);
        columns.with.push_back(draw.with);
    }
    return columns;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - 0.5) * (b[i] - 0.5);
    return sum * 12.0 / static_cast<double>(a.size());
}

}  // namespace

TEST_CASE("the fields of a draw stand where the model puts them") {
    static_assert(counter_of({Purpose::fit, {0xABCDEF01, 0x123}, 0x456, {0x98765432, 0x789}, 0xABCDE}) ==
                  PhiloxCounter{0x789ABCDE, 0x98765432, 0x12345602, 0xABCDEF01});
    CHECK(draw_key(0x123456789ABC, 0xDEF0) == DrawKey{0x9ABCDEF0, 0x12345678});
    CHECK(draw_key(1, 0) == DrawKey{0x10000, 0});
}

TEST_CASE("different draws have different counters") {
    std::mt19937_64 numbers(5);
    std::set<decltype(fields_of(Draw{}))> draws;
    std::set<PhiloxCounter> counters;
    for (int i = 0; i < 60'000; ++i) {
        const Draw draw = random_draw(numbers);
        draws.insert(fields_of(draw));
        counters.insert(counter_of(draw));
    }
    CHECK(draws.size() > 50'000);
    CHECK(counters.size() == draws.size());
}

TEST_CASE("a layout whose fields overlap is seen to give equal counters") {
    const auto overlapping = [](const Draw& draw) {
        PhiloxCounter counter = counter_of(draw);
        counter[2] =
            (std::uint32_t{draw.who.generation} << 19) | (draw.step << 8) | static_cast<std::uint32_t>(draw.purpose);
        return counter;
    };
    CHECK(overlapping({Purpose::fit, {7, 1}, 0}) == overlapping({Purpose::fit, {7, 0}, 2048}));
}

TEST_CASE("seeds and replications do not alias") {
    std::set<std::tuple<std::uint32_t, std::uint32_t>> keys;
    std::size_t count = 0;
    for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{0xFFFF},
                                     std::uint64_t{0x10000}, std::uint64_t{0x10001}, largest_seed - 1, largest_seed})
        for (const std::uint32_t replication : {0U, 1U, 2U, 255U, 256U, largest_replication - 1, largest_replication}) {
            const DrawKey key = draw_key(seed, replication);
            keys.emplace(key.high, key.low);
            ++count;
        }
    CHECK(keys.size() == count);
}

TEST_CASE("what does not fit into its field is refused, by name") {
    CHECK_THROWS_AS(draw_key(largest_seed + 1, 0), InternalError);
    CHECK_THROWS_AS(draw_key(1, largest_replication + 1), InternalError);
    CHECK_NOTHROW(check_draw_ranges({Purpose::fit, {0xFFFFFFFF, 4095}, 4095, {0xFFFFFFFF, 4095}, largest_index}));
    CHECK_THROWS_WITH(check_draw_ranges({Purpose::fit, {}, 4096}), "draw 'fit': step 4096 is larger than 4095");
    CHECK_THROWS_WITH(check_draw_ranges({Purpose::fit, {0, 4096}}), "draw 'fit': generation 4096 is larger than 4095");
    CHECK_THROWS_WITH(check_draw_ranges({Purpose::fit, {}, 0, {0, 4096}}),
                      "draw 'fit': generation of the partner 4096 is larger than 4095");
    CHECK_THROWS_WITH(check_draw_ranges({Purpose::fit, {}, 0, {}, 1048576}),
                      "draw 'fit': index 1048576 is larger than 1048575");
    CHECK_THROWS_AS(check_draw_ranges({static_cast<Purpose>(0), {}}), InternalError);
}

TEST_CASE("a uniform is never 0 or 1 and has the middle of its step") {
    static_assert(unit_float(0) == 0x1p-24F);
    static_assert(unit_float(0xFFFFFFFF) == 1.0F - 0x1p-24F);
    static_assert(unit_float(0x80000000) == 0.5F + 0x1p-24F);
    static_assert(unit_double(0, 0) == 0x1p-53);
    static_assert(unit_double(0xFFFFFFFF, 0xFFFFFFFF) == 1.0 - 0x1p-53);
    static_assert(unit_double(0x80000000, 0) == 0.5 + 0x1p-53);
    for (std::uint32_t step = 0; step < (1U << 23); step += 4099)
        CHECK(unit_float(step << 9) == (static_cast<float>(step) + 0.5F) * 0x1p-23F);
}

TEST_CASE("a uniform has the width of its purpose") {
    const DrawKey key = draw_key(3, 1);
    const Draw attention{Purpose::attention, {9, 2}, 40};
    const Draw founding{Purpose::founding, {9, 2}, 40, {}, 1024};
    CHECK(uniform(key, attention) == double{uniform_float(key, attention)});
    CHECK(uniform(key, founding) == uniform_double(key, founding));
    CHECK(uniform(key, founding) != double{unit_float(block_of(key, founding)[0])});
}

TEST_CASE("a batch of draws equals single draws bit for bit") {
    const DrawKey key = draw_key(123456789, 3);
    for (const std::size_t length : {0U, 1U, 2U, 7U, 8U, 9U, 15U, 16U, 17U, 40U, 1001U}) {
        const Columns columns = random_columns(length);
        std::vector<float> plain(length), indexed(length), paired(length), both(length);
        std::vector<double> doubles(length);
        const std::span<const std::uint32_t> seats = columns.seats;
        const std::span<const std::uint16_t> generations = columns.generations;
        uniform_floats(key, Purpose::attention, 17, seats, generations, plain);
        uniform_floats(key, Purpose::opinion, 18, seats, generations, columns.indices, indexed);
        uniform_floats(key, {Purpose::partnership, 19, seats, generations, {}, columns.with}, paired);
        uniform_floats(key, {Purpose::venture_agreement, 20, seats, generations, columns.indices, columns.with}, both);
        uniform_doubles(key, {Purpose::candidate, 4095, seats, generations, columns.indices, columns.with}, doubles);
        for (std::size_t i = 0; i < length; ++i) {
            const FirmId who{columns.seats[i], columns.generations[i]};
            const FirmId with = columns.with[i];
            const std::uint32_t index = columns.indices[i];
            REQUIRE(plain[i] == uniform_float(key, {Purpose::attention, who, 17}));
            REQUIRE(indexed[i] == uniform_float(key, {Purpose::opinion, who, 18, {}, index}));
            REQUIRE(paired[i] == uniform_float(key, {Purpose::partnership, who, 19, with}));
            REQUIRE(both[i] == uniform_float(key, {Purpose::venture_agreement, who, 20, with, index}));
            REQUIRE(doubles[i] == uniform_double(key, {Purpose::candidate, who, 4095, with, index}));
        }
    }
}

TEST_CASE("a batch refuses unequal columns, the wrong width and a step too large") {
    const Columns columns = random_columns(9);
    std::vector<float> floats(9), too_few(8);
    std::vector<double> doubles(9);
    const DrawKey key = draw_key(1, 0);
    const DrawBatch batch{Purpose::attention, 1, columns.seats, columns.generations};
    CHECK_THROWS_WITH(uniform_floats(key, batch, too_few), "draws 'attention': columns of unequal length");
    CHECK_THROWS_WITH(uniform_doubles(key, batch, doubles), "draws 'attention': the purpose has the other width");
    CHECK_THROWS_AS(uniform_floats(key, {Purpose::founding, 1, columns.seats, columns.generations}, floats),
                    InternalError);
    CHECK_THROWS_AS(uniform_floats(key, {Purpose::attention, 4096, columns.seats, columns.generations}, floats),
                    InternalError);
}

TEST_CASE("draws of neighbouring seats, steps, purposes, replications and seeds are uncorrelated") {
    constexpr std::size_t count = 40'000;
    const auto draws = [](std::uint64_t seed, std::uint32_t replication, Purpose purpose, std::uint32_t step,
                          std::uint32_t first_seat) {
        const DrawKey key = draw_key(seed, replication);
        std::vector<double> values(count);
        for (std::uint32_t i = 0; i < count; ++i) values[i] = uniform(key, {purpose, {first_seat + i, 0}, step});
        return values;
    };
    const double largest = 5.0 / std::sqrt(static_cast<double>(count));
    const std::vector<double> plain = draws(1, 0, Purpose::attention, 10, 0);
    CHECK(std::fabs(correlation(plain, draws(1, 0, Purpose::attention, 10, 1))) < largest);
    CHECK(std::fabs(correlation(plain, draws(1, 0, Purpose::attention, 11, 0))) < largest);
    CHECK(std::fabs(correlation(plain, draws(1, 0, Purpose::market_choice, 10, 0))) < largest);
    CHECK(std::fabs(correlation(plain, draws(1, 1, Purpose::attention, 10, 0))) < largest);
    CHECK(std::fabs(correlation(plain, draws(2, 0, Purpose::attention, 10, 0))) < largest);
    std::vector<double> slightly_shared = draws(1, 0, Purpose::attention, 11, 0);
    for (std::size_t i = 0; i < count; i += 20) slightly_shared[i] = plain[i];
    CHECK(std::fabs(correlation(plain, slightly_shared)) > largest);
}

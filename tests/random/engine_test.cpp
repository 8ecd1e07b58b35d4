// The engine for draws of several words, and Boost.Random's distributions through it.
#include "random/engine.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "base/problems.hpp"
#include "helpers/catch.hpp"
#include "random/draws.hpp"

using namespace abroad;

namespace {

const DrawKey key = draw_key(2024, 5);
const Draw draw{Purpose::founding, {17, 1}, 3, {}, 100};

PhiloxEngine engine_with(std::uint32_t indices_owned) {
    return PhiloxEngine(key, draw, indices_owned);
}

}  // namespace

TEST_CASE("an engine walks the words of its own draw, then those of the sub-indices it owns") {
    static_assert(std::uniform_random_bit_generator<PhiloxEngine>);
    PhiloxEngine engine = engine_with(3);
    for (std::uint32_t index = 100; index < 103; ++index) {
        Draw here = draw;
        here.index = index;
        const PhiloxBlock block = block_of(key, here);
        CHECK(engine() == ((std::uint64_t{block[0]} << 32) | block[1]));
        CHECK(engine() == ((std::uint64_t{block[2]} << 32) | block[3]));
    }
    CHECK_THROWS_WITH(engine(), "draw 'founding': more words asked for than its sub-indices hold, the last is 102");
}

TEST_CASE("an engine cannot own sub-indices that there are not") {
    Draw last = draw;
    last.index = largest_index;
    CHECK_NOTHROW(PhiloxEngine(key, last, 1));
    CHECK_THROWS_AS(PhiloxEngine(key, last, 2), InternalError);
    CHECK_THROWS_AS(PhiloxEngine(key, draw, 0), InternalError);
    CHECK_THROWS_AS(PhiloxEngine(key, {Purpose::founding, {}, 4096}, 1), InternalError);
}

TEST_CASE("integers, units, events and choices drawn by Boost.Random have their shares") {
    constexpr std::uint32_t count = 60'000;
    PhiloxEngine engine = engine_with(10 * count);
    std::array<double, 6> integers{};
    std::array<double, 3> choices{};
    double units = 0.0;
    double events = 0.0;
    const std::vector<double> weights{1.0, 0.0, 3.0};
    for (std::uint32_t i = 0; i < count; ++i) {
        integers.at(static_cast<std::size_t>(draw_integer(engine, -2, 3) + 2)) += 1.0;
        choices.at(draw_by_weight(engine, weights)) += 1.0;
        units += draw_unit(engine);
        events += draw_event(engine, 0.3) ? 1.0 : 0.0;
    }
    const double five_sigma = 5.0 * std::sqrt(static_cast<double>(count));
    for (const double hits : integers) CHECK(std::fabs(hits - count / 6.0) < five_sigma * std::sqrt(5.0 / 36.0));
    CHECK(choices[1] == 0.0);
    CHECK(std::fabs(choices[0] - count * 0.25) < five_sigma * std::sqrt(0.1875));
    CHECK(std::fabs(units - count * 0.5) < five_sigma * std::sqrt(1.0 / 12.0));
    CHECK(std::fabs(events - count * 0.3) < five_sigma * std::sqrt(0.21));
    CHECK(std::fabs(events - count * 0.32) > five_sigma * std::sqrt(0.21) / 2.0);
}

TEST_CASE("parameters that Boost.Random would turn into nonsense are refused") {
    PhiloxEngine engine = engine_with(4);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_WITH(draw_integer(engine, 5, 2), "no integer lies between 5 and 2");
    CHECK_THROWS_WITH(draw_event(engine, 1.5), "1.5 is not a probability");
    CHECK_THROWS_AS(draw_event(engine, nan), InternalError);
    CHECK_THROWS_AS(draw_by_weight(engine, std::vector<double>{}), InternalError);
    CHECK_THROWS_AS(draw_by_weight(engine, std::vector<double>{0.0, 0.0}), InternalError);
    CHECK_THROWS_WITH(draw_by_weight(engine, std::vector<double>{2.0, -1.0}), "-1 is not a weight");
    CHECK_THROWS_AS(draw_by_weight(engine, std::vector<double>{nan, 1.0}), InternalError);
    CHECK_THROWS_AS(draw_by_weight(engine, std::vector<double>{std::numeric_limits<double>::infinity()}),
                    InternalError);
    CHECK_FALSE(draw_event(engine, 0.0));
    CHECK(draw_event(engine, 1.0));
}

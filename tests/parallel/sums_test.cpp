#include "parallel/sums.hpp"

#include <cmath>

#include "base/problems.hpp"
#include "helpers/catch.hpp"
#include "helpers/threads.hpp"
#include "parallel/blocks.hpp"

namespace abroad {

TEST_CASE("a number of units is the nearest whole one, halves up") {
    CHECK(to_units(0.0, 4.0) == 0);
    CHECK(to_units(0.25, 4.0) == 1);
    CHECK(to_units(0.124, 4.0) == 0);
    CHECK(to_units(0.125, 4.0) == 1);
    CHECK(to_units(-0.125, 4.0) == 0);
    CHECK(to_units(-0.126, 4.0) == -1);
    CHECK(to_units(-0.375, 4.0) == -1);
    CHECK(to_units(1.0, units_per_one) == std::int64_t{1} << 32);
    CHECK(to_units(3.0, units_per_outside) == std::int64_t{3} << 36);
    CHECK(to_units(-1024.0, units_per_keur) == -(std::int64_t{1} << 30));
}

TEST_CASE("lanes of any number of workers add up to the same sums") {
    std::vector<std::int64_t> first;
    for (const std::size_t threads : std::initializer_list<std::size_t>{1, 2, 3, 7, 16}) {
        WorkerSums sums;
        std::vector<std::int64_t> result;
        with_threads(threads, [&] {
            sums.reset(5, worker_count());
            for_each_block(50 * rows_per_block, [&](const Block& block) {
                std::int64_t* const lane = sums.lane(block.worker);
                for (std::size_t row = block.begin; row < block.end; ++row)
                    lane[row % 5] += to_units(1.0 / (1.0 + static_cast<double>(row)), units_per_one);
            });
            sums.total(result, "test");
            return 0;
        });
        if (first.empty()) first = result;
        CHECK(result == first);
    }
    CHECK(first.size() == 5);
    CHECK(first[0] > first[1]);
}

TEST_CASE("sums begin at zero again after a reset") {
    WorkerSums sums;
    sums.reset(3, 2);
    sums.lane(1)[2] = 7;
    sums.reset(3, 2);
    std::vector<std::int64_t> result;
    sums.total(result, "test");
    CHECK(result == std::vector<std::int64_t>{0, 0, 0});
}

TEST_CASE("a term beyond its range is cut to it, and a sum with it reaches its limit") {
    CHECK(to_units(1e9, units_per_one) == largest_term);
    CHECK(to_units(1e300, units_per_one) == largest_term);
    CHECK(to_units(std::nan(""), 1.0) == largest_term);
    WorkerSums sums;
    sums.reset(1, 2);
    sums.lane(1)[0] = to_units(1e9, units_per_one);
    std::vector<std::int64_t> result;
    CHECK_THROWS_WITH(sums.total(result, "shares", largest_term), Catch::Contains("'shares' overflows"));
    sums.lane(1)[0] -= 1;
    CHECK_NOTHROW(sums.total(result, "shares", largest_term));
}

TEST_CASE("terms added one by one stop at an overflow too") {
    std::int64_t sum = 0;
    add_term(sum, 2.5, 4.0, "test");
    add_term(sum, -0.5, 4.0, "test");
    CHECK(sum == 8);
    const auto add = [&](double value) { add_term(sum, value, units_per_one, "appeal at home"); };
    CHECK_THROWS_WITH(add(1e300), Catch::Contains("'appeal at home' overflows"));
    CHECK_THROWS_AS(add(std::nan("")), InternalError);
    CHECK_THROWS_AS(
        [&] {
            for (int time = 0; time < 10; ++time) add(5e8);
        }(),
        ScenarioLimit);
}

TEST_CASE("an overflow of lanes is an error that names the sum") {
    const auto total_of = [](std::int64_t one, std::int64_t other) {
        WorkerSums sums;
        sums.reset(2, 2);
        sums.lane(0)[1] = one;
        sums.lane(1)[1] = other;
        std::vector<std::int64_t> result;
        sums.total(result, "appeals in a market");
        return result[1];
    };
    constexpr std::int64_t large = std::int64_t{1} << 60;
    CHECK(total_of(large, large - 1) == 2 * large - 1);
    CHECK_THROWS_AS(total_of(large, large), ScenarioLimit);
    CHECK(total_of(-large, large) == 0);
    CHECK_THROWS_WITH(total_of(4 * large, 1), Catch::Contains("'appeals in a market' overflows"));
    CHECK_THROWS_AS(total_of(-3 * large, -3 * large), ScenarioLimit);
}

}  // namespace abroad

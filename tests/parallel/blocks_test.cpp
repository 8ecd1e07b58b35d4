#include "parallel/blocks.hpp"

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include "helpers/catch.hpp"
#include "helpers/threads.hpp"

namespace abroad {

TEST_CASE("blocks cover every row once, on any number of threads") {
    for (const std::size_t threads : std::initializer_list<std::size_t>{1, 2, 5})
        for (const std::size_t rows : {std::size_t{0}, std::size_t{1}, rows_per_block - 1, rows_per_block,
                                       rows_per_block + 1, 13 * rows_per_block + 7}) {
            std::vector<int> visits(rows, 0);
            std::vector<int> of_block(block_count(rows), 0);
            with_threads(threads, [&] {
                for_each_block(rows, [&](const Block& block) {
                    ++of_block[block.index];
                    for (std::size_t row = block.begin; row < block.end; ++row) ++visits[row];
                });
                return 0;
            });
            CHECK(std::all_of(visits.begin(), visits.end(), [](int count) { return count == 1; }));
            CHECK(std::all_of(of_block.begin(), of_block.end(), [](int count) { return count == 1; }));
        }
}

TEST_CASE("no two threads are the same worker at one time") {
    std::vector<std::atomic<int>> at_work(7);
    std::atomic<int> clashes = 0;
    with_threads(7, [&] {
        for_each_block(200 * rows_per_block, [&](const Block& block) {
            if (at_work[block.worker]++ != 0) ++clashes;
            std::this_thread::yield();
            --at_work[block.worker];
        });
        return 0;
    });
    CHECK(clashes == 0);
}

TEST_CASE("tasks are called once each, and may themselves work on blocks") {
    std::vector<std::size_t> rows_of_task(20, 0);
    with_threads(3, [&] {
        for_each_task(rows_of_task.size(), [&](std::size_t task) {
            std::atomic<std::size_t> rows = 0;
            for_each_block(task * rows_per_block, [&](const Block& block) { rows += block.end - block.begin; });
            rows_of_task[task] += rows;
        });
        return 0;
    });
    for (std::size_t task = 0; task < rows_of_task.size(); ++task) CHECK(rows_of_task[task] == task * rows_per_block);
}

TEST_CASE("what a task throws reaches the caller") {
    const auto fail_in = [](std::size_t wanted) {
        for_each_block(5 * rows_per_block, [&](const Block& block) {
            if (block.index == wanted) throw std::runtime_error("of a block");
        });
    };
    CHECK_THROWS_AS(fail_in(3), std::runtime_error);
    CHECK_NOTHROW(fail_in(99));
}

TEST_CASE("a limit of one thread keeps the work on the caller's") {
    const ThreadLimit limit(1);
    std::vector<std::size_t> order;
    for_each_block(6 * rows_per_block, [&](const Block& block) { order.push_back(block.index); });
    CHECK(order.size() == 6);
}

}  // namespace abroad

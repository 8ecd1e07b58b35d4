// Law 1: the number of threads changes no result.
#include "helpers/threads.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <thread>

#include "helpers/catch.hpp"
#include "helpers/laws.hpp"
#include "parallel/blocks.hpp"
#include "parallel/sums.hpp"

namespace abroad {

namespace {

/// Work on one block by each of so many threads: all wait for the last to begin. False if one never came.
template <class Work>
bool all_at_once(std::size_t threads, Work&& work) {
    std::atomic<std::size_t> begun = 0;
    for_each_block(threads * rows_per_block, [&](const Block& block) {
        ++begun;
        for (int wait = 0; begun < threads && wait < 20000; ++wait)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        work(block);
    });
    return begun == threads;
}

/// A sum as it must not be done: of real numbers, each worker for itself.
double careless_sum(std::size_t threads, std::size_t blocks) {
    std::vector<double> lanes(worker_count(), 0.0);
    const auto add = [&](const Block& block) {
        for (std::size_t row = block.begin; row < block.end; ++row)
            lanes[block.worker] += row == 0 ? 1e16 : row < rows_per_block ? 0.0 : 1.0;
    };
    if (threads == 1)
        for_each_block(blocks * rows_per_block, add);
    else
        all_at_once(blocks, add);
    return std::accumulate(lanes.begin(), lanes.end(), 0.0);
}

}  // namespace

TEST_CASE("law 1, a test with so many threads really works on so many at one time") {
    for (const std::size_t threads : thread_counts) {
        std::size_t workers = 0;
        std::atomic<bool> known = true;
        const bool all = with_threads(threads, [&] {
            workers = worker_count();
            return all_at_once(threads, [&](const Block& block) {
                if (block.worker >= threads) known = false;
            });
        });
        CHECK(workers == threads);
        CHECK(known);
        CHECK(all);
    }
}

TEST_CASE("law 1, a careless sum of real numbers is caught by these threads") {
    const double one = with_threads(1, [] { return careless_sum(1, 7); });
    const double seven = with_threads(7, [] { return careless_sum(7, 7); });
    CHECK(one != seven);
}

TEST_CASE("law 1, one replication on 1, 2, 3, 7 and 16 threads has the same digest") {
    const LoadedScenario loaded = load_rich(many_blocks);
    const Results results = with_threads(1, [&] { return run_whole(loaded.scenario); });
    const std::string digest = logical_digest(results.document, loaded.resolved_yaml);
    for (const std::size_t threads : thread_counts) {
        INFO(threads << " threads");
        const Results other = with_threads(threads, [&] { return run_whole(loaded.scenario); });
        CHECK(logical_digest(other.document, loaded.resolved_yaml) == digest);
    }
}

TEST_CASE("law 1, five replications side by side on any number of threads have the same digest") {
    const LoadedScenario loaded = load_rich(everything_recorded);
    const std::vector<int> five = numbers_from_0(5);
    const std::string digest = with_threads(1, [&] { return digest_of(run_whole(loaded.scenario, five)); });
    for (const std::size_t threads : thread_counts) {
        INFO(threads << " threads");
        CHECK(with_threads(threads, [&] { return digest_of(run_whole(loaded.scenario, five)); }) == digest);
    }
}

TEST_CASE("law 1, the digest sees the last bit of one number") {
    const LoadedScenario loaded = load_rich();
    Results results = run_whole(loaded.scenario);
    const std::string digest = digest_of(results);
    std::get<std::vector<std::int64_t>>(results.document.groups.front().variables.back().data).back() ^= 1;
    CHECK(digest_of(results) != digest);
}

}  // namespace abroad

#include "parallel/blocks.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>

namespace abroad {

struct ThreadLimit::Hold {
    explicit Hold(std::size_t threads) : control(tbb::global_control::max_allowed_parallelism, threads) {}
    tbb::global_control control;
};

ThreadLimit::ThreadLimit(std::size_t threads) {
    if (threads > 0) hold_ = std::make_unique<Hold>(threads);
}

ThreadLimit::~ThreadLimit() = default;

std::size_t worker_count() {
    return static_cast<std::size_t>(std::max(1, tbb::this_task_arena::max_concurrency()));
}

namespace detail {

namespace {

Block block_of(std::size_t index, std::size_t rows, std::size_t worker) {
    const std::size_t begin = index * rows_per_block;
    return {index, begin, std::min(rows, begin + rows_per_block), worker};
}

std::size_t this_worker() {
    const int slot = tbb::this_task_arena::current_thread_index();
    return slot < 0 ? 0 : static_cast<std::size_t>(slot);
}

}  // namespace

void run_blocks(std::size_t rows, BlockCall call, void* task) {
    const std::size_t blocks = block_count(rows);
    if (blocks == 0) return;
    if (blocks == 1 || tbb::this_task_arena::max_concurrency() == 1) {
        for (std::size_t index = 0; index < blocks; ++index) call(task, block_of(index, rows, this_worker()));
        return;
    }
    // Isolated: a thread that waits here must not pick up another whole run and keep this one waiting for it.
    tbb::this_task_arena::isolate([&] {
        tbb::parallel_for(std::size_t{0}, blocks,
                          [&](std::size_t index) { call(task, block_of(index, rows, this_worker())); });
    });
}

void run_tasks(std::size_t count, TaskCall call, void* task) {
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, count, 1),
        [&](const tbb::blocked_range<std::size_t>& range) {
            for (std::size_t index = range.begin(); index != range.end(); ++index) call(task, index);
        },
        tbb::simple_partitioner{});
}

}  // namespace detail
}  // namespace abroad

// Runs a task on exactly so many threads, however many the machine has: an arena of its own with that many slots. A
// ThreadLimit alone never gives more threads than there are processors.
#pragma once

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/task_arena.h>

#include <cstddef>

namespace abroad {

/// What task() returns, computed with `threads` threads.
template <class Task>
auto with_threads(std::size_t threads, Task&& task) {
    const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism, threads);
    tbb::task_arena arena(static_cast<int>(threads));
    return arena.execute(task);
}

}  // namespace abroad

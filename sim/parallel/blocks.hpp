// The one door to threads. Rows are cut into blocks of a fixed size; a block is worked on by one thread and writes only
// its own rows, so neither the number of threads nor their timing can reach a result. Sums that cross blocks are sums
// of 64-bit integers, which have the same value in any order. What this leaves out: which library runs the blocks.
#pragma once

#include <cstddef>
#include <memory>
#include <type_traits>

namespace abroad {

/// Rows of one block; part of no result.
inline constexpr std::size_t rows_per_block = 1024;

/// Rows [begin, end) worked on by one thread; worker < worker_count(), never shared by two threads at one time.
struct Block {
    std::size_t index;
    std::size_t begin;
    std::size_t end;
    std::size_t worker;
};

constexpr std::size_t block_count(std::size_t rows) {
    return (rows + rows_per_block - 1) / rows_per_block;
}

/// Upper bound of Block::worker in the calling context.
std::size_t worker_count();

/// Keeps at most `threads` threads at work while it lives; 0 means all that the machine offers.
class ThreadLimit {
 public:
    explicit ThreadLimit(std::size_t threads);
    ~ThreadLimit();
    ThreadLimit(const ThreadLimit&) = delete;
    ThreadLimit& operator=(const ThreadLimit&) = delete;

 private:
    struct Hold;
    std::unique_ptr<Hold> hold_;
};

namespace detail {

using BlockCall = void (*)(void* task, const Block& block);
void run_blocks(std::size_t rows, BlockCall call, void* task);
using TaskCall = void (*)(void* task, std::size_t index);
void run_tasks(std::size_t count, TaskCall call, void* task);

}  // namespace detail

/// Calls task(block) for every block of `rows` rows, in parallel; an exception of a task reaches the caller.
template <class Task>
void for_each_block(std::size_t rows, Task&& task) {
    using Plain = std::remove_reference_t<Task>;
    detail::run_blocks(
        rows, [](void* held, const Block& block) { (*static_cast<Plain*>(held))(block); },
        const_cast<void*>(static_cast<const void*>(&task)));
}

/// Calls task(index) for index 0..count-1, in parallel, one index a piece of work: for whole runs.
template <class Task>
void for_each_task(std::size_t count, Task&& task) {
    using Plain = std::remove_reference_t<Task>;
    detail::run_tasks(
        count, [](void* held, std::size_t index) { (*static_cast<Plain*>(held))(index); },
        const_cast<void*>(static_cast<const void*>(&task)));
}

}  // namespace abroad

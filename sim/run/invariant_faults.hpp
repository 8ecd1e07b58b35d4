// The single looks of the invariants, each of which returns the first fault that it finds in words, or nothing, and the
// words that they share. Used by invariants*.cpp alone.
#pragma once

#include <algorithm>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parallel/blocks.hpp"
#include "run/invariants.hpp"

namespace abroad {

/// Who and what is wrong; empty if nothing is.
using Fault = std::string;

/// Calls look(block) for every block of `rows`, in parallel; the fault of the first block that has one.
template <class Look>
Fault first_fault(std::size_t rows, const Look& look) {
    std::vector<Fault> faults(block_count(rows));
    for_each_block(rows, [&](const Block& block) { faults[block.index] = look(block); });
    const auto found = std::find_if(faults.begin(), faults.end(), [](const Fault& fault) { return !fault.empty(); });
    return found == faults.end() ? Fault() : *found;
}

/// What a number promises; none is ever infinite or undefined.
enum class Promise { finite, not_negative, at_least_one, share };

struct NamedPromise {
    std::string_view name;
    Promise promise;
};

/// The promise of a name in a list; finite if it is not there.
constexpr Promise promise_of(std::string_view name, std::span<const NamedPromise> list) {
    for (const NamedPromise& one : list)
        if (one.name == name) return one.promise;
    return Promise::finite;
}

template <class Number>
constexpr bool keeps(Promise promise, Number number) {
    constexpr Number largest = std::numeric_limits<Number>::max();
    const Number least = promise == Promise::finite ? -largest : Number(promise == Promise::at_least_one);
    const Number most = promise == Promise::share ? Number(1) : largest;
    // Bitwise, so that loops over columns have no branch; false for what is no number.
    return (number >= least) & (number <= most);
}

/// Place of the first number from `begin` on that breaks the promise, or `end`.
template <class Number>
std::size_t first_broken(const std::vector<Number>& numbers, std::size_t begin, std::size_t end, Promise promise) {
    int broken = 0;
    for (std::size_t at = begin; at < end; ++at) broken |= !keeps(promise, numbers[at]);
    if (broken == 0) return end;
    while (keeps(promise, numbers[begin])) ++begin;
    return begin;
}

/// "share is 1.5, but must lie in [0, 1]".
Fault broken_promise(std::string_view name, double number, Promise promise);

/// "firm of seat 7, generation 2".
std::string name_of_firm(const Firms& firms, std::size_t row);

/// True if the firm, or research organisation, was there while the quarter's acts were done.
inline bool acted(const World& world, const QuarterOpening& opening, std::size_t row) {
    return opening.living[row] || world.firms.research_organisation[row];
}
inline bool is_present(const Firms& firms, std::size_t row) {
    return firms.living[row] || firms.research_organisation[row];
}

/// Places of the rows of a table in order of rows: 0 first, none falling, the last the number of entries.
Fault fault_in_places(std::string_view table, const std::vector<std::uint32_t>& first, std::size_t rows,
                      std::size_t entries);

// invariants_firms.cpp
Fault fault_in_firms(const World& world);
Fault fault_in_homes(const World& world);
Fault fault_in_positions(const World& world, const QuarterOpening& opening, const InvariantLimits& limits);
Fault fault_in_slots(const World& world);

// invariants_relations.cpp
Fault fault_in_ties(const World& world, const QuarterOpening& opening, const InvariantLimits& limits);
Fault fault_in_projects(const World& world);
Fault fault_in_ventures(const World& world);
Fault fault_in_pending(const World& world);

// invariants_managements.cpp
Fault fault_in_managements(const World& world, const InvariantLimits& limits);
Fault fault_in_links(const World& world, const InvariantLimits& limits);
Fault fault_in_members(const World& world, const QuarterOpening& opening);
Fault fault_in_markets(const World& world);

// invariants_funding.cpp
Fault fault_in_books(const World& world);
Fault fault_in_budgets(const World& world, const InvariantLimits& limits);

}  // namespace abroad

// Clocks and memory of this process for the benchmark, and what is said of several measurements of one thing. Time of
// all its threads on a processor is measured beside the time that passes: on a machine that others use too the two
// differ, and the first says more about the program.
#pragma once

#include <cstddef>
#include <vector>

namespace abroad::bench {

/// Seconds that passed and seconds that the threads of this process worked.
struct Seconds {
    double passed = 0;
    double worked = 0;
    Seconds operator-(const Seconds& earlier) const { return {passed - earlier.passed, worked - earlier.worked}; }
};

Seconds now();

/// Seconds that a call took.
template <class Call>
Seconds time_of(Call&& call) {
    const Seconds begin = now();
    call();
    return now() - begin;
}

double median(std::vector<double> values);
double largest(const std::vector<double>& values);
double smallest(const std::vector<double>& values);

/// Bytes of this process in memory.
std::size_t resident_bytes();

}  // namespace abroad::bench

// All problems of a scenario, gathered so that a user hears of them at once, in the order of the files, and never more
// than fit a screen or two. Reading goes on after a problem wherever the rest still has a meaning.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/problems.hpp"

namespace abroad {

class ProblemList {
 public:
    /// Most problems that are kept and most that are told.
    static constexpr std::size_t largest_kept_count = 2000;
    static constexpr std::size_t largest_told_count = 100;

    void add(Mark mark, std::string path, std::string what);
    bool empty() const { return problems_.empty(); }
    /// True if there is a problem of the value at this path, or of one below it.
    bool tells_of(std::string_view path) const;
    /// True when further problems are only counted: costly advice is not worth working out any more.
    bool is_full() const { return problems_.size() >= largest_told_count; }

    /// By file in the order given (other marks last), then by line and column; the last one tells how many were left
    /// out.
    std::vector<Problem> in_order(const std::vector<std::string>& files) const;

    /// Throws ScenarioError with in_order(files) unless empty.
    void throw_if_any(const std::vector<std::string>& files) const;

 private:
    std::vector<Problem> problems_;
    std::size_t left_out_ = 0;
};

}  // namespace abroad

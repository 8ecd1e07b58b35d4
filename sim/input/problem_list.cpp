#include "input/problem_list.hpp"

#include <algorithm>

namespace abroad {

void ProblemList::add(Mark mark, std::string path, std::string what) {
    if (problems_.size() < largest_kept_count)
        problems_.push_back({std::move(mark), std::move(path), std::move(what)});
    else
        ++left_out_;
}

bool ProblemList::tells_of(std::string_view path) const {
    return std::any_of(problems_.begin(), problems_.end(), [&](const Problem& problem) {
        const std::string_view told = problem.path;
        return told.starts_with(path) && (told.size() == path.size() || told[path.size()] == '.');
    });
}

std::vector<Problem> ProblemList::in_order(const std::vector<std::string>& files) const {
    std::vector<Problem> sorted = problems_;
    const auto rank = [&](const Problem& problem) {
        return std::find(files.begin(), files.end(), problem.mark.file) - files.begin();
    };
    std::stable_sort(sorted.begin(), sorted.end(), [&](const Problem& a, const Problem& b) {
        const auto rank_a = rank(a), rank_b = rank(b);
        if (rank_a != rank_b) return rank_a < rank_b;
        return a.mark.line != b.mark.line ? a.mark.line < b.mark.line : a.mark.column < b.mark.column;
    });
    std::size_t left_out = left_out_;
    if (sorted.size() > largest_told_count) {
        left_out += sorted.size() - largest_told_count;
        sorted.resize(largest_told_count);
    }
    if (left_out > 0) {
        Mark mark{sorted.back().mark.file, 0, 0};
        sorted.push_back({mark, "", "and " + std::to_string(left_out) + " more problems, not shown"});
    }
    return sorted;
}

void ProblemList::throw_if_any(const std::vector<std::string>& files) const {
    if (!empty()) throw ScenarioError(in_order(files));
}

}  // namespace abroad

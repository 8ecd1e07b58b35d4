#include "base/nearest_name.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace abroad {

namespace {

std::size_t length_gap(std::string_view a, std::string_view b) {
    return a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
}

/// Rows of the table of distances between the beginnings of both words; only three are needed at a time.
struct Rows {
    std::vector<std::size_t> before_last, last, now;
};

std::size_t cell(const Rows& rows, std::string_view from, std::string_view to, std::size_t i, std::size_t j) {
    const bool same = from[i - 1] == to[j - 1];
    std::size_t best = std::min({rows.last[j] + 1, rows.now[j - 1] + 1, rows.last[j - 1] + (same ? 0 : 1)});
    const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
    if (swapped) best = std::min(best, rows.before_last[j - 2] + 1);
    return best;
}

}  // namespace

std::size_t edit_distance(std::string_view from, std::string_view to, std::size_t limit) {
    if (length_gap(from, to) > limit) return limit + 1;
    Rows rows;
    rows.now.resize(to.size() + 1);
    for (std::size_t j = 0; j <= to.size(); ++j) rows.now[j] = j;
    rows.before_last = rows.last = rows.now;
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::swap(rows.before_last, rows.last);
        std::swap(rows.last, rows.now);
        rows.now[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) rows.now[j] = cell(rows, from, to, i, j);
        if (*std::min_element(rows.now.begin(), rows.now.end()) > limit) return limit + 1;
    }
    return std::min(rows.now.back(), limit + 1);
}

std::optional<std::string> nearest_name(std::string_view name, std::span<const std::string> known) {
    constexpr std::size_t longest_name = 200;
    if (name.size() < 2 || name.size() > longest_name) return std::nullopt;
    std::size_t limit = std::clamp<std::size_t>(name.size() / 3, 1, 4);
    std::optional<std::string> best;
    for (const auto& candidate : known) {
        const std::size_t distance = edit_distance(name, candidate, limit);
        if (distance > limit) continue;
        best = candidate;
        if (distance == 0) break;
        limit = distance - 1;
    }
    return best;
}

}  // namespace abroad

// "Did you mean ...?": the known name nearest to a misspelt one, by the count of letters put in, left out, changed or
// swapped with a neighbour. Says nothing when no name is near enough to be worth the reader's time.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace abroad {

/// Fewest insertions, deletions, changes and swaps of neighbours that turn one word into the other
/// (Damerau-Levenshtein, no letter touched twice). Returns limit + 1 as soon as it must be larger than limit.
std::size_t edit_distance(std::string_view from, std::string_view to, std::size_t limit = 64);

/// The nearest of `known`, the first of equals, if at most a third of the letters (but at least one, at most four)
/// differ.
std::optional<std::string> nearest_name(std::string_view name, std::span<const std::string> known);

}  // namespace abroad

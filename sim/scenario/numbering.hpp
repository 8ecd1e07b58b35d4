// Numbers of named things: given by the scenario, or the lowest free one in the bytewise order of names. They stand in
// random draws, so that adding a thing with a number of its own changes no draw of the others (MODEL section 1).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace abroad {

/// A thing, its number, and where it stands in the scenario's list.
struct Numbered {
    std::uint32_t number;
    std::size_t place;
};

/// The things by number. Two equal numbers are for the checks to refuse.
template <class Entity>
std::vector<Numbered> by_number(const std::vector<Entity>& entities);

/// Number of each thing, in the order given.
std::vector<std::uint32_t> numbers_of(const std::vector<std::string>& names,
                                      const std::vector<std::optional<int>>& given);

std::vector<Numbered> sorted_by_number(const std::vector<std::uint32_t>& numbers);

template <class Entity>
std::vector<Numbered> by_number(const std::vector<Entity>& entities) {
    std::vector<std::string> names;
    std::vector<std::optional<int>> given;
    for (const Entity& entity : entities) {
        names.push_back(entity.name);
        given.push_back(entity.number);
    }
    return sorted_by_number(numbers_of(names, given));
}

}  // namespace abroad

// What all checks of a scenario tell problems with: the place of a value by its path, references to names in lists,
// numbers given twice. What is checked stands in checks.cpp and checks_funding.cpp.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/scenario_tree.hpp"

namespace abroad {

/// Reports problems with the place of the value at a path. A value that was refused already is not judged again.
struct Reporter {
    const ScenarioTree& tree;
    ProblemList& problems;
    void operator()(const std::string& path, const std::string& what) const {
        if (!problems.tells_of(path)) problems.add(tree.mark_of(path), path, what);
    }
};

template <class Entity>
std::vector<std::string> names_of(const std::vector<Entity>& entities) {
    std::vector<std::string> names;
    for (const Entity& entity : entities) names.push_back(entity.name);
    return names;
}

/// Reports a name that is not among those of the list; if the list was refused as a whole there is nothing to say.
void check_reference(const std::string& name, const std::vector<std::string>& names, std::string_view list,
                     const std::string& path, const Reporter& report);

/// Reports `low` above `high`, which is the value of the key `other`.
void check_order(double low, double high, const std::string& path, const std::string& other, const Reporter& report);

/// Reports a number that another thing of the list has already.
void report_taken_number(std::string_view list, const std::string& name, int number, const std::string& owner,
                         const Reporter& report);

template <class Entity>
void check_numbers(const std::vector<Entity>& entities, std::string_view list, const Reporter& report) {
    std::map<int, std::string> taken;
    for (const Entity& entity : entities) {
        if (!entity.number) continue;
        const auto [place, is_new] = taken.emplace(*entity.number, entity.name);
        if (!is_new) report_taken_number(list, entity.name, *entity.number, place->second, report);
    }
}

}  // namespace abroad

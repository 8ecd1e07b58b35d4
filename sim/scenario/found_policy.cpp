#include "scenario/found_policy.hpp"

#include <algorithm>

#include "scenario/numbering.hpp"

namespace abroad {

namespace {

/// Number of each thing, in the order of the list.
template <class Entity>
std::vector<std::uint32_t> numbers_in_order(const std::vector<Entity>& entities) {
    std::vector<std::string> names;
    std::vector<std::optional<int>> given;
    for (const Entity& entity : entities) {
        names.push_back(entity.name);
        given.push_back(entity.number);
    }
    return numbers_of(names, given);
}

/// Policies act only after the burn-in, whatever the year of a call.
std::pair<int, int> call_of(const Scenario& scenario, const InstrumentData& data) {
    const int begin = burn_in_steps(scenario.run);
    return {std::max(begin, step_of_year(scenario.run, data.start_year)), step_of_year(scenario.run, data.end_year)};
}

}  // namespace

Policy policy_of(const Scenario& scenario, const World& world) {
    std::vector<std::pair<int, int>> calls;
    for (const InstrumentData& data : scenario.instruments) calls.push_back(call_of(scenario, data));
    std::vector<std::uint8_t> has_clusters(world.markets.count(), 0);
    for (const std::uint16_t country : world.clusters.country) has_clusters[country] = 1;
    return make_policy({scenario.instruments, numbers_in_order(scenario.instruments), std::move(calls),
                        scenario.budget_lines, numbers_in_order(scenario.budget_lines), scenario.funding,
                        scenario.record.size_bounds_employees, world.markets.name, world.sectors.name,
                        std::move(has_clusters)});
}

}  // namespace abroad

// A sound world with every kind of cooperation after a quarter, to plant faults in, and what the invariants say of
// them. Made once a test program.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "base/problems.hpp"
#include "helpers/catch.hpp"
#include "run/invariants.hpp"
#include "run/simulation.hpp"
#include "scenario/scenario_file.hpp"

namespace abroad {

/// Every kind of cooperation, and research organisations.
inline LoadedScenario everything() {
    const std::vector<std::string> settings{"run.burn_in_years=20",
                                            "cooperation.product_development_probability=0.3",
                                            "cooperation.licence_search_probability_per_quarter=0.02",
                                            "switch.technology_scouting=true",
                                            "cooperation.research_organisations_per_cluster_count=1",
                                            "management.contact_probability_per_quarter=0.2",
                                            "joint_venture.partner_books=true"};
    return load_scenario(std::string(ABROAD_SOURCE_DIR) + "/scenarios/worlds/europe.yaml", settings);
}

/// A world after a quarter, what it was like before, and what the scenario allows.
struct SoundWorld {
    World world;
    QuarterOpening opening;
    InvariantLimits limits;
};

inline const SoundWorld& sound() {
    static const SoundWorld specimen = [] {
        const LoadedScenario loaded = everything();
        Simulation simulation(loaded.scenario, 0);
        SoundWorld made;
        while (simulation.world().step < 95) simulation.step();
        made.opening.take(simulation.world());
        simulation.step();
        made.world = simulation.world();
        made.limits = limits_of(simulation.parameters());
        return made;
    }();
    return specimen;
}

inline std::string fault_of(const World& world) {
    try {
        check_stocks(world, sound().opening);
        check_invariants(world, sound().opening, sound().limits);
    } catch (const InternalError& error) {
        return error.what();
    }
    return "";
}

inline std::string firm_of(const World& world, std::size_t row) {
    return "firm of seat " + std::to_string(world.firms.seat[row]) + ", generation " +
           std::to_string(world.firms.generation[row]);
}

/// Damages a copy of the sound world; the damage returns who is named. True if the message names the step, who and
/// what.
inline bool is_caught(const std::string& what, const std::function<std::string(World&)>& damage) {
    World world = sound().world;
    const std::string who = damage(world);
    const std::string message = fault_of(world);
    UNSCOPED_INFO(message);
    const auto says = [&](const std::string& words) { return message.find(words) != std::string::npos; };
    return message.find("invariant broken after step 95: ") == 0 && says(who) && says(what);
}

/// The first row for which `fits` holds.
inline std::uint32_t row_where(const World& world, const std::function<bool(std::uint32_t)>& fits) {
    std::uint32_t row = 0;
    while (row < world.firms.count() && !fits(row)) ++row;
    REQUIRE(row < world.firms.count());
    return row;
}

inline std::uint32_t exporter(const World& world, std::uint32_t positions = 1) {
    return row_where(world, [&](std::uint32_t row) {
        return world.firms.living[row] && sound().opening.living[row] &&
               world.positions.first[row + 1] - world.positions.first[row] >= positions;
    });
}

/// Place of the first tie of a living firm.
inline std::uint32_t first_tie(const World& world, std::uint32_t& row) {
    row = row_where(world, [&](std::uint32_t one) {
        return world.firms.living[one] && world.ties.first[one + 1] > world.ties.first[one];
    });
    return world.ties.first[row];
}

inline constexpr float nan_float = std::numeric_limits<float>::quiet_NaN();
inline constexpr float infinite_float = std::numeric_limits<float>::infinity();

}  // namespace abroad

// Promises that every world keeps at the end of every quarter, whatever the scenario: no number infinite or undefined,
// shares and trust in [0, 1], tables that say the same of one thing, law 6, books of public money that come out to the
// cent, and law 7, closing = opening + started - ended. A broken one is a fault of the program, never of the user, and
// stops the run with an InternalError that says after which step, of whom, and what. Left out: draws per decision,
// which cannot overrun: a draw is one block of a counter of its own, and an engine that walks over several refuses to
// leave those it was given (random/streams.hpp, random/engine.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/money.hpp"
#include "modes/modes.hpp"
#include "policy/policy.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

namespace abroad {

/// How often Simulation looks at the whole world unless told otherwise; stocks are counted every quarter. At this rate
/// the checks cost a few percent of a run.
inline constexpr int usual_check_quarters = 8;

/// The same for the program itself: never, but in builds for debugging.
#ifdef ABROAD_INVARIANTS
inline constexpr int program_check_quarters = usual_check_quarters;
#else
inline constexpr int program_check_quarters = 0;
#endif

/// What the world was like when the quarter began.
struct QuarterOpening {
    std::vector<std::uint8_t> living;
    std::vector<std::uint32_t> first_position;
    std::size_t projects = 0;
    /// Those whose owner was living.
    std::size_t ventures = 0;
    void take(const World& world);
    /// Those of firms that had closed before count no longer.
    int positions_of(std::size_t row) const {
        return living[row] * static_cast<int>(first_position[row + 1] - first_position[row]);
    }
};

/// Budget of a line in a year in which one of its calls is open.
struct BudgetLimit {
    int start_step = 0;
    int end_step = 0;
    Cents per_year = 0;
};

/// What the parameters in force, and the policy, allow.
struct InvariantLimits {
    std::array<float, mode_places> reach{};
    std::size_t largest_ties_count = 0;
    int highest_service_level_count = 0;
    double network_trust = 0;
    double partnership_trust = 0;
    std::vector<BudgetLimit> budgets;
};

InvariantLimits limits_of(const Parameters& parameters, const Policy& policy = {});

/// Law 7, firm by firm for firms, exporters and positions, and in all for projects and ventures. `world` is as it is
/// after the quarter, its step counted on. Throws InternalError.
void check_stocks(const World& world, const QuarterOpening& opening);

/// Everything else. Throws InternalError.
void check_invariants(const World& world, const QuarterOpening& opening, const InvariantLimits& limits);

}  // namespace abroad

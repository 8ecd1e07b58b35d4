// Phase 1, environment: economies grow relative to each other and scheduled shocks hit them, both only after the
// burn-in (MODEL section 2, Growth, shocks, convergence). Crises of demand abroad are what the scenario of that name
// uses. Leaves out the converging of sectors.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "base/ids.hpp"
#include "base/named_code.hpp"
#include "world/markets.hpp"

namespace abroad {

enum class ShockKind { demand, trade_cost, wage, exchange_rate };

template <>
struct NamesOf<ShockKind> {
    static constexpr std::array<NamedCode<ShockKind>, 4> values{{{ShockKind::demand, "demand"},
                                                                 {ShockKind::trade_cost, "trade_cost"},
                                                                 {ShockKind::wage, "wage"},
                                                                 {ShockKind::exchange_rate, "exchange_rate"}}};
};

/// A shock of one market (or all, if `market` is none), in force in steps [first_step, end_step).
struct Shock {
    MarketRow market;
    ShockKind kind = ShockKind::demand;
    double factor = 1;
    int first_step = 0;
    int end_step = 0;
};

/// The product of the shocks in force at `step`, by market.
MarketShocks shocks_at(std::span<const Shock> shocks, int step, std::size_t markets);

/// True if the environment of `step` may differ from that of the quarter before.
bool environment_changes(const Markets& markets, std::span<const Shock> shocks, int step, int burn_in_steps);

}  // namespace abroad

#include "phases/environment.hpp"

#include <algorithm>

namespace abroad {

namespace {

void apply(const Shock& shock, std::size_t market, MarketShocks& factors) {
    const bool all_spending = shock.kind == ShockKind::demand || shock.kind == ShockKind::exchange_rate;
    const bool all_wages = shock.kind == ShockKind::wage || shock.kind == ShockKind::exchange_rate;
    if (all_spending) factors.demand[market] *= shock.factor;
    if (all_wages) factors.wage[market] *= shock.factor;
    if (shock.kind == ShockKind::trade_cost) factors.trade_cost[market] *= shock.factor;
}

}  // namespace

MarketShocks shocks_at(std::span<const Shock> shocks, int step, std::size_t markets) {
    MarketShocks factors = no_shocks(markets);
    for (const Shock& shock : shocks) {
        if (step < shock.first_step || step >= shock.end_step) continue;
        for (std::size_t market = 0; market < markets; ++market)
            if (shock.market.is_none() || shock.market.value() == market) apply(shock, market, factors);
    }
    return factors;
}

bool environment_changes(const Markets& markets, std::span<const Shock> shocks, int step, int burn_in_steps) {
    if (step < burn_in_steps) return false;
    const bool grows = std::any_of(markets.growth_per_year.begin(), markets.growth_per_year.end(),
                                   [](double rate) { return rate != 0; });
    return grows || std::any_of(shocks.begin(), shocks.end(),
                                [&](const Shock& shock) { return step == shock.first_step || step == shock.end_step; });
}

}  // namespace abroad

#include "phases/acts.hpp"

#include "base/problems.hpp"
#include "random/draws.hpp"

namespace abroad {

namespace {

/// The index of an appeal draw is 1024 * number of the entry + market.
constexpr std::uint32_t markets_per_entry = 1024;
constexpr std::uint8_t most_entries = 255;

/// The part of appeal that shows only after entry; the same in a twin that enters a quarter later.
float hidden_appeal(const ActInputs& in, const Firms& firms, const EntryPlan& plan, std::uint32_t entry) {
    const auto sd = static_cast<float>(in.market.appeal_log_sd);
    const std::uint32_t index = markets_per_entry * entry + in.markets.number[plan.market];
    const float u = uniform_float(in.key, {Purpose::appeal, firms.id(plan.row), 0, {}, index});
    return lognormal_from_uniform(u, -sd * sd / 2, sd);
}

}  // namespace

void enter_markets(const ActInputs& inputs, std::span<const EntryPlan> plans, Firms& firms,
                   std::vector<NewPosition>& starts) {
    for (const EntryPlan& plan : plans) {
        std::uint8_t& entries = firms.entries_count[plan.row * firms.markets + plan.market];
        const float appeal = plan.known_appeal * hidden_appeal(inputs, firms, plan, entries);
        if (entries == most_entries) throw InternalError("a firm entered one market more than 255 times");
        ++entries;
        firms.cash_keur[plan.row] -= static_cast<double>(plan.cost_keur);
        starts.push_back(
            {plan.row, plan.market, Mode::exporting, static_cast<float>(inputs.exporting.entry_penetration), appeal});
    }
}

}  // namespace abroad

#include "phases/acts.hpp"

#include <algorithm>

#include "base/problems.hpp"
#include "random/draws.hpp"

namespace abroad {

namespace {

/// The index of an appeal draw is 1024 * number of the entry + market.
constexpr std::uint32_t markets_per_entry = 1024;
constexpr std::uint8_t most_entries = 255;

/// The part of appeal that shows only after entry, of each plan; the same in a twin that enters a quarter later.
std::vector<float> hidden_appeals(const ActInputs& in, std::span<const EntryPlan> plans, const Firms& firms) {
    std::vector<std::uint32_t> seats, indices;
    std::vector<std::uint16_t> generations;
    for (const EntryPlan& plan : plans) {
        const std::uint32_t entry = firms.entries_count[plan.row * firms.markets + plan.market];
        seats.push_back(firms.seat[plan.row]);
        generations.push_back(firms.generation[plan.row]);
        indices.push_back(markets_per_entry * entry + in.markets.number[plan.market]);
    }
    std::vector<float> appeals(plans.size());
    uniform_floats(in.key, Purpose::appeal, 0, seats, generations, indices, appeals);
    const auto sd = static_cast<float>(in.market.appeal_log_sd);
    for (float& appeal : appeals) appeal = lognormal_from_uniform(appeal, -sd * sd / 2, sd);
    return appeals;
}

}  // namespace

void enter_markets(const ActInputs& inputs, std::span<const EntryPlan> plans, Firms& firms,
                   std::vector<NewPosition>& starts) {
    const std::vector<float> hidden = hidden_appeals(inputs, plans, firms);
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const EntryPlan& plan = plans[i];
        std::uint8_t& entries = firms.entries_count[plan.row * firms.markets + plan.market];
        if (entries == most_entries) throw InternalError("a firm entered one market more than 255 times");
        ++entries;
        firms.cash_keur[plan.row] -= static_cast<double>(plan.cost_keur);
        starts.push_back({plan.row, plan.market, Mode::exporting,
                          static_cast<float>(inputs.exporting.entry_penetration), plan.known_appeal * hidden[i],
                          plan.funding});
    }
}

void fall_back(const ModeTables& modes, double venture_penetration_kept, const Block& block,
               const std::vector<PositionEnd>& ends, Positions& positions) {
    for (std::size_t at = positions.first[block.begin]; at < positions.first[block.end]; ++at) {
        if (ends[at] != PositionEnd::falls_back) continue;
        const bool venture = modes[positions.mode[at]].needs_partner;
        const float kept = venture ? static_cast<float>(venture_penetration_kept) : 1.0F;
        positions.mode[at] = Mode::exporting;
        positions.penetration[at] = std::min(positions.penetration[at] * kept, modes[Mode::exporting].reach);
        positions.tenure_quarters[at] = 1;
        positions.prospect[at] = 0;
    }
}

void change_modes(const ModeTables& modes, std::span<const ModePlan> plans, Firms& firms, Positions& positions,
                  std::vector<Event>& events) {
    for (const ModePlan& plan : plans) {
        if (modes[plan.mode].needs_partner) continue;
        firms.cash_keur[plan.row] -= plan.cost_keur;
        positions.mode[plan.position] = plan.mode;
        positions.penetration[plan.position] = std::min(positions.penetration[plan.position], modes[plan.mode].reach);
        positions.tenure_quarters[plan.position] = 1;
        positions.prospect[plan.position] = 0;
        events.push_back({plan.row, EventKind::change_of_mode, plan.market, plan.reason, false,
                          static_cast<float>(plan.score), static_cast<std::uint8_t>(plan.mode), plan.reason_keur});
    }
}

}  // namespace abroad

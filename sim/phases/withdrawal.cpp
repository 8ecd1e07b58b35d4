#include "phases/withdrawal.hpp"

#include <algorithm>
#include <array>

#include "base/period.hpp"
#include "base/vector_math.hpp"

namespace abroad {

namespace {

constexpr std::size_t batch_size = 256;

/// Positions of a few firms side by side, with what their firms and markets say about them.
struct Batch {
    template <class T>
    using Column = std::array<T, batch_size>;
    std::size_t count = 0;
    Column<std::uint32_t> position, row, seat, market_number;
    Column<std::uint16_t> generation;
    Column<float> revenue, penetration, prospect, tenure, patience, employees, experience;
    Column<float> elasticity, fixed_cost, reach, growth, impact, share, custom_loss, uniform, hazard;
};

/// How far custom is lost as in export: less by the established, not at all in ventures.
float custom_loss(const WithdrawalParameters& withdrawal, const ModeTable& mode) {
    if (!mode.loses_custom) return 0.0F;
    return mode.after_withdrawal == AfterWithdrawal::export_position
               ? static_cast<float>(withdrawal.established_mode_factor)
               : 1.0F;
}

void gather(const WithdrawalInputs& in, const Positions& positions, std::size_t row, std::size_t at, Batch& batch) {
    const std::size_t i = batch.count++;
    const Firms& firms = in.firms;
    const std::size_t market = positions.market[at];
    const ModeTable& mode = in.modes[positions.mode[at]];
    batch.position[i] = static_cast<std::uint32_t>(at);
    batch.row[i] = static_cast<std::uint32_t>(row);
    batch.seat[i] = firms.seat[row];
    batch.generation[i] = firms.generation[row];
    batch.market_number[i] = in.markets.number[market];
    batch.revenue[i] = positions.revenue[at];
    batch.penetration[i] = positions.penetration[at];
    batch.prospect[i] = positions.prospect[at];
    batch.tenure[i] = static_cast<float>(positions.tenure_quarters[at]);
    batch.patience[i] = firms.patience_years[row];
    batch.employees[i] = firms.employees[row];
    batch.experience[i] = firms.experience[row * firms.markets + market];
    batch.elasticity[i] = static_cast<float>(in.sectors.substitution_elasticity[firms.sector[row]]);
    batch.fixed_cost[i] = mode.fixed_cost_keur_per_year(firms.country[row], market);
    batch.reach[i] = mode.reach;
    const float impact = in.support.impact(in.support.row_of(firms.cluster[row], firms.country[row]), market);
    batch.growth[i] = mode.penetration_growth_per_year * (1.0F + static_cast<float>(in.penetration_gain) * impact);
    batch.impact[i] = impact;
    batch.share[i] = mode.owner_share;
    batch.custom_loss[i] = custom_loss(in.withdrawal, mode);
}

/// Numbers of the rule in the precision of the columns.
struct Constants {
    explicit Constants(const WithdrawalInputs& in)
        : smallest(static_cast<float>(in.market.smallest_costed_employees_count)),
          reference(static_cast<float>(in.efficiency.reference_employees_count)),
          cost_exponent(static_cast<float>(in.market.cost_size_exponent)),
          base_exponent(static_cast<float>(-in.withdrawal.size_exponent)),
          look_ahead(static_cast<float>(in.withdrawal.look_ahead_share_of_patience)),
          smoothing(static_cast<float>(in.withdrawal.profit_smoothing_per_year * years_per_step)),
          new_hazard(static_cast<float>(in.withdrawal.new_position_hazard_per_year)),
          protection(static_cast<float>(in.withdrawal.management_protection_share)),
          base_hazard(static_cast<float>(in.withdrawal.base_hazard_per_year)),
          loss_hazard(static_cast<float>(in.withdrawal.loss_hazard_per_year)),
          largest_loss(static_cast<float>(in.withdrawal.largest_loss_ratio)) {}
    float smallest, reference, cost_exponent, base_exponent, look_ahead, smoothing;
    float new_hazard, protection, base_hazard, loss_hazard, largest_loss;
};

/// Prospects and hazards of all positions of the batch, in one loop without branches.
void judge(const Constants& c, Batch& b) {
    for (std::size_t i = 0; i < b.count; ++i) {
        const float ln_size = log(std::max(b.employees[i], c.smallest) / c.reference);
        const float cost = b.fixed_cost[i] * exp(c.cost_exponent * ln_size);
        const float at_reach = b.reach[i] / b.penetration[i] - 1.0F;
        const float decay = exp(-b.growth[i] * c.look_ahead * b.patience[i]);
        const float ahead = at_reach > 0.0F ? b.reach[i] / (1.0F + at_reach * decay) : b.reach[i];
        const float foreseen = b.share[i] * (b.revenue[i] / b.elasticity[i] * ahead / b.penetration[i] - cost);
        const float smoothed = b.prospect[i] + c.smoothing * (foreseen - b.prospect[i]);
        b.prospect[i] = b.tenure[i] <= 1.0F ? foreseen : smoothed;
        const float unknown = 1.0F - b.experience[i];
        const float loss = cost > 0.0F ? std::min(c.largest_loss, -b.prospect[i] / cost) : c.largest_loss;
        const float newness = c.new_hazard * unknown * unknown * (1.0F - c.protection * b.impact[i]);
        const float custom = newness + c.base_hazard * exp(c.base_exponent * ln_size);
        b.hazard[i] = custom * b.custom_loss[i] + (b.prospect[i] < 0.0F ? c.loss_hazard * loss : 0.0F);
    }
}

void settle(const WithdrawalInputs& in, const Constants& constants, Batch& batch, Positions& positions,
            std::vector<PositionEnd>& ends, std::vector<Event>& events) {
    judge(constants, batch);
    const auto first = [&](const auto& column) { return std::span(column.data(), batch.count); };
    uniform_floats(in.key, Purpose::withdrawal, static_cast<std::uint32_t>(in.step), first(batch.seat),
                   first(batch.generation), first(batch.market_number), std::span(batch.uniform.data(), batch.count));
    for (std::size_t i = 0; i < batch.count; ++i)
        batch.hazard[i] = 1.0F - exp(-batch.hazard[i] * static_cast<float>(years_per_step));
    for (std::size_t i = 0; i < batch.count; ++i) {
        positions.prospect[batch.position[i]] = batch.prospect[i];
        if (batch.uniform[i] >= batch.hazard[i]) continue;
        const Mode mode = positions.mode[batch.position[i]];
        const bool falls_back = in.modes[mode].after_withdrawal == AfterWithdrawal::export_position;
        ends[batch.position[i]] = falls_back ? PositionEnd::falls_back : PositionEnd::ends;
        events.push_back({batch.row[i], falls_back ? EventKind::fell_back : EventKind::withdrawal,
                          positions.market[batch.position[i]], 0, false, batch.prospect[i],
                          static_cast<std::uint8_t>(mode)});
    }
    batch.count = 0;
}

}  // namespace

void withdraw(const WithdrawalInputs& inputs, const Block& block, Positions& positions, std::vector<PositionEnd>& ends,
              std::vector<Event>& events) {
    const Constants constants(inputs);
    Batch batch;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        for (std::size_t at = positions.first[row]; at < positions.first[row + 1]; ++at) {
            if (!inputs.firms.living[row]) {
                ends[at] = PositionEnd::ends;
                continue;
            }
            gather(inputs, positions, row, at, batch);
            if (batch.count == batch_size) settle(inputs, constants, batch, positions, ends, events);
        }
    }
    settle(inputs, constants, batch, positions, ends, events);
}

}  // namespace abroad

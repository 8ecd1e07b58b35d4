#include "phases/withdrawal.hpp"

#include <algorithm>
#include <array>

#include "base/period.hpp"
#include "base/vector_math.hpp"

namespace abroad {

namespace {

constexpr std::size_t batch_size = 256;

/// Positions that lie side by side, with what their firms and markets say about them.
struct Batch {
    template <class T>
    using Column = std::array<T, batch_size>;
    std::size_t first = 0, count = 0;
    Column<std::uint32_t> row, seat, market_number;
    Column<std::uint16_t> generation;
    Column<float> patience, employees, experience, elasticity, fixed_cost, reach, growth, impact, share, custom_loss;
    Column<float> uniform, hazard;
};

/// How far custom is lost as in export: less by the established, not at all in ventures.
float custom_loss(const WithdrawalParameters& withdrawal, const ModeTable& mode) {
    if (!mode.loses_custom) return 0.0F;
    return mode.after_withdrawal == AfterWithdrawal::export_position
               ? static_cast<float>(withdrawal.established_mode_factor)
               : 1.0F;
}

/// Numbers by sector and by mode in the precision of the columns.
struct Tables {
    explicit Tables(const WithdrawalInputs& in) {
        for (const double value : in.sectors.substitution_elasticity) elasticity.push_back(static_cast<float>(value));
        for (std::size_t mode = 0; mode < mode_places; ++mode)
            lost_custom[mode] = custom_loss(in.withdrawal, in.modes.of[mode]);
    }
    std::vector<float> elasticity;
    std::array<float, mode_places> lost_custom;
};

void gather(const WithdrawalInputs& in, const Tables& tables, const Positions& positions, Batch& b) {
    const Firms& firms = in.firms;
    const std::uint16_t* const market = positions.market.data() + b.first;
    const Mode* const mode = positions.mode.data() + b.first;
    const std::size_t markets = firms.markets, count = b.count;
    const auto gain = static_cast<float>(in.penetration_gain);
    for (std::size_t i = 0; i < count; ++i) b.seat[i] = firms.seat[b.row[i]];
    for (std::size_t i = 0; i < count; ++i) b.generation[i] = firms.generation[b.row[i]];
    for (std::size_t i = 0; i < count; ++i) b.market_number[i] = in.markets.number[market[i]];
    for (std::size_t i = 0; i < count; ++i) b.patience[i] = firms.patience_years[b.row[i]];
    for (std::size_t i = 0; i < count; ++i) b.employees[i] = firms.employees[b.row[i]];
    for (std::size_t i = 0; i < count; ++i) b.experience[i] = firms.experience[b.row[i] * markets + market[i]];
    for (std::size_t i = 0; i < count; ++i) b.elasticity[i] = tables.elasticity[firms.sector[b.row[i]]];
    for (std::size_t i = 0; i < count; ++i)
        b.impact[i] = in.support.impact(in.support.row_of(firms.cluster[b.row[i]], firms.country[b.row[i]]), market[i]);
    for (std::size_t i = 0; i < count; ++i) {
        const ModeTable& kind = in.modes[mode[i]];
        b.fixed_cost[i] = kind.fixed_cost_keur_per_year(firms.country[b.row[i]], market[i]);
        b.reach[i] = kind.reach;
        b.growth[i] = kind.penetration_growth_per_year * (1.0F + gain * b.impact[i]);
        b.share[i] = kind.owner_share;
        b.custom_loss[i] = tables.lost_custom[static_cast<std::size_t>(mode[i])];
    }
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
void judge(const Constants& c, Batch& b, Positions& positions) {
    const float* const revenue = positions.revenue.data() + b.first;
    const float* const penetration = positions.penetration.data() + b.first;
    const std::uint16_t* const tenure = positions.tenure_quarters.data() + b.first;
    float* const prospect = positions.prospect.data() + b.first;
    for (std::size_t i = 0; i < b.count; ++i) {
        const float ln_size = log(std::max(b.employees[i], c.smallest) / c.reference);
        const float cost = b.fixed_cost[i] * exp(c.cost_exponent * ln_size);
        const float at_reach = b.reach[i] / penetration[i] - 1.0F;
        const float decay = exp(-b.growth[i] * c.look_ahead * b.patience[i]);
        const float ahead = at_reach > 0.0F ? b.reach[i] / (1.0F + at_reach * decay) : b.reach[i];
        const float foreseen = b.share[i] * (revenue[i] / b.elasticity[i] * ahead / penetration[i] - cost);
        const float smoothed = prospect[i] + c.smoothing * (foreseen - prospect[i]);
        const float expected = tenure[i] <= 1 ? foreseen : smoothed;
        const float unknown = 1.0F - b.experience[i];
        const float loss = cost > 0.0F ? std::min(c.largest_loss, -expected / cost) : c.largest_loss;
        const float newness = c.new_hazard * unknown * unknown * (1.0F - c.protection * b.impact[i]);
        const float custom = newness + c.base_hazard * exp(c.base_exponent * ln_size);
        const float hazard = custom * b.custom_loss[i] + (expected < 0.0F ? c.loss_hazard * loss : 0.0F);
        b.hazard[i] = 1.0F - exp(-hazard * static_cast<float>(years_per_step));
        prospect[i] = expected;
    }
}

void settle(const WithdrawalInputs& in, const Constants& constants, const Tables& tables, Batch& batch,
            Positions& positions, std::vector<PositionEnd>& ends, std::vector<Event>& events) {
    gather(in, tables, positions, batch);
    judge(constants, batch, positions);
    const auto first = [&](const auto& column) { return std::span(column.data(), batch.count); };
    uniform_floats(in.key, Purpose::withdrawal, static_cast<std::uint32_t>(in.step), first(batch.seat),
                   first(batch.generation), first(batch.market_number), std::span(batch.uniform.data(), batch.count));
    for (std::size_t i = 0; i < batch.count; ++i) {
        const bool living = in.firms.living[batch.row[i]] != 0;
        if (living & (batch.uniform[i] >= batch.hazard[i])) continue;
        const std::size_t at = batch.first + i;
        const Mode mode = positions.mode[at];
        const bool falls_back = living && in.modes[mode].after_withdrawal == AfterWithdrawal::export_position;
        ends[at] = falls_back ? PositionEnd::falls_back : PositionEnd::ends;
        if (living)
            events.push_back({batch.row[i], falls_back ? EventKind::fell_back : EventKind::withdrawal,
                              positions.market[at], 0, false, positions.prospect[at], static_cast<std::uint8_t>(mode)});
    }
    batch.first += batch.count;
    batch.count = 0;
}

}  // namespace

void withdraw(const WithdrawalInputs& inputs, const Block& block, Positions& positions, std::vector<PositionEnd>& ends,
              std::vector<Event>& events) {
    const Constants constants(inputs);
    const Tables tables(inputs);
    Batch batch;
    batch.first = positions.first[block.begin];
    const std::uint32_t* const first = positions.first.data();
    for (std::size_t row = block.begin; row < block.end; ++row)
        for (std::uint32_t at = first[row]; at < first[row + 1]; ++at) {
            batch.row[batch.count++] = static_cast<std::uint32_t>(row);
            if (batch.count == batch_size) settle(inputs, constants, tables, batch, positions, ends, events);
        }
    settle(inputs, constants, tables, batch, positions, ends, events);
}

}  // namespace abroad

#include "phases/entry_decision.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "base/period.hpp"
#include "base/vector_math.hpp"
#include "phases/information.hpp"
#include "random/draws.hpp"
#include "world/experience.hpp"

namespace abroad {

namespace {

constexpr std::size_t batch_size = 256;

/// Looks side by side, with what firm and market say about them; then what the firm makes of it.
struct Batch {
    template <class T>
    using Column = std::array<T, batch_size>;
    std::size_t count = 0;
    Column<std::uint32_t> row, seat, market_number;
    Column<std::uint16_t> generation, market;
    Column<float> fitness, known_draw, sales_per_appeal, elasticity, untold, patience, path_sum;
    Column<float> fixed_cost, entry_cost, employees, output, made_at_home, cash, willingness;
    Column<float> fit, opinion, choice;
    Column<float> true_revenue, believed_revenue, worth, true_worth, taste, capacity;
};

void gather(const EntryInputs& in, const Look& look, Batch& b) {
    const Firms& firms = in.firms;
    const std::size_t i = b.count++, row = look.row, market = look.market;
    const std::size_t home = firms.country[row], sector = firms.sector[row];
    const std::size_t support = in.support.row_of(firms.cluster[row], firms.country[row]);
    const ModeTable& mode = in.modes[Mode::exporting];
    b.row[i] = look.row;
    b.market[i] = look.market;
    b.seat[i] = firms.seat[row];
    b.generation[i] = firms.generation[row];
    b.market_number[i] = in.markets.number[market];
    b.fitness[i] = firms.fitness[row] * adaptation_of(in.adaptations, firms, look.row, look.market);
    b.known_draw[i] = firms.draw[row] * mode.cost_appeal(home * in.sectors.count() + sector, market);
    b.sales_per_appeal[i] = static_cast<float>(in.markets.sales_per_appeal(market, sector));
    b.elasticity[i] = static_cast<float>(in.sectors.substitution_elasticity[sector]);
    b.untold[i] = unknown_share(firms, in.ties, in.support, in.information.partner_weight, row, market);
    b.patience[i] = firms.patience_years[row];
    b.path_sum[i] = in.paths.sum(support, market, firms.patience_years[row]);
    b.fixed_cost[i] = mode.fixed_cost_keur_per_year(home, market);
    b.entry_cost[i] = mode.entry_cost_keur(home, market) * in.support.entry_cost_factor(support, market) *
                      (1.0F - static_cast<float>(in.market.entry_cost_cut_experience) *
                                  nearby_experience(firms, in.markets, row, market));
    b.employees[i] = firms.employees[row];
    b.output[i] = firms.output_per_employee[row];
    b.made_at_home[i] = firms.home_revenue[row] + firms.export_revenue[row];
    b.cash[i] = static_cast<float>(firms.cash_keur[row]);
    b.willingness[i] = firms.willingness_share[row];
}

void draw_luck(const EntryInputs& in, Batch& b) {
    const auto first = [&](auto& column) { return std::span(column.data(), b.count); };
    const auto window = static_cast<std::uint32_t>(in.step / in.information.opinion_quarters_count);
    const auto batch = [&](Purpose purpose, std::uint32_t period) {
        return DrawBatch{purpose, period, first(b.seat), first(b.generation), first(b.market_number)};
    };
    uniform_floats(in.key, batch(Purpose::fit, 0), first(b.fit));
    uniform_floats(in.key, batch(Purpose::opinion, window), first(b.opinion));
    uniform_floats(in.key, batch(Purpose::choice, window), first(b.choice));
}

/// Numbers of the rule in the precision of the columns.
struct Constants {
    explicit Constants(const EntryInputs& in)
        : fit_sd(static_cast<float>(in.market.market_fit_log_sd)),
          perception(static_cast<float>(in.information.perception_log_sd)),
          caution(static_cast<float>(in.information.caution_share)),
          smallest(static_cast<float>(in.market.smallest_costed_employees_count)),
          reference(static_cast<float>(in.efficiency.reference_employees_count)),
          cost_exponent(static_cast<float>(in.market.cost_size_exponent)),
          discount(static_cast<float>(in.decision.discount_per_year)),
          scale(static_cast<float>(in.decision.logit_scale_share)),
          slack(static_cast<float>(1 + in.efficiency.capacity_slack_share)),
          capacity(static_cast<float>(1 + in.efficiency.capacity_slack_share + in.decision.capacity_test_extra_share)),
          tested_revenue(static_cast<float>(in.decision.capacity_test_revenue_share)) {}
    float fit_sd, perception, caution, smallest, reference, cost_exponent, discount, scale, slack, capacity,
        tested_revenue;
};

/// What entering is worth to the firms of the batch, in one loop without branches.
void weigh(const Constants& c, Batch& b) {
    for (std::size_t i = 0; i < b.count; ++i) {
        b.fit[i] = lognormal_from_uniform(b.fit[i], -c.fit_sd * c.fit_sd / 2, c.fit_sd);
        const float size = exp(c.cost_exponent * log(std::max(b.employees[i], c.smallest) / c.reference));
        b.fixed_cost[i] *= size;
        b.entry_cost[i] *= size;
        b.true_revenue[i] = b.fitness[i] * b.fit[i] * b.known_draw[i] * b.sales_per_appeal[i];
        const float sd = c.perception * b.untold[i];
        b.believed_revenue[i] = b.true_revenue[i] * lognormal_from_uniform(b.opinion[i], -sd * sd / 2, sd);
        const float lasting = (1.0F - exp(-c.discount * b.patience[i])) / c.discount;
        const float per_revenue = b.path_sum[i] / b.elasticity[i];
        b.worth[i] = (1.0F - c.caution * b.untold[i]) * b.believed_revenue[i] * per_revenue - b.fixed_cost[i] * lasting;
        b.true_worth[i] = b.true_revenue[i] * per_revenue - b.fixed_cost[i] * lasting;
        b.taste[i] = c.scale * b.entry_cost[i] * log(b.choice[i] / (1.0F - b.choice[i]));
        b.capacity[i] = b.employees[i] * b.output[i];
    }
}

bool has_free_slot(const EntryInputs& in, std::size_t row) {
    if (in.decision.management_slots == ManagementSlots::unlimited) return true;
    const auto young_quarters = in.decision.young_position_years * quarters_per_year;
    double young = in.firms.running_projects[row];
    for (std::size_t at = in.positions.first[row]; at < in.positions.first[row + 1]; ++at)
        young += in.positions.tenure_quarters[at] < young_quarters ? 1.0 : 0.0;
    const double size = std::max(1.0, static_cast<double>(in.firms.employees[row]));
    return young < 1 + std::floor(log(size) / log(in.decision.management_slot_size_ratio));
}

/// Why what the firm expects to earn does not even cover the fixed cost.
Barrier market_barrier(const EntryInputs& in, const Batch& b, std::size_t i) {
    if (b.true_revenue[i] / b.elasticity[i] > b.fixed_cost[i]) return Barrier::not_informed;
    const std::size_t row = b.row[i], home = in.firms.country[row], sector = in.firms.sector[row];
    const double mean = in.markets.mean_expenditure_at_start[sector];
    const double appeal = static_cast<double>(b.fitness[i] * b.fit[i] * in.firms.draw[row] *
                                              in.modes.cost_appeal_without_trade(home, sector));
    const double competition = mean / in.market.reference_sales_keur_per_year + in.markets.appeal(b.market[i], sector);
    const double without_distance =
        1 + in.market.fixed_cost_distance_factor * in.markets.psychic_distance(home, b.market[i]);
    const bool competitive = mean * appeal / competition / static_cast<double>(b.elasticity[i]) >
                             static_cast<double>(b.fixed_cost[i]) / without_distance;
    return competitive ? Barrier::market_too_small_or_too_far : Barrier::not_competitive;
}

/// The six tests; a set bit is a test that fails, in the order of the model.
std::uint32_t failed_tests(const EntryInputs& in, const Constants& c, const Batch& b, std::size_t i) {
    const std::array<bool, 6> passes{
        b.believed_revenue[i] / b.elasticity[i] > b.fixed_cost[i],
        b.made_at_home[i] + c.tested_revenue * b.believed_revenue[i] <= c.capacity * b.capacity[i],
        has_free_slot(in, b.row[i]),
        b.entry_cost[i] <= b.cash[i],
        b.entry_cost[i] <= b.willingness[i] * b.cash[i],
        b.worth[i] - b.entry_cost[i] >= b.taste[i]};
    std::uint32_t failed = 0;
    for (std::size_t test = 0; test < passes.size(); ++test) failed |= passes[test] ? 0U : 1U << test;
    return failed;
}

Barrier barrier_of(const EntryInputs& in, const Batch& b, std::size_t i, std::uint32_t failed) {
    switch (std::countr_zero(failed)) {
        case 0:
            return market_barrier(in, b, i);
        case 1:
            return Barrier::no_capacity_production;
        case 2:
            return Barrier::no_capacity_management;
        case 3:
            return Barrier::no_money;
        case 4:
            return Barrier::not_willing;
        default:
            return b.true_worth[i] - b.entry_cost[i] >= b.taste[i] ? Barrier::not_informed : Barrier::not_worthwhile;
    }
}

/// A reason and what it was worth.
struct LoggedReason {
    Reason reason;
    float worth_keur;
};

/// The larger of the two terms of an entry: filling idle capacity, or new customers beyond it.
LoggedReason reason_of(const Constants& c, const Batch& b, std::size_t i) {
    const float idle = std::max(0.0F, c.slack * b.capacity[i] - b.made_at_home[i]);
    const float expected = c.tested_revenue * b.believed_revenue[i];
    const float growth = b.worth[i] * (expected > 0.0F ? std::min(1.0F, idle / expected) : 1.0F);
    const float customers = b.worth[i] - growth;
    if (growth > 0.0F && growth >= customers) return {Reason::growth_and_profit, growth};
    return {Reason::new_markets_and_customers, customers};
}

void settle(const EntryInputs& in, const Constants& constants, Batch& b, std::vector<EntryPlan>& plans,
            std::vector<Event>& events) {
    draw_luck(in, b);
    weigh(constants, b);
    for (std::size_t i = 0; i < b.count; ++i) {
        const std::uint32_t failed = failed_tests(in, constants, b, i);
        if (failed == 0) {
            plans.push_back({b.row[i], b.market[i], b.entry_cost[i], b.fitness[i] * b.fit[i]});
            const LoggedReason why = reason_of(constants, b, i);
            events.push_back({b.row[i], EventKind::entry, b.market[i], static_cast<std::uint8_t>(why.reason), false,
                              b.worth[i] - b.entry_cost[i], 0, why.worth_keur});
        } else {
            const auto barrier = static_cast<std::uint8_t>(barrier_of(in, b, i, failed));
            events.push_back({b.row[i], EventKind::barrier, b.market[i], barrier, std::has_single_bit(failed),
                              b.worth[i] - b.entry_cost[i]});
        }
    }
    b.count = 0;
}

}  // namespace

void decide_entries(const EntryInputs& inputs, std::span<const Look> looks, std::vector<EntryPlan>& plans,
                    std::vector<Event>& events) {
    const Constants constants(inputs);
    Batch batch;
    for (const Look& look : looks) {
        gather(inputs, look, batch);
        if (batch.count == batch_size) settle(inputs, constants, batch, plans, events);
    }
    settle(inputs, constants, batch, plans, events);
}

}  // namespace abroad

#include "phases/entry_decision.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

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
    Column<std::uint32_t> row, market, seat, market_number;
    Column<std::uint16_t> generation;
    Column<float> fitness, known_draw, sales_per_appeal, elasticity, untold, patience, path_sum;
    Column<float> fixed_cost, entry_cost, employees, output, made_at_home, cash, willingness;
    Column<float> fit, opinion, choice;
    Column<float> true_revenue, believed_revenue, worth, true_worth, taste, capacity;
    /// Grants that the firm counts on: paid at once, and what they are worth to it.
    Column<float> grant_at_once, grant_worth;
    /// A set bit is a test that fails, in the order of the model.
    Column<std::uint32_t> failed;
};

/// Tables in the precision of the columns.
struct Tables {
    explicit Tables(const EntryInputs& in) : nearness(in.markets.count(), in.markets.count()) {
        for (const double value : in.sectors.substitution_elasticity) elasticity.push_back(static_cast<float>(value));
        for (const double value : in.markets.sales_per_appeal.cells()) sales.push_back(static_cast<float>(value));
        for (std::size_t market = 0; market < nearness.rows(); ++market)
            for (std::size_t other = 0; other < nearness.rows(); ++other)
                nearness(market, other) = 1.0F - static_cast<float>(in.markets.psychic_distance(other, market));
    }
    std::vector<float> elasticity;
    /// At market * sectors + sector.
    std::vector<float> sales;
    /// Which part of the experience of `other` counts in `market`: all of the market's own.
    Table2<float> nearness;
};

/// Experience that counts in a market: the firm's own there, or that of a market close to it. There is none at home.
/// The bits of numbers that are not negative have the order of the numbers, and whole numbers have a maximum that
/// vectorises.
float nearby_experience(const float* experience, const float* nearness, std::size_t markets) {
    std::int32_t best = 0;
    for (std::size_t other = 0; other < markets; ++other)
        best = std::max(best, std::bit_cast<std::int32_t>(experience[other] * nearness[other]));
    return std::bit_cast<float>(best);
}

/// What the columns of firms say.
void gather_firms(const Firms& firms, Batch& b) {
    const std::size_t count = b.count;
    const auto copy = [&](auto& to, const auto& from) {
        for (std::size_t i = 0; i < count; ++i) to[i] = from[b.row[i]];
    };
    copy(b.seat, firms.seat);
    copy(b.generation, firms.generation);
    copy(b.fitness, firms.fitness);
    copy(b.known_draw, firms.draw);
    copy(b.patience, firms.patience_years);
    copy(b.employees, firms.employees);
    copy(b.output, firms.output_per_employee);
    copy(b.willingness, firms.willingness_share);
    for (std::size_t i = 0; i < count; ++i)
        b.made_at_home[i] = firms.home_revenue[b.row[i]] + firms.export_revenue[b.row[i]];
    for (std::size_t i = 0; i < count; ++i) b.cash[i] = static_cast<float>(firms.cash_keur[b.row[i]]);
}

/// A strategic partner in the market tells of it, unless a link of the firm's cluster tells the same.
void hear_partners(const EntryInputs& in, const Batch::Column<std::uint32_t>& support, Batch& b) {
    const std::uint8_t* const linked = in.support.linked.cells().data();
    const float left = 1.0F - static_cast<float>(in.information.partner_weight);
    for (std::size_t i = 0; i < b.count; ++i)
        if (!linked[support[i]] && has_strategic_partner(in.firms, in.ties, b.row[i], b.market[i])) b.untold[i] *= left;
}

/// How far products were developed for the market.
void adapt_fitness(const EntryInputs& in, Batch& b) {
    if (in.adaptations.count() == 0) return;
    for (std::size_t i = 0; i < b.count; ++i)
        b.fitness[i] *= adaptation_of(in.adaptations, in.firms, b.row[i], static_cast<std::uint16_t>(b.market[i]));
}

/// What the tables of markets, modes and support say.
void gather_markets(const EntryInputs& in, const Tables& tables, Batch& b) {
    const Firms& firms = in.firms;
    const ModeTable& mode = in.modes[Mode::exporting];
    const std::size_t markets = firms.markets, sectors = tables.elasticity.size(), count = b.count;
    const auto cut = static_cast<float>(in.market.entry_cost_cut_experience);
    Batch::Column<std::uint32_t> home, sector, supporter, support;
    Batch::Column<float> nearby;
    for (std::size_t i = 0; i < count; ++i) home[i] = firms.country[b.row[i]];
    for (std::size_t i = 0; i < count; ++i) sector[i] = firms.sector[b.row[i]];
    for (std::size_t i = 0; i < count; ++i)
        supporter[i] =
            static_cast<std::uint32_t>(in.support.row_of(firms.cluster[b.row[i]], static_cast<std::uint16_t>(home[i])));
    for (std::size_t i = 0; i < count; ++i)
        support[i] = supporter[i] * static_cast<std::uint32_t>(markets) + b.market[i];
    for (std::size_t i = 0; i < count; ++i) {
        const float* const experience = firms.experience.data() + b.row[i] * markets;
        nearby[i] = nearby_experience(experience, tables.nearness.row(b.market[i]).data(), markets);
        b.untold[i] = (1.0F - experience[b.market[i]]);
    }
    const float* const scouting = firms.scouting.data();
    const float* const untold = in.support.untold_share.cells().data();
    const float* const factor = in.support.entry_cost_factor.cells().data();
    for (std::size_t i = 0; i < count; ++i)
        b.untold[i] = untold[support[i]] * b.untold[i] * (1.0F - scouting[b.row[i] * markets + b.market[i]]);
    hear_partners(in, support, b);
    for (std::size_t i = 0; i < count; ++i) b.market_number[i] = in.markets.number[b.market[i]];
    for (std::size_t i = 0; i < count; ++i) b.elasticity[i] = tables.elasticity[sector[i]];
    for (std::size_t i = 0; i < count; ++i) b.sales_per_appeal[i] = tables.sales[b.market[i] * sectors + sector[i]];
    for (std::size_t i = 0; i < count; ++i)
        b.known_draw[i] *= mode.cost_appeal(home[i] * sectors + sector[i], b.market[i]);
    for (std::size_t i = 0; i < count; ++i) b.fixed_cost[i] = mode.fixed_cost_keur_per_year(home[i], b.market[i]);
    for (std::size_t i = 0; i < count; ++i)
        b.entry_cost[i] = mode.entry_cost_keur(home[i], b.market[i]) * factor[support[i]] * (1.0F - cut * nearby[i]);
    for (std::size_t i = 0; i < count; ++i) b.path_sum[i] = in.paths.sum(supporter[i], b.market[i], b.patience[i]);
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

/// The six tests.
void test(const EntryInputs& in, const Constants& c, Batch& b) {
    for (std::size_t i = 0; i < b.count; ++i) {
        const auto fails = [](bool passes, unsigned number) { return passes ? 0U : 1U << number; };
        b.failed[i] =
            fails(b.believed_revenue[i] / b.elasticity[i] > b.fixed_cost[i], 0) |
            fails(b.made_at_home[i] + c.tested_revenue * b.believed_revenue[i] <= c.capacity * b.capacity[i], 1) |
            fails(b.entry_cost[i] - b.grant_at_once[i] <= b.cash[i], 3) |
            fails(b.entry_cost[i] - b.grant_at_once[i] <= b.willingness[i] * b.cash[i], 4) |
            fails(b.worth[i] - (b.entry_cost[i] - b.grant_worth[i]) >= b.taste[i], 5);
    }
    if (in.decision.management_slots == ManagementSlots::unlimited) return;
    for (std::size_t i = 0; i < b.count; ++i) b.failed[i] |= has_free_slot(in, b.row[i]) ? 0U : 1U << 2;
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
            return b.true_worth[i] - (b.entry_cost[i] - b.grant_worth[i]) >= b.taste[i] ? Barrier::not_informed
                                                                                        : Barrier::not_worthwhile;
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

/// What the firms of the batch count on, of calls for entries and of guarantees.
struct BatchOffers {
    std::array<GrantOffers, batch_size> grants, guarantees;
    /// v before a guarantee.
    Batch::Column<float> worth;
};

/// Worth of an entry with part of its risk covered: less caution.
float guaranteed_worth(const Constants& c, const Batch& b, std::size_t i, double rate) {
    const float lasting = (1.0F - exp(-c.discount * b.patience[i])) / c.discount;
    const float earned = b.believed_revenue[i] * b.path_sum[i] / b.elasticity[i];
    const float caution = c.caution * b.untold[i] * static_cast<float>(1 - rate);
    return (1.0F - caution) * earned - b.fixed_cost[i] * lasting;
}

void count_on_grants(const EntryInputs& in, const Constants& c, Batch& b, BatchOffers& offers) {
    for (std::size_t i = 0; i < b.count; ++i) {
        const auto market = static_cast<std::uint16_t>(b.market[i]);
        const auto cost = static_cast<double>(b.entry_cost[i]), fixed = static_cast<double>(b.fixed_cost[i]);
        offers.grants[i] = in.calls.offers({FundedAct::entry, b.row[i], market, cost});
        offers.guarantees[i] = in.calls.offers({FundedAct::guarantee, b.row[i], market, fixed});
        offers.worth[i] = b.worth[i];
        b.grant_at_once[i] = static_cast<float>(offers.grants[i].at_once_keur);
        b.grant_worth[i] = static_cast<float>(offers.grants[i].worth_keur);
        if (offers.guarantees[i].count > 0) b.worth[i] = guaranteed_worth(c, b, i, offers.guarantees[i].list[0].rate);
    }
}

/// A fair would be worth going to for those who looked and know too little, if it is cheap enough for them.
void wish_for_fair(const EntryInputs& in, const Constants& c, const Batch& b, std::size_t i, Barrier barrier,
                   std::vector<FairWish>& wishes) {
    if (barrier != Barrier::not_informed && barrier != Barrier::not_worthwhile) return;
    const double cost = in.calls.inputs().policy.parameters.fair_cost_keur;
    const auto market = static_cast<std::uint16_t>(b.market[i]);
    const GrantOffers grants = in.calls.offers({FundedAct::fair, b.row[i], market, cost});
    if (grants.count == 0) return;
    const double cash = in.firms.cash_keur[b.row[i]], net = cost - grants.at_once_keur;
    const double affordable = std::min(cash, static_cast<double>(b.willingness[i]) * cash);
    if (net > affordable || cost - grants.worth_keur > static_cast<double>(c.scale * b.entry_cost[i])) return;
    wishes.push_back({b.row[i], market, static_cast<double>(b.worth[i] - b.entry_cost[i]), grants});
}

/// Plans the entry of one firm of the batch.
void plan_entry(const Constants& constants, const Batch& b, std::size_t i, const BatchOffers* offers,
                std::vector<EntryPlan>& plans, std::vector<Event>& events, EntryFunding& funding) {
    const auto market = static_cast<std::uint16_t>(b.market[i]);
    plans.push_back({b.row[i], market, b.entry_cost[i], b.fitness[i] * b.fit[i]});
    const LoggedReason why = reason_of(constants, b, i);
    const Event event{
        b.row[i], EventKind::entry, market, static_cast<std::uint8_t>(why.reason), false, b.worth[i] - b.entry_cost[i],
        0,        why.worth_keur};
    if (offers == nullptr || offers->grants[i].count + offers->guarantees[i].count == 0) {
        events.push_back(event);
        return;
    }
    plans.back().grant_keur = b.grant_at_once[i];
    funding.entries.push_back({b.row[i], market, b.entry_cost[i], offers->worth[i], b.worth[i], b.true_worth[i],
                               b.taste[i], offers->grants[i], offers->guarantees[i], event});
}

void settle(const EntryInputs& in, const Constants& constants, const Tables& tables, Batch& b, BatchOffers* offers,
            std::vector<EntryPlan>& plans, std::vector<Event>& events, EntryFunding& funding) {
    gather_firms(in.firms, b);
    adapt_fitness(in, b);
    gather_markets(in, tables, b);
    draw_luck(in, b);
    weigh(constants, b);
    std::fill_n(b.grant_at_once.begin(), b.count, 0.0F);
    std::fill_n(b.grant_worth.begin(), b.count, 0.0F);
    if (offers != nullptr) count_on_grants(in, constants, b, *offers);
    test(in, constants, b);
    const bool fairs = in.calls.any(FundedAct::fair);
    for (std::size_t i = 0; i < b.count; ++i) {
        const std::uint32_t failed = b.failed[i];
        if (failed == 0) {
            plan_entry(constants, b, i, offers, plans, events, funding);
            continue;
        }
        const Barrier barrier = barrier_of(in, b, i, failed);
        events.push_back({b.row[i], EventKind::barrier, static_cast<std::uint16_t>(b.market[i]),
                          static_cast<std::uint8_t>(barrier), std::has_single_bit(failed),
                          b.worth[i] - b.entry_cost[i]});
        if (fairs) wish_for_fair(in, constants, b, i, barrier, funding.fairs);
    }
    b.count = 0;
}

}  // namespace

void decide_entries(const EntryInputs& inputs, std::span<const Look> looks, std::vector<EntryPlan>& plans,
                    std::vector<Event>& events, EntryFunding& funding) {
    const Constants constants(inputs);
    const Tables tables(inputs);
    const bool funded = inputs.calls.any(FundedAct::entry) || inputs.calls.any(FundedAct::guarantee);
    std::optional<BatchOffers> offers;
    if (funded) offers.emplace();
    BatchOffers* const counted = funded ? &*offers : nullptr;
    Batch batch;
    for (const Look& look : looks) {
        batch.row[batch.count] = look.row;
        batch.market[batch.count++] = look.market;
        if (batch.count == batch_size) settle(inputs, constants, tables, batch, counted, plans, events, funding);
    }
    settle(inputs, constants, tables, batch, counted, plans, events, funding);
}

}  // namespace abroad

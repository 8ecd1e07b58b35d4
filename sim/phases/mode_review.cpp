#include "phases/mode_review.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <tuple>

#include "base/period.hpp"
#include "base/vector_math.hpp"
#include "world/cost_size.hpp"

namespace abroad {

namespace {

/// The index of a choice of mode is 8 * market + mode.
constexpr std::uint32_t modes_per_market = 8;

struct Candidate {
    std::uint32_t row;
    std::uint32_t position;
};

/// What a firm knows of its position when it reviews it.
struct Review {
    std::size_t row, position, home, sector, market;
    Mode now;
    double elasticity, penetration, revenue_at_full, patience, size, experience_cut, entry_cost_factor, impact,
        free_cash;
};

/// Discounted sum of penetration over the patience of the firm, from where it stands.
double penetration_sum(const ModeReviewInputs& in, const Review& review, Mode mode) {
    const ModeTable& table = in.modes[mode];
    const auto reach = static_cast<double>(table.reach);
    const double growth = static_cast<double>(table.penetration_growth_per_year) * (1 + review.impact);
    const double open = reach / review.penetration - 1;
    const auto half_years = static_cast<std::size_t>(2 * review.patience + 0.5);
    double sum = 0;
    for (std::size_t q = 0; q < half_years; ++q) {
        const double years = (static_cast<double>(q) + 0.5) / 2;
        const double penetration = open > 0 ? reach / (1 + open * exp(-growth * years)) : reach;
        sum += 0.5 * penetration * exp(-in.decision.discount_per_year * years);
    }
    return sum;
}

double cost_appeal(const ModeReviewInputs& in, const Review& review, Mode mode) {
    return static_cast<double>(
        in.modes[mode].cost_appeal(review.home * in.sectors.count() + review.sector, review.market));
}

/// Revenue at full penetration if the firm were present in this mode.
double full_revenue(const ModeReviewInputs& in, const Review& review, Mode mode) {
    return review.revenue_at_full * cost_appeal(in, review, mode) / cost_appeal(in, review, review.now);
}

/// Value of the coming years in a mode, the firm's share.
double years_ahead(const ModeReviewInputs& in, const Review& review, Mode mode) {
    const ModeTable& table = in.modes[mode];
    const double discount = in.decision.discount_per_year;
    const double lasting = (1 - exp(-discount * review.patience)) / discount;
    const double fixed = static_cast<double>(table.fixed_cost_keur_per_year(review.home, review.market)) * review.size;
    return static_cast<double>(table.owner_share) *
           (full_revenue(in, review, mode) / review.elasticity * penetration_sum(in, review, mode) - fixed * lasting);
}

double shared_risk(const ModeReviewInputs& in, const Review& review, Mode mode) {
    if (!in.modes[mode].needs_partner) return 0;
    return in.joint_venture.shared_risk_years * review.revenue_at_full * review.penetration / review.elasticity;
}

/// What a plant gains by the wages of the market alone.
double wage_gain(const ModeReviewInputs& in, const Review& review, Mode mode) {
    if (in.modes[mode].made_at_home_share > 0) return 0;
    const double at_home =
        power(in.markets.wage_cost[review.market] / in.markets.wage_cost[review.home], review.elasticity - 1);
    return full_revenue(in, review, mode) * (1 - at_home) / review.elasticity * penetration_sum(in, review, mode);
}

/// The largest term of a change with its value, earlier reasons first.
std::pair<Reason, double> reason_of(const ModeReviewInputs& in, const Review& review, Mode mode, double value) {
    const Firms& firms = in.firms;
    const double made = static_cast<double>(firms.home_revenue[review.row] + firms.export_revenue[review.row]);
    const double capacity = (1 + in.efficiency.capacity_slack_share) *
                            static_cast<double>(firms.employees[review.row] * firms.output_per_employee[review.row]);
    const double expected = in.decision.capacity_test_revenue_share * full_revenue(in, review, mode);
    const double growth = value * (expected > 0 ? std::min(1.0, std::max(0.0, capacity - made) / expected) : 1.0);
    const std::array<std::pair<Reason, double>, 4> terms{{{Reason::growth_and_profit, growth},
                                                          {Reason::new_markets_and_customers, value - growth},
                                                          {Reason::sharing_risk, shared_risk(in, review, mode)},
                                                          {Reason::reducing_cost, wage_gain(in, review, mode)}}};
    Reason best = Reason::new_markets_and_customers;
    double largest = 0;
    for (const auto& [reason, term] : terms)
        if (term > largest) std::tie(best, largest) = std::pair(reason, term);
    return {best, largest};
}

Review review_of(const ModeReviewInputs& in, const Candidate& candidate, double committed) {
    const Firms& firms = in.firms;
    const std::size_t row = candidate.row, market = in.positions.market[candidate.position];
    const std::size_t support = in.support.row_of(firms.cluster[row], firms.country[row]);
    Review review{};
    review.row = row;
    review.position = candidate.position;
    review.home = firms.country[row];
    review.sector = firms.sector[row];
    review.market = market;
    review.now = in.positions.mode[candidate.position];
    review.elasticity = in.sectors.substitution_elasticity[review.sector];
    review.penetration = static_cast<double>(in.positions.penetration[candidate.position]);
    review.revenue_at_full = static_cast<double>(in.positions.revenue[candidate.position]) / review.penetration;
    review.patience = static_cast<double>(firms.patience_years[row]);
    review.size = cost_size(in.market, in.efficiency, firms.employees[row]);
    review.experience_cut = 1 - in.market.entry_cost_cut_experience *
                                    static_cast<double>(nearby_experience(firms, in.markets, row, market));
    review.entry_cost_factor = static_cast<double>(in.support.entry_cost_factor(support, market));
    review.impact = in.penetration_gain * static_cast<double>(in.support.impact(support, market));
    review.free_cash = firms.cash_keur[row] - committed;
    return review;
}

/// The firm's share of the cost of beginning in a mode.
double entry_cost(const ModeReviewInputs& in, const Review& review, Mode mode) {
    const ModeTable& table = in.modes[mode];
    return static_cast<double>(table.owner_share * table.entry_cost_keur(review.home, review.market)) * review.size *
           review.entry_cost_factor * review.experience_cut;
}

/// What calls for ventures would pay of the firm's share.
GrantOffers expected_grants(const ModeReviewInputs& in, const Review& review, Mode mode, double cost) {
    if (!in.modes[mode].needs_partner) return {};
    return in.calls.offers({FundedAct::venture, static_cast<std::uint32_t>(review.row),
                            static_cast<std::uint16_t>(review.market), cost, true});
}

/// The best affordable change, if any; what the best unaffordable one lacked goes to `barrier`.
std::optional<ModePlan> best_change(const ModeReviewInputs& in, const Review& review, std::optional<Barrier>& barrier) {
    const double going_on = years_ahead(in, review, review.now);
    std::optional<ModePlan> best;
    double best_barred = 0;
    for (const Mode mode : in.modes[review.now].next) {
        const double value = years_ahead(in, review, mode) + shared_risk(in, review, mode) - going_on;
        const double cost = entry_cost(in, review, mode);
        const std::uint32_t index =
            modes_per_market * in.markets.number[review.market] + static_cast<std::uint32_t>(mode);
        const auto u = static_cast<double>(uniform_float(
            in.key, {Purpose::mode_choice, in.firms.id(review.row), static_cast<std::uint32_t>(in.step), {}, index}));
        const double alone = value - cost - in.decision.logit_scale_share * cost * log(u / (1 - u));
        const GrantOffers grants = expected_grants(in, review, mode, cost);
        const double score = alone + grants.worth_keur, paid = cost - grants.at_once_keur;
        const double willing = static_cast<double>(in.firms.willingness_share[review.row]) * review.free_cash;
        if (paid > willing || paid > review.free_cash) {
            if (score > best_barred)
                best_barred = score, barrier = paid > review.free_cash ? Barrier::no_money : Barrier::not_willing;
            continue;
        }
        if (score <= 0 || (best && score <= best->score)) continue;
        const auto [reason, worth] = reason_of(in, review, mode, value);
        best = ModePlan{static_cast<std::uint32_t>(review.row),
                        static_cast<std::uint32_t>(review.position),
                        static_cast<std::uint16_t>(review.market),
                        mode,
                        cost,
                        score,
                        value,
                        static_cast<std::uint8_t>(reason),
                        static_cast<float>(worth),
                        grants,
                        alone};
    }
    return best;
}

/// Positions of the block that are old and deep enough, and whose turn it is.
std::vector<Candidate> candidates(const ModeReviewInputs& in, const Block& block,
                                  const std::vector<PositionEnd>& ends) {
    const auto tenure = static_cast<float>(in.decision.mode_review_least_tenure_years * quarters_per_year);
    const auto penetration = static_cast<float>(in.decision.mode_review_least_penetration);
    std::vector<Candidate> eligible;
    for (std::size_t row = block.begin; row < block.end; ++row)
        for (std::uint32_t at = in.positions.first[row]; at < in.positions.first[row + 1]; ++at) {
            const bool reviewed = !in.modes[in.positions.mode[at]].next.empty();
            if (reviewed && ends[at] == PositionEnd::no &&
                static_cast<float>(in.positions.tenure_quarters[at]) >= tenure &&
                in.positions.penetration[at] > penetration)
                eligible.push_back({static_cast<std::uint32_t>(row), at});
        }
    std::vector<std::uint32_t> seats, numbers;
    std::vector<std::uint16_t> generations;
    for (const Candidate& one : eligible) {
        seats.push_back(in.firms.seat[one.row]);
        generations.push_back(in.firms.generation[one.row]);
        numbers.push_back(in.markets.number[in.positions.market[one.position]]);
    }
    std::vector<float> uniform(eligible.size());
    uniform_floats(in.key, Purpose::mode_review, static_cast<std::uint32_t>(in.step), seats, generations, numbers,
                   uniform);
    std::vector<Candidate> chosen;
    for (std::size_t i = 0; i < eligible.size(); ++i)
        if (uniform[i] < static_cast<float>(in.decision.mode_review_probability_per_quarter))
            chosen.push_back(eligible[i]);
    return chosen;
}

}  // namespace

void review_modes(const ModeReviewInputs& inputs, const Block& block, const std::vector<PositionEnd>& ends,
                  std::span<const EntryPlan> entries, std::vector<ModePlan>& plans, std::vector<Event>& events) {
    std::size_t entry = 0;
    double committed = 0;
    std::uint32_t last_row = std::numeric_limits<std::uint32_t>::max();
    for (const Candidate& candidate : candidates(inputs, block, ends)) {
        if (candidate.row != last_row) {
            while (entry < entries.size() && entries[entry].row < candidate.row) ++entry;
            const bool enters = entry < entries.size() && entries[entry].row == candidate.row;
            committed = enters ? static_cast<double>(entries[entry].cost_keur - entries[entry].grant_keur) : 0.0;
            last_row = candidate.row;
        }
        const Review review = review_of(inputs, candidate, committed);
        std::optional<Barrier> barrier;
        if (const auto plan = best_change(inputs, review, barrier)) {
            plans.push_back(*plan);
            committed += plan->cost_keur - plan->grants.at_once_keur;
        } else if (barrier) {
            events.push_back({candidate.row, EventKind::mode_barrier, static_cast<std::uint16_t>(review.market),
                              static_cast<std::uint8_t>(*barrier), false, 0.0F});
        }
    }
}

}  // namespace abroad

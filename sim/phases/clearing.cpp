#include "phases/clearing.hpp"

#include <algorithm>
#include <array>

#include "base/period.hpp"
#include "base/vector_math.hpp"

namespace abroad {

namespace {

/// Units of appeal in a market and sector, for integer sums.
Table2<double> unit_factors(const Markets& markets) {
    Table2<double> factors = markets.outside_competition;
    for (double& value : factors.cells()) value = units_per_outside / value;
    return factors;
}

/// Adds the appeals of a block; the appeal of a position is left in its revenue for the second pass.
void add_appeals(const Firms& firms, const Sectors& sectors, const ModeTables* modes, const Table2<float>& home_factors,
                 const Table2<double>& factors, const Block& block, Positions* positions, std::int64_t* sums) {
    const std::size_t width = sectors.count();
    for (std::size_t row = block.begin; row < block.end; ++row) {
        if (!firms.living[row]) continue;
        const std::size_t home = firms.country[row], sector = firms.sector[row];
        const double at_home = static_cast<double>(firms.draw[row] * home_factors(home, sector));
        sums[home * width + sector] += to_units(at_home, factors(home, sector));
        if (positions == nullptr) continue;
        for (std::size_t at = positions->first[row]; at < positions->first[row + 1]; ++at) {
            const std::size_t market = positions->market[at];
            const float cost_appeal = (*modes)[positions->mode[at]].cost_appeal(home * width + sector, market);
            const float appeal = positions->appeal[at] * positions->penetration[at] * firms.draw[row] * cost_appeal;
            positions->revenue[at] = appeal;
            sums[market * width + sector] += to_units(static_cast<double>(appeal), factors(market, sector));
        }
    }
}

void sum_appeals(const Firms& firms, const Sectors& sectors, const ModeTables* modes, Positions* positions,
                 Markets& markets) {
    const Table2<float> home_factors = home_appeal_factors(markets, sectors);
    const Table2<double> factors = unit_factors(markets);
    WorkerSums sums;
    sums.reset(markets.appeal.cells().size(), worker_count());
    for_each_block(firms.count(), [&](const Block& block) {
        add_appeals(firms, sectors, modes, home_factors, factors, block, positions, sums.lane(block.worker));
    });
    std::vector<std::int64_t> totals;
    sums.total(totals, "appeals in a market");
    set_appeals(markets, totals);
}

/// Sales abroad of one firm, the owner's shares.
struct SalesAbroad {
    float revenue = 0;
    float made_at_home = 0;
    float profit = 0;
};

/// What the firms of a block sold and spent abroad this quarter, filled firm by firm.
struct Abroad {
    /// The owner's share of sales abroad, of all and of those made at home, and its share of profit.
    std::array<float, rows_per_block> revenue{};
    std::array<float, rows_per_block> made_at_home{};
    std::array<float, rows_per_block> profit{};
    void set(std::size_t place, const SalesAbroad& sales) {
        revenue[place] = sales.revenue;
        made_at_home[place] = sales.made_at_home;
        profit[place] = sales.profit;
    }
};

struct Constants {
    explicit Constants(const ClearingInputs& in)
        : dt(static_cast<float>(years_per_step)),
          slack(static_cast<float>(1 + in.efficiency.capacity_slack_share)),
          least_served(static_cast<float>(in.efficiency.least_served_share)),
          adjustment(static_cast<float>(in.efficiency.employment_adjustment_per_year * years_per_step)),
          smallest(static_cast<float>(in.market.smallest_costed_employees_count)),
          reference(static_cast<float>(in.efficiency.reference_employees_count)),
          cost_exponent(static_cast<float>(in.market.cost_size_exponent)),
          experience_gain(static_cast<float>(in.information.experience_gain_per_year * years_per_step)),
          experience_kept(static_cast<float>(1 - in.information.experience_loss_per_year * years_per_step)),
          smoothing(static_cast<float>(in.accounts.overhead_smoothing_per_year * years_per_step)),
          gain(static_cast<float>(in.penetration_gain)) {}
    float dt, slack, least_served, adjustment, smallest, reference, cost_exponent, experience_gain, experience_kept,
        smoothing, gain;
};

float grown(float penetration, float reach, float growth, float dt) {
    if (penetration >= reach) return reach;
    return reach / (1.0F + (reach / penetration - 1.0F) * exp(-growth * dt));
}

/// Part of the demand abroad that the firm can serve beyond its home sales.
float served_share(const Constants& c, const Firms& firms, std::size_t row, float made_at_home) {
    const float capacity = c.slack * firms.employees[row] * firms.output_per_employee[row];
    const float home_sales = firms.home_revenue[row];
    if (home_sales + made_at_home <= capacity || made_at_home <= 0.0F) return 1.0F;
    return std::max(c.least_served, std::min(1.0F, (capacity - home_sales) / made_at_home));
}

/// Sales of the positions of one firm; those made at home are cut to what it can make.
SalesAbroad clear_positions(const ClearingInputs& in, const Constants& c, const Markets& markets, const Firms& firms,
                            std::size_t row, Positions& positions) {
    const std::size_t begin = positions.first[row], end = positions.first[row + 1];
    const std::size_t home = firms.country[row], sector = firms.sector[row];
    float demand = 0;
    for (std::size_t at = begin; at < end; ++at) {
        positions.revenue[at] *= static_cast<float>(markets.sales_per_appeal(positions.market[at], sector));
        demand += in.modes[positions.mode[at]].made_at_home_share * positions.revenue[at];
    }
    const float served = served_share(c, firms, row, demand);
    const auto elasticity = static_cast<float>(in.sectors.substitution_elasticity[sector]);
    const float size = exp(c.cost_exponent * log(std::max(firms.employees[row], c.smallest) / c.reference));
    const std::size_t support = in.support.row_of(firms.cluster[row], firms.country[row]);
    SalesAbroad sales;
    for (std::size_t at = begin; at < end; ++at) {
        const ModeTable& mode = in.modes[positions.mode[at]];
        if (mode.made_at_home_share > 0.0F) positions.revenue[at] *= served;
        const float fixed = mode.fixed_cost_keur_per_year(home, positions.market[at]) * size;
        sales.revenue += mode.owner_share * positions.revenue[at];
        sales.made_at_home += mode.made_at_home_share * positions.revenue[at];
        sales.profit += mode.owner_share * (positions.revenue[at] / elasticity - fixed);
        const float growth =
            mode.penetration_growth_per_year * (1.0F + c.gain * in.support.impact(support, positions.market[at]));
        positions.penetration[at] = grown(positions.penetration[at], mode.reach, growth, c.dt);
        ++positions.tenure_quarters[at];
    }
    return sales;
}

/// Experience fades where a firm is not active and grows where it is.
void move_experience(const Constants& c, const Block& block, const Positions& positions, Firms& firms) {
    std::array<float, 512> active;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        float* const experience = firms.experience.data() + row * firms.markets;
        const std::size_t begin = positions.first[row], end = positions.first[row + 1];
        for (std::size_t at = begin; at < end; ++at) active[at - begin] = experience[positions.market[at]];
        for (std::size_t market = 0; market < firms.markets; ++market) experience[market] *= c.experience_kept;
        for (std::size_t at = begin; at < end; ++at) {
            const float before = active[at - begin];
            experience[positions.market[at]] = before + c.experience_gain * (1.0F - before);
        }
    }
}

/// Accounts, employment and age of one block, once the revenue abroad is known.
void book(const ClearingInputs& in, const Constants& c, const Block& block, const Abroad& abroad, Firms& firms) {
    const AccountsParameters& accounts = in.accounts;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        if (!firms.living[row]) continue;
        const float home = firms.home_revenue[row], exports = abroad.made_at_home[row - block.begin];
        const float revenue = home + abroad.revenue[row - block.begin];
        const auto elasticity = static_cast<float>(in.sectors.substitution_elasticity[firms.sector[row]]);
        const double overhead = accounts.overhead_fixed_keur_per_year +
                                accounts.overhead_share * static_cast<double>(firms.smoothed_home_revenue[row]);
        const double research = static_cast<double>(
            std::max(0.0F, firms.research_intensity_share[row] * revenue - firms.research_cut[row]));
        const double profit =
            static_cast<double>(home / elasticity + abroad.profit[row - block.begin]) - overhead - research;
        double cash = firms.cash_keur[row] + years_per_step * profit * (profit > 0 ? 1 - accounts.payout_share : 1.0);
        const double cap =
            accounts.cash_cap_revenue_share * static_cast<double>(revenue) + accounts.cash_cap_fixed_keur;
        if (cash > cap) cash -= accounts.cash_release_per_year * years_per_step * (cash - cap);
        firms.cash_keur[row] = cash;
        firms.smoothed_home_revenue[row] += c.smoothing * (home - firms.smoothed_home_revenue[row]);
        const float needed = (home + exports) / firms.output_per_employee[row];
        firms.employees[row] = std::max(1.0F, firms.employees[row] + c.adjustment * (needed - firms.employees[row]));
        firms.export_revenue[row] = exports;
        firms.revenue[row] = revenue;
        firms.age_years[row] += c.dt;
    }
}

void clear_block(const ClearingInputs& in, const Constants& c, const Markets& markets,
                 const Table2<float>& home_factors, const Block& block, Firms& firms, Positions& positions) {
    Abroad abroad;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        if (!firms.living[row]) continue;
        const std::size_t home = firms.country[row], sector = firms.sector[row];
        firms.home_revenue[row] =
            firms.draw[row] * home_factors(home, sector) * static_cast<float>(markets.sales_per_appeal(home, sector));
        if (positions.first[row] != positions.first[row + 1])
            abroad.set(row - block.begin, clear_positions(in, c, markets, firms, row, positions));
    }
    move_experience(c, block, positions, firms);
    book(in, c, block, abroad, firms);
}

}  // namespace

Table2<float> home_appeal_factors(const Markets& markets, const Sectors& sectors) {
    Table2<float> factors(markets.count(), sectors.count());
    for (std::size_t home = 0; home < markets.count(); ++home)
        for (std::size_t sector = 0; sector < sectors.count(); ++sector)
            factors(home, sector) =
                static_cast<float>(markets.home_advantage(home, sector) *
                                   power(markets.wage_cost[home], -(sectors.substitution_elasticity[sector] - 1)));
    return factors;
}

void sum_home_appeals(const Firms& firms, const Sectors& sectors, Markets& markets) {
    sum_appeals(firms, sectors, nullptr, nullptr, markets);
}

void clear_markets(const ClearingInputs& inputs, Markets& markets, Firms& firms, Positions& positions) {
    sum_appeals(firms, inputs.sectors, &inputs.modes, &positions, markets);
    const Constants constants(inputs);
    const Table2<float> home_factors = home_appeal_factors(markets, inputs.sectors);
    for_each_block(firms.count(), [&](const Block& block) {
        clear_block(inputs, constants, markets, home_factors, block, firms, positions);
    });
}

}  // namespace abroad

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

/// What firms at home in a country and sector draw there, and the units of the integer sum, side by side.
struct HomeAppeal {
    std::vector<float> factor;
    std::vector<double> units;
};

HomeAppeal home_appeal(const Markets& markets, const Sectors& sectors, const Table2<double>& factors) {
    return {home_appeal_factors(markets, sectors).cells(), factors.cells()};
}

void add_home_appeals(const Firms& firms, std::size_t width, const HomeAppeal& home, const Block& block,
                      std::int64_t* sums) {
    for (std::size_t row = block.begin; row < block.end; ++row) {
        const std::size_t cell = firms.country[row] * width + firms.sector[row];
        const auto appeal = static_cast<double>(firms.draw[row] * home.factor[cell]);
        sums[cell] += firms.living[row] ? to_units(appeal, home.units[cell]) : 0;
    }
}

/// The appeal of a position is left in its revenue for the second pass. Only living firms have positions.
void add_appeals_abroad(const Firms& firms, std::size_t width, const ModeTables& modes, const Table2<double>& factors,
                        const Block& block, Positions& positions, std::int64_t* sums) {
    std::size_t at = positions.first[block.begin];
    for (std::size_t row = block.begin; row < block.end; ++row) {
        const std::size_t end = positions.first[row + 1];
        if (at == end) continue;
        const std::size_t sector = firms.sector[row], home = firms.country[row] * width + sector;
        const float draw = firms.draw[row];
        for (; at < end; ++at) {
            const std::size_t market = positions.market[at];
            const float appeal = positions.appeal[at] * positions.penetration[at] * draw *
                                 modes[positions.mode[at]].cost_appeal(home, market);
            positions.revenue[at] = appeal;
            sums[market * width + sector] += to_units(static_cast<double>(appeal), factors(market, sector));
        }
    }
}

/// Sums the appeals at home and, given positions, abroad.
void sum_appeals(const Firms& firms, const Sectors& sectors, const ModeTables* modes, Positions* positions,
                 Markets& markets) {
    const Table2<double> factors = unit_factors(markets);
    const HomeAppeal home = home_appeal(markets, sectors, factors);
    WorkerSums sums;
    sums.reset(markets.appeal.cells().size(), worker_count());
    for_each_block(firms.count(), [&](const Block& block) {
        std::int64_t* const lane = sums.lane(block.worker);
        add_home_appeals(firms, sectors.count(), home, block, lane);
        if (positions != nullptr) add_appeals_abroad(firms, sectors.count(), *modes, factors, block, *positions, lane);
    });
    std::vector<std::int64_t> totals;
    sums.total(totals, "appeals in a market", largest_term);
    set_appeals(markets, totals);
}

template <class T>
using Rows = std::array<T, rows_per_block>;

/// Sales abroad of one firm, the owner's shares.
struct SalesAbroad {
    float revenue = 0;
    float made_at_home = 0;
    float profit = 0;
};

/// What the firms of a block sold and earned abroad this quarter; zero for those without positions.
struct Abroad {
    /// The owner's share of sales abroad, of all and of those made at home, and its share of profit.
    Rows<float> revenue{};
    Rows<float> made_at_home{};
    Rows<float> profit{};
    void set(std::size_t place, const SalesAbroad& sales) {
        revenue[place] = sales.revenue;
        made_at_home[place] = sales.made_at_home;
        profit[place] = sales.profit;
    }
};

/// Tables of the quarter in the precision of the columns.
struct Tables {
    Tables(const ClearingInputs& in, const Markets& markets) : home_factors(home_appeal_factors(markets, in.sectors)) {
        for (const double value : markets.sales_per_appeal.cells()) sales.push_back(static_cast<float>(value));
        for (const double value : in.sectors.substitution_elasticity) elasticity.push_back(static_cast<float>(value));
        for (std::size_t mode = 0; mode < mode_places; ++mode) {
            reach[mode] = in.modes.of[mode].reach;
            growth[mode] = in.modes.of[mode].penetration_growth_per_year;
        }
    }
    Table2<float> home_factors;
    /// Sales per unit of appeal, at market * sectors + sector.
    std::vector<float> sales;
    std::vector<float> elasticity;
    /// By mode: how far penetration goes, and how fast without help.
    std::array<float, mode_places> reach, growth;
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

/// Firms of a block with positions, and the factor of their size in fixed cost.
struct Exporters {
    std::size_t count = 0;
    Rows<std::uint32_t> row;
    Rows<float> size;
};

void find_exporters(const Constants& c, const Block& block, const Firms& firms, const Positions& positions,
                    Exporters& exporters) {
    std::size_t count = 0;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        exporters.row[count] = static_cast<std::uint32_t>(row);
        count += positions.first[row] != positions.first[row + 1];
    }
    exporters.count = count;
    for (std::size_t i = 0; i < exporters.count; ++i) exporters.size[i] = firms.employees[exporters.row[i]];
    for (std::size_t i = 0; i < exporters.count; ++i)
        exporters.size[i] = exp(c.cost_exponent * log(std::max(exporters.size[i], c.smallest) / c.reference));
}

/// Part of the demand abroad that the firm can serve beyond its home sales.
float served_share(const Constants& c, const Firms& firms, std::size_t row, float made_at_home) {
    const float capacity = c.slack * firms.employees[row] * firms.output_per_employee[row];
    const float home_sales = firms.home_revenue[row];
    if (home_sales + made_at_home <= capacity || made_at_home <= 0.0F) return 1.0F;
    return std::max(c.least_served, std::min(1.0F, (capacity - home_sales) / made_at_home));
}

/// Sales of the positions of one firm; those made at home are cut to what it can make.
SalesAbroad clear_positions(const ClearingInputs& in, const Constants& c, const Tables& tables, const Firms& firms,
                            std::size_t row, float size, Positions& positions) {
    const std::size_t begin = positions.first[row], end = positions.first[row + 1];
    const std::size_t home = firms.country[row], sector = firms.sector[row], width = tables.elasticity.size();
    float demand = 0;
    for (std::size_t at = begin; at < end; ++at) {
        positions.revenue[at] *= tables.sales[positions.market[at] * width + sector];
        demand += in.modes[positions.mode[at]].made_at_home_share * positions.revenue[at];
    }
    const float served = served_share(c, firms, row, demand);
    const float elasticity = tables.elasticity[sector];
    SalesAbroad sales;
    for (std::size_t at = begin; at < end; ++at) {
        const ModeTable& mode = in.modes[positions.mode[at]];
        const float fixed_cost = mode.fixed_cost_keur_per_year(home, positions.market[at]);
        const float sold = positions.revenue[at] * (mode.made_at_home_share > 0.0F ? served : 1.0F);
        positions.revenue[at] = sold;
        sales.revenue += mode.owner_share * sold;
        sales.made_at_home += mode.made_at_home_share * sold;
        sales.profit += mode.owner_share * (sold / elasticity - fixed_cost * size);
    }
    return sales;
}

/// Growth of penetration of the positions of a block, with the help of the cluster management.
std::vector<float> growth_of_positions(const ClearingInputs& in, const Constants& c, const Tables& tables,
                                       const Block& block, const Exporters& exporters, const Firms& firms,
                                       const Positions& positions) {
    const std::size_t begin = positions.first[block.begin];
    std::vector<float> growth(positions.first[block.end] - begin);
    for (std::size_t i = 0; i < exporters.count; ++i) {
        const std::size_t row = exporters.row[i];
        const auto impact = in.support.impact.row(in.support.row_of(firms.cluster[row], firms.country[row]));
        for (std::size_t at = positions.first[row]; at < positions.first[row + 1]; ++at)
            growth[at - begin] = tables.growth[static_cast<std::size_t>(positions.mode[at])] *
                                 (1.0F + c.gain * impact[positions.market[at]]);
    }
    return growth;
}

/// Penetration grows towards the reach of the mode, tenure by a quarter.
void age_positions(const Constants& c, const Tables& tables, const std::vector<float>& growth, std::size_t begin,
                   Positions& positions) {
    const std::size_t count = growth.size();
    const Mode* const mode = positions.mode.data() + begin;
    float* const penetration = positions.penetration.data() + begin;
    const float* const reaches = tables.reach.data();
    std::uint16_t* const tenure = positions.tenure_quarters.data() + begin;
    for (std::size_t i = 0; i < count; ++i) {
        const float reach = reaches[static_cast<std::size_t>(mode[i])], before = penetration[i];
        const float grown = reach / (1.0F + (reach / before - 1.0F) * exp(-growth[i] * c.dt));
        penetration[i] = before >= reach ? reach : grown;
    }
    for (std::size_t i = 0; i < count; ++i) ++tenure[i];
}

/// Experience fades where a firm is not active and grows where it is.
void move_experience(const Constants& c, const Block& block, const Exporters& exporters, const Positions& positions,
                     Firms& firms) {
    const std::size_t markets = firms.markets, first = positions.first[block.begin];
    std::vector<float> grown(positions.first[block.end] - first);
    float* const experience = firms.experience.data();
    const auto each = [&](auto&& visit) {
        for (std::size_t i = 0; i < exporters.count; ++i)
            for (std::size_t at = positions.first[exporters.row[i]]; at < positions.first[exporters.row[i] + 1]; ++at)
                visit(grown[at - first], experience[exporters.row[i] * markets + positions.market[at]]);
    };
    each([&](float& later, float now) { later = now + c.experience_gain * (1.0F - now); });
    for (std::size_t cell = block.begin * markets; cell < block.end * markets; ++cell)
        experience[cell] *= c.experience_kept;
    each([](float later, float& now) { now = later; });
}

/// Accounts, employment and age of one block, once the revenue abroad is known. Empty seats and research organisations,
/// which are not living firms, are booked along as firms that sell nothing; what is read of them stays as it is: their
/// money, and the employees by which a firm that just closed is counted.
void book(const ClearingInputs& in, const Constants& c, const Tables& tables, const Block& block, const Abroad& abroad,
          Firms& firms) {
    const std::size_t count = block.end - block.begin;
    const AccountsParameters accounts = in.accounts;
    const double payout_kept = 1 - accounts.payout_share, release = accounts.cash_release_per_year * years_per_step;
    Rows<float> elasticity, home;
    Rows<double> profit;
    for (std::size_t i = 0; i < count; ++i) elasticity[i] = tables.elasticity[firms.sector[block.begin + i]];
    const float* const intensity = firms.research_intensity_share.data() + block.begin;
    const float* const cut = firms.research_cut.data() + block.begin;
    float* const smoothed = firms.smoothed_home_revenue.data() + block.begin;
    float* const revenue = firms.revenue.data() + block.begin;
    std::copy_n(firms.home_revenue.data() + block.begin, count, home.begin());
    for (std::size_t i = 0; i < count; ++i) {
        const float sold = home[i] + abroad.revenue[i];
        const double overhead =
            accounts.overhead_fixed_keur_per_year + accounts.overhead_share * static_cast<double>(smoothed[i]);
        const auto research = static_cast<double>(std::max(0.0F, intensity[i] * sold - cut[i]));
        profit[i] = static_cast<double>(home[i] / elasticity[i] + abroad.profit[i]) - overhead - research;
        smoothed[i] += c.smoothing * (home[i] - smoothed[i]);
        revenue[i] = sold;
    }
    double* const cash_keur = firms.cash_keur.data() + block.begin;
    const std::uint8_t* const living = firms.living.data() + block.begin;
    for (std::size_t i = 0; i < count; ++i) {
        const double cash = cash_keur[i] + years_per_step * profit[i] * (profit[i] > 0 ? payout_kept : 1.0);
        const double cap =
            accounts.cash_cap_revenue_share * static_cast<double>(revenue[i]) + accounts.cash_cap_fixed_keur;
        const double kept = cash > cap ? cash - release * (cash - cap) : cash;
        cash_keur[i] = living[i] ? kept : cash_keur[i];
    }
    const float* const output = firms.output_per_employee.data() + block.begin;
    float* const employees = firms.employees.data() + block.begin;
    float* const age = firms.age_years.data() + block.begin;
    for (std::size_t i = 0; i < count; ++i) {
        const float needed = (home[i] + abroad.made_at_home[i]) / output[i];
        const float later = std::max(1.0F, employees[i] + c.adjustment * (needed - employees[i]));
        employees[i] = living[i] ? later : employees[i];
        age[i] += c.dt;
    }
    std::copy_n(abroad.made_at_home.begin(), count, firms.export_revenue.data() + block.begin);
}

void clear_block(const ClearingInputs& in, const Constants& c, const Tables& tables, const Block& block, Firms& firms,
                 Positions& positions) {
    const std::size_t width = tables.elasticity.size();
    for (std::size_t row = block.begin; row < block.end; ++row) {
        const std::size_t cell = firms.country[row] * width + firms.sector[row];
        const float sold = firms.draw[row] * tables.home_factors.cells()[cell] * tables.sales[cell];
        firms.home_revenue[row] = firms.living[row] ? sold : 0.0F;
    }
    Abroad abroad;
    Exporters exporters;
    find_exporters(c, block, firms, positions, exporters);
    for (std::size_t i = 0; i < exporters.count; ++i) {
        const std::size_t row = exporters.row[i], place = row - block.begin;
        abroad.set(place, clear_positions(in, c, tables, firms, row, exporters.size[i], positions));
    }
    age_positions(c, tables, growth_of_positions(in, c, tables, block, exporters, firms, positions),
                  positions.first[block.begin], positions);
    move_experience(c, block, exporters, positions, firms);
    book(in, c, tables, block, abroad, firms);
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
    const Tables tables(inputs, markets);
    for_each_block(firms.count(),
                   [&](const Block& block) { clear_block(inputs, constants, tables, block, firms, positions); });
}

}  // namespace abroad

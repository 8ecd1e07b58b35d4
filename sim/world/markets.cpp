#include "world/markets.hpp"

#include <algorithm>

#include "base/vector_math.hpp"
#include "parallel/sums.hpp"

namespace abroad {

namespace {

constexpr double keur_per_bn_eur = 1e6;

void derive_geography(Markets& markets, const MarketParameters& parameters, const MarketShocks& shocks) {
    markets.psychic_distance = psychic_distances(markets.place, markets.distance_km, parameters);
    markets.trade_cost = trade_costs(markets.distance_km, parameters);
    for (std::size_t from = 0; from < markets.count(); ++from)
        for (std::size_t to = 0; to < markets.count(); ++to)
            if (from != to)
                markets.trade_cost(from, to) = 1 + (markets.trade_cost(from, to) - 1) * shocks.trade_cost[to];
    for (std::size_t market = 0; market < markets.count(); ++market)
        markets.wage_cost[market] =
            power(markets.unit_labour_cost[market] * shocks.wage[market], parameters.wage_share_of_cost);
}

double expenditure(const Markets& markets, const Sectors& sectors, const MarketParameters& parameters,
                   std::size_t market, std::size_t sector) {
    return sectors.share[sector] * markets.gdp_bn_eur[market] * keur_per_bn_eur * parameters.expenditure_share;
}

void fix_mean_expenditure(Markets& markets, const Sectors& sectors, const MarketParameters& parameters) {
    markets.mean_expenditure_at_start.assign(sectors.count(), 0.0);
    for (std::size_t sector = 0; sector < sectors.count(); ++sector) {
        for (std::size_t market = 0; market < markets.count(); ++market)
            markets.mean_expenditure_at_start[sector] += expenditure(markets, sectors, parameters, market, sector);
        markets.mean_expenditure_at_start[sector] /= static_cast<double>(markets.count());
    }
}

}  // namespace

void set_reference_competence(Sectors& sectors) {
    sectors.reference_competence.assign(sectors.count(), 0.0);
    for (std::size_t sector = 0; sector < sectors.count(); ++sector)
        for (std::size_t field = 0; field < sectors.count(); ++field)
            sectors.reference_competence[sector] +=
                sectors.relatedness(sector, field) * sectors.reference_ln_knowledge(sector, field);
}

void derive_markets(Markets& markets, const Sectors& sectors, const MarketParameters& parameters, double years,
                    const MarketShocks& shocks) {
    const std::size_t count = markets.count();
    if (markets.distance_km.rows() != count) markets.distance_km = distances_km(markets.place);
    markets.wage_cost.resize(count);
    derive_geography(markets, parameters, shocks);
    if (markets.mean_expenditure_at_start.empty()) fix_mean_expenditure(markets, sectors, parameters);
    if (markets.outside_competition.rows() != count) {
        markets.expenditure_keur_per_year = Table2<double>(count, sectors.count());
        markets.outside_competition = Table2<double>(count, sectors.count());
        markets.sales_per_appeal = Table2<double>(count, sectors.count());
        markets.home_advantage = Table2<double>(count, sectors.count(), 1.0);
        markets.appeal = Table2<double>(count, sectors.count());
    }
    for (std::size_t market = 0; market < count; ++market) {
        const double growth = exp(markets.growth_per_year[market] * years) * shocks.demand[market];
        for (std::size_t sector = 0; sector < sectors.count(); ++sector) {
            const double spent = expenditure(markets, sectors, parameters, market, sector) * growth;
            const double mean = markets.mean_expenditure_at_start[sector];
            markets.expenditure_keur_per_year(market, sector) = spent;
            markets.outside_competition(market, sector) = power(spent, parameters.size_exponent) *
                                                          power(mean, 1 - parameters.size_exponent) /
                                                          parameters.reference_sales_keur_per_year;
        }
    }
    derive_sales_per_appeal(markets);
}

MarketShocks no_shocks(std::size_t markets) {
    return {std::vector<double>(markets, 1.0), std::vector<double>(markets, 1.0), std::vector<double>(markets, 1.0)};
}

void set_appeals(Markets& markets, const std::vector<std::int64_t>& units) {
    for (std::size_t cell = 0; cell < units.size(); ++cell)
        markets.appeal.cells()[cell] =
            static_cast<double>(units[cell]) / units_per_outside * markets.outside_competition.cells()[cell];
    derive_sales_per_appeal(markets);
}

void derive_sales_per_appeal(Markets& markets) {
    for (std::size_t cell = 0; cell < markets.appeal.cells().size(); ++cell)
        markets.sales_per_appeal.cells()[cell] =
            markets.expenditure_keur_per_year.cells()[cell] /
            (markets.outside_competition.cells()[cell] + markets.appeal.cells()[cell]);
}

}  // namespace abroad

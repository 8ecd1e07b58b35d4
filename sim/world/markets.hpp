// Markets: every country is one, in every sector. Firms of a sector share a market's expenditure by their appeal (CES
// competition), against an outside competition that is not modelled firm by firm (MODEL section 3). Facts come from
// the scenario; what a quarter changes (expenditure, trade cost, wages, the sum of appeals) is kept beside them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "world/geography.hpp"
#include "world/market_parameters.hpp"
#include "world/table2.hpp"

namespace abroad {

/// Sectors, in the order of their numbers.
struct Sectors {
    std::vector<std::uint32_t> number;
    std::vector<std::string> name;
    std::vector<double> share;
    std::vector<double> substitution_elasticity;
    /// How far knowledge of a field (column) is of use to a sector (row): now, at the start, and where sectors converge
    /// to, the same as at the start if the scenario says nothing.
    Table2<double> relatedness;
    Table2<double> relatedness_start;
    Table2<double> relatedness_end;
    /// Mean of ln(1 + knowledge) of the sector's firms at the start, by (sector, field).
    Table2<double> reference_ln_knowledge;
    /// Mean competence of the sector's firms at the start, the zero of their efficiency.
    std::vector<double> reference_competence;
    std::size_t count() const { return number.size(); }
};

/// Factors of scheduled shocks in force, 1 without.
struct MarketShocks {
    std::vector<double> demand;
    std::vector<double> trade_cost;
    std::vector<double> wage;
};

/// Markets, in the order of their numbers. Tables are by (market, market) or (market, sector).
struct Markets {
    std::vector<std::uint32_t> number;
    std::vector<std::string> name;
    std::vector<Location> place;
    std::vector<double> gdp_bn_eur;
    std::vector<double> growth_per_year;
    std::vector<double> unit_labour_cost;
    Table2<double> distance_km;
    Table2<double> agency_presence;

    Table2<double> psychic_distance;
    Table2<double> trade_cost;
    std::vector<double> wage_cost;
    Table2<double> expenditure_keur_per_year;
    Table2<double> outside_competition;
    std::vector<double> mean_expenditure_at_start;
    Table2<double> home_advantage;
    /// Sum of the appeals of the modelled firms at the last clearing.
    Table2<double> appeal;
    /// Revenue per unit of appeal: expenditure/(outside competition + sum of appeals).
    Table2<double> sales_per_appeal;

    std::size_t count() const { return number.size(); }
};

/// Sets the reference competence from the reference knowledge with the relatedness of now.
void set_reference_competence(Sectors& sectors);

/// Derives distance, trade cost, wages and the size of markets, with growth over `years` and the shocks in force.
/// Keeps the mean expenditure of the start, the home advantage and the appeals of the last clearing.
void derive_markets(Markets& markets, const Sectors& sectors, const MarketParameters& parameters, double years,
                    const MarketShocks& shocks);

/// Shocks of nothing.
MarketShocks no_shocks(std::size_t markets);

/// Takes over integer sums of appeals (units of 2^-36 of the outside competition) from a clearing.
void set_appeals(Markets& markets, const std::vector<std::int64_t>& units);

/// Sets the sales per unit of appeal from expenditure, outside competition and appeals.
void derive_sales_per_appeal(Markets& markets);

}  // namespace abroad

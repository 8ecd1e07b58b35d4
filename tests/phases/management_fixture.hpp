// A world of managements small enough to calculate by hand: three countries in a row, two sectors, clusters as asked.
#pragma once

#include <string>

#include "phases/links_parameters.hpp"
#include "phases/management_parameters.hpp"
#include "phases/management_switches.hpp"
#include "phases/strategy_process.hpp"
#include "phases/strategy_reasons.hpp"
#include "random/streams.hpp"
#include "world/alliances.hpp"
#include "world/clusters.hpp"
#include "world/managements.hpp"
#include "world/markets.hpp"

namespace abroad {

struct ManagementFixture {
    DrawKey key = draw_key(7, 0);
    ManagementParameters management;
    ManagementSwitches switches;
    DemographyParameters demography;
    LinksParameters links;
    Markets markets;
    Sectors sectors;
    Clusters clusters;
    Managements managements;
    Alliances alliances;
    ManagementGrants grants;

    /// `count` clusters of ten members and 120 kEUR base budget, each in country number % 3, of sector number % 2.
    explicit ManagementFixture(std::size_t count, std::size_t countries = 3) {
        make_markets(countries);
        for (std::size_t cluster = 0; cluster < count; ++cluster) {
            clusters.number.push_back(static_cast<std::uint32_t>(100 + cluster));
            clusters.name.push_back("cluster " + std::to_string(cluster));
            clusters.country.push_back(static_cast<std::uint16_t>(cluster % countries));
            clusters.sector.push_back(static_cast<std::uint16_t>(cluster % 2));
        }
        clusters.profile.resize(count);
        clusters.members.assign(count, 10);
        clusters.exporting_members.assign(count, 2);
        clusters.peers = Table2<float>(count, countries);
        clusters.non_members = Table2<std::int64_t>(countries, 2, 30);
        managements = make_managements(count, countries);
        alliances = no_alliances(count);
        grants = no_grants(count);
        for (std::size_t cluster = 0; cluster < count; ++cluster) found(cluster);
    }

    void found(std::size_t cluster) {
        managements.drawn_mandate[cluster] = managements.mandate[cluster] = 1;
        managements.drawn_responsibility[cluster] = managements.responsibility[cluster] = 0.5;
        managements.base_budget_keur_per_year[cluster] = 120;
        managements.own_budget[cluster] = 135;
        managements.patience_years[cluster] = 2;
        managements.experience[cluster] = 0.2;
        managements.mean_orientation[cluster] = 0.4;
        managements.interest[cluster] = 0.36;
        managements.cohesion_factor[cluster] = managements.regional_factor[cluster] = 1;
    }

    StrategyInputs strategy_inputs(int step, bool switches_are_new = false) const {
        return {key, step, management, switches, switches_are_new, grants, clusters, markets, sectors, why()};
    }
    StartReasonInputs why() const { return {management, demography, 0.4, clusters}; }

 private:
    void make_markets(std::size_t countries) {
        sectors.number = {1, 2};
        sectors.name = {"machines", "food"};
        sectors.share = {0.5, 0.5};
        sectors.substitution_elasticity = {4, 3};
        sectors.relatedness = Table2<double>(2, 2, 1.0);
        sectors.relatedness(0, 1) = sectors.relatedness(1, 0) = 0.4;
        for (std::size_t market = 0; market < countries; ++market) {
            markets.number.push_back(static_cast<std::uint32_t>(1 + market));
            markets.name.push_back("country " + std::to_string(market));
        }
        markets.trade_cost = Table2<double>(countries, countries, 1.2);
        markets.psychic_distance = Table2<double>(countries, countries, 0.25);
        for (std::size_t market = 0; market < countries; ++market)
            markets.trade_cost(market, market) = 1, markets.psychic_distance(market, market) = 0;
        markets.wage_cost.assign(countries, 1.0);
        markets.agency_presence = Table2<double>(countries, countries, 0.5);
        markets.expenditure_keur_per_year = Table2<double>(countries, 2, 1000.0);
        markets.mean_expenditure_at_start.assign(2, 1000.0);
    }
};

/// How many events of a kind there are.
inline std::size_t count_of_kind(const std::vector<ManagementEvent>& events, ManagementEventKind kind) {
    std::size_t count = 0;
    for (const ManagementEvent& event : events) count += event.kind == kind;
    return count;
}

}  // namespace abroad

#include "scenario/founding.hpp"

#include <algorithm>

#include "base/vector_math.hpp"
#include "parallel/sums.hpp"
#include "phases/clearing.hpp"
#include "phases/ties_update.hpp"
#include "policy/budget_lines.hpp"
#include "random/draws.hpp"
#include "scenario/found_managements.hpp"
#include "scenario/found_policy.hpp"
#include "scenario/numbering.hpp"
#include "scenario/seats.hpp"
#include "world/traits.hpp"

namespace abroad {

namespace {

/// Where relatedness begins and where it may converge to.
void set_ends_of_convergence(const Scenario& scenario, Sectors& sectors) {
    sectors.relatedness_start = sectors.relatedness_end = sectors.relatedness;
    for (const SectorData& data : scenario.sectors)
        for (const auto& [other, value] : data.relatedness_end) {
            const std::size_t sector = row_of_name(sectors.name, data.name), field = row_of_name(sectors.name, other);
            if (field != sector)
                sectors.relatedness_end(sector, field) = sectors.relatedness_end(field, sector) = value;
        }
}

Sectors make_sectors(const Scenario& scenario) {
    Sectors sectors;
    for (const Numbered& entry : by_number(scenario.sectors)) {
        const SectorData& data = scenario.sectors[entry.place];
        sectors.number.push_back(entry.number);
        sectors.name.push_back(data.name);
        sectors.share.push_back(data.share);
        sectors.substitution_elasticity.push_back(
            data.substitution_elasticity.value_or(scenario.before.market.substitution_elasticity));
    }
    sectors.relatedness = Table2<double>(sectors.count(), sectors.count());
    for (const SectorData& data : scenario.sectors) {
        const std::size_t sector = row_of_name(sectors.name, data.name);
        sectors.relatedness(sector, sector) = 1;
        for (const auto& [other, value] : data.relatedness) {
            const std::size_t field = row_of_name(sectors.name, other);
            if (field != sector) sectors.relatedness(sector, field) = sectors.relatedness(field, sector) = value;
        }
    }
    set_ends_of_convergence(scenario, sectors);
    return sectors;
}

/// Presence of a country's agency in a market where the scenario gives none.
double drawn_presence(const FoundingParameters& founding, DrawKey key, std::uint32_t country, std::uint32_t market) {
    const double u = uniform_double(key, {Purpose::world_of_countries, {country, 0}, 0, {}, market});
    return std::clamp(founding.agency_presence_mean + founding.agency_presence_sd * normal_from_uniform(u),
                      founding.agency_presence_least, founding.agency_presence_largest);
}

void set_agencies(const Scenario& scenario, DrawKey key, Markets& markets) {
    markets.agency_presence = Table2<double>(markets.count(), markets.count());
    for (const Country& country : scenario.markets) {
        const std::size_t home = row_of_name(markets.name, country.name);
        for (std::size_t market = 0; market < markets.count(); ++market) {
            if (market == home) continue;
            const auto given = country.agency_presence.find(markets.name[market]);
            markets.agency_presence(home, market) =
                given != country.agency_presence.end()
                    ? given->second
                    : drawn_presence(scenario.founding, key, markets.number[home], markets.number[market]);
        }
    }
}

Markets make_markets(const Scenario& scenario, const Sectors& sectors, DrawKey key) {
    Markets markets;
    for (const Numbered& entry : by_number(scenario.markets)) {
        const Country& country = scenario.markets[entry.place];
        markets.number.push_back(entry.number);
        markets.name.push_back(country.name);
        markets.place.push_back({country.latitude, country.longitude, country.language, country.culture});
        markets.gdp_bn_eur.push_back(country.gdp_bn_eur);
        markets.growth_per_year.push_back(country.growth_per_year);
        markets.unit_labour_cost.push_back(country.unit_labour_cost);
    }
    set_agencies(scenario, key, markets);
    derive_markets(markets, sectors, scenario.before.market, 0, no_shocks(markets.count()));
    return markets;
}

Clusters make_clusters(const Scenario& scenario, const World& world) {
    Clusters clusters;
    for (const Numbered& entry : by_number(scenario.clusters)) {
        const ClusterData& data = scenario.clusters[entry.place];
        clusters.number.push_back(entry.number);
        clusters.name.push_back(data.name);
        clusters.country.push_back(static_cast<std::uint16_t>(row_of_name(world.markets.name, data.country)));
        clusters.sector.push_back(static_cast<std::uint16_t>(row_of_name(world.sectors.name, data.sector)));
        const auto country = std::find_if(scenario.markets.begin(), scenario.markets.end(),
                                          [&](const Country& one) { return one.name == data.country; });
        clusters.profile.push_back(country->cluster_profile);
    }
    return clusters;
}

void take_seat(const Seat& seat, std::size_t row, Firms& firms) {
    firms.seat[row] = seat.number;
    firms.country[row] = seat.country;
    firms.sector[row] = seat.sector;
    firms.first_cluster[row] = firms.cluster[row] = seat.cluster;
    firms.living[row] = !seat.research_organisation;
    firms.research_organisation[row] = seat.research_organisation;
}

/// A research organisation has knowledge and an orientation, and nothing else of a firm.
void found_research_organisation(const CooperationParameters& cooperation, DrawKey key, std::size_t row,
                                 const Sectors& sectors, Firms& firms) {
    draw_knowledge(firms, row, key, 0, cooperation.research_organisation_knowledge_mean, sectors);
    firms.orientation[row] = static_cast<float>(cooperation.research_organisation_orientation);
    firms.employees[row] = 1;
}

/// Size, knowledge, age and cash of a first firm; its efficiency follows from its size.
void found_firm(const Scenario& scenario, const FounderRules& rules, DrawKey key, std::size_t row,
                const Sectors& sectors, Firms& firms) {
    const FoundingParameters& founding = scenario.founding;
    const EfficiencyParameters& efficiency = scenario.before.efficiency;
    const auto uniform_of = [&](Trait trait) { return trait_uniform(key, firms.id(row), 0, trait); };
    const double ln_employees =
        log(founding.employees_median_count) +
        founding.employees_log_sd * normal_from_uniform(uniform_of(Trait::ln_employees_normal)) +
        exponential_from_uniform(uniform_of(Trait::ln_employees_tail), 1 / founding.employees_tail_exponent);
    const double employees = std::clamp(exp(ln_employees), 1.0, founding.employees_largest_count);
    const double elasticity = sectors.substitution_elasticity[firms.sector[row]];
    firms.employees[row] = static_cast<float>(employees);
    firms.ln_efficiency[row] = static_cast<float>(log(employees / efficiency.reference_employees_count) /
                                                  (elasticity - 1 - efficiency.output_elasticity));
    draw_traits(
        firms, row, key, 0, rules, scenario.before.market,
        {scenario.before.demography.born_global_probability, scenario.before.demography.born_global_orientation});
    draw_knowledge(firms, row, key, 0, founding.knowledge_mean, sectors);
    derive_efficiency(firms, row, sectors, efficiency);
    const float revenue = firms.employees[row] * firms.output_per_employee[row];
    firms.home_revenue[row] = firms.revenue[row] = firms.smoothed_home_revenue[row] = revenue;
    firms.cash_keur[row] = founding.cash_years * static_cast<double>(revenue);
    firms.age_years[row] =
        static_cast<float>(exponential_from_uniform(uniform_of(Trait::age), founding.age_mean_years));
}

/// Mean knowledge of each sector's firms by field, which makes the zero of their efficiency; the rest of efficiency
/// follows.
void set_reference(const EfficiencyParameters& efficiency, Firms& firms, Sectors& sectors) {
    const std::size_t fields = sectors.count();
    Table2<std::int64_t> sum(fields, fields);
    std::vector<std::int64_t> count(fields, 0);
    for (std::size_t row = 0; row < firms.count(); ++row) {
        if (!firms.living[row]) continue;
        ++count[firms.sector[row]];
        for (std::size_t field = 0; field < fields; ++field)
            add_term(sum(firms.sector[row], field),
                     log(1.0 + static_cast<double>(firms.knowledge[field * firms.count() + row])), units_per_one,
                     "knowledge in a sector");
    }
    sectors.reference_ln_knowledge = Table2<double>(fields, fields);
    for (std::size_t sector = 0; sector < fields; ++sector)
        for (std::size_t field = 0; field < fields; ++field)
            if (count[sector] > 0)
                sectors.reference_ln_knowledge(sector, field) =
                    static_cast<double>(sum(sector, field)) / units_per_one / static_cast<double>(count[sector]);
    set_reference_competence(sectors);
    for (std::size_t row = 0; row < firms.count(); ++row) {
        const double competence = competence_of(firms, row, sectors) - sectors.reference_competence[firms.sector[row]];
        firms.efficiency_rest[row] = static_cast<float>(static_cast<double>(firms.ln_efficiency[row]) -
                                                        efficiency.knowledge_effect * competence);
    }
}

/// Home advantage by country and sector: firms sell at home what their employment makes, at most a share of all
/// spending.
void set_home_advantage(const Scenario& scenario, const Firms& firms, const Sectors& sectors, Markets& markets) {
    const std::size_t width = sectors.count();
    std::vector<std::int64_t> sales(markets.count() * width, 0), draws(markets.count() * width, 0);
    for (std::size_t row = 0; row < firms.count(); ++row) {
        const std::size_t cell = firms.country[row] * width + firms.sector[row];
        const double wage =
            power(markets.wage_cost[firms.country[row]], -(sectors.substitution_elasticity[firms.sector[row]] - 1));
        add_term(sales[cell], static_cast<double>(firms.revenue[row]), units_per_keur, "home sales at the start");
        add_term(draws[cell], static_cast<double>(firms.draw[row]) * wage, units_per_one, "appeal at home");
    }
    for (std::size_t cell = 0; cell < sales.size(); ++cell) {
        if (draws[cell] == 0) continue;
        const double spent = markets.expenditure_keur_per_year.cells()[cell];
        const double sold = std::min(static_cast<double>(sales[cell]) / units_per_keur,
                                     scenario.founding.largest_home_share_of_expenditure * spent);
        markets.home_advantage.cells()[cell] = sold * markets.outside_competition.cells()[cell] /
                                               ((spent - sold) * (static_cast<double>(draws[cell]) / units_per_one));
    }
}

}  // namespace

World found_world(const Scenario& scenario, DrawKey key, StorageOrder order) {
    World world;
    world.sectors = make_sectors(scenario);
    world.markets = make_markets(scenario, world.sectors, key);
    world.clusters = make_clusters(scenario, world);
    std::vector<Seat> seats = make_seats(scenario, world, key);
    if (order == StorageOrder::reversed) std::reverse(seats.begin(), seats.end());
    world.firms = make_firms(seats.size(), world.sectors.count(), world.markets.count());
    const FounderRules rules(scenario.founding);
    for_each_block(seats.size(), [&](const Block& block) {
        for (std::size_t row = block.begin; row < block.end; ++row) {
            take_seat(seats[row], row, world.firms);
            if (world.firms.research_organisation[row])
                found_research_organisation(scenario.before.cooperation, key, row, world.sectors, world.firms);
            else
                found_firm(scenario, rules, key, row, world.sectors, world.firms);
        }
    });
    set_reference(scenario.before.efficiency, world.firms, world.sectors);
    set_home_advantage(scenario, world.firms, world.sectors, world.markets);
    world.positions = make_positions(world.firms.count());
    world.ties = make_ties(world.firms.count());
    world.slots = make_slots(world.firms, world.clusters.count());
    world.managements = found_managements(scenario, world, key);
    world.alliances = make_alliances(scenario, world.clusters);
    world.funding = make_funding(policy_of(scenario, world));
    sum_home_appeals(world.firms, world.sectors, world.markets);
    return world;
}

}  // namespace abroad

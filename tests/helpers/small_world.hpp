// A world made by hand for tests of single phases: five markets, three sectors, four clusters, as many firms as asked
// for, all alike (ten employees, efficiency 1) until a test or `scatter` says otherwise. Holds the tables that a
// simulation derives, and hands each phase its inputs, so that a test names only what it is about.
#pragma once

#include <cmath>
#include <random>

#include "phases/acts.hpp"
#include "phases/clearing.hpp"
#include "phases/demography.hpp"
#include "phases/entry_decision.hpp"
#include "phases/knowledge.hpp"
#include "phases/looking.hpp"
#include "phases/member_statistics.hpp"
#include "phases/support_tables.hpp"
#include "phases/ties_update.hpp"
#include "phases/withdrawal.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

namespace abroad {

/// Random numbers for making worlds; nothing of the model.
class Dice {
 public:
    explicit Dice(std::uint32_t seed) : random_(seed) {}
    double between(double low, double high) {
        return low + (high - low) * (static_cast<double>(random_()) / 4294967296.0);
    }
    bool happens(double probability) { return between(0, 1) < probability; }
    std::size_t below(std::size_t count) { return random_() % count; }

 private:
    std::mt19937 random_;
};

class SmallWorld {
 public:
    explicit SmallWorld(std::size_t firms, std::uint64_t seed = 1) : key(draw_key(seed, 0)) {
        make_markets();
        make_sectors();
        make_clusters();
        make_firms_alike(firms);
        derive();
    }

    DrawKey key;
    int step = 9;
    Parameters parameters;
    FoundingParameters founding;
    World world;
    ModeTables modes;
    LookWeights weights;
    ExportPaths paths;
    Support support;
    /// No call is open.
    OpenCalls calls;

    /// Everything that follows from parameters, markets and member statistics. Positions must be in their table.
    void derive() {
        derive_markets(world.markets, world.sectors, parameters.market, 0, no_shocks(world.markets.count()));
        modes = derive_modes(parameters.modes, parameters.market, world.markets, world.sectors);
        weights = derive_look_weights(parameters.attention, world.markets);
        member_statistics({parameters.links, world.firms, world.positions, world.ties, world.projects}, world.clusters,
                          world.managements);
        support_tables({parameters.information, parameters.attention, parameters.market, parameters.management,
                        parameters.links, world.clusters, world.managements, world.links, world.markets},
                       support);
        paths.set_rules(parameters.modes.exporting, parameters.decision, parameters.management.penetration_gain,
                        founding.patience_largest_years);
        paths.follow(support);
        world.slots = make_slots(world.firms, world.clusters.count());
    }

    /// Gives a firm a position, as if entered some quarters ago; call derive() when all are there.
    void add_position(std::size_t row, std::uint16_t market, float penetration, float appeal,
                      std::uint16_t tenure_quarters = 8) {
        PositionChanges changes;
        changes.start_quarter(world.positions.count(), block_count(world.firms.count()));
        changes.starts_by_block[row / rows_per_block].push_back(
            {static_cast<std::uint32_t>(row), market, Mode::exporting, penetration, appeal});
        Positions next;
        rebuild_positions(world.positions, changes, next);
        world.positions = std::move(next);
        for (std::size_t at = world.positions.first[row]; at < world.positions.first[row + 1]; ++at)
            if (world.positions.market[at] == market) world.positions.tenure_quarters[at] = tenure_quarters;
    }

    /// Makes firms, positions and markets as different as they are in a run.
    void scatter(std::uint32_t seed) {
        Dice dice(seed);
        for (std::size_t row = 0; row < world.firms.count(); ++row) scatter_firm(row, dice);
        for (std::size_t row = 0; row < world.firms.count(); ++row)
            for (std::uint16_t market = 0; market < world.markets.count(); ++market)
                if (market != world.firms.country[row] && dice.happens(0.25)) scatter_position(row, market, dice);
        derive();
        for (double& advantage : world.markets.home_advantage.cells()) advantage = dice.between(0.2, 3);
        for (double& appeal : world.markets.appeal.cells()) appeal = dice.between(10, 4000);
        derive_sales_per_appeal(world.markets);
    }

    WithdrawalInputs withdrawal() const {
        return {key,
                step,
                parameters.withdrawal,
                parameters.market,
                parameters.efficiency,
                world.markets,
                world.sectors,
                modes,
                parameters.management.penetration_gain,
                support,
                world.firms};
    }
    LookingInputs looking() const {
        return {
            key,  step, parameters.attention, parameters.information, world.markets, weights, support, world.positions,
            calls};
    }
    EntryInputs entry() const {
        return {key,
                step,
                parameters.market,
                parameters.efficiency,
                parameters.information,
                parameters.decision,
                world.markets,
                world.sectors,
                modes,
                paths,
                support,
                world.positions,
                world.ties,
                world.adaptations,
                world.firms,
                calls};
    }
    ActInputs acts() const { return {key, parameters.market, parameters.modes.exporting, world.markets}; }
    ClearingInputs clearing() const {
        return {parameters.accounts,
                parameters.efficiency,
                parameters.information,
                parameters.market,
                world.sectors,
                modes,
                parameters.management.penetration_gain,
                support};
    }
    KnowledgeInputs knowledge() const {
        return {key,
                step,
                parameters.knowledge,
                parameters.efficiency,
                world.sectors,
                world.clusters,
                world.managements.regional_factor};
    }
    DemographyInputs demography(const FounderRules& founders) const {
        return {key,
                step,
                parameters.demography,
                parameters.accounts,
                parameters.efficiency,
                founders,
                parameters.market,
                world.sectors,
                world.markets,
                world.clusters};
    }

    /// The events of the quarter so far, in the order of blocks.
    std::vector<Event> events() const {
        std::vector<Event> all;
        for (const auto& list : world.events.by_block) all.insert(all.end(), list.begin(), list.end());
        return all;
    }

 private:
    void make_markets() {
        Markets& markets = world.markets;
        markets.number = {2, 3, 5, 8, 13};
        markets.name = {"Here", "Near", "Large", "Far", "Dear"};
        const std::array<double, 5> latitudes{50, 48, 40, -24, 60}, longitudes{9, 2, -74, -47, 11};
        for (std::size_t market = 0; market < 5; ++market)
            markets.place.push_back({latitudes[market], longitudes[market], market < 2 ? "one" : "other", {}});
        for (std::size_t market = 0; market < 5; ++market)
            markets.place[market].culture = {static_cast<double>(market * market), 10.0 - static_cast<double>(market)};
        markets.gdp_bn_eur = {1000, 800, 9000, 1500, 300};
        markets.growth_per_year.assign(5, 0.0);
        markets.unit_labour_cost = {1.0, 0.9, 1.1, 0.6, 1.3};
        markets.agency_presence = Table2<double>(5, 5, 0.4);
        markets.agency_presence(0, 2) = 0.8;
    }
    void make_sectors() {
        Sectors& sectors = world.sectors;
        sectors.number = {1, 2, 3};
        sectors.name = {"first", "second", "third"};
        sectors.share = {0.5, 0.3, 0.2};
        sectors.substitution_elasticity = {4, 3, 5};
        sectors.relatedness = Table2<double>(3, 3, 0.2);
        for (std::size_t sector = 0; sector < 3; ++sector) sectors.relatedness(sector, sector) = 1;
        sectors.relatedness(0, 2) = sectors.relatedness(2, 0) = 0;
        sectors.reference_competence = {0.2, 0.25, 0.3};
    }
    void make_clusters() {
        Clusters& clusters = world.clusters;
        clusters.number = {1, 4, 6, 7};
        clusters.name = {"A", "B", "C", "D"};
        clusters.country = {0, 0, 1, 2};
        clusters.sector = {0, 0, 1, 2};
        clusters.profile.resize(4);
        world.managements = make_managements(4, 5);
        world.managements.regional_factor.assign(4, 1.0);
        world.alliances = no_alliances(4);
    }
    void make_firms_alike(std::size_t count) {
        Firms& firms = world.firms;
        firms = make_firms(count, 3, 5);
        world.positions = make_positions(count);
        world.ties = make_ties(count);
        world.events.start_quarter(block_count(count));
        for (std::size_t row = 0; row < count; ++row) {
            firms.seat[row] = static_cast<std::uint32_t>(100 + row);
            firms.living[row] = 1;
            firms.cluster[row] = firms.first_cluster[row] = no_cluster;
            firms.orientation[row] = 0.5F;
            firms.willingness_share[row] = 0.5F;
            firms.patience_years[row] = 4;
            firms.fitness[row] = 1;
            firms.cash_keur[row] = 300;
            firms.employees[row] = 10;
            firms.age_years[row] = 10;
            firms.draw[row] = 1;
            firms.output_per_employee[row] = 150;
            firms.home_revenue[row] = firms.revenue[row] = firms.smoothed_home_revenue[row] = 1500;
        }
    }
    void scatter_firm(std::size_t row, Dice& dice) {
        Firms& firms = world.firms;
        firms.generation[row] = static_cast<std::uint16_t>(dice.below(4));
        firms.living[row] = dice.happens(0.95);
        firms.country[row] = static_cast<std::uint16_t>(dice.below(5));
        firms.sector[row] = static_cast<std::uint16_t>(dice.below(3));
        const std::size_t cluster = dice.below(4);
        if (world.clusters.country[cluster] == firms.country[row])
            firms.cluster[row] = firms.first_cluster[row] = static_cast<std::uint16_t>(cluster);
        firms.born_global[row] = dice.happens(0.1);
        firms.orientation[row] = static_cast<float>(dice.between(0, 1));
        firms.willingness_share[row] = static_cast<float>(dice.between(0.15, 0.7));
        firms.patience_years[row] = static_cast<float>(dice.between(1.5, 6));
        firms.research_intensity_share[row] = dice.happens(0.5) ? 0.0F : static_cast<float>(dice.between(0.005, 0.2));
        firms.fitness[row] = static_cast<float>(std::exp(dice.between(-3, 2)));
        firms.employees[row] = static_cast<float>(std::exp(dice.between(0, 6)));
        firms.ln_efficiency[row] = static_cast<float>(dice.between(-0.7, 1.2));
        firms.efficiency_rest[row] = static_cast<float>(dice.between(-0.5, 1));
        derive_efficiency(firms, row, world.sectors, parameters.efficiency);
        firms.home_revenue[row] =
            firms.employees[row] * firms.output_per_employee[row] * static_cast<float>(dice.between(0.6, 1.1));
        firms.export_revenue[row] =
            dice.happens(0.4) ? firms.home_revenue[row] * static_cast<float>(dice.between(0, 0.6)) : 0.0F;
        firms.revenue[row] = firms.home_revenue[row] + firms.export_revenue[row];
        firms.smoothed_home_revenue[row] = firms.home_revenue[row] * static_cast<float>(dice.between(0.8, 1.2));
        firms.cash_keur[row] = static_cast<double>(firms.revenue[row]) * dice.between(-0.08, 0.5);
        firms.age_years[row] = static_cast<float>(dice.between(0, 30));
        for (std::size_t field = 0; field < firms.fields; ++field)
            firms.knowledge[field * firms.count() + row] = static_cast<float>(dice.between(0, 1));
        for (std::size_t market = 0; market < firms.markets; ++market) {
            if (market == firms.country[row]) continue;
            firms.experience[row * firms.markets + market] =
                dice.happens(0.5) ? static_cast<float>(dice.between(0, 1)) : 0.0F;
            firms.scouting[row * firms.markets + market] = static_cast<float>(dice.between(0, 0.6));
        }
    }
    void scatter_position(std::size_t row, std::uint16_t market, Dice& dice) {
        if (!world.firms.living[row]) return;
        add_position(row, market, static_cast<float>(dice.between(0.05, 1)),
                     static_cast<float>(std::exp(dice.between(-3, 2))), static_cast<std::uint16_t>(1 + dice.below(12)));
        for (std::size_t at = world.positions.first[row]; at < world.positions.first[row + 1]; ++at) {
            if (world.positions.market[at] != market) continue;
            world.positions.revenue[at] = static_cast<float>(dice.between(0, 200));
            world.positions.prospect[at] = static_cast<float>(dice.between(-30, 60));
        }
    }
};

}  // namespace abroad

#include "scenario/found_managements.hpp"

#include <algorithm>

#include "base/vector_math.hpp"
#include "phases/management_switches.hpp"
#include "random/beta.hpp"
#include "random/draws.hpp"
#include "scenario/founding.hpp"

namespace abroad {

namespace {

constexpr std::uint32_t indices_per_trait = 1024;

/// Traits of managements in the draws of the first world; 0 is the size of the cluster.
enum class ManagementTrait : std::uint32_t {
    mandate = 1,
    responsibility = 2,
    experience = 3,
    landscape = 4,
    base_budget = 5,
    patience = 6
};

double between(double u, double least, double largest) {
    return least + u * (largest - least);
}

/// Draws for one cluster.
struct ClusterDraws {
    DrawKey key;
    std::uint32_t number;
    double operator()(ManagementTrait trait, std::uint32_t market = 0) const {
        const std::uint32_t index = indices_per_trait * static_cast<std::uint32_t>(trait) + market;
        return uniform_double(key, {Purpose::world_of_clusters, {number, 0}, 0, {}, index});
    }
};

const ClusterData& data_of(const Scenario& scenario, const std::string& name) {
    return *std::find_if(scenario.clusters.begin(), scenario.clusters.end(),
                         [&](const ClusterData& data) { return data.name == name; });
}

void found_one(const Scenario& scenario, const ClusterDraws& draw, const BetaQuantile& responsibility,
               std::size_t cluster, const World& world, Managements& m) {
    const FoundingParameters& p = scenario.founding;
    const ClusterData& data = data_of(scenario, world.clusters.name[cluster]);
    m.drawn_mandate[cluster] = data.mandate.value_or(draw(ManagementTrait::mandate) < p.mandate_probability);
    const double drawn_responsibility = std::clamp(responsibility(draw(ManagementTrait::responsibility)),
                                                   p.responsibility_least, p.responsibility_largest);
    m.drawn_responsibility[cluster] = data.responsibility_share.value_or(drawn_responsibility);
    m.experience[cluster] = between(draw(ManagementTrait::experience), p.experience_least, p.experience_largest);
    for (std::size_t market = 0; market < world.markets.count(); ++market)
        m.landscape(cluster, market) =
            between(draw(ManagementTrait::landscape, world.markets.number[market]), 0, p.landscape_largest);
    const double factor =
        lognormal_from_uniform(draw(ManagementTrait::base_budget), p.base_budget_log_mean, p.base_budget_log_sd);
    m.base_budget_keur_per_year[cluster] =
        data.base_budget_keur_per_year.value_or(p.base_budget_keur_per_year * factor);
    m.patience_years[cluster] = between(draw(ManagementTrait::patience), p.management_patience_least_years,
                                        p.management_patience_largest_years);
    m.regional_factor[cluster] = m.cohesion_factor[cluster] = 1;
}

}  // namespace

Managements found_managements(const Scenario& scenario, const World& world, DrawKey key) {
    Managements managements = make_managements(world.clusters.count(), world.markets.count());
    const BetaQuantile responsibility(scenario.founding.responsibility_alpha, scenario.founding.responsibility_beta);
    for (std::size_t cluster = 0; cluster < world.clusters.count(); ++cluster)
        found_one(scenario, {key, world.clusters.number[cluster]}, responsibility, cluster, world, managements);
    apply_switches(scenario.before.switches, managements);
    return managements;
}

Alliances make_alliances(const Scenario& scenario, const Clusters& clusters) {
    Alliances alliances = no_alliances(clusters.count());
    std::vector<AllianceData> named = scenario.alliances;
    std::sort(named.begin(), named.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    for (const AllianceData& data : named) {
        const auto alliance = static_cast<std::uint16_t>(alliances.count());
        alliances.name.push_back(data.name);
        alliances.manager.push_back(static_cast<std::uint16_t>(row_of_name(clusters.name, data.manager)));
        for (const auto& [name, year] : data.entry_years) {
            const std::size_t cluster = row_of_name(clusters.name, name);
            alliances.of_cluster[cluster] = alliance;
            alliances.entry_step[cluster] = step_of_year(scenario.run, year);
        }
    }
    return alliances;
}

}  // namespace abroad

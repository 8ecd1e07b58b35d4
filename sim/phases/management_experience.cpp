#include "phases/management_experience.hpp"

#include <algorithm>

#include "base/period.hpp"

namespace abroad {

namespace {

/// Services that give experience: fairs, contacts, acquisition of projects.
constexpr double services_abroad = 3;

/// What the best member of each alliance knows of each market.
Table2<double> best_landscapes(const Alliances& alliances, const Table2<double>& landscape) {
    Table2<double> best(alliances.count(), landscape.columns());
    for (std::size_t cluster = 0; cluster < landscape.rows(); ++cluster) {
        if (!alliances.is_member(cluster)) continue;
        for (std::size_t market = 0; market < landscape.columns(); ++market) {
            double& known = best(alliances.of_cluster[cluster], market);
            known = std::max(known, landscape(cluster, market));
        }
    }
    return best;
}

void gain_experience(const ManagementParameters& p, std::size_t cluster, Managements& m) {
    const double levels = m.fairs_level[cluster] + m.contacts_level[cluster] + m.acquisition_level[cluster];
    const double practice = levels / (services_abroad * p.highest_service_level_count);
    double& experience = m.experience[cluster];
    experience += years_per_step * (p.experience_gain_per_year * practice * (1 - experience) -
                                    p.experience_loss_per_year * experience + p.experience_inflow_per_year);
    experience = std::clamp(experience, 0.0, 1.0);
}

void explore(const ExperienceInputs& in, std::size_t cluster, Managements& m) {
    const ManagementParameters& p = in.management;
    const double contacts = p.landscape_gain_contacts_per_year * m.contacts_level[cluster] /
                            static_cast<double>(p.highest_service_level_count);
    for (std::size_t market = 0; market < m.landscape.columns(); ++market) {
        const double gain = contacts * m.target(cluster, market) +
                            p.landscape_gain_office_per_year * m.office(cluster, market) +
                            p.landscape_gain_peers_per_year * static_cast<double>(in.clusters.peers(cluster, market));
        double& known = m.landscape(cluster, market);
        known += years_per_step * (gain * (1 - known) - p.landscape_loss_per_year * known);
        known = std::clamp(known, 0.0, 1.0);
    }
}

}  // namespace

void learn(const ExperienceInputs& inputs, Managements& managements) {
    const Table2<double> best = best_landscapes(inputs.alliances, managements.landscape);
    for (std::size_t cluster = 0; cluster < managements.count(); ++cluster) {
        gain_experience(inputs.management, cluster, managements);
        explore(inputs, cluster, managements);
        if (!inputs.alliances.is_member(cluster)) continue;
        for (std::size_t market = 0; market < best.columns(); ++market) {
            double& known = managements.landscape(cluster, market);
            known =
                std::max(known, inputs.alliance.landscape_share * best(inputs.alliances.of_cluster[cluster], market));
        }
    }
}

}  // namespace abroad

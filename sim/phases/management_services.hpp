// Phase 3, money and services of cluster managements: the own budget of fees and base money is split between abroad,
// nation and region (slide 6 of the source deck, C1); what goes abroad buys levels of services anew each quarter, round
// by round (slide 13, C7, F5), and is missed at home (MODEL section 5, Money, Services, Three levels). Grants for going
// abroad enter here, in international_budget().
#pragma once

#include <vector>

#include "phases/alliance_parameters.hpp"
#include "phases/management_parameters.hpp"
#include "phases/management_switches.hpp"
#include "world/alliances.hpp"
#include "world/clusters.hpp"
#include "world/events.hpp"
#include "world/managements.hpp"

namespace abroad {

struct ServicesInputs {
    int step;
    const ManagementParameters& management;
    const AllianceParameters& alliance;
    const ManagementSwitches& switches;
    const ManagementGrants& grants;
    const Clusters& clusters;
};

/// Sets what fees and base money give this year, before strategies use it.
void set_own_budgets(const ManagementParameters& management, const Clusters& clusters, Managements& managements);

/// Money for going abroad, kEUR per year: a share of the own budget, and grants.
double international_budget(const ServicesInputs& inputs, const Managements& managements, std::size_t cluster);

/// Highest level of each service that the management may buy.
int service_limit(const ServicesInputs& inputs, const Managements& managements, std::size_t cluster);

/// Factor of what holds members together at home by regional spending, kEUR per year.
double regional_factor(const ManagementParameters& management, double regional_spending, std::int64_t members);

/// Lets managements join their alliance when the time has come, takes the fee (who cannot pay leaves), buys services
/// and offices, and splits what is left of the own budget.
void buy_services(const ServicesInputs& inputs, Managements& managements, Alliances& alliances,
                  std::vector<ManagementEvent>& events);

}  // namespace abroad

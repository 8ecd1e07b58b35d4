// Phase 2, public money for cluster managements: they know of every call that they may apply to and apply
// once a round where their own share of the cost is within what they have for going abroad; grants, training, and a
// share of fairs and offices that they keep (MODEL section 6, Application and award 7 and 8, Kinds). What a
// management makes of the money is decided in phase 3. Grants over years: management_awards.hpp; offices of agencies:
// agency_offices.hpp.
#pragma once

#include <vector>

#include "phases/management_services.hpp"
#include "policy/open_calls.hpp"
#include "policy/selection.hpp"
#include "world/links.hpp"

namespace abroad {

struct ManagementFundingInputs {
    const SelectionInputs& selection;
    const OpenCalls& calls;
    /// With the grants of the last quarter.
    const ServicesInputs& services;
    const Links& links;
};

/// What all managements apply for in this quarter.
std::vector<GrantRequest> requests_of_managements(const ManagementFundingInputs& inputs, const Managements& managements,
                                                  const FundingTables& funding);

/// What follows from decisions: grants begin, trainings take place, members are noted. Money for services is left to
/// settle_services().
void take_up_awards(const ManagementFundingInputs& inputs, std::vector<GrantRequest>& requests,
                    Managements& managements, FundingTables& funding);

/// After services were bought: pays the rate of what was bought, up to the award, and returns the rest to its line.
void settle_services(const SelectionInputs& inputs, const ManagementParameters& management,
                     const Managements& managements, std::vector<GrantRequest>& requests, FundingTables& funding);

}  // namespace abroad

// Phase 7, public money for consortia: a leader and the partners that accepted apply as one, with the sum over the
// members that may be paid, if they are the members, countries and sectors that the call asks for; ventures apply with
// the owner's share (MODEL section 6, Application and award 7; section 4, Start). Refused, those go on for whom the
// project is worth its full cost.
#pragma once

#include <vector>

#include "phases/funding_of_firms.hpp"
#include "phases/project_start.hpp"
#include "phases/proposals.hpp"
#include "phases/ventures.hpp"
#include "world/projects.hpp"

namespace abroad {

/// Adds the applications of the drafts that count on a call; a draft that is not what its call asks for counts as
/// refused.
void request_for_projects(const FirmFundingInputs& inputs, const PartnerValues& values,
                          const std::vector<Proposal>& proposals, const OpenCalls& calls,
                          std::vector<ProjectDraft>& drafts, std::vector<GrantRequest>& requests);

/// Adds the applications of the ventures that count on a call.
void request_for_ventures(const Firms& firms, std::vector<VentureStart>& starts, std::vector<GrantRequest>& requests);

/// After the decision: leaves each draft with the members that go on and with what each pays of its own, pays the
/// awards of those that start and gives back the others.
void conclude_projects(const FirmFundingInputs& inputs, const PartnerValues& values,
                       const std::vector<Proposal>& proposals, std::vector<GrantRequest>& requests,
                       std::vector<ProjectDraft>& drafts, Firms& firms, FundingTables& funding);

/// After the decision: ventures that are not worth it, or not affordable, with what they got do not go on.
void conclude_ventures(const FirmFundingInputs& inputs, const std::vector<GrantRequest>& requests, const Firms& firms,
                       std::vector<VentureStart>& starts);

/// Pays the awards of the ventures that go on and gives back the others.
void settle_ventures(const FirmFundingInputs& inputs, std::vector<VentureStart>& starts,
                     std::vector<GrantRequest>& requests, Firms& firms, FundingTables& funding);

}  // namespace abroad

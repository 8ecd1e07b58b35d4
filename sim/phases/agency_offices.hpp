// Phase 2, offices of promotion agencies: public money pays offices of a country's agency in target markets, and its
// presence there grows while they are paid; it stays afterwards (MODEL section 6, Kinds, foreign_office_support).
#pragma once

#include <vector>

#include "policy/open_calls.hpp"
#include "policy/selection.hpp"
#include "world/markets.hpp"

namespace abroad {

/// What agencies apply for in this quarter: an office for a quarter in each of their target markets.
std::vector<GrantRequest> requests_of_agencies(const SelectionInputs& inputs, const OpenCalls& calls,
                                               double office_keur_per_year);

/// Pays the offices that were decided on; presence grows.
void keep_agency_offices(const SelectionInputs& inputs, std::vector<GrantRequest>& requests, Markets& markets,
                         FundingTables& funding);

}  // namespace abroad

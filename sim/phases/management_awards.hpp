// Phase 2, grants to cluster managements that run over years (MODEL section 6, Kinds): a conception phase, a gate that
// asks for a live strategy of some quality, an implementation phase whose yearly amount may fall. Conception and
// implementation are one award; who does not pass the gate in time gets no more. How managements come to an award is in
// policy_managements.hpp.
#pragma once

#include <cstdint>

#include "policy/policy.hpp"
#include "policy/selection.hpp"
#include "world/funding.hpp"
#include "world/managements.hpp"

namespace abroad {

/// True if the strategy of the management passes the gate now, or if there is none.
bool passes_gate(const ManagementGrantTerms& terms, const Managements& managements, std::size_t cluster);

/// True if an award would begin with the implementation. Consortia begin together: with the conception, if there is
/// one.
bool skips_conception(const Instrument& instrument, const Managements& managements, std::size_t cluster);

/// What a full first year comes to, kEUR: of the implementation for those past the gate, else of the conception.
double first_year_keur(const ManagementGrantTerms& terms, bool past_gate);

/// Begins an award in the quarter in which it was decided; its first year is booked with the decision.
void begin_award(const Policy& policy, int step, const GrantShare& share, bool past_gate, FundingTables& funding);

/// Awards whose management passes the gate now go on to the implementation.
void test_gates(const Policy& policy, int step, const Managements& managements, FundingTables& funding);

/// Pays what is due this quarter as far as it was booked, and in the last quarter of a year sets the next year's
/// amount.
void pay_instalments(const Policy& policy, int step, FundingTables& funding);

/// True if an award of the budget line to the management still runs.
bool has_running_award(const FundingTables& funding, std::uint16_t line, std::size_t cluster, int step);

/// What public money gave managements for going abroad in a quarter, and what awards that run in it ask of them. Money
/// for services counts as it was awarded.
ManagementGrants grants_of_quarter(const Policy& policy, const FundingTables& funding, int step, std::size_t clusters);

}  // namespace abroad

// Who may apply to an instrument, and the rate that it pays to whom: size, age, sector, market, country, membership,
// label of the management (MODEL section 6, Schema). Says nothing about money left or other grants: grants.hpp.
#pragma once

#include <cstdint>

#include "policy/policy.hpp"
#include "world/firms.hpp"
#include "world/managements.hpp"
#include "world/positions.hpp"

namespace abroad {

/// What eligibility is judged by.
struct ApplicantFacts {
    const Firms& firms;
    const Positions& positions;
    const Managements& managements;
};

/// Market of an act that has none.
inline constexpr std::uint16_t any_market = 0xffff;

/// Whether the firm may apply for an act of its own in that market.
bool is_eligible(const Policy& policy, const Instrument& instrument, const ApplicantFacts& facts, std::uint32_t row,
                 std::uint16_t market);

/// Whether the management of the cluster may apply; `country` is the cluster's.
bool is_eligible_management(const Policy& policy, const Instrument& instrument, const Managements& managements,
                            std::size_t cluster, std::size_t country);

/// Share of the cost that the instrument pays this firm; with the bonus for an international consortium.
double rate_for(const Policy& policy, const Instrument& instrument, const Firms& firms, std::uint32_t row,
                bool international);

/// Whether a member of a consortium may be paid.
bool is_payable(const Instrument& instrument, const Firms& firms, std::uint32_t row);

}  // namespace abroad

// What ceilings and counts leave a recipient to ask for: per award, recipient, market, country and year, number of
// grants and markets, de minimis (MODEL section 6, Schema). One rule for what a firm counts on and for what it is given
// when it asks for several acts at once.
#pragma once

#include <span>

#include "policy/grant_history.hpp"
#include "policy/policy.hpp"

namespace abroad {

/// What a recipient got so far, and its country.
struct GrantsSoFar {
    /// Of the line.
    std::span<const PastGrant> of_line;
    /// Of the instrument, all recipients of the country in this calendar year.
    Cents of_country = 0;
    /// Under the cap, of all lines in three calendar years.
    Cents de_minimis = 0;
};

/// First quarter of the three calendar years that the de minimis cap counts.
int de_minimis_start(int step);

/// Largest award that is left for an act in a market, kEUR; 0 if none.
double ceiling_left(const Policy& policy, std::uint16_t instrument, int step, std::uint16_t market,
                    const GrantsSoFar& so_far);

}  // namespace abroad

// Public money of a comparison year by year, the world with less the base, and what firms spent of their own beside it
// (MODEL section 8: cost per additional unit, leverage, first-round displacement). Whatever the other instruments pay
// more or less counts too: it is a consequence. Left out: what the money bought (decomposition.hpp).
#pragma once

#include <cstdint>
#include <vector>

#include "run/decomposition.hpp"

namespace abroad {

struct MoneyOfYear {
    Cents paid = 0, awarded = 0, premiums = 0, administration = 0, lapsed = 0;
    std::int64_t applications = 0, awards = 0;
    /// What firms spent on entries and changes of mode, and on research and projects, net of grants, kEUR.
    double entry_spending_keur = 0, research_spending_keur = 0;
    double funded_sales_keur = 0, displaced_sales_keur = 0;

    /// What it cost the public, EUR.
    double public_cost_eur(double cost_of_public_funds) const;
};

/// One a year of the record. Applications, lapsed money and sales are of the world with and the instruments of the
/// comparison.
std::vector<MoneyOfYear> policy_money(const WorldPair& pair, const std::vector<std::uint8_t>& instruments);

}  // namespace abroad

#include "phases/accounts_parameters.hpp"

namespace abroad {

void declare(Fields& fields, AccountsParameters& p) {
    fields.section("accounts", "Accounts of firms");
    fields.number("accounts.overhead_fixed_keur_per_year", p.overhead_fixed_keur_per_year, {0, 10000}, "kEUR/year",
                  "fixed overhead", Source::calibrated);
    fields.number("accounts.overhead_share", p.overhead_share, {0, 1}, "share", "overhead per smoothed home revenue",
                  Source::calibrated);
    fields.number("accounts.overhead_smoothing_per_year", p.overhead_smoothing_per_year, {0, 4}, "1/year",
                  "speed of the smoothing of home revenue", Source::calibrated);
    fields.number("accounts.payout_share", p.payout_share, {0, 1}, "share", "share of a gain paid out",
                  Source::calibrated);
    fields.number("accounts.cash_cap_revenue_share", p.cash_cap_revenue_share, {0, 10}, "share",
                  "cash kept per revenue", Source::calibrated);
    fields.number("accounts.cash_cap_fixed_keur", p.cash_cap_fixed_keur, {0, 10000}, "kEUR",
                  "cash kept by the smallest firm", Source::calibrated);
    fields.number("accounts.cash_release_per_year", p.cash_release_per_year, {0, 4}, "1/year",
                  "speed at which cash above the cap leaves", Source::calibrated);
}

}  // namespace abroad

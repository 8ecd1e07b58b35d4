#include "phases/alliance_parameters.hpp"

namespace abroad {

void declare(Fields& fields, AllianceParameters& p) {
    fields.section("alliance", "Alliances of clusters");
    fields.number("alliance.fee_keur_per_year", p.fee_keur_per_year, {0, 10000}, "kEUR/year", "fee of a member",
                  Source::placeholder);
    fields.number("alliance.landscape_share", p.landscape_share, {0, 1}, "share",
                  "landscape knowledge shared by the best member", Source::placeholder);
    fields.number("alliance.contacts_cost_factor", p.contacts_cost_factor, {0, 1}, "-", "price of contacts for members",
                  Source::placeholder);
    fields.number("alliance.least_trust", p.least_trust, {0, 1}, "trust", "least trust between members",
                  Source::placeholder);
    fields.number("alliance.manager_agreement_bonus", p.manager_agreement_bonus, {0, 1}, "probability",
                  "added to the agreement of outsiders approached by the manager", Source::placeholder);
}

}  // namespace abroad

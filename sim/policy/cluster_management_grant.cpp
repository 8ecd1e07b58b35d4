#include "policy/cluster_management_grant.hpp"

namespace abroad {

void ClusterManagementGrant::declare_terms(Fields& fields, InstrumentData& data) {
    auto& terms = data.management_grant;
    fields.number("conception_keur_per_year", terms.conception_keur_per_year, {0, 1e6}, "kEUR/year",
                  "grant of the conception phase", Source::placeholder);
    fields.count("conception_quarters", terms.conception_quarters, {0, 40}, "quarters",
                 "longest conception phase; 0: none, implementation at once", Source::placeholder);
    fields.number("gate_quality", terms.gate_quality, {0, 1}, "-", "strategy quality that opens the implementation",
                  Source::placeholder);
    fields.number("implementation_keur_per_year", terms.implementation_keur_per_year, {0, 1e6}, "kEUR/year",
                  "grant of the implementation phase", Source::placeholder);
    fields.number("implementation_years", terms.implementation_years, {0, 40}, "years",
                  "length of the implementation phase", Source::placeholder);
    fields.number("implementation_end_share", terms.implementation_end_share, {0, 1}, "share",
                  "what the last year of the implementation is paid of the first; in between it falls evenly",
                  Source::placeholder);
}

}  // namespace abroad

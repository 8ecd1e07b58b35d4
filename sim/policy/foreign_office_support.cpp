#include "policy/foreign_office_support.hpp"

namespace abroad {

void ForeignOfficeSupport::declare_terms(Fields& fields, InstrumentData& data) {
    auto& terms = data.office;
    fields.number("presence_gain_per_year", terms.presence_gain_per_year, {0, 4}, "1/year",
                  "growth of the agency's presence while it is paid", Source::placeholder);
}

}  // namespace abroad

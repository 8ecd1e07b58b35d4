#include "policy/export_guarantee.hpp"

namespace abroad {

void ExportGuarantee::declare_terms(Fields& fields, InstrumentData& data) {
    auto& terms = data.guarantee;
    fields.number("guarantee_years", terms.guarantee_years, {0, 40}, "years", "years covered after the entry",
                  Source::placeholder);
    fields.number("guarantee_premium_per_year", terms.guarantee_premium_per_year, {0, 1},
                  "share of entry cost per year", "premium that the firm pays", Source::placeholder);
}

}  // namespace abroad

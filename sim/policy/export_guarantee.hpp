// Export guarantee: for some years after an entry it pays part of what fixed costs exceed margins, against a yearly
// premium; firms that are covered need less caution (Hermes and its like).
#pragma once

#include "policy/instrument.hpp"

namespace abroad {

struct ExportGuarantee {
    static constexpr InstrumentKind kind = InstrumentKind::export_guarantee;
    static constexpr std::string_view meaning =
        "covers part of the losses of the first years after an entry, against a premium";
    static constexpr std::array<RecipientType, 1> recipients{RecipientType::firm};
    static constexpr FundedAct act(RecipientType) { return FundedAct::guarantee; }
    static constexpr KindDefaults defaults{std::nullopt, std::nullopt, std::nullopt};
    /// Keys of its own.
    static void declare_terms(Fields& fields, InstrumentData& data);
};

}  // namespace abroad

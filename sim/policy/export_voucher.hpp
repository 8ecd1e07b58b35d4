// Export voucher: a share of the cost of entering a market by export, for small and medium firms, up to a ceiling
// (Bavaria's Go International, Austria's go-international cheque). Claim: money lowers the hurdle of the first step (N3
// where it is the only reason).
#pragma once

#include "policy/instrument.hpp"

namespace abroad {

struct ExportVoucher {
    static constexpr InstrumentKind kind = InstrumentKind::export_voucher;
    static constexpr std::string_view meaning = "pays a share of what a firm's entry into a market by export costs";
    static constexpr std::array<RecipientType, 1> recipients{RecipientType::firm};
    static constexpr FundedAct act(RecipientType) { return FundedAct::entry; }
    static constexpr KindDefaults defaults{50.0, 250.0, 3};
    /// It has no keys of its own.
    static void declare_terms(Fields&, InstrumentData&) {}
};

}  // namespace abroad

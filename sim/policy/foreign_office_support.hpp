// Foreign office support: a share of offices that managements keep in target markets, or an office of the country's
// agency, whose presence there grows (S 10).
#pragma once

#include "policy/instrument.hpp"

namespace abroad {

struct ForeignOfficeSupport {
    static constexpr InstrumentKind kind = InstrumentKind::foreign_office_support;
    static constexpr std::string_view meaning =
        "pays a share of offices abroad, of managements or of the country's agency, whose presence grows";
    static constexpr std::array<RecipientType, 2> recipients{RecipientType::cluster_management, RecipientType::agency};
    static constexpr FundedAct act(RecipientType recipient) {
        return recipient == RecipientType::agency ? FundedAct::office : FundedAct::services;
    }
    static constexpr KindDefaults defaults{std::nullopt, std::nullopt, std::nullopt};
    /// Keys of its own.
    static void declare_terms(Fields& fields, InstrumentData& data);
};

}  // namespace abroad

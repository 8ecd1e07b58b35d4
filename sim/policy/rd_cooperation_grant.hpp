// R&D cooperation grant: a share of each payable member's cost of a joint project; the consortium applies as one and
// must have the members, countries and sectors that the call asks for (ZIM, Eurostars).
#pragma once

#include "policy/instrument.hpp"

namespace abroad {

struct RdCooperationGrant {
    static constexpr InstrumentKind kind = InstrumentKind::rd_cooperation_grant;
    static constexpr std::string_view meaning =
        "pays a share of the cost of a joint research project to each member that may be paid";
    static constexpr std::array<RecipientType, 1> recipients{RecipientType::consortium};
    static constexpr FundedAct act(RecipientType) { return FundedAct::project; }
    static constexpr KindDefaults defaults{std::nullopt, std::nullopt, std::nullopt};
    /// It has no keys of its own.
    static void declare_terms(Fields&, InstrumentData&) {}
};

}  // namespace abroad

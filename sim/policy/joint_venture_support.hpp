// Joint venture support: a share of the proposer's part of what a venture abroad costs, once a partner has agreed.
#pragma once

#include "policy/instrument.hpp"

namespace abroad {

struct JointVentureSupport {
    static constexpr InstrumentKind kind = InstrumentKind::joint_venture_support;
    static constexpr std::string_view meaning =
        "pays a share of what a joint venture abroad costs the firm that proposes it";
    static constexpr std::array<RecipientType, 1> recipients{RecipientType::consortium};
    static constexpr FundedAct act(RecipientType) { return FundedAct::venture; }
    static constexpr KindDefaults defaults{200.0, 250.0, std::nullopt};
    /// It has no keys of its own.
    static void declare_terms(Fields&, InstrumentData&) {}
};

}  // namespace abroad

// Trade fair support: a firm that looked at a market and did not enter goes to a fair there, which tells it more;
// nobody goes without the grant. Given to a cluster management it pays a share of the fairs that it takes members to.
#pragma once

#include "policy/instrument.hpp"

namespace abroad {

struct TradeFairSupport {
    static constexpr InstrumentKind kind = InstrumentKind::trade_fair_support;
    static constexpr std::string_view meaning =
        "pays a share of the cost of a fair abroad for a firm that looked and is not informed or not convinced; given "
        "to a management, of the fairs that it organises";
    static constexpr std::array<RecipientType, 2> recipients{RecipientType::firm, RecipientType::cluster_management};
    static constexpr FundedAct act(RecipientType recipient) {
        return recipient == RecipientType::firm ? FundedAct::fair : FundedAct::services;
    }
    static constexpr KindDefaults defaults{std::nullopt, std::nullopt, std::nullopt};
    /// It has no keys of its own.
    static void declare_terms(Fields&, InstrumentData&) {}
};

}  // namespace abroad

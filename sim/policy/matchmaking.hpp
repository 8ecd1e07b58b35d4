// Matchmaking: pairs of related clusters of different countries meet, links and trust between their firms begin (S 15).
#pragma once

#include "policy/instrument.hpp"

namespace abroad {

struct Matchmaking {
    static constexpr InstrumentKind kind = InstrumentKind::matchmaking;
    static constexpr std::string_view meaning =
        "brings pairs of clusters of different countries together, and firms of both";
    static constexpr std::array<RecipientType, 1> recipients{RecipientType::cluster_management};
    static constexpr FundedAct act(RecipientType) { return FundedAct::matching; }
    static constexpr KindDefaults defaults{std::nullopt, std::nullopt, std::nullopt};
    /// Keys of its own.
    static void declare_terms(Fields& fields, InstrumentData& data);
};

}  // namespace abroad

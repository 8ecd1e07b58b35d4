// Cluster management grant in two phases: conception, a gate that asks for a live strategy of some quality,
// implementation (InterSpiN); with the condition of a strategy it forces one (N2).
#pragma once

#include "policy/instrument.hpp"

namespace abroad {

struct ClusterManagementGrant {
    static constexpr InstrumentKind kind = InstrumentKind::cluster_management_grant;
    static constexpr std::string_view meaning =
        "pays a cluster management for making a strategy and, past a gate, for carrying it out";
    static constexpr std::array<RecipientType, 2> recipients{RecipientType::cluster_management,
                                                             RecipientType::consortium};
    static constexpr FundedAct act(RecipientType) { return FundedAct::strategy; }
    static constexpr KindDefaults defaults{std::nullopt, std::nullopt, std::nullopt};
    /// Keys of its own.
    static void declare_terms(Fields& fields, InstrumentData& data);
};

}  // namespace abroad

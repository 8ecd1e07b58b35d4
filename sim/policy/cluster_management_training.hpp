// Training of cluster managements: experience of going abroad for money (F7).
#pragma once

#include "policy/instrument.hpp"

namespace abroad {

struct ClusterManagementTraining {
    static constexpr InstrumentKind kind = InstrumentKind::cluster_management_training;
    static constexpr std::string_view meaning =
        "pays a share of training that makes a cluster management more experienced";
    static constexpr std::array<RecipientType, 1> recipients{RecipientType::cluster_management};
    static constexpr FundedAct act(RecipientType) { return FundedAct::training; }
    static constexpr KindDefaults defaults{std::nullopt, std::nullopt, std::nullopt};
    /// It has no keys of its own.
    static void declare_terms(Fields&, InstrumentData&) {}
};

}  // namespace abroad

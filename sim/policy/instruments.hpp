// THE LIST of funding instruments. A new kind is a file pair in this folder, a name in InstrumentKind and one line
// here; reading, reference page, schema, checks and records follow. What its recipients do with the money is a rule of
// phases/.
#pragma once

#include <tuple>

#include "policy/cluster_management_grant.hpp"
#include "policy/cluster_management_training.hpp"
#include "policy/export_guarantee.hpp"
#include "policy/export_voucher.hpp"
#include "policy/foreign_office_support.hpp"
#include "policy/information_campaign.hpp"
#include "policy/joint_venture_support.hpp"
#include "policy/matchmaking.hpp"
#include "policy/rd_cooperation_grant.hpp"
#include "policy/trade_fair_support.hpp"

namespace abroad {

/// THE LIST.
using InstrumentKinds = std::tuple<ExportVoucher, TradeFairSupport, RdCooperationGrant, JointVentureSupport,
                                   ExportGuarantee, ClusterManagementGrant, ClusterManagementTraining, Matchmaking,
                                   ForeignOfficeSupport, InformationCampaign>;

/// Calls visit(kind) for every kind of the list.
template <class Visit>
constexpr void for_each_instrument_kind(Visit&& visit) {
    std::apply(
        [&]<FundingInstrument... Kind>(Kind... kind) { (visit(kind), ...); }, InstrumentKinds{});
}

/// What a kind answers, for those who have only its name.
struct KindAnswers {
    std::string_view meaning;
    std::vector<RecipientType> recipients;
    KindDefaults defaults;
    FundedAct act = FundedAct::entry;
    void (*declare_terms)(Fields&, InstrumentData&) = nullptr;
};
KindAnswers answers_of(InstrumentKind kind, std::optional<RecipientType> recipient = std::nullopt);

}  // namespace abroad

// Information campaign: all money of a round tells the firms that hear of it about the target markets. Nobody receives
// any.
#pragma once

#include "policy/instrument.hpp"

namespace abroad {

struct InformationCampaign {
    static constexpr InstrumentKind kind = InstrumentKind::information_campaign;
    static constexpr std::string_view meaning = "tells eligible firms of its target markets";
    static constexpr std::array<RecipientType, 1> recipients{RecipientType::firm};
    static constexpr FundedAct act(RecipientType) { return FundedAct::campaign; }
    static constexpr KindDefaults defaults{std::nullopt, std::nullopt, std::nullopt};
    /// Keys of its own.
    static void declare_terms(Fields& fields, InstrumentData& data);
};

}  // namespace abroad

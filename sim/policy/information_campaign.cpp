#include "policy/information_campaign.hpp"

namespace abroad {

void InformationCampaign::declare_terms(Fields& fields, InstrumentData& data) {
    auto& terms = data.campaign;
    fields.number("campaign_gain_share", terms.campaign_gain_share, {0, 1}, "share",
                  "scouting information that a campaign adds a quarter", Source::placeholder);
}

}  // namespace abroad

#include "phases/agency_offices.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/period.hpp"

namespace abroad {

namespace {

GrantRequest request_for(const Instrument& instrument, std::uint16_t number, std::size_t country, std::size_t market,
                         double cost_keur) {
    GrantRequest request;
    request.instrument = number;
    request.market = static_cast<std::uint16_t>(market);
    GrantShare share;
    share.kind = RecipientKind::agency;
    share.row = static_cast<std::uint32_t>(country);
    share.cost = to_cents(cost_keur);
    share.requested = to_cents(std::min(instrument.data.support_rate_share * cost_keur, instrument.ceiling_keur));
    request.shares.push_back(share);
    return request;
}

}  // namespace

std::vector<GrantRequest> requests_of_agencies(const SelectionInputs& inputs, const OpenCalls& calls,
                                               double office_keur_per_year) {
    // No office is paid twice: the largest grant, of equal ones that of the lower number.
    std::map<std::pair<std::size_t, std::size_t>, GrantRequest> by_office;
    for (const std::uint16_t number : calls.open_instruments()) {
        const Instrument& instrument = inputs.policy.instruments[number];
        if (instrument.act != FundedAct::office) continue;
        for (std::size_t country = 0; country < instrument.countries.size(); ++country)
            for (std::size_t market = 0; market < instrument.markets.size(); ++market) {
                if (!instrument.countries[country] || !instrument.markets[market] || market == country) continue;
                GrantRequest request =
                    request_for(instrument, number, country, market, office_keur_per_year * years_per_step);
                GrantRequest& best = by_office[{country, market}];
                const Cents most = best.shares.empty() ? 0 : best.shares.front().requested;
                if (request.shares.front().requested > most) best = std::move(request);
            }
    }
    std::vector<GrantRequest> requests;
    for (auto& [office, request] : by_office)
        if (!request.shares.empty()) requests.push_back(std::move(request));
    return requests;
}

void keep_agency_offices(const SelectionInputs& inputs, std::vector<GrantRequest>& requests, Markets& markets,
                         FundingTables& funding) {
    for (GrantRequest& request : requests) {
        const Instrument& instrument = inputs.policy.instruments[request.instrument];
        if (instrument.act != FundedAct::office || !request.is_granted()) continue;
        settle(inputs, request, FundedFate::done_with_money, funding);
        pay(inputs, request.shares.front(), funding);
        double& presence = markets.agency_presence(request.shares.front().row, request.market);
        presence += instrument.data.office.presence_gain_per_year * years_per_step * (1 - presence);
    }
}

}  // namespace abroad

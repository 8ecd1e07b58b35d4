#include "phases/funding_of_firms.hpp"

#include <algorithm>

#include "base/period.hpp"

namespace abroad {

namespace {

/// Where the requests of one act lie in the list of the phase.
struct RequestRange {
    std::size_t begin, middle, end;
};

/// The tests of an entry that money decides, in the very arithmetic of the entry decision: who is refused everything
/// does what it would have done without a call.
struct MoneyTests {
    bool money, willing, worthwhile;
    bool pass() const { return money && willing && worthwhile; }
    bool one_fails() const { return int{money} + int{willing} + int{worthwhile} == 2; }
};

MoneyTests money_tests(const Firms& firms, const FundedEntry& entry, float worth, const AwardedGrants& awarded) {
    const auto cash = static_cast<float>(firms.cash_keur[entry.row]);
    const float paid = entry.cost_keur - static_cast<float>(awarded.at_once_keur);
    const float borne = entry.cost_keur - static_cast<float>(awarded.worth_keur);
    return {paid <= cash, paid <= firms.willingness_share[entry.row] * cash, worth - borne >= entry.taste};
}

FundedBecause because_of(const Firms& firms, const FundedEntry& entry) {
    const MoneyTests alone = money_tests(firms, entry, entry.worth, {});
    if (!alone.worthwhile) return FundedBecause::only_because_of_funding;
    return alone.pass() ? FundedBecause::own_account : FundedBecause::liquidity;
}

/// Why an entry does not take place with what it was awarded.
Event barrier_of(const FundedEntry& entry, const MoneyTests& tests, const AwardedGrants& awarded) {
    const float borne = entry.cost_keur - static_cast<float>(awarded.worth_keur);
    const Barrier first = !tests.money                              ? Barrier::no_money
                          : !tests.willing                          ? Barrier::not_willing
                          : entry.true_worth - borne >= entry.taste ? Barrier::not_informed
                                                                    : Barrier::not_worthwhile;
    return {entry.row,         EventKind::barrier,           entry.market, static_cast<std::uint8_t>(first),
            tests.one_fails(), entry.worth - entry.cost_keur};
}

/// Part of a guarantee is none: what is left over does not cover the risk that the premium is for.
bool is_covered(const GrantRequest& guarantee) {
    return guarantee.decision == FundingDecision::awarded;
}

/// A guarantee that was awarded runs for years from here on, in equal yearly instalments.
void begin_guarantee(const FirmFundingInputs& in, const FundedEntry& entry, const GrantRequest& request,
                     FundingTables& funding) {
    const GrantShare& share = request.shares.front();
    const double years = in.selection.policy.instruments[request.instrument].data.guarantee.guarantee_years;
    const int end = in.selection.step + static_cast<int>(years * quarters_per_year + 0.5);
    add_commitment({share.application, CommitmentKind::guarantee, entry.row, in.selection.step, end, share.awarded,
                    share.awarded, static_cast<double>(entry.cost_keur)},
                   funding.commitments);
}

/// Settles guarantees of an entry; of those that begin nothing is paid yet.
std::uint16_t settle_guarantees(const FirmFundingInputs& in, bool done, const FundedEntry& entry,
                                std::span<GrantRequest> requests, Firms& firms, FundingTables& funding) {
    std::uint16_t code = 0;
    for (GrantRequest& request : requests) {
        charge_application(in, request, firms);
        const bool covered = done && is_covered(request);
        if (covered) begin_guarantee(in, entry, request, funding);
        settle(in.selection, request, fate_of(done, covered), funding);
        if (covered && code == 0) code = funding_code(request.instrument, request.shares.front().because);
    }
    return code;
}

/// Goes to a fair if it is paid for, and learns of the market.
void go_to_fair(const FirmFundingInputs& in, const FairWish& wish, std::span<GrantRequest> requests, Firms& firms,
                FundingTables& funding) {
    const FundingParameters& p = in.selection.policy.parameters;
    const AwardedGrants awarded = awarded_grants(in, requests);
    const double paid = p.fair_cost_keur - awarded.at_once_keur, borne = p.fair_cost_keur - awarded.worth_keur;
    // What was counted on is kept as it was; rounding to the cent turns nobody away.
    const bool as_wished = std::all_of(requests.begin(), requests.end(), [](const GrantRequest& one) {
        return one.decision == FundingDecision::awarded;
    });
    const bool goes = awarded.any && affordable(firms, wish.row, paid) && (as_wished || borne <= wish.most_borne_keur);
    settle_act(in, goes, requests, firms, funding);
    if (!goes) return;
    firms.cash_keur[wish.row] -= to_keur(to_cents(p.fair_cost_keur));
    float& scouting = firms.scouting[wish.row * firms.markets + wish.market];
    scouting += static_cast<float>(p.fair_scouting_gain_share) * (1.0F - scouting);
}

/// Decides one entry again, and says so in its plan.
void settle_entry(const FirmFundingInputs& in, const FundedEntry& entry, std::span<GrantRequest> grants,
                  std::span<GrantRequest> guarantees, std::vector<EntryPlan>& plans, std::vector<Event>& events,
                  Firms& firms, FundingTables& funding) {
    const auto plan = std::find_if(plans.begin(), plans.end(), [&](const EntryPlan& one) {
        return one.row == entry.row && one.market == entry.market;
    });
    const AwardedGrants awarded = awarded_grants(in, grants);
    const bool covered = std::any_of(guarantees.begin(), guarantees.end(), is_covered);
    const MoneyTests tests = money_tests(firms, entry, covered ? entry.worth_guaranteed : entry.worth, awarded);
    const bool done = tests.pass();
    const std::uint16_t of_grant = settle_act(in, done, grants, firms, funding);
    const std::uint16_t of_guarantee = settle_guarantees(in, done, entry, guarantees, firms, funding);
    if (!done) {
        plans.erase(plan);
        events.push_back(barrier_of(entry, tests, awarded));
        return;
    }
    plan->funding = of_grant != 0 ? of_grant : of_guarantee;
    Event entered = entry.entered;
    if (plan->funding != 0 && because_of_code(plan->funding) == FundedBecause::only_because_of_funding)
        entered.code = static_cast<std::uint8_t>(Reason::only_because_of_funding);
    events.push_back(entered);
}

}  // namespace

bool affordable(const Firms& firms, std::uint32_t row, double paid_keur) {
    const double cash = firms.cash_keur[row];
    return paid_keur <= cash && paid_keur <= static_cast<double>(firms.willingness_share[row]) * cash;
}

void charge_application(const FirmFundingInputs& inputs, const GrantRequest& request, Firms& firms) {
    const Instrument& instrument = inputs.selection.policy.instruments[request.instrument];
    firms.cash_keur[request.shares.front().row] -= to_keur(to_cents(instrument.data.application_cost_keur));
}

AwardedGrants awarded_grants(const FirmFundingInputs& inputs, std::span<const GrantRequest> requests) {
    AwardedGrants sum;
    for (const GrantRequest& request : requests) {
        if (!request.is_granted()) continue;
        const Instrument& instrument = inputs.selection.policy.instruments[request.instrument];
        const double keur = to_keur(request.awarded());
        if (instrument.data.payment_delay_quarters == 0) sum.at_once_keur += keur;
        sum.worth_keur += keur * worth_of_euro(instrument, inputs.discount_per_year);
        sum.any = true;
    }
    return sum;
}

void add_requests(std::uint32_t row, std::uint16_t market, double cost_keur, double worth, FundedBecause because,
                  const GrantOffers& offers, std::vector<GrantRequest>& requests) {
    for (const GrantOffer& offer : offers.all()) {
        GrantRequest request;
        request.instrument = offer.instrument;
        request.market = market;
        request.worth = worth;
        GrantShare share;
        share.row = row;
        share.cost = to_cents(cost_keur);
        share.requested = to_cents(offer.grant_keur);
        share.because = because;
        request.shares.push_back(share);
        requests.push_back(std::move(request));
    }
}

std::uint16_t settle_act(const FirmFundingInputs& inputs, bool done, std::span<GrantRequest> requests, Firms& firms,
                         FundingTables& funding) {
    std::uint16_t code = 0;
    for (GrantRequest& request : requests) {
        const std::uint32_t row = request.shares.front().row;
        charge_application(inputs, request, firms);
        const bool paid = done && request.is_granted();
        settle(inputs.selection, request, fate_of(done, paid), funding);
        if (!paid) continue;
        firms.cash_keur[row] += to_keur(pay(inputs.selection, request.shares.front(), funding));
        if (code == 0) code = funding_code(request.instrument, request.shares.front().because);
    }
    return code;
}

void fund_firms(const FirmFundingInputs& inputs, std::span<EntryFunding> wanted,
                std::span<std::vector<EntryPlan>> plans_by_block, std::span<std::vector<Event>> events_by_block,
                Firms& firms, FundingTables& funding) {
    std::vector<GrantRequest> requests;
    std::vector<RequestRange> ranges;
    for (const EntryFunding& block : wanted) {
        for (const FundedEntry& entry : block.entries) {
            const FundedBecause because = because_of(firms, entry);
            const auto cost = static_cast<double>(entry.cost_keur);
            const double net = static_cast<double>(entry.worth) - cost;
            const std::size_t begin = requests.size();
            add_requests(entry.row, entry.market, cost, net, because, entry.grants, requests);
            const std::size_t middle = requests.size();
            add_requests(entry.row, entry.market, cost, net, because, entry.guarantees, requests);
            ranges.push_back({begin, middle, requests.size()});
        }
        for (const FairWish& wish : block.fairs) {
            const std::size_t begin = requests.size();
            add_requests(wish.row, wish.market, inputs.selection.policy.parameters.fair_cost_keur, wish.worth,
                         FundedBecause::only_because_of_funding, wish.grants, requests);
            ranges.push_back({begin, requests.size(), requests.size()});
        }
    }
    if (requests.empty()) return;
    decide(inputs.selection, requests, funding);
    const auto part = [&](std::size_t begin, std::size_t end) {
        return std::span(requests).subspan(begin, end - begin);
    };
    auto range = ranges.begin();
    for (std::size_t block = 0; block < wanted.size(); ++block) {
        for (const FundedEntry& entry : wanted[block].entries) {
            settle_entry(inputs, entry, part(range->begin, range->middle), part(range->middle, range->end),
                         plans_by_block[block], events_by_block[block], firms, funding);
            ++range;
        }
        for (const FairWish& wish : wanted[block].fairs) {
            go_to_fair(inputs, wish, part(range->begin, range->middle), firms, funding);
            ++range;
        }
    }
}

}  // namespace abroad

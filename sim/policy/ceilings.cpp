#include "policy/ceilings.hpp"

#include <algorithm>
#include <set>

#include "base/period.hpp"

namespace abroad {

namespace {

/// The de minimis cap counts three calendar years: this one and the two before.
constexpr int de_minimis_years = 3;

int start_of_year(int step) {
    return step - step % quarters_per_year;
}

}  // namespace

int de_minimis_start(int step) {
    return start_of_year(step) - (de_minimis_years - 1) * quarters_per_year;
}

double ceiling_left(const Policy& policy, std::uint16_t number, int step, std::uint16_t market,
                    const GrantsSoFar& so_far) {
    const Instrument& instrument = policy.instruments[number];
    const InstrumentData& data = instrument.data;
    Cents total = 0, in_market = 0;
    std::int64_t this_years = 0;
    std::set<std::uint16_t> markets;
    for (const PastGrant& grant : so_far.of_line) {
        if (grant.step >= start_of_year(step)) ++this_years;
        if (grant.instrument == number) total += grant.amount;
        if (grant.instrument == number && grant.market == market) in_market += grant.amount;
        markets.insert(grant.market);
    }
    const auto most_markets = data.largest_markets_per_recipient_count;
    if (static_cast<std::int64_t>(so_far.of_line.size()) >= instrument.largest_grants_per_recipient) return 0;
    if (data.largest_grants_per_recipient_per_year_count &&
        this_years >= *data.largest_grants_per_recipient_per_year_count)
        return 0;
    if (most_markets && !markets.contains(market) && markets.size() >= static_cast<std::size_t>(*most_markets))
        return 0;
    double left = instrument.ceiling_keur;
    const auto cap = [&](const std::optional<double>& ceiling, Cents used) {
        if (ceiling) left = std::min(left, *ceiling - to_keur(used));
    };
    cap(data.ceiling_per_recipient_keur, total);
    cap(data.ceiling_per_market_keur, in_market);
    cap(data.ceiling_per_country_keur_per_year, so_far.of_country);
    if (data.de_minimis) cap(policy.parameters.de_minimis_cap_keur, so_far.de_minimis);
    // A guarantee's award is all of its instalments.
    if (instrument.act == FundedAct::guarantee && data.guarantee.guarantee_years > 0)
        left /= data.guarantee.guarantee_years;
    return std::max(0.0, left);
}

}  // namespace abroad

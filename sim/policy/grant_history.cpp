#include "policy/grant_history.hpp"

#include <algorithm>

#include "base/period.hpp"

namespace abroad {

void GrantHistory::follow(const FundingTables& funding) {
    const Applications& a = funding.applications;
    lines_ = funding.lines.count();
    // Awards over years grow, so what was known of them is out of date.
    grants_.clear();
    of_country_.clear();
    for (std::size_t i = 0; i < a.count(); ++i) {
        const bool paid = a.decision[i] == FundingDecision::awarded || a.decision[i] == FundingDecision::in_part;
        if (!paid || a.fate[i] == FundedFate::not_done) continue;
        grants_[{a.line[i], a.kind[i], a.applicant[i], a.generation[i]}].push_back(
            {a.step[i], a.instrument[i], a.market[i], a.awarded[i]});
        of_country_[{a.instrument[i], a.country[i], year_index(a.step[i])}] += a.awarded[i];
    }
    followed_ = a.count();
}

const std::vector<PastGrant>& GrantHistory::of(const RecipientKey& key) const {
    static const std::vector<PastGrant> none;
    const auto found = grants_.find(key);
    return found == grants_.end() ? none : found->second;
}

Cents GrantHistory::de_minimis_since(RecipientKey key, int step, const std::vector<std::uint8_t>& under_cap) const {
    Cents sum = 0;
    for (std::size_t line = 0; line < lines_; ++line) {
        key.line = static_cast<std::uint16_t>(line);
        for (const PastGrant& grant : of(key))
            if (grant.step >= step && under_cap[grant.instrument]) sum += grant.amount;
    }
    return sum;
}

Cents GrantHistory::of_country(std::uint16_t instrument, std::uint16_t country, int step) const {
    const auto found = of_country_.find({instrument, country, year_index(step)});
    return found == of_country_.end() ? 0 : found->second;
}

}  // namespace abroad

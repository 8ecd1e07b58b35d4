#include "phases/campaigns.hpp"

#include <algorithm>
#include <vector>

#include "base/period.hpp"
#include "parallel/blocks.hpp"

namespace abroad {

namespace {

/// First quarter of the round that `step` belongs to.
int round_of(const BudgetLine& line, int step) {
    return step - step % (quarters_per_year / line.rounds_per_year);
}

/// Campaigns that were paid in the round that still lasts, by number.
std::vector<std::uint16_t> running_campaigns(const SelectionInputs& in, const Applications& applications) {
    std::vector<std::uint16_t> running;
    for (std::size_t i = applications.count(); i-- > 0 && applications.step[i] > in.step - quarters_per_year;) {
        if (applications.act[i] != FundedAct::campaign) continue;
        if (applications.step[i] >= round_of(in.policy.lines[applications.line[i]], in.step))
            running.push_back(applications.instrument[i]);
    }
    std::sort(running.begin(), running.end());
    return running;
}

void tell(const SelectionInputs& in, const OpenCalls& calls, std::uint16_t number, const Block& block, Firms& firms) {
    const Instrument& instrument = in.policy.instruments[number];
    const ApplicantFacts& facts = calls.inputs().facts;
    const auto gain = static_cast<float>(instrument.data.campaign.campaign_gain_share);
    for (std::size_t row = block.begin; row < block.end; ++row) {
        const auto firm = static_cast<std::uint32_t>(row);
        if (!is_eligible(in.policy, instrument, facts, firm, any_market) || !calls.is_aware(firm, instrument.line))
            continue;
        for (std::size_t market = 0; market < firms.markets; ++market) {
            const auto there = static_cast<std::uint16_t>(market);
            if (there == firms.country[row] || !is_eligible(in.policy, instrument, facts, firm, there)) continue;
            float& scouting = firms.scouting[row * firms.markets + market];
            scouting += gain * (1.0F - scouting);
        }
    }
}

}  // namespace

void pay_campaigns(const SelectionInputs& inputs, const OpenCalls& calls, FundingTables& funding) {
    for (const std::uint16_t instrument : calls.open_instruments()) {
        const Instrument& one = inputs.policy.instruments[instrument];
        // Who comes first takes all, so that a second campaign of the line finds nothing.
        const Cents money = funding.lines.available[one.line];
        if (one.act == FundedAct::campaign && money > 0) spend(inputs, instrument, money, funding);
    }
}

void run_campaigns(const SelectionInputs& inputs, const OpenCalls& calls, const FundingTables& funding, Firms& firms) {
    for (const std::uint16_t instrument : running_campaigns(inputs, funding.applications))
        for_each_block(firms.count(), [&](const Block& block) { tell(inputs, calls, instrument, block, firms); });
}

}  // namespace abroad

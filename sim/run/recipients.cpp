#include "run/recipients.hpp"

#include <algorithm>

namespace abroad {

namespace {

bool was_granted(const Applications& a, std::size_t i) {
    const bool granted = a.decision[i] == FundingDecision::awarded || a.decision[i] == FundingDecision::in_part;
    if (!granted || a.awarded[i] <= 0) return false;
    return a.kind[i] != RecipientKind::firm || a.fate[i] == FundedFate::done_with_money;
}

bool opens_market(FundedAct act) {
    return act == FundedAct::entry || act == FundedAct::guarantee || act == FundedAct::venture;
}

void add_firm(const Applications& a, std::uint32_t i, std::uint32_t row, std::uint16_t sector,
              FundingRecords& records) {
    FundingRecord& firm = records.firms[{row, a.generation[i]}];
    if (firm.applications.empty()) firm.first_decision = a.decision[i];
    firm.best_score = firm.applications.empty() ? a.score[i] : std::max(firm.best_score, a.score[i]);
    firm.first_application = std::min(firm.first_application, a.step[i]);
    firm.applications.push_back(i);
    if (!was_granted(a, i)) return;
    firm.first_award = std::min(firm.first_award, a.step[i]);
    firm.awarded += a.awarded[i];
    if (opens_market(a.act[i]) && a.market[i] != 0xffff) records.markets.try_emplace({sector, a.market[i]}, a.step[i]);
}

/// One a consortium, however many of its members are paid: that of the leader.
void add_act(const Applications& a, std::uint32_t i, FundingRecords& records) {
    const bool is_act = opens_market(a.act[i]) || a.act[i] == FundedAct::project;
    if (!is_act || a.consortium[i] != i || a.fate[i] != FundedFate::done_with_money) return;
    Cents awarded = 0;
    for (std::uint32_t k = i; k < a.count() && a.consortium[k] == i; ++k) awarded += a.awarded[k];
    if (awarded > 0) records.funded_acts.push_back(i);
}

}  // namespace

bool FundingRecords::is_recipient(FirmKey firm, std::int32_t last_step) const {
    const FundingRecord* record = find(firm);
    return record != nullptr && record->first_award <= last_step;
}

bool FundingRecords::has_applied(FirmKey firm, std::int32_t last_step) const {
    const FundingRecord* record = find(firm);
    return record != nullptr && record->first_application <= last_step;
}

const FundingRecord* FundingRecords::find(FirmKey firm) const {
    const auto at = firms.find(firm);
    return at == firms.end() ? nullptr : &at->second;
}

std::vector<std::uint32_t> rows_of_seats(const std::vector<std::uint32_t>& seats) {
    std::vector<std::uint32_t> rows(seats.empty() ? 0 : *std::max_element(seats.begin(), seats.end()) + 1);
    for (std::size_t row = 0; row < seats.size(); ++row) rows[seats[row]] = static_cast<std::uint32_t>(row);
    return rows;
}

FundingRecords funding_records(const WorldOutcomes& with, const std::vector<std::uint8_t>& instruments) {
    const Applications& a = with.funding.applications;
    const std::vector<std::uint32_t> rows = rows_of_seats(with.seat);
    FundingRecords records;
    for (std::uint32_t i = 0; i < a.count(); ++i) {
        if (!instruments[a.instrument[i]] || a.kind[i] != RecipientKind::firm) continue;
        const std::uint32_t row = rows[a.applicant[i]];
        add_firm(a, i, row, with.sector[row], records);
        add_act(a, i, records);
    }
    const FundedMembers& members = with.funding.members;
    for (std::size_t k = 0; k < members.seat.size(); ++k) {
        const std::uint32_t i = members.application[k];
        if (!instruments[a.instrument[i]] || !was_granted(a, i)) continue;
        FundingRecord& firm = records.firms[{rows[members.seat[k]], members.generation[k]}];
        firm.first_award = std::min(firm.first_award, a.step[i]);
    }
    return records;
}

}  // namespace abroad

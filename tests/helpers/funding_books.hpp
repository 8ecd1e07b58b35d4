// Books of public money made by hand for tests: two instruments on one line and one on a line of its own, with a grant,
// a refusal, a consortium, an award that came back and a guarantee that runs on.
#pragma once

#include <string>
#include <vector>

#include "policy/policy.hpp"
#include "world/funding.hpp"

namespace abroad {

inline Policy two_lines() {
    Policy policy;
    policy.instruments.resize(3);
    policy.lines.resize(2);
    const std::vector<std::string> names{"voucher", "projects", "guarantee"};
    for (std::size_t at = 0; at < 3; ++at) {
        policy.instruments[at].name = names[at];
        policy.instruments[at].line = at == 2 ? 1 : 0;
        policy.instruments[at].start_step = 4;
        policy.instruments[at].end_step = 8;
        policy.lines[policy.instruments[at].line].instruments.push_back(static_cast<std::uint16_t>(at));
    }
    policy.instruments[1].kind = InstrumentKind::rd_cooperation_grant;
    policy.instruments[1].act = FundedAct::project;
    policy.instruments[2].kind = InstrumentKind::export_guarantee;
    policy.instruments[2].act = FundedAct::guarantee;
    policy.lines[0].name = "shared";
    policy.lines[1].name = "guarantee_line";
    policy.lines[0].budget_per_year = 1000;
    policy.lines[1].budget_per_year = 500;
    return policy;
}

/// What matters of an application; the rest is the same for all.
struct BookedApplication {
    int step;
    std::uint16_t instrument;
    std::uint32_t seat;
    FundingDecision decision;
    Cents requested;
    Cents awarded;
    FundedFate fate = FundedFate::done_with_money;
    FundedBecause because = FundedBecause::liquidity;
};

inline void apply(const Policy& policy, const BookedApplication& one, FundingTables& funding) {
    Applications& a = funding.applications;
    const Instrument& instrument = policy.instruments[one.instrument];
    a.consortium.push_back(static_cast<std::uint32_t>(a.count()));
    a.step.push_back(one.step);
    a.instrument.push_back(one.instrument);
    a.line.push_back(instrument.line);
    a.kind.push_back(RecipientKind::firm);
    a.applicant.push_back(one.seat);
    a.generation.push_back(0);
    a.country.push_back(1);
    a.employees.push_back(20.0F);
    a.act.push_back(instrument.act);
    a.market.push_back(instrument.act == FundedAct::project ? std::uint16_t{0xffff} : std::uint16_t{2});
    a.cost.push_back(2 * one.requested);
    a.requested.push_back(one.requested);
    a.score.push_back(0.5F);
    a.rank.push_back(1);
    a.decision.push_back(one.decision);
    a.awarded.push_back(one.awarded);
    a.because.push_back(one.because);
    a.fate.push_back(one.fate);
}

inline void move_money(int step, LedgerKind kind, std::uint16_t line, std::uint16_t instrument,
                       std::uint32_t application, Cents amount, FundingTables& funding) {
    Ledger& ledger = funding.ledger;
    ledger.step.push_back(step);
    ledger.kind.push_back(kind);
    ledger.line.push_back(line);
    ledger.instrument.push_back(instrument);
    ledger.application.push_back(application);
    ledger.amount.push_back(amount);
}

inline void move_money(int step, LedgerKind kind, std::uint32_t application, Cents amount, FundingTables& funding) {
    move_money(step, kind, funding.applications.line[application], funding.applications.instrument[application],
               application, amount, funding);
}

/// Quarters 4 to 7; line states and commitments as they are at the end of quarter 7.
inline FundingTables sound_books(const Policy& policy) {
    FundingTables f;
    const auto line = [&](int step, LedgerKind kind, std::uint16_t which, Cents amount) {
        move_money(step, kind, which, no_instrument, no_application, amount, f);
    };
    line(4, LedgerKind::top_up, 0, 1000);
    line(4, LedgerKind::top_up, 1, 500);
    apply(policy, {4, 0, 7, FundingDecision::awarded, 300, 300}, f);
    apply(policy, {4, 0, 8, FundingDecision::awarded, 200, 200, FundedFate::not_done}, f);
    apply(policy,
          {4, 2, 7, FundingDecision::awarded, 400, 400, FundedFate::done_with_money,
           FundedBecause::only_because_of_funding},
          f);
    move_money(4, LedgerKind::award, 0, 300, f);
    move_money(4, LedgerKind::award, 1, 200, f);
    move_money(4, LedgerKind::payment, 0, 300, f);
    move_money(4, LedgerKind::release, 1, 200, f);
    move_money(4, LedgerKind::administration, 0, 15, f);
    move_money(4, LedgerKind::award, 2, 400, f);
    move_money(5, LedgerKind::premium, 2, 10, f);
    move_money(5, LedgerKind::payment, 2, 150, f);
    apply(policy,
          {6, 1, 7, FundingDecision::awarded, 250, 250, FundedFate::done_with_money, FundedBecause::own_account}, f);
    apply(policy,
          {6, 1, 9, FundingDecision::awarded, 250, 250, FundedFate::done_with_money, FundedBecause::own_account}, f);
    f.applications.consortium[4] = 3;
    apply(policy, {6, 0, 11, FundingDecision::no_money, 900, 0, FundedFate::done_without}, f);
    for (const std::uint32_t member : {3U, 4U}) move_money(6, LedgerKind::award, member, 250, f);
    for (const std::uint32_t member : {3U, 4U}) move_money(6, LedgerKind::payment, member, 250, f);
    line(7, LedgerKind::lapse, 0, 200);
    f.lines.available = {0, 100};
    f.lines.committed = {0, 250};
    f.commitments.application = {2};
    f.commitments.kind = {CommitmentKind::guarantee};
    f.commitments.row = {0};
    f.commitments.start_step = {4};
    f.commitments.end_step = {16};
    f.commitments.left = {250};
    f.commitments.per_year = {400};
    f.commitments.entry_cost_keur = {0.1};
    f.members.application = {0};
    f.members.seat = {5};
    f.members.generation = {1};
    return f;
}

}  // namespace abroad

// Who gets the money: the applications of a line in one phase are put in one order, by luck, by worth or by lottery,
// and paid down the list as far as the money goes (MODEL section 6, Application and award 3 to 5). Every application
// stays in the tables with score and rank, also those refused. What an award is not used for goes back to its line.
#pragma once

#include <cstdint>
#include <vector>

#include "policy/grant_history.hpp"
#include "policy/policy.hpp"
#include "random/streams.hpp"
#include "world/clusters.hpp"
#include "world/firms.hpp"
#include "world/funding.hpp"

namespace abroad {

/// Row of an applicant that is nobody.
inline constexpr std::uint32_t nobodys_row = 0xffff;

/// One applicant's part of a request: all of it, or a member's of a consortium.
struct GrantShare {
    RecipientKind kind = RecipientKind::firm;
    /// Row of the firm, of the cluster, or of the agency's country.
    std::uint32_t row = 0;
    Cents cost = 0;
    Cents requested = 0;
    FundedBecause because = FundedBecause::own_account;
    // Set by decide().
    Cents awarded = 0;
    std::uint32_t application = no_application;
};

/// An application to one instrument; the first share is that of the leader, by whom it is ordered and drawn.
struct GrantRequest {
    std::uint16_t instrument = 0;
    std::uint16_t market = 0xffff;
    /// What the act is worth, for rankings.
    double worth = 0;
    std::vector<GrantShare> shares;
    // Set by decide().
    FundingDecision decision = FundingDecision::no_money;
    bool is_granted() const { return decision == FundingDecision::awarded || decision == FundingDecision::in_part; }
    Cents awarded() const;
};

struct SelectionInputs {
    DrawKey key;
    int step;
    const Policy& policy;
    const Firms& firms;
    const Clusters& clusters;
    const GrantHistory& history;
};

/// Decides the requests of one phase, line by line, and writes applications and awards into the tables.
void decide(const SelectionInputs& inputs, std::vector<GrantRequest>& requests, FundingTables& funding);

/// What the applicants did: with the money, the award stands and administration is paid; else it returns to its line.
void settle(const SelectionInputs& inputs, GrantRequest& request, FundedFate fate, FundingTables& funding);

/// The same for one share of a request, of a consortium whose members differ.
void settle(const SelectionInputs& inputs, const GrantRequest& request, GrantShare& share, FundedFate fate,
            FundingTables& funding);

/// Pays what an award came to, at once: returns the cents that the recipient gets now. Of an instrument that reimburses
/// it returns 0 and notes when the money is due.
Cents pay(const SelectionInputs& inputs, const GrantShare& share, FundingTables& funding);

/// Spends money of a line on what nobody applies for and all may use (matchmaking, campaigns): noted as an application
/// of nobody that is granted, awarded and paid at once.
void spend(const SelectionInputs& inputs, std::uint16_t instrument, Cents amount, FundingTables& funding);

/// Pays reimbursements due this quarter to firms that still live; those of the others go back to their line.
void pay_reimbursements(const SelectionInputs& inputs, Firms& firms, FundingTables& funding);

/// Takes out commitments that ended before or in `step` and have nothing left to be paid or returned.
void remove_ended(int step, Commitments& commitments);

}  // namespace abroad

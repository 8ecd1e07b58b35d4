// Phases 5 and 7, proposals: leaders propose projects to partners, those whom a cluster management helps first; each
// firm accepts the best of what it was offered, as far as it has free slots, unless it proposed itself (MODEL section
// 4, Proposals and acceptance; slide 5, K3). Every receiver decides alone, in the order of value and sender's id, so
// receivers are settled side by side and the outcome is that of asking one after the other. Grants of a call
// count where a value is compared with a cost: net_to_leader and net_to_partner.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "phases/partner_value.hpp"
#include "policy/open_calls.hpp"
#include "world/events.hpp"

namespace abroad {

/// A project offered by a leader to one partner.
struct Proposal {
    std::uint32_t leader;
    std::uint32_t partner;
    FoundBy found_by = FoundBy::own_search;
    /// Why the leader would do it if this were its first partner, and what that is worth to it.
    Reason reason = Reason::knowledge;
    double reason_keur = 0;
    /// Market that the product is developed for, or no_market: joint research.
    std::uint16_t development_market = no_market;
    /// V of the leader, not less its cost: the order of partners.
    double value_to_leader = 0;
    /// V of the partner less its cost: accepted if above 0, the highest first.
    double value_to_partner = 0;
    /// The call that the leader applies to if this partner accepts, and what the partner would be paid of its cost.
    std::uint16_t instrument = no_instrument;
    double partner_grant_keur = 0;
    /// Not the first that the leader asked: only a share of the leader's cost counts.
    bool later = false;
};

/// What the members of a project would be paid by the call that the leader applies to.
struct ProposalGrants {
    std::uint16_t instrument = no_instrument;
    double to_leader_keur = 0;
    double to_partner_keur = 0;
};

/// Grants that a leader counts on with this partner: of a call that the two meet the demands of. The leader has to be
/// aware of it, unless a management brings the project.
ProposalGrants expected_grants(const OpenCalls& calls, const PartnerValues& values, std::uint32_t leader,
                               std::uint32_t partner, FoundBy found_by);

/// All proposals of one quarter. Acquired ones are written in phase 3, those of own search in phase 5, block by block.
struct Proposals {
    std::vector<Proposal> acquired;
    std::vector<std::vector<Proposal>> by_block;
    void start_quarter(std::size_t blocks) {
        acquired.clear();
        by_block.resize(blocks);
        for (auto& list : by_block) list.clear();
    }
    /// Firms that lead an acquired project this quarter and so do not search themselves, rows in order.
    std::vector<std::uint32_t> acquired_leaders() const;
};

/// What a leader has over its cost, less grants, from its next proposal: the first bears the whole cost, later ones a
/// share of it.
double net_to_leader(const PartnerValues& values, double value, double cost_keur, std::size_t proposals_before);

/// What a partner has over its cost; a research organisation needs its cost covered.
double net_to_partner(const PartnerValues& values, std::uint32_t row, double value, double grant_keur);

/// The dominant reason of a leader and its worth: added value over the best partner of its own country among the
/// candidates (0 without one), knowledge for new value chains, or knowledge of its own field and novelty.
std::pair<Reason, double> project_reason(const PartnerValue& value, double best_at_home);

/// The proposal of `leader` to `partner`, with the value to both.
Proposal make_proposal(const PartnerValues& values, const Cooperator& leader, const Cooperator& partner,
                       const PartnerValue& to_leader, double best_at_home, FoundBy found_by,
                       const ProposalGrants& grants = {});

/// All proposals of the quarter by (receiver's id, value falling, sender's id), and how each was answered.
struct AnsweredProposals {
    std::vector<Proposal> proposals;
    std::vector<std::uint8_t> accepted;
};

/// Every receiver accepts the best proposals of value up to its free slots; who proposed itself accepts none.
AnsweredProposals answer_proposals(const PartnerValues& values, const Proposals& proposals);

}  // namespace abroad

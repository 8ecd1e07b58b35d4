#include "phases/proposals.hpp"

#include <algorithm>
#include <random>

#include "helpers/catch.hpp"
#include "phases/cooperation_world.hpp"

using namespace abroad;

namespace {

/// Asks one receiver after the other and takes, again and again, the best proposal that is left.
std::vector<std::pair<std::uint32_t, std::uint32_t>> naive_matches(const CooperationWorld& w,
                                                                   std::vector<Proposal> proposals) {
    const PartnerValues values = w.values();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> matches;
    for (std::uint32_t receiver = 0; receiver < w.world.firms.count(); ++receiver) {
        int free = values.free_slots(receiver);
        for (const Proposal& one : proposals)
            if (one.leader == receiver) free = 0;
        while (free > 0) {
            const Proposal* best = nullptr;
            for (const Proposal& one : proposals) {
                if (one.partner != receiver || one.value_to_partner <= 0) continue;
                const bool taken =
                    std::find(matches.begin(), matches.end(), std::pair(one.leader, receiver)) != matches.end();
                if (taken) continue;
                if (best == nullptr || one.value_to_partner > best->value_to_partner ||
                    (one.value_to_partner == best->value_to_partner &&
                     w.world.firms.seat[one.leader] < w.world.firms.seat[best->leader]))
                    best = &one;
            }
            if (best == nullptr) break;
            matches.emplace_back(best->leader, receiver);
            --free;
        }
    }
    std::sort(matches.begin(), matches.end());
    return matches;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> matches_of(const AnsweredProposals& answers) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> matches;
    for (std::size_t at = 0; at < answers.proposals.size(); ++at)
        if (answers.accepted[at]) matches.emplace_back(answers.proposals[at].leader, answers.proposals[at].partner);
    std::sort(matches.begin(), matches.end());
    return matches;
}

struct RandomMarket {
    CooperationWorld w;
    Proposals proposals;
};

/// Firms of several sizes, some of them leaders, proposals with many equal values, lists of several blocks.
RandomMarket random_market(std::mt19937& random) {
    const auto up_to = [&](unsigned most) { return static_cast<std::uint32_t>(random() % (most + 1)); };
    const std::uint32_t firms = 2 + up_to(10);
    RandomMarket market{CooperationWorld(firms), {}};
    market.proposals.start_quarter(3);
    Firms& f = market.w.world.firms;
    std::shuffle(f.seat.begin(), f.seat.end(), random);
    for (std::uint32_t row = 0; row < firms; ++row) {
        f.employees[row] = std::array{2.0F, 40.0F, 300.0F}[up_to(2)];
        f.running_projects[row] = static_cast<std::uint8_t>(up_to(1));
    }
    for (std::uint32_t leader = 0; leader < firms; ++leader) {
        if (up_to(2) != 0) continue;
        std::vector<std::uint32_t> asked;
        for (std::uint32_t i = 0; i <= up_to(2); ++i) {
            const std::uint32_t partner = up_to(firms - 1);
            if (partner == leader || std::find(asked.begin(), asked.end(), partner) != asked.end()) continue;
            asked.push_back(partner);
            Proposal proposal{leader, partner};
            proposal.value_to_partner = static_cast<double>(up_to(4)) - 1;
            (up_to(3) == 0 ? market.proposals.acquired : market.proposals.by_block[up_to(2)]).push_back(proposal);
        }
    }
    return market;
}

}  // namespace

TEST_CASE("side by side, receivers accept exactly what asking one after the other would give") {
    std::mt19937 random(1);
    std::size_t accepted = 0, differing = 0, refused = 0;
    for (int trial = 0; trial < 12000; ++trial) {
        const RandomMarket market = random_market(random);
        std::vector<Proposal> all = market.proposals.acquired;
        for (const auto& list : market.proposals.by_block) all.insert(all.end(), list.begin(), list.end());
        const auto answers = answer_proposals(market.w.values(), market.proposals);
        const auto naive = naive_matches(market.w, all);
        accepted += naive.size();
        refused += all.size() - naive.size();
        differing += matches_of(answers) != naive;
    }
    CHECK(differing == 0);
    CHECK(accepted > 5000);
    CHECK(refused > 5000);
}

TEST_CASE("a firm that proposed itself accepts nothing") {
    CooperationWorld w(3);
    Proposals proposals;
    proposals.start_quarter(1);
    proposals.by_block[0] = {{0, 1}, {1, 2}};
    for (Proposal& one : proposals.by_block[0]) one.value_to_partner = 5;
    const auto answers = answer_proposals(w.values(), proposals);
    CHECK(matches_of(answers) == std::vector<std::pair<std::uint32_t, std::uint32_t>>{{1, 2}});
}

TEST_CASE("the first partner bears on the leader with its whole cost, later ones with a share") {
    CooperationWorld w(1);
    CHECK(net_to_leader(w.values(), 50, 40, 0) == Approx(10));
    CHECK(net_to_leader(w.values(), 50, 40, 1) == Approx(44));
    CHECK(net_to_partner(w.values(), 0, 60, 0) == Approx(60 - w.values().cost_keur(0)));
    CHECK(net_to_partner(w.values(), 0, 60, 10) == Approx(70 - w.values().cost_keur(0)));
}

TEST_CASE("a research organisation accepts when its cost is covered and else not") {
    CooperationWorld w(2);
    w.world.firms.living[1] = 0;
    w.world.firms.research_organisation[1] = 1;
    for (const double grant : {0.0, 119.0, 120.0, 150.0}) {
        Proposals proposals;
        proposals.start_quarter(1);
        Proposal proposal{0, 1};
        proposal.value_to_partner = net_to_partner(w.values(), 1, -5, grant);
        proposals.by_block[0] = {proposal};
        CHECK(answer_proposals(w.values(), proposals).accepted[0] == (grant >= 120));
    }
}

TEST_CASE("the reason of a project is the largest of its terms, the first in the list if equal") {
    PartnerValue value{0.5, 10, 30, 50};
    CHECK(project_reason(value, 60) == std::pair(Reason::knowledge, 50.0));
    CHECK(project_reason(value, 0) == std::pair(Reason::added_value_over_regional_cooperation, 70.0));
    value = {0.5, 10, 50, 50};
    CHECK(project_reason(value, 80) == std::pair(Reason::new_value_chains, 50.0));
    CHECK(project_reason({0.5, 10, 0, 0}, 0) == std::pair(Reason::new_markets_and_customers, 0.0));
}

TEST_CASE("firms that lead an acquired project are known, each once") {
    Proposals proposals;
    proposals.start_quarter(1);
    proposals.acquired = {{5, 1}, {2, 3}, {5, 4}};
    CHECK(proposals.acquired_leaders() == std::vector<std::uint32_t>{2, 5});
}

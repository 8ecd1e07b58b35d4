#include <cmath>
#include <numeric>

#include "base/period.hpp"
#include "helpers/catch.hpp"
#include "phases/cooperation_world.hpp"
#include "phases/failure_causes.hpp"
#include "phases/project_end.hpp"
#include "phases/project_start.hpp"
#include "random/draws.hpp"

using namespace abroad;

namespace {

AnsweredProposals answered(const std::vector<Proposal>& proposals, const std::vector<std::uint8_t>& accepted) {
    return {proposals, accepted};
}

void start(CooperationWorld& w, const AnsweredProposals& answers, int step = 20) {
    w.world.events.start_quarter(1);
    std::vector<Event>& events = w.world.events.between_firms;
    auto drafts = draft_projects({w.key, step, w.values()}, answers, events);
    start_projects(answers, drafts, w.world.firms, w.world.ties, w.world.projects, events);
}

ProjectOutcomes end(CooperationWorld& w, int step, double allied_least_trust = 0.33) {
    w.world.events.start_quarter(1);
    const LinkView view = view_links(w.world.links, 3);
    return end_projects({w.key, step, w.values(), view, allied_least_trust}, w.world.firms, w.world.links,
                        w.world.projects, w.world.events.between_firms);
}

std::size_t logged(const CooperationWorld& w, EventKind kind) {
    std::size_t count = 0;
    for (const Event& event : w.world.events.between_firms) count += event.kind == kind;
    return count;
}

/// Makes every project succeed, or none.
void let_succeed(CooperationWorld& w, bool yes) {
    w.cooperation.success_least = yes ? 1 : 0;
    w.cooperation.success_largest = yes ? 1 : 0;
}

}  // namespace

TEST_CASE("every member pays its own cost to the cent, and is busy") {
    CooperationWorld w(4);
    w.world.firms.employees[0] = 7;
    w.world.firms.employees[1] = 333;
    Proposal first{0, 1}, second{0, 2}, refused{0, 3};
    first.value_to_leader = 10;
    second.value_to_leader = 20;
    const double before = std::accumulate(w.world.firms.cash_keur.begin(), w.world.firms.cash_keur.end(), 0.0);
    start(w, answered({first, second, refused}, {1, 1, 0}));
    const Projects& p = w.world.projects;
    REQUIRE(p.count() == 1);
    CHECK(p.members_count[0] == 3);
    CHECK(std::vector<std::uint32_t>(p.member_row.begin(), p.member_row.begin() + 3) ==
          std::vector<std::uint32_t>{0, 2, 1});
    CHECK(p.duration_quarters[0] >= 4);
    CHECK(p.duration_quarters[0] <= 12);
    Cents paid = 0;
    for (std::size_t place = 0; place < 3; ++place) {
        CHECK(p.member_paid[place] == to_cents(w.values().cost_keur(p.member_row[place])));
        CHECK(w.world.firms.cash_keur[p.member_row[place]] == 500 - to_keur(p.member_paid[place]));
        CHECK(w.world.firms.running_projects[p.member_row[place]] == 1);
        paid += p.member_paid[place];
    }
    const double after = std::accumulate(w.world.firms.cash_keur.begin(), w.world.firms.cash_keur.end(), 0.0);
    CHECK(to_cents(before - after) == paid);
    CHECK(w.world.firms.running_projects[3] == 0);
    CHECK(logged(w, EventKind::project_started) == 1);
    CHECK(logged(w, EventKind::refusal) == 1);
    CHECK(logged(w, EventKind::project_barrier) == 0);
}

TEST_CASE("a leader whom nobody accepts has no partner and pays nothing") {
    CooperationWorld w(3);
    start(w, answered({{0, 1}, {0, 2}}, {0, 0}));
    CHECK(w.world.projects.count() == 0);
    CHECK(w.world.firms.cash_keur[0] == 500);
    CHECK(logged(w, EventKind::refusal) == 2);
    REQUIRE(logged(w, EventKind::project_barrier) == 1);
    CHECK(w.world.events.between_firms.back().code == static_cast<std::uint8_t>(Barrier::no_partner));
}

TEST_CASE("a project is international, of the cluster or national, and crosses sectors or not") {
    CooperationWorld w(5);
    Firms& f = w.world.firms;
    f.cluster[0] = f.cluster[1] = f.cluster[2] = 4;
    f.cluster[2] = 5;
    f.country[3] = 1;
    f.sector[4] = 1;
    const auto location = [&](std::vector<std::uint32_t> members) { return location_of(f, members); };
    CHECK(location({0, 1}) == ProjectLocation::cluster);
    CHECK(location({0, 2}) == ProjectLocation::national);
    CHECK(location({4, 1}) == ProjectLocation::national);
    CHECK(location({0, 1, 3}) == ProjectLocation::international);
    start(w, answered({{0, 4}, {1, 2}}, {1, 1}));
    CHECK(w.world.projects.cross_sector[0] == 1);
    CHECK(w.world.projects.cross_sector[1] == 0);
}

TEST_CASE("projects lie by leader's id, whatever the order of rows, and a full consortium takes no more") {
    CooperationWorld w(12);
    w.world.firms.seat[0] = 999;
    w.cooperation.largest_consortium_count = 4;
    std::vector<Proposal> proposals;
    for (std::uint32_t partner = 2; partner < 7; ++partner) proposals.push_back({0, partner});
    proposals.push_back({1, 8});
    start(w, answered(proposals, std::vector<std::uint8_t>(6, 1)));
    REQUIRE(w.world.projects.count() == 2);
    CHECK(w.world.projects.member_row[0] == 1);
    CHECK(w.world.projects.member_row[most_members] == 0);
    CHECK(w.world.projects.members_count[1] == 4);
}

TEST_CASE("a project makes a tie of a contact") {
    CooperationWorld w(2);
    w.tie(0, 1, 0.1F, contact_flag);
    start(w, answered({{0, 1}}, {1}));
    CHECK(w.world.ties.flags == std::vector<std::uint8_t>{0, 0});
}

TEST_CASE("projects replace own research by half of what was paid, in exactly as many quarters as they last") {
    CooperationWorld w(3);
    w.cooperation.duration_least_quarters = w.cooperation.duration_largest_quarters = 6;
    w.world.firms.employees[0] = 61;
    start(w, answered({{0, 1}}, {1}), 20);
    double total = 0, quarters = 0;
    for (int step = 20; step < 30; ++step) {
        set_research_cut(w.cooperation, step, w.world.projects, w.world.firms);
        total += static_cast<double>(w.world.firms.research_cut[0]) * years_per_step;
        quarters += w.world.firms.research_cut[0] > 0;
        CHECK(w.world.firms.research_cut[2] == 0);
    }
    CHECK(quarters == 6);
    CHECK(total == Approx(0.5 * to_keur(w.world.projects.member_paid[0])).epsilon(1e-6));
    w.world.firms.living[0] = 0;
    set_research_cut(w.cooperation, 20, w.world.projects, w.world.firms);
    CHECK(w.world.firms.research_cut[0] == 0);
    CHECK(w.world.firms.research_cut[1] > 0);
}

TEST_CASE("a project ends in the quarter of start plus duration, not before") {
    CooperationWorld w(2);
    w.add_project({0, 1}, 20, 5);
    end(w, 24);
    CHECK(w.world.projects.count() == 1);
    end(w, 25);
    CHECK(w.world.projects.count() == 0);
    CHECK(w.world.firms.running_projects[0] == 0);
}

TEST_CASE("success brings each member what it understands of the others' knowledge, all from the levels before") {
    CooperationWorld w(3);
    w.knowledge.innovation_size_median = 1e-9;
    w.know(0, 0, 0.2F);
    w.know(1, 0, 1.0F);
    w.know(2, 0, 0.6F);
    w.know(2, 1, 0.3F);
    let_succeed(w, true);
    w.add_project({0, 1, 2}, 20, 5);
    const PartnerValues v = w.values();
    const auto understood = [&](std::uint32_t a, std::uint32_t b) {
        return v.understanding(v.known_firm(a), v.known_firm(b));
    };
    const double zero = 0.2 + 0.4 * (understood(0, 1) * 0.8 + understood(0, 2) * 0.4) / 2;
    const double two = 0.6 + 0.4 * understood(2, 1) * 0.4 / 2, zero_other = 0.4 * understood(0, 2) * 0.3 / 2;
    end(w, 25);
    CHECK(w.knows(0, 0) == Approx(zero));
    CHECK(w.knows(0, 1) == Approx(zero_other));
    CHECK(w.knows(1, 0) == Approx(1.0));
    CHECK(w.knows(2, 0) == Approx(two));
    CHECK(logged(w, EventKind::project_succeeded) == 1);
}

TEST_CASE("novelty lies in the leader's field, less of it for a member of another") {
    CooperationWorld w(2);
    w.knowledge.transfer_share = 0;
    w.world.firms.sector[1] = 1;
    w.know(1, 1, 0.5F);
    const double known_of_leaders_field = w.knows(1, 0);
    let_succeed(w, true);
    w.add_project({0, 1}, 20, 5);
    end(w, 25);
    const auto size = [&](std::uint32_t member) {
        const float u = uniform_float(w.key, {Purpose::novelty, w.world.firms.id(member), 20, w.world.firms.id(0)});
        return std::exp(std::log(0.1) + 0.6 * static_cast<double>(inverse_normal(u)));
    };
    CHECK(w.knows(0, 0) == Approx(0.5 + size(0)).epsilon(1e-5));
    CHECK(w.knows(1, 0) == Approx(known_of_leaders_field + 0.6 * size(1)).epsilon(1e-5));
    CHECK(w.knows(1, 1) == Approx(0.5));
}

TEST_CASE("failure brings no knowledge, costs trust and still teaches the partners' markets") {
    CooperationWorld w(3);
    w.world.firms.country[1] = 1;
    w.world.firms.country[2] = 1;
    let_succeed(w, false);
    w.tie(0, 1, 0.5F);
    w.add_project({0, 1, 2}, 20, 5);
    const std::vector<float> before = w.world.firms.knowledge;
    const ProjectOutcomes outcomes = end(w, 25);
    CHECK(w.world.firms.knowledge == before);
    CHECK(outcomes.ties.size() == 6);
    for (const TieChange& one : outcomes.ties) {
        CHECK(one.kind == TieChangeKind::fall);
        CHECK(one.amount == 0.15F);
    }
    // Two partners from market 1: twice 0.08.
    CHECK(w.world.firms.experience[1] == Approx(0.16));
    CHECK(w.world.firms.experience[1 * 3 + 0] == Approx(0.08));
    CHECK(w.world.firms.experience[2 * 3 + 1] == 0);
    CHECK(logged(w, EventKind::project_failed) == 1);
}

TEST_CASE("a project succeeds as often as the mean of its partners' chances says") {
    CooperationWorld w(3);
    w.world.firms.sector[2] = 1;
    int successes = 0;
    const int trials = 3000;
    for (int start_step = 0; start_step < trials; ++start_step) {
        w.add_project({0, 1, 2}, start_step, 4);
        const auto before = w.world.firms.knowledge;
        end(w, start_step + 4);
        w.world.firms.knowledge = before;
        successes += logged(w, EventKind::project_succeeded) > 0;
    }
    const double chance = (0.5 + 0.35) / 2;
    CHECK(std::abs(successes / static_cast<double>(trials) - chance) < 4 * std::sqrt(chance * (1 - chance) / trials));
}

TEST_CASE("without its leader, or with one member left, a project fails, a lost partner is no obstacle") {
    for (const std::uint32_t lost : {0U, 1U, 2U}) {
        CooperationWorld w(3);
        let_succeed(w, true);
        w.add_project({0, 1, 2}, 20, 5);
        w.world.firms.living[lost] = 0;
        end(w, 25);
        CHECK(logged(w, EventKind::project_succeeded) == (lost == 0 ? 0U : 1U));
        CHECK(w.world.firms.running_projects[(lost + 1) % 3] == 0);
    }
    CooperationWorld w(2);
    let_succeed(w, true);
    w.add_project({0, 1}, 20, 5);
    // A successor in the partner's seat is somebody else.
    ++w.world.firms.generation[1];
    w.world.firms.running_projects[1] = 0;
    const ProjectOutcomes outcomes = end(w, 25);
    CHECK(logged(w, EventKind::project_failed) == 1);
    CHECK(outcomes.ties.empty());
    CHECK(w.world.firms.running_projects[1] == 0);
}

TEST_CASE("projects across a border move the link between the members' clusters, if there is one") {
    for (const bool succeeds : {true, false})
        for (const bool allied : {true, false}) {
            CooperationWorld w(3);
            Firms& f = w.world.firms;
            f.cluster = {0, 1, 2};
            f.country = {0, 1, 1};
            w.world.links = links_of({0}, {1}, {0.34});
            w.world.links.allied[0] = allied;
            let_succeed(w, succeeds);
            w.add_project({0, 1, 2}, 20, 5);
            end(w, 25);
            REQUIRE(w.world.links.count() == 1);
            CHECK(w.world.links.trust[0] == Approx(succeeds ? 0.34 + 0.08 * 0.66 : (allied ? 0.33 : 0.31)));
        }
}

TEST_CASE("causes of failure are competing risks: their shares add to one and follow their weights") {
    CooperationParameters p;
    const CauseFacts facts{0.2, 0.5, true, 0.4, true};
    const auto weights = cause_weights(p, facts);
    CHECK(weights[0] == Approx(0.3 * 0.8));
    CHECK(weights[1] == Approx(0.25 * 0.5));
    CHECK(weights[2] == Approx(0.05 + 0.15));
    CHECK(weights[3] == Approx(0.2 * 0.4));
    CHECK(weights[4] == Approx(0.15));
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::array<int, 5> drawn{};
    const int trials = 4000;
    for (int step = 0; step < trials; ++step)
        ++drawn[static_cast<std::size_t>(
            draw_cause({draw_key(3, 0), step, {1, 0}, {2, 0}, FailedAct::project}, p, facts))];
    CHECK(std::accumulate(drawn.begin(), drawn.end(), 0) == trials);
    for (std::size_t cause = 0; cause < drawn.size(); ++cause) {
        const double share = weights[cause] / total;
        CHECK(std::abs(drawn[cause] / static_cast<double>(trials) - share) <
              4.5 * std::sqrt(share * (1 - share) / trials));
    }
    // What does not weigh is never drawn: partners of one sector, next door, who trust each other fully.
    p.cause_weight_time = 1;
    for (int step = 0; step < 100; ++step)
        CHECK(draw_cause({draw_key(3, 0), step, {1, 0}, {2, 0}, FailedAct::refusal}, p, {1, 0, false, 0, false}) ==
              FailureCause::time_or_money);
}

TEST_CASE("the facts of a cause are trust, overlap, money, distance and sectors") {
    CooperationWorld w(2);
    w.world.firms.country[1] = 1;
    w.tie(0, 1, 0.3F);
    CHECK_FALSE(cause_facts(w.values(), 0, true, 1, true).short_of_money);
    w.world.firms.cash_keur[1] = 20;
    const CauseFacts facts = cause_facts(w.values(), 0, true, 1, true);
    CHECK(facts.short_of_money);
    CHECK(facts.trust == Approx(0.3));
    CHECK(facts.psychic_distance == 0.5);
    CHECK_FALSE(facts.cross_sector);
    CHECK(cause_facts(w.values(), 0, true, 1, false).trust == 0);
}

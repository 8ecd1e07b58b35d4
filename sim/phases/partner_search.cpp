#include "phases/partner_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "base/vector_math.hpp"
#include "random/draws.hpp"

namespace abroad {

namespace {

constexpr std::uint32_t indices_per_draw = 4;

using BlockRows = std::array<std::uint32_t, rows_per_block>;

/// Firms of the block that do research, in order.
std::size_t researchers(const Firms& firms, const Block& block, BlockRows& rows) {
    std::size_t count = 0;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        rows[count] = static_cast<std::uint32_t>(row);
        count += firms.living[row] != 0 && firms.research_intensity_share[row] > 0.0F;
    }
    return count;
}

/// Keeps those of the first `count` rows that search this quarter.
std::size_t who_searches(const PartnerSearchInputs& in, std::size_t count, BlockRows& rows) {
    const Firms& firms = in.pools.firms;
    std::array<std::uint32_t, rows_per_block> seats;
    std::array<std::uint16_t, rows_per_block> generations;
    std::array<float, rows_per_block> uniform;
    for (std::size_t i = 0; i < count; ++i) {
        seats[i] = firms.seat[rows[i]];
        generations[i] = firms.generation[rows[i]];
    }
    uniform_floats(in.pools.key, Purpose::search, static_cast<std::uint32_t>(in.pools.step),
                   std::span(seats.data(), count), std::span(generations.data(), count),
                   std::span(uniform.data(), count));
    const auto chance = static_cast<float>(in.pools.cooperation.search_probability_per_quarter);
    std::size_t searchers = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const float call = in.calls.raises_search() ? static_cast<float>(in.calls.search(rows[i], false)) : 0.0F;
        if (uniform[i] >= chance * (1.0F + call) || in.values.free_slots(rows[i]) == 0) continue;
        const bool leads = std::binary_search(in.acquired_leaders.begin(), in.acquired_leaders.end(), rows[i]);
        if (!leads) rows[searchers++] = rows[i];
    }
    return searchers;
}

/// The uniforms of pool and place of all candidates of all searchers: two a draw.
std::vector<double> candidate_uniforms(const PoolInputs& in, std::span<const std::uint32_t> rows, std::uint32_t draws) {
    const std::size_t count = rows.size() * draws * 2;
    std::vector<std::uint32_t> seats(count), indices(count);
    std::vector<std::uint16_t> generations(count);
    std::size_t at = 0;
    for (const std::uint32_t row : rows)
        for (std::uint32_t draw = 0; draw < draws; ++draw)
            for (std::uint32_t place = 0; place < 2; ++place, ++at) {
                seats[at] = in.firms.seat[row];
                generations[at] = in.firms.generation[row];
                indices[at] = indices_per_draw * draw + place;
            }
    std::vector<double> uniform(count);
    uniform_doubles(in.key, {Purpose::candidate, static_cast<std::uint32_t>(in.step), seats, generations, indices},
                    uniform);
    return uniform;
}

/// Candidates of one search; room for all draws is made once a block.
struct Candidates {
    std::vector<Candidate> places;
    std::vector<std::uint32_t> met;
    std::size_t count = 0;
    std::span<const Candidate> list() const { return std::span(places).first(count); }
};

/// Rows that the draws of a leader point at, each once.
void meet(const PartnerSearchInputs& in, std::uint32_t leader, std::span<const double> uniform,
          std::vector<std::uint32_t>& rows) {
    rows.clear();
    const double call = in.calls.raises_search() ? in.calls.search(leader, true) : 0.0;
    const OwnPools pools = own_pools(in.pools, leader, call);
    for (std::uint32_t draw = 0; 2 * draw < uniform.size(); ++draw) {
        const std::uint32_t met =
            draw_candidate(in.pools, pools, {Purpose::candidate, draw, uniform[2 * draw], uniform[2 * draw + 1]});
        if (met == hole || std::find(rows.begin(), rows.end(), met) != rows.end()) continue;
        rows.push_back(met);
        in.values.prefetch(met);
    }
}

/// Candidates that are of use, with their value.
void value_candidates(const PartnerSearchInputs& in, const Cooperator& leader, Candidates& candidates) {
    candidates.count = 0;
    for (const std::uint32_t row : candidates.met) {
        if (!in.values.can_take_part(row)) continue;
        Candidate& candidate = candidates.places[candidates.count++];
        in.values.look_up(row, candidate.firm);
        candidate.value = in.values.value(leader, candidate.firm, FoundBy::own_search);
    }
}

/// Members that a call asks the leader for beside itself; 0 where two are enough.
std::size_t partners_required(const PartnerSearchInputs& in, std::uint32_t leader) {
    if (!in.calls.any(FundedAct::project)) return 0;
    const int members = in.calls.members_required(leader);
    return members > 2 ? static_cast<std::size_t>(members - 1) : 0;
}

/// Partners that the leader asks at most: few usually, enough for the call that it applies to.
std::size_t number_of_proposals(const PartnerSearchInputs& in, std::uint32_t leader) {
    const CooperationParameters& p = in.pools.cooperation;
    if (const std::size_t required = partners_required(in, leader); required > 0)
        return std::min(required + 2, static_cast<std::size_t>(p.largest_consortium_count - 1));
    const float u = uniform_float(in.pools.key, {Purpose::number_of_proposals, in.pools.firms.id(leader),
                                                 static_cast<std::uint32_t>(in.pools.step)});
    const double more = p.largest_proposals_count * power(static_cast<double>(u), p.proposals_exponent);
    return std::min(1 + static_cast<std::size_t>(more), static_cast<std::size_t>(p.largest_consortium_count - 1));
}

double best_of_country(const Cooperator& leader, std::span<const Candidate> candidates) {
    double best = 0;
    bool any = false;
    for (const Candidate& candidate : candidates) {
        if (candidate.firm.country != leader.firm.country) continue;
        best = any ? std::max(best, candidate.value.total()) : candidate.value.total();
        any = true;
    }
    return best;
}

/// The value that orders and tests the candidates of a leader: knowledge, or a market if that is the purpose.
struct Purposes {
    const ProductDevelopment* development = nullptr;
    std::optional<DevelopmentPurpose> purpose;
    double value(const PartnerValue& value) const {
        return purpose ? development->value(*purpose, value.success, value.coordination) : value.total();
    }
};

/// Whether the leader makes a market the purpose of its project, because that is worth more with its best candidate.
std::optional<DevelopmentPurpose> chosen_purpose(const PartnerSearchInputs& in, std::uint32_t leader,
                                                 std::span<const Candidate> candidates, double cost_keur,
                                                 std::vector<Proposal>& proposals, bool& alone) {
    alone = false;
    if (in.development == nullptr) return std::nullopt;
    const auto purpose = in.development->purpose_of(leader);
    if (!purpose) return std::nullopt;
    double best_knowledge = 0, best_market = 0;
    for (const Candidate& candidate : candidates) {
        best_knowledge = std::max(best_knowledge, candidate.value.total());
        best_market = std::max(best_market,
                               in.development->value(*purpose, candidate.value.success, candidate.value.coordination));
    }
    const double net_alone = in.development->net_alone(*purpose, cost_keur);
    alone = net_alone > 0 && net_alone > std::max(best_knowledge, best_market) - cost_keur;
    if (alone) {
        Proposal own{leader, leader, FoundBy::own_search, Reason::new_markets_and_customers};
        own.development_market = purpose->market;
        own.value_to_leader = own.reason_keur = net_alone;
        proposals.push_back(own);
    }
    return best_market > best_knowledge ? purpose : std::nullopt;
}

/// Places of candidates, the most valuable first, equal ones by id.
std::vector<std::size_t> best_first(const Firms& firms, const Purposes& purposes,
                                    std::span<const Candidate> candidates) {
    std::vector<std::tuple<double, std::uint32_t, std::size_t>> ranks;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        ranks.emplace_back(-purposes.value(candidates[i].value), firms.seat[candidates[i].firm.row], i);
    std::sort(ranks.begin(), ranks.end());
    std::vector<std::size_t> places;
    for (const auto& rank : ranks) places.push_back(std::get<2>(rank));
    return places;
}

void propose(const PartnerSearchInputs& in, const Cooperator& leader, const Purposes& purposes,
             std::span<const Candidate> candidates, double cost_keur, std::vector<Proposal>& proposals) {
    const double at_home = best_of_country(leader, candidates);
    const std::size_t most = number_of_proposals(in, leader.row);
    std::size_t made = 0;
    for (const std::size_t place : best_first(in.pools.firms, purposes, candidates)) {
        if (made == most) break;
        const PartnerValue& value = candidates[place].value;
        const ProposalGrants grants =
            expected_grants(in.calls, in.values, leader.row, candidates[place].firm.row, FoundBy::own_search);
        if (net_to_leader(in.values, purposes.value(value), cost_keur - grants.to_leader_keur, made) <= 0) continue;
        const Cooperator partner = in.values.cooperator(candidates[place].firm);
        Proposal proposal = make_proposal(in.values, leader, partner, value, at_home, FoundBy::own_search, grants);
        proposal.later = made > 0;
        if (purposes.purpose) in.development->turn_to_market(*purposes.purpose, leader, partner, value, proposal);
        proposals.push_back(proposal);
        ++made;
    }
}

void search(const PartnerSearchInputs& in, std::uint32_t row, std::span<const double> uniform, Candidates& candidates,
            std::vector<Proposal>& proposals) {
    meet(in, row, uniform, candidates.met);
    if (candidates.met.empty() && in.development == nullptr) return;
    const Cooperator leader = in.values.cooperator(row);
    value_candidates(in, leader, candidates);
    const double cost = in.values.cost_keur(row);
    bool alone = false;
    const Purposes purposes{in.development, chosen_purpose(in, row, candidates.list(), cost, proposals, alone)};
    if (!alone) propose(in, leader, purposes, candidates.list(), cost, proposals);
}

}  // namespace

void search_partners(const PartnerSearchInputs& inputs, const Block& block, std::vector<double>& cash_keur,
                     std::vector<Proposal>& proposals) {
    const CooperationParameters& p = inputs.pools.cooperation;
    const bool scouting = p.technology_scouting;
    const auto usual =
        static_cast<std::uint32_t>(scouting ? p.technology_scouting_draws_count : p.candidate_draws_count);
    BlockRows rows;
    std::array<std::uint32_t, rows_per_block> draws;
    const std::size_t searchers = who_searches(inputs, researchers(inputs.pools.firms, block, rows), rows);
    std::uint32_t most = usual;
    for (std::size_t i = 0; i < searchers; ++i) {
        const auto required = static_cast<std::uint32_t>(partners_required(inputs, rows[i]));
        draws[i] = std::max(usual, required * static_cast<std::uint32_t>(p.draws_per_required_partner_count));
        most = std::max(most, draws[i]);
    }
    const std::vector<double> uniform = candidate_uniforms(inputs.pools, std::span(rows.data(), searchers), most);
    Candidates candidates;
    candidates.places.resize(most);
    for (std::size_t i = 0; i < searchers; ++i) {
        if (scouting) cash_keur[rows[i]] -= p.technology_scouting_cost_keur;
        search(inputs, rows[i], std::span(uniform).subspan(2 * most * i, 2 * draws[i]), candidates, proposals);
    }
}

}  // namespace abroad

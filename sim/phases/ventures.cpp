#include "phases/ventures.hpp"

#include <algorithm>
#include <tuple>

#include "base/money.hpp"
#include "base/period.hpp"
#include "base/vector_math.hpp"
#include "random/draws.hpp"
#include "world/cost_size.hpp"

namespace abroad {

namespace {

/// The index of a draw of a partner is 8 * market + number of the draw.
constexpr std::uint32_t draws_per_market = 8;

double psychic_distance(const VentureInputs& in, const Firms& firms, std::size_t row, std::size_t market) {
    return in.markets.psychic_distance(firms.country[row], market);
}

bool partner_lives(const Ventures& ventures, std::size_t venture, const Firms& firms) {
    const std::uint32_t partner = ventures.partner_row[venture];
    if (partner == anonymous_partner) return true;
    return firms.living[partner] && firms.generation[partner] == ventures.partner_generation[venture];
}

double venture_trust(const VentureInputs& in, std::uint32_t owner, std::uint32_t partner) {
    if (partner == anonymous_partner) return in.joint_venture.anonymous_trust;
    return static_cast<double>(trust_between(in.ties, owner, partner));
}

/// What the partner pays when the owner pays `owner_cost`.
double partner_cost(const VentureInputs& in, double owner_cost) {
    return owner_cost / in.joint_venture.equity_share * (1 - in.joint_venture.equity_share);
}

/// Has room for a venture and the money for its share.
bool can_take_part(const VentureInputs& in, const Firms& firms, std::uint32_t partner, double owner_cost,
                   bool was_drawn) {
    if (!firms.living[partner] || firms.running_ventures[partner] >= in.joint_venture.largest_count_per_firm)
        return false;
    const double cost = partner_cost(in, owner_cost);
    if (in.joint_venture.partner_books) return firms.cash_keur[partner] > cost;
    return !was_drawn || firms.cash_keur[partner] > in.joint_venture.partner_least_cash_share * cost;
}

/// The most trusted firm of the market that can take part.
std::uint32_t trusted_partner(const VentureInputs& in, const Firms& firms, const ModePlan& plan) {
    std::uint32_t best = anonymous_partner;
    float trust = -1;
    for (std::uint32_t at = in.ties.first[plan.row]; at < in.ties.first[plan.row + 1]; ++at) {
        const std::uint32_t partner = in.ties.partner[at];
        if (firms.country[partner] != plan.market || in.ties.trust[at] <= trust) continue;
        if (can_take_part(in, firms, partner, plan.cost_keur, false))
            std::tie(best, trust) = std::pair(partner, in.ties.trust[at]);
    }
    return best;
}

/// The first of a few firms of the market, met by chance, that fits.
std::uint32_t drawn_partner(const VentureInputs& in, const Firms& firms, const ModePlan& plan) {
    const JointVentureParameters& p = in.joint_venture;
    const std::size_t sector = firms.sector[plan.row], size = in.pools.size(plan.market, sector);
    for (int draw = 0; draw < p.partner_draws_count; ++draw) {
        const std::uint32_t index =
            draws_per_market * in.markets.number[plan.market] + static_cast<std::uint32_t>(draw);
        const double u = uniform_double(
            in.key, {Purpose::venture_partner, firms.id(plan.row), static_cast<std::uint32_t>(in.step), {}, index});
        const std::uint32_t partner = in.pools.at(plan.market, sector, index_from_uniform(u, size));
        const bool fits = in.sectors.relatedness(sector, firms.sector[partner]) >= p.partner_least_relatedness &&
                          static_cast<double>(firms.employees[partner]) >
                              p.partner_least_size_share * static_cast<double>(firms.employees[plan.row]);
        if (fits && can_take_part(in, firms, partner, plan.cost_keur, true)) return partner;
    }
    return anonymous_partner;
}

/// Why a venture was dissolved or refused; of an anonymous partner little is known.
FailureCause cause_of(const VentureInputs& in, const Firms& firms, std::uint32_t owner, std::uint16_t market,
                      std::uint32_t partner, FailedAct act) {
    CauseFacts facts;
    FirmId partner_id;
    if (partner == anonymous_partner) {
        facts.trust = in.joint_venture.anonymous_trust;
        facts.psychic_distance = psychic_distance(in, firms, owner, market);
        facts.short_of_money = firms.cash_keur[owner] < in.values.cost_keur(owner);
    } else {
        facts = cause_facts(in.values, owner, true, partner, true);
        partner_id = firms.id(partner);
    }
    return draw_cause({in.key, in.step, firms.id(owner), partner_id, act, in.markets.number[market]},
                      in.values.inputs().cooperation, facts);
}

struct Proposal {
    ModePlan plan;
    std::uint32_t partner;
};

/// By partner, score falling, proposer; ventures with nobody in particular last.
bool comes_before(const Firms& firms, const Proposal& a, const Proposal& b) {
    const auto place = [&](std::uint32_t partner) {
        return partner == anonymous_partner ? std::pair(1, 0U) : std::pair(0, firms.seat[partner]);
    };
    const auto rank = [&](const Proposal& p) {
        return std::tuple(place(p.partner), -p.plan.score, firms.seat[p.plan.row], p.plan.market);
    };
    return rank(a) < rank(b);
}

bool agrees(const VentureInputs& in, const Firms& firms, const Proposal& proposal) {
    const JointVentureParameters& p = in.joint_venture;
    const std::size_t support = in.support.row_of(firms.cluster[proposal.plan.row], firms.country[proposal.plan.row]);
    const double link = in.support.networked(support, proposal.plan.market) ? p.agreement_link : 0.0;
    const double chance =
        p.agreement_base + p.agreement_trust * venture_trust(in, proposal.plan.row, proposal.partner) + link;
    const FirmId partner = proposal.partner == anonymous_partner ? FirmId{} : firms.id(proposal.partner);
    const float u =
        uniform_float(in.key, {Purpose::venture_agreement, firms.id(proposal.plan.row),
                               static_cast<std::uint32_t>(in.step), partner, in.markets.number[proposal.plan.market]});
    return static_cast<double>(u) < chance;
}

void log_no_partner(const ModePlan& plan, std::vector<Event>& events) {
    events.push_back({plan.row, EventKind::mode_barrier, plan.market, static_cast<std::uint8_t>(Barrier::no_partner),
                      false, static_cast<float>(plan.score), static_cast<std::uint8_t>(Mode::joint_venture),
                      plan.reason_keur});
}

/// Proposals with a partner each; those that find none are logged.
std::vector<Proposal> find_partners(const VentureInputs& in, const std::vector<ModePlan>& plans, const Firms& firms,
                                    std::vector<Event>& events) {
    std::vector<Proposal> proposals;
    for (const ModePlan& plan : plans) {
        std::uint32_t partner = anonymous_partner;
        const bool nobody_there = in.pools.size(plan.market, firms.sector[plan.row]) == 0;
        if (!nobody_there) partner = trusted_partner(in, firms, plan);
        if (!nobody_there && partner == anonymous_partner) partner = drawn_partner(in, firms, plan);
        if (!nobody_there && partner == anonymous_partner)
            log_no_partner(plan, events);
        else
            proposals.push_back({plan, partner});
    }
    std::sort(proposals.begin(), proposals.end(),
              [&](const Proposal& a, const Proposal& b) { return comes_before(firms, a, b); });
    return proposals;
}

}  // namespace

void end_ventures(const VentureInputs& inputs, const Ventures& ventures, const Firms& firms, const Positions& positions,
                  std::vector<PositionEnd>& ends, std::vector<Event>& events) {
    const JointVentureParameters& p = inputs.joint_venture;
    for (std::size_t venture = 0; venture < ventures.count(); ++venture) {
        const std::uint32_t owner = ventures.owner_row[venture];
        const std::uint16_t market = ventures.market[venture];
        const std::uint32_t at = find_position(positions, owner, market);
        if (!firms.living[owner] || at == no_position || ends[at] != PositionEnd::no) continue;
        const double trust = venture_trust(inputs, owner, ventures.partner_row[venture]);
        const double hazard = p.end_hazard_per_year *
                              (1 + p.end_distance_factor * psychic_distance(inputs, firms, owner, market)) *
                              (p.end_trust_offset - trust);
        const float u = uniform_float(inputs.key, {Purpose::venture_end,
                                                   firms.id(owner),
                                                   static_cast<std::uint32_t>(inputs.step),
                                                   {},
                                                   inputs.markets.number[market]});
        const bool dissolved = static_cast<double>(u) < 1 - exp(-hazard * years_per_step);
        if (!dissolved && partner_lives(ventures, venture, firms)) continue;
        ends[at] = PositionEnd::falls_back;
        const auto life = static_cast<float>((inputs.step - ventures.start_step[venture]) * years_per_step);
        // The partner may have closed, and its seat may have a successor, if the venture was not dissolved.
        const bool known = dissolved && partner_lives(ventures, venture, firms);
        const FailureCause cause =
            cause_of(inputs, firms, owner, market, known ? ventures.partner_row[venture] : anonymous_partner,
                     FailedAct::venture);
        events.push_back({owner, EventKind::venture_ended, market, static_cast<std::uint8_t>(cause), dissolved, life,
                          static_cast<std::uint8_t>(Mode::joint_venture)});
    }
}

std::vector<VentureStart> agree_on_ventures(const VentureInputs& inputs, std::vector<ModePlan> plans,
                                            const Firms& firms, std::vector<Event>& events) {
    std::vector<VentureStart> starts;
    std::uint32_t partner = anonymous_partner;
    int taken = 0;
    double spent = 0;
    for (const Proposal& proposal : find_partners(inputs, plans, firms, events)) {
        if (proposal.partner != partner || partner == anonymous_partner)
            std::tie(partner, taken, spent) = std::tuple(proposal.partner, 0, 0.0);
        const double cost = partner_cost(inputs, proposal.plan.cost_keur);
        bool accepted = agrees(inputs, firms, proposal);
        if (partner != anonymous_partner) {
            accepted =
                accepted && firms.running_ventures[partner] + taken < inputs.joint_venture.largest_count_per_firm;
            if (inputs.joint_venture.partner_books) accepted = accepted && firms.cash_keur[partner] - spent > cost;
        }
        if (!accepted) {
            log_no_partner(proposal.plan, events);
            const FailureCause cause =
                cause_of(inputs, firms, proposal.plan.row, proposal.plan.market, proposal.partner, FailedAct::refusal);
            events.push_back({proposal.plan.row, EventKind::refusal, proposal.plan.market,
                              static_cast<std::uint8_t>(cause), false, static_cast<float>(proposal.plan.score),
                              static_cast<std::uint8_t>(Mode::joint_venture)});
            continue;
        }
        ++taken;
        spent += cost;
        starts.push_back({proposal.plan, proposal.partner});
    }
    std::sort(starts.begin(), starts.end(), [&](const VentureStart& a, const VentureStart& b) {
        return std::pair(firms.seat[a.plan.row], a.plan.market) < std::pair(firms.seat[b.plan.row], b.plan.market);
    });
    return starts;
}

void start_ventures(const VentureInputs& inputs, const ModeTables& modes, std::span<const VentureStart> starts,
                    Firms& firms, Positions& positions, Ventures& ventures, std::vector<Event>& events) {
    for (const VentureStart& start : starts) {
        const ModePlan& plan = start.plan;
        const std::uint32_t partner = start.partner_row;
        const std::uint32_t at = find_position(positions, plan.row, plan.market);
        // The two shares are the whole cost to the cent.
        const Cents own = to_cents(plan.cost_keur),
                    whole = to_cents(plan.cost_keur / inputs.joint_venture.equity_share);
        firms.cash_keur[plan.row] -= to_keur(own);
        if (partner != anonymous_partner && inputs.joint_venture.partner_books)
            firms.cash_keur[partner] -= to_keur(whole - own);
        positions.mode[at] = Mode::joint_venture;
        positions.penetration[at] = std::min(positions.penetration[at], modes[Mode::joint_venture].reach);
        positions.tenure_quarters[at] = 1;
        positions.prospect[at] = 0;
        if (start.funding != 0) positions.funding[at] = start.funding;
        ventures.owner_row.push_back(plan.row);
        ventures.market.push_back(plan.market);
        ventures.partner_row.push_back(partner);
        ventures.partner_generation.push_back(partner == anonymous_partner ? std::uint16_t{0}
                                                                           : firms.generation[partner]);
        ventures.start_step.push_back(inputs.step);
        const bool only_funded =
            start.funding != 0 && because_of_code(start.funding) == FundedBecause::only_because_of_funding;
        const auto reason = only_funded ? static_cast<std::uint8_t>(Reason::only_because_of_funding) : plan.reason;
        events.push_back({plan.row, EventKind::venture_started, plan.market, reason, false,
                          static_cast<float>(plan.score), static_cast<std::uint8_t>(Mode::joint_venture),
                          plan.reason_keur});
    }
}

void tidy_ventures(const Positions& positions, Ventures& ventures, Firms& firms, std::vector<Event>& events) {
    std::vector<std::size_t> kept;
    for (std::size_t venture = 0; venture < ventures.count(); ++venture) {
        const std::uint32_t owner = ventures.owner_row[venture];
        const std::uint16_t market = ventures.market[venture];
        const std::uint32_t at = firms.living[owner] ? find_position(positions, owner, market) : no_position;
        // What ended with its firm left the stock when the firm closed.
        if (firms.living[owner] && at == no_position)
            events.push_back({owner, EventKind::venture_given_up, market, 0, false, 0.0F,
                              static_cast<std::uint8_t>(Mode::joint_venture)});
        else if (at != no_position && positions.mode[at] == Mode::joint_venture)
            kept.push_back(venture);
    }
    std::sort(kept.begin(), kept.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(firms.seat[ventures.owner_row[a]], ventures.market[a]) <
               std::pair(firms.seat[ventures.owner_row[b]], ventures.market[b]);
    });
    const Ventures before = ventures;
    visit_columns(ventures, [&](auto, auto& column) { column.clear(); });
    std::fill(firms.running_ventures.begin(), firms.running_ventures.end(), std::uint8_t{0});
    for (const std::size_t venture : kept) {
        ventures.owner_row.push_back(before.owner_row[venture]);
        ventures.market.push_back(before.market[venture]);
        ventures.partner_row.push_back(before.partner_row[venture]);
        ventures.partner_generation.push_back(before.partner_generation[venture]);
        ventures.start_step.push_back(before.start_step[venture]);
        ++firms.running_ventures[before.owner_row[venture]];
        if (before.partner_row[venture] != anonymous_partner && partner_lives(before, venture, firms))
            ++firms.running_ventures[before.partner_row[venture]];
    }
}

std::vector<float> owners_employees(const Ventures& ventures, const Firms& firms) {
    std::vector<float> employees;
    for (const std::uint32_t owner : ventures.owner_row) employees.push_back(firms.employees[owner]);
    return employees;
}

void pay_partners(const VentureInputs& inputs, const VentureAccounts& accounts, const Positions& positions,
                  const Ventures& ventures, Firms& firms) {
    if (!inputs.joint_venture.partner_books) return;
    const ModeTable& mode = accounts.modes[Mode::joint_venture];
    for (std::size_t venture = 0; venture < ventures.count(); ++venture) {
        const std::uint32_t owner = ventures.owner_row[venture], partner = ventures.partner_row[venture];
        if (partner == anonymous_partner || !partner_lives(ventures, venture, firms)) continue;
        const std::uint32_t at = find_position(positions, owner, ventures.market[venture]);
        const double elasticity = inputs.sectors.substitution_elasticity[firms.sector[owner]];
        const double size = cost_size(accounts.market, accounts.efficiency, accounts.owners_employees[venture]);
        const double fixed =
            static_cast<double>(mode.fixed_cost_keur_per_year(firms.country[owner], ventures.market[venture])) * size;
        const double profit = static_cast<double>(positions.revenue[at]) / elasticity - fixed;
        const double share = (1 - inputs.joint_venture.equity_share) * profit;
        const double kept = share > 0 ? share * (1 - accounts.accounts.payout_share) : share;
        firms.cash_keur[partner] += to_keur(to_cents(years_per_step * kept));
    }
}

}  // namespace abroad

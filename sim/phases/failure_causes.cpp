#include "phases/failure_causes.hpp"

#include <span>

#include "random/draws.hpp"

namespace abroad {

namespace {

constexpr std::uint32_t markets_per_act = 1024;

}  // namespace

std::array<double, count_of<FailureCause>()> cause_weights(const CooperationParameters& parameters,
                                                           const CauseFacts& facts) {
    return {parameters.cause_weight_distrust * (1 - facts.trust), parameters.cause_weight_conflict * facts.overlap,
            parameters.cause_weight_time + (facts.short_of_money ? parameters.cause_weight_money : 0.0),
            parameters.cause_weight_distance * facts.psychic_distance,
            facts.cross_sector ? parameters.cause_weight_cross_sector : 0.0};
}

CauseFacts cause_facts(const PartnerValues& values, std::uint32_t row, bool is_there, std::uint32_t partner,
                       bool partner_is_there) {
    const PartnerValueInputs& in = values.inputs();
    const Firms& firms = in.firms;
    const auto is_short = [&](std::uint32_t firm) { return firms.cash_keur[firm] < values.cost_keur(firm); };
    CauseFacts facts;
    facts.psychic_distance = in.markets.psychic_distance(firms.country[row], firms.country[partner]);
    facts.cross_sector = firms.sector[row] != firms.sector[partner];
    facts.short_of_money = (is_there && is_short(row)) || (partner_is_there && is_short(partner));
    if (!is_there || !partner_is_there) return facts;
    facts.trust = static_cast<double>(trust_between(in.ties, row, partner));
    facts.overlap = values.overlap(row, partner);
    return facts;
}

FailureCause draw_cause(const CauseDraw& draw, const CooperationParameters& parameters, const CauseFacts& facts) {
    const auto weights = cause_weights(parameters, facts);
    const std::uint32_t index = markets_per_act * static_cast<std::uint32_t>(draw.act) + draw.market_number;
    const float u = uniform_float(
        draw.key, {Purpose::failure_cause, draw.leader, static_cast<std::uint32_t>(draw.step), draw.partner, index});
    const auto chosen = choose_by_weight(static_cast<double>(u), std::span<const double>(weights));
    return static_cast<FailureCause>(chosen.value_or(0));
}

}  // namespace abroad

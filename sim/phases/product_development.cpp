#include "phases/product_development.hpp"

#include <algorithm>

#include "base/vector_math.hpp"
#include "phases/information.hpp"
#include "random/draws.hpp"

namespace abroad {

namespace {

bool knows_best(const Firms& firms, std::uint32_t row, std::size_t market, float& best) {
    const float experience = firms.experience[row * firms.markets + market];
    if (experience <= best) return false;
    best = experience;
    return true;
}

}  // namespace

std::optional<DevelopmentPurpose> ProductDevelopment::purpose_of(std::uint32_t leader) const {
    const CooperationParameters& p = in_.values.inputs().cooperation;
    const Firms& firms = in_.values.inputs().firms;
    const float u =
        uniform_float(in_.key, {Purpose::development, firms.id(leader), static_cast<std::uint32_t>(in_.step)});
    if (static_cast<double>(u) >= p.product_development_probability) return std::nullopt;
    auto best = static_cast<float>(p.market_least_experience);
    std::optional<std::size_t> market;
    for (std::size_t other = 0; other < firms.markets; ++other)
        if (other != firms.country[leader] && knows_best(firms, leader, other, best)) market = other;
    if (!market) return std::nullopt;
    return DevelopmentPurpose{static_cast<std::uint16_t>(*market), gain(leader, *market)};
}

double ProductDevelopment::believed_revenue(std::uint32_t row, std::size_t market) const {
    const Firms& firms = in_.values.inputs().firms;
    const std::size_t sectors = in_.values.inputs().sectors.count();
    const std::uint32_t number = in_.values.inputs().markets.number[market];
    const FirmId firm = firms.id(row);
    const double fit_sd = in_.market.market_fit_log_sd;
    const double fit = lognormal_from_uniform(
        static_cast<double>(uniform_float(in_.key, {Purpose::fit, firm, 0, {}, number})), -fit_sd * fit_sd / 2, fit_sd);
    const ModeTable& mode = in_.modes[Mode::exporting];
    const double draw = static_cast<double>(firms.draw[row] *
                                            mode.cost_appeal(firms.country[row] * sectors + firms.sector[row], market));
    const double adapted =
        static_cast<double>(adaptation_of(in_.adaptations, firms, row, static_cast<std::uint16_t>(market)));
    const double revenue = static_cast<double>(firms.fitness[row]) * fit * draw * adapted *
                           in_.values.inputs().markets.sales_per_appeal(market, firms.sector[row]);
    const double sd = in_.information.perception_log_sd *
                      static_cast<double>(unknown_share(firms, in_.values.inputs().ties, in_.support,
                                                        in_.information.partner_weight, row, market));
    const auto window = static_cast<std::uint32_t>(in_.step / in_.information.opinion_quarters_count);
    const auto opinion = static_cast<double>(uniform_float(in_.key, {Purpose::opinion, firm, window, {}, number}));
    return revenue * lognormal_from_uniform(opinion, -sd * sd / 2, sd);
}

double ProductDevelopment::gain(std::uint32_t row, std::size_t market) const {
    const PartnerValueInputs& in = in_.values.inputs();
    const double patience = static_cast<double>(in.firms.patience_years[row]), rate = in.discount_per_year;
    const double lasting = rate > 0 ? (1 - exp(-rate * patience)) / rate : patience;
    return in.cooperation.product_development_profit_share * believed_revenue(row, market) /
           in.sectors.substitution_elasticity[in.firms.sector[row]] * lasting;
}

double ProductDevelopment::value(const DevelopmentPurpose& purpose, double success, double coordination) const {
    return purpose.gain_keur * success - coordination;
}

double ProductDevelopment::cost_alone(double cost_keur) const {
    return in_.values.inputs().cooperation.product_development_alone_cost_factor * cost_keur;
}

double ProductDevelopment::net_alone(const DevelopmentPurpose& purpose, double cost_keur) const {
    return purpose.gain_keur * in_.values.inputs().cooperation.product_development_alone_success -
           cost_alone(cost_keur);
}

void ProductDevelopment::turn_to_market(const DevelopmentPurpose& purpose, const Cooperator& leader,
                                        const Cooperator& partner, const PartnerValue& to_leader,
                                        Proposal& proposal) const {
    const PartnerValueInputs& in = in_.values.inputs();
    proposal.development_market = purpose.market;
    proposal.reason = Reason::new_markets_and_customers;
    proposal.reason_keur = proposal.value_to_leader = value(purpose, to_leader.success, to_leader.coordination);
    const PartnerValue knowledge = in_.values.value(partner, leader, proposal.found_by);
    double worth = in.cooperation.product_development_knowledge_share *
                       (knowledge.other_fields + knowledge.own_field_and_novelty) -
                   knowledge.coordination;
    if (find_position(in.positions, partner.row, purpose.market) != no_position)
        worth = std::max(worth, value({purpose.market, gain(partner.row, purpose.market)}, knowledge.success,
                                      knowledge.coordination));
    proposal.value_to_partner = net_to_partner(in_.values, partner.row, worth, proposal.partner_grant_keur);
}

}  // namespace abroad

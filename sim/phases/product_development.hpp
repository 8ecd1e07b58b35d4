// Joint product development (K4 of slide 5): a leader that knows a market may make a project serve its products there
// instead of its knowledge; success makes the goods of every member that serves the market, or enters it soon, more
// appealing there (MODEL section 4, Joint product development). Off unless a scenario gives it a probability. Leaves
// out who the partners are: partner_search.hpp.
#pragma once

#include <optional>

#include "modes/modes.hpp"
#include "phases/information_parameters.hpp"
#include "phases/proposals.hpp"
#include "random/streams.hpp"
#include "world/adaptations.hpp"
#include "world/support.hpp"

namespace abroad {

struct DevelopmentInputs {
    DrawKey key;
    int step;
    const PartnerValues& values;
    const MarketParameters& market;
    const InformationParameters& information;
    const ModeTables& modes;
    const Support& support;
    const Adaptations& adaptations;
};

/// A market as the purpose of a project; `gain_keur` is what certain success would earn the firm there.
struct DevelopmentPurpose {
    std::uint16_t market;
    double gain_keur;
};

class ProductDevelopment {
 public:
    explicit ProductDevelopment(const DevelopmentInputs& inputs) : in_(inputs) {}

    /// The purpose that a leader weighs this quarter, if it weighs any.
    std::optional<DevelopmentPurpose> purpose_of(std::uint32_t leader) const;
    /// Value of developing for the market together, not less the cost.
    double value(const DevelopmentPurpose& purpose, double success, double coordination) const;
    /// What adapting alone leaves over its cost, and that cost.
    double net_alone(const DevelopmentPurpose& purpose, double cost_keur) const;
    double cost_alone(double cost_keur) const;
    /// Makes a proposal of joint research one of developing for the market: a partner gains there if it serves the
    /// market, or by the smaller gain of knowledge.
    void turn_to_market(const DevelopmentPurpose& purpose, const Cooperator& leader, const Cooperator& partner,
                        const PartnerValue& to_leader, Proposal& proposal) const;

 private:
    /// What certain success would earn a firm in a market.
    double gain(std::uint32_t row, std::size_t market) const;
    /// Full revenue that the firm believes in, in a market.
    double believed_revenue(std::uint32_t row, std::size_t market) const;
    DevelopmentInputs in_;
};

}  // namespace abroad

// Why a cooperation failed or was refused (C5 of slide 8; MODEL section 4, Failure causes): competing risks, one of
// which is drawn for leader and first partner, or for the two of a venture. Recorded only; nothing follows from it.
#pragma once

#include <array>
#include <cstdint>

#include "phases/partner_value.hpp"
#include "random/streams.hpp"
#include "world/events.hpp"

namespace abroad {

/// What was refused or failed; its number stands in the draw.
enum class FailedAct : std::uint32_t { refusal = 0, project = 1, venture = 2 };

/// What weighs for one cause or another between two partners.
struct CauseFacts {
    double trust = 0;
    double overlap = 0;
    bool short_of_money = false;
    double psychic_distance = 0;
    bool cross_sector = false;
};

/// Weights in the order of FailureCause.
std::array<double, count_of<FailureCause>()> cause_weights(const CooperationParameters& parameters,
                                                           const CauseFacts& facts);

/// Facts of two firms; of one that is no longer there only what its seat tells.
CauseFacts cause_facts(const PartnerValues& values, std::uint32_t row, bool is_there, std::uint32_t partner,
                       bool partner_is_there);

struct CauseDraw {
    DrawKey key;
    int step;
    FirmId leader;
    FirmId partner;
    FailedAct act;
    /// Number of the market of a venture, 0 for projects.
    std::uint32_t market_number = 0;
};

FailureCause draw_cause(const CauseDraw& draw, const CooperationParameters& parameters, const CauseFacts& facts);

}  // namespace abroad

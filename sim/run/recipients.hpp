// Who got money and who asked for it, of the instruments that a comparison is about, from the applications of the world
// `with` (MODEL section 8). A recipient is a firm with any award that was used up to the year shown; of an award to a
// management, its members at the award.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "run/firm_outcomes.hpp"

namespace abroad {

/// Row and generation.
using FirmKey = std::pair<std::uint32_t, std::uint16_t>;

inline constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();

/// What a firm had to do with the instruments.
struct FundingRecord {
    std::int32_t first_application = never;
    std::int32_t first_award = never;
    FundingDecision first_decision = FundingDecision::awarded;
    float best_score = 0;
    Cents awarded = 0;
    /// Places of its own applications.
    std::vector<std::uint32_t> applications;
};

/// A market that firms of a sector entered with money for the first time in that quarter.
struct FundedMarket {
    std::uint16_t sector;
    std::uint16_t market;
    auto operator<=>(const FundedMarket&) const = default;
};

struct FundingRecords {
    std::map<FirmKey, FundingRecord> firms;
    std::map<FundedMarket, std::int32_t> markets;
    /// Applications whose act took place with the money, one a consortium.
    std::vector<std::uint32_t> funded_acts;

    bool is_recipient(FirmKey firm, std::int32_t last_step) const;
    bool has_applied(FirmKey firm, std::int32_t last_step) const;
    const FundingRecord* find(FirmKey firm) const;
};

/// `instruments` has one entry an instrument, 0 for those that the comparison is not about.
FundingRecords funding_records(const WorldOutcomes& with, const std::vector<std::uint8_t>& instruments);

/// Row of every seat.
std::vector<std::uint32_t> rows_of_seats(const std::vector<std::uint32_t>& seats);

}  // namespace abroad

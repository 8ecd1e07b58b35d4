// What recipients got so far: counts and sums that ceilings and caps ask for. Follows from the table of applications,
// so it is no state of the world.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "world/funding.hpp"

namespace abroad {

/// Who got money from a line; of firms by seat and generation.
struct RecipientKey {
    std::uint16_t line;
    RecipientKind kind;
    std::uint32_t id;
    std::uint16_t generation;
    bool operator==(const RecipientKey&) const = default;
};

struct RecipientKeyHash {
    std::size_t operator()(const RecipientKey& key) const {
        const std::uint64_t low = (std::uint64_t{key.id} << 32) | (std::uint64_t{key.generation} << 16) | key.line;
        return static_cast<std::size_t>((low ^ (static_cast<std::uint64_t>(key.kind) << 13)) * 0x9E3779B97F4A7C15ULL);
    }
};

/// One award to a recipient.
struct PastGrant {
    std::int32_t step;
    std::uint16_t instrument;
    std::uint16_t market;
    Cents amount;
};

class GrantHistory {
 public:
    /// Takes up all awards as they stand.
    void follow(const FundingTables& funding);

    /// Applications taken up so far.
    std::size_t followed() const { return followed_; }

    /// Awards of a line to a recipient, oldest first; empty if there are none.
    const std::vector<PastGrant>& of(const RecipientKey& key) const;

    /// Money of instruments under the de minimis cap that a recipient got of all lines since `step`.
    Cents de_minimis_since(RecipientKey key, int step, const std::vector<std::uint8_t>& under_cap) const;

    /// Awards of an instrument to firms of a country in the calendar year of `step`.
    Cents of_country(std::uint16_t instrument, std::uint16_t country, int step) const;

 private:
    std::size_t followed_ = 0;
    std::size_t lines_ = 0;
    std::unordered_map<RecipientKey, std::vector<PastGrant>, RecipientKeyHash> grants_;
    /// By instrument, country and year.
    std::map<std::tuple<std::uint16_t, std::uint16_t, int>, Cents> of_country_;
};

}  // namespace abroad

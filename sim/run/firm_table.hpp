// One line a firm of a comparison: what it was before the policy, in both worlds at the end of it and five years later,
// and what it had to do with the money. With it an evaluator can be given only what he would see in reality, and be
// told afterwards what he should have found.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "run/decomposition.hpp"

namespace abroad {

/// When a firm is looked at.
enum class FirmMoment : std::uint8_t { before, with, base, with_later, base_later };

template <>
struct NamesOf<FirmMoment> {
    static constexpr std::array<NamedCode<FirmMoment>, 5> values{{{FirmMoment::before, "before"},
                                                                  {FirmMoment::with, "with"},
                                                                  {FirmMoment::base, "base"},
                                                                  {FirmMoment::with_later, "with_later"},
                                                                  {FirmMoment::base_later, "base_later"}}};
};

/// In which worlds a firm lives at the end of the policy.
enum class FirmLives : std::uint8_t { none, both, with_only, base_only };

template <>
struct NamesOf<FirmLives> {
    static constexpr std::array<NamedCode<FirmLives>, 4> values{{{FirmLives::none, "none"},
                                                                 {FirmLives::both, "both"},
                                                                 {FirmLives::with_only, "with_only"},
                                                                 {FirmLives::base_only, "base_only"}}};
};

struct FirmAt {
    std::vector<std::uint8_t> exporter;
    std::vector<std::uint16_t> links;
    std::vector<float> export_revenue_keur, employees, revenue_keur, value_added_keur, research_and_entry_keur;
};

struct FirmTable {
    std::vector<std::uint32_t> seat;
    std::vector<std::uint16_t> generation, country, sector;
    std::vector<std::int16_t> cluster, first_award_year;
    std::vector<std::uint8_t> size_class, member, lives, group, applied, decision;
    std::vector<float> score, awarded_keur;
    std::array<FirmAt, count_of<FirmMoment>()> at;
};

/// Years of the record at which firms are looked at: before the policy, at its end, five years later.
struct MomentYears {
    std::size_t before = 0, end = 0, later = 0;
};

/// Firms that live in either world at the end of the policy, or applied.
FirmTable firm_table(const WorldPair& pair, const FirmFacts& facts, const MomentYears& years);

}  // namespace abroad

// What a policy caused, split by who the firms are: gross and deadweight of recipients, spillover to firms of their
// clusters, displacement of competitors and of other applicants, and the rest; never by the sign of the difference
// (MODEL section 8, Decomposition). Pure functions of what was written down of two worlds. The parts add up to net
// exactly, in whole units. Left out: intervals over replications.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "run/recipients.hpp"

namespace abroad {

enum class Part : std::uint8_t { gross, deadweight, recipients, spillover, displacement, indirect, net };

template <>
struct NamesOf<Part> {
    static constexpr std::array<NamedCode<Part>, 7> values{{{Part::gross, "gross"},
                                                            {Part::deadweight, "deadweight"},
                                                            {Part::recipients, "recipients"},
                                                            {Part::spillover, "spillover"},
                                                            {Part::displacement, "displacement"},
                                                            {Part::indirect, "indirect"},
                                                            {Part::net, "net"}}};
};

inline constexpr std::size_t part_count = count_of<Part>();

/// Whose firms count.
enum class Standpoint : std::uint8_t { funding_countries, all_countries };

template <>
struct NamesOf<Standpoint> {
    static constexpr std::array<NamedCode<Standpoint>, 2> values{
        {{Standpoint::funding_countries, "funding_countries"}, {Standpoint::all_countries, "all_countries"}}};
};

/// Whether the largest firms count.
enum class Largest : std::uint8_t { included, apart };

template <>
struct NamesOf<Largest> {
    static constexpr std::array<NamedCode<Largest>, 2> values{
        {{Largest::included, "included"}, {Largest::apart, "apart"}}};
};

/// What firms are told apart by; equal for all worlds of a replication.
struct FirmFacts {
    std::size_t countries = 0, sectors = 0;
    /// 1 for countries whose firms are meant by the standpoint of the funding country.
    std::vector<std::uint8_t> is_funding_country;
    std::array<double, 3> size_bounds{};
    double largest_share = 0.01;
};

/// Two worlds: what `funded` decided who the recipients are; the effect is `with` less `base`.
struct WorldPair {
    const WorldOutcomes& funded;
    const WorldOutcomes& with;
    const WorldOutcomes& base;
    const FundingRecords& records;
};

/// One firm in a year: a row has two where its occupants differ between the worlds.
struct FirmCase {
    std::uint32_t row;
    std::uint16_t generation;
    bool in_with, in_base;
    FirmKey key() const { return {row, generation}; }
};

/// The firms that live in either world at the end of a year.
std::vector<FirmCase> firms_in(const WorldPair& pair, std::size_t year);

/// Group of every firm of that list: recipients, spillover, displacement or indirect.
std::vector<Part> groups_of(const WorldPair& pair, std::size_t year, const std::vector<FirmCase>& firms);

/// 1 for the largest firms by employees before the policy.
std::vector<std::uint8_t> largest_rows(const WorldOutcomes& world, double share);

/// Employees that a firm is sized by: before the policy; of a younger one, then, in the base if it lives there.
float employees_of(const WorldPair& pair, std::size_t year, const FirmCase& firm);

inline constexpr std::size_t size_classes = 4;
std::size_t size_class_of(const FirmFacts& facts, float employees);

/// Whether it is in a cluster, by the same rule.
bool is_member(const WorldPair& pair, std::size_t year, const FirmCase& firm);

/// Totals of a grouping.
struct GroupTotals {
    std::size_t groups = 0;
    std::size_t years = 0;
    /// By ((outcome * years + year) * groups + group), in units of the outcome.
    std::vector<std::int64_t> with, base, gross, deadweight;
    /// By (year * groups + group): firms whose revenue differs by more than 1 %.
    std::vector<std::int64_t> touched;
};

enum class GroupedBy : std::uint8_t { country, sector, size_class, membership };
inline constexpr std::size_t grouping_count = 4;

struct Decomposition {
    std::size_t years = 0;
    /// By ((((standpoint * 2 + largest) * outcomes + outcome) * parts + part) * years + year).
    std::vector<std::int64_t> parts;
    std::array<GroupTotals, grouping_count> groups;
    /// By year.
    std::vector<std::int64_t> firms, touched;
    /// By (outcome * years + year): outcome of recipients after the award less before it.
    std::vector<std::int64_t> self_report;

    std::int64_t part(Standpoint standpoint, Largest largest, Outcome outcome, Part part, std::size_t year) const;
};

Decomposition decompose(const WorldPair& pair, const FirmFacts& facts);

}  // namespace abroad

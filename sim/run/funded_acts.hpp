// What became of funded acts in the world without the money: which happened all the same, and why the others did not
// (MODEL section 8: deadweight share by act, split of additional acts). An act happens anyway if the same firm does it
// in the same market (a project: the same leader) from one quarter before to four after. Of the others the first that
// fits counts: labelled as lacking money; labelled as done only because of funding; not looked at in the base.
#pragma once

#include <array>
#include <cstdint>

#include "run/decomposition.hpp"

namespace abroad {

/// Acts that can be looked for in another world. Fairs, services and strategies are not among them.
enum class FundedActKind : std::uint8_t { entry, guarantee, venture, project };

template <>
struct NamesOf<FundedActKind> {
    static constexpr std::array<NamedCode<FundedActKind>, 4> values{{{FundedActKind::entry, "entry"},
                                                                     {FundedActKind::guarantee, "guarantee"},
                                                                     {FundedActKind::venture, "venture"},
                                                                     {FundedActKind::project, "project"}}};
};

inline constexpr std::size_t funded_act_count = count_of<FundedActKind>();

/// Why an act took place in one world: it would anyway; else what it lacked in the other.
enum class ActCause : std::uint8_t { anyway, lacked_money, did_not_look, would_not_pay, other };

template <>
struct NamesOf<ActCause> {
    static constexpr std::array<NamedCode<ActCause>, 5> values{{{ActCause::anyway, "anyway"},
                                                                {ActCause::lacked_money, "lacked_money"},
                                                                {ActCause::did_not_look, "did_not_look"},
                                                                {ActCause::would_not_pay, "would_not_pay"},
                                                                {ActCause::other, "other"}}};
};

inline constexpr std::size_t act_cause_count = count_of<ActCause>();

struct ActCounts {
    std::int64_t acts = 0;
    /// Of these: those whose fifth year is within the run, and of them those that lasted.
    std::int64_t followed = 0;
    std::int64_t surviving = 0;
    /// Of those followed: cash and dividends of the firm five years later, with less base.
    double private_gain_keur = 0;
};

struct FundedActs {
    std::array<std::array<ActCounts, act_cause_count>, funded_act_count> counts{};
    /// Acts labelled as done on own account in the world with.
    std::array<std::int64_t, funded_act_count> own_account{};

    std::int64_t all(FundedActKind act) const;
};

/// Quarters before and after in which the same act in the base counts as the same.
inline constexpr int act_window_before = 1;
inline constexpr int act_window_after = 4;

FundedActs funded_acts(const WorldPair& pair);

}  // namespace abroad

// Ties: trust between two firms, grown by what they did together; a tie of high trust across a border may become a
// strategic partnership (MODEL section 1, Tie; section 4). A tie is one relation seen from both sides: both hold the
// same trust and flags. A firm's ties lie side by side, by the partner's id. Ties to firms that closed count for
// nothing and are taken out at the end of the next phase 9, before their seat can have a successor.
#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

namespace abroad {

/// What a tie is besides trust; bits.
enum TieFlag : std::uint8_t {
    strategic_partnership_flag = 1,
    /// A contact of a fair or trip that has not yet led to a project (W1).
    contact_flag = 2,
    /// Began as such a contact; and once was trusted enough to count as converted.
    began_as_contact_flag = 4,
    trusted_contact_flag = 8
};

/// first[row] .. first[row + 1] are the ties of the firm in that row.
struct Ties {
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> partner;
    std::vector<float> trust;
    std::vector<std::uint8_t> flags;

    std::size_t count() const { return partner.size(); }
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, Ties>
void visit_columns(Table& ties, Visit&& visit) {
    visit("first", ties.first);
    visit("partner", ties.partner);
    visit("trust", ties.trust);
    visit("flags", ties.flags);
}

inline constexpr std::uint32_t no_tie = 0xffffffff;

/// Place of the tie of `row` to `partner`, or no_tie; a walk, since a firm keeps about a dozen at most.
inline std::uint32_t find_tie(const Ties& ties, std::uint32_t row, std::uint32_t partner) {
    for (std::uint32_t at = ties.first[row]; at < ties.first[row + 1]; ++at)
        if (ties.partner[at] == partner) return at;
    return no_tie;
}

/// Trust of `row` in `partner`, 0 without a tie.
inline float trust_between(const Ties& ties, std::uint32_t row, std::uint32_t partner) {
    const std::uint32_t at = find_tie(ties, row, partner);
    return at == no_tie ? 0.0F : ties.trust[at];
}

}  // namespace abroad

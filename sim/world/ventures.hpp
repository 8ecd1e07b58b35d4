// Joint ventures: a position that its owner shares with a partner in the market, or with an anonymous one (MODEL
// section 3, Joint venture). The position itself is in the table of positions; here stands who the partner is. Few in
// number.
#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

namespace abroad {

inline constexpr std::uint32_t anonymous_partner = 0xffffffff;

/// Columns of ventures, by the owner's id, then market. A partner is kept as row and generation: it may have closed.
struct Ventures {
    std::vector<std::uint32_t> owner_row;
    std::vector<std::uint16_t> market;
    std::vector<std::uint32_t> partner_row;
    std::vector<std::uint16_t> partner_generation;
    std::vector<std::int32_t> start_step;

    std::size_t count() const { return owner_row.size(); }
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, Ventures>
void visit_columns(Table& ventures, Visit&& visit) {
    visit("owner_row", ventures.owner_row);
    visit("market", ventures.market);
    visit("partner_row", ventures.partner_row);
    visit("partner_generation", ventures.partner_generation);
    visit("start_step", ventures.start_step);
}

}  // namespace abroad

// What happened this quarter, firm by firm: each act with its dominant reason, each look that led to nothing with the
// first barrier it met (MODEL section 3, Reasons and Barriers; slides 2 and 3 of the source deck). Written by blocks of
// firms, read in the order of rows; recorded as counts always and one by one on request.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/named_code.hpp"

namespace abroad {

enum class EventKind : std::uint8_t { entry, withdrawal, barrier, founded, closed, bankrupt, joined, left, innovation };

template <>
struct NamesOf<EventKind> {
    static constexpr std::array<NamedCode<EventKind>, 9> values{{{EventKind::entry, "entry"},
                                                                 {EventKind::withdrawal, "withdrawal"},
                                                                 {EventKind::barrier, "barrier"},
                                                                 {EventKind::founded, "founded"},
                                                                 {EventKind::closed, "closed"},
                                                                 {EventKind::bankrupt, "bankrupt"},
                                                                 {EventKind::joined, "joined"},
                                                                 {EventKind::left, "left"},
                                                                 {EventKind::innovation, "innovation"}}};
};

/// Why a firm that looked did not enter.
enum class Barrier : std::uint8_t {
    not_informed,
    not_competitive,
    market_too_small_or_too_far,
    no_capacity_production,
    no_capacity_management,
    no_money,
    not_willing,
    not_worthwhile
};

template <>
struct NamesOf<Barrier> {
    static constexpr std::array<NamedCode<Barrier>, 8> values{
        {{Barrier::not_informed, "not_informed"},
         {Barrier::not_competitive, "not_competitive"},
         {Barrier::market_too_small_or_too_far, "market_too_small_or_too_far"},
         {Barrier::no_capacity_production, "no_capacity_production"},
         {Barrier::no_capacity_management, "no_capacity_management"},
         {Barrier::no_money, "no_money"},
         {Barrier::not_willing, "not_willing"},
         {Barrier::not_worthwhile, "not_worthwhile"}}};
};

/// Why a firm went abroad.
enum class Reason : std::uint8_t { growth_and_profit, new_markets_and_customers };

template <>
struct NamesOf<Reason> {
    static constexpr std::array<NamedCode<Reason>, 2> values{
        {{Reason::growth_and_profit, "growth_and_profit"},
         {Reason::new_markets_and_customers, "new_markets_and_customers"}}};
};

inline constexpr std::uint16_t no_market = 0xffff;

/// One event. `code` is a Reason for acts and a Barrier for non-acts; `binding` is true if the first barrier was the
/// only one, so that lifting it alone would have let the firm enter.
struct Event {
    std::uint32_t row;
    EventKind kind;
    std::uint16_t market = no_market;
    std::uint8_t code = 0;
    bool binding = false;
    float value_keur = 0;
};

/// Events of one quarter in lists of one block of firms each.
struct EventLog {
    std::vector<std::vector<Event>> by_block;
    void start_quarter(std::size_t blocks) {
        by_block.resize(blocks);
        for (auto& list : by_block) list.clear();
    }
};

}  // namespace abroad

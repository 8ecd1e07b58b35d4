// What happened this quarter, firm by firm: each act with its dominant reason, each look that led to nothing with the
// first barrier it met (MODEL section 3, Reasons and Barriers; slides 2 and 3 of the source deck). Written by blocks of
// firms, read in the order of rows; recorded as counts always and one by one on request.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/named_code.hpp"

namespace abroad {

enum class EventKind : std::uint8_t {
    entry,
    withdrawal,
    barrier,
    founded,
    closed,
    bankrupt,
    joined,
    left,
    innovation,
    change_of_mode,
    venture_started,
    venture_ended,
    project_started,
    project_succeeded,
    project_failed,
    partnership_formed,
    partnership_ended,
    licence_bought,
    contact_made,
    refusal,
    mode_barrier,
    fell_back,
    project_barrier,
    contact_trusted,
    contact_agreed,
    contact_succeeded,
    venture_given_up
};

template <>
struct NamesOf<EventKind> {
    static constexpr std::array<NamedCode<EventKind>, 27> values{{{EventKind::entry, "entry"},
                                                                  {EventKind::withdrawal, "withdrawal"},
                                                                  {EventKind::barrier, "barrier"},
                                                                  {EventKind::founded, "founded"},
                                                                  {EventKind::closed, "closed"},
                                                                  {EventKind::bankrupt, "bankrupt"},
                                                                  {EventKind::joined, "joined"},
                                                                  {EventKind::left, "left"},
                                                                  {EventKind::innovation, "innovation"},
                                                                  {EventKind::change_of_mode, "change_of_mode"},
                                                                  {EventKind::venture_started, "venture_started"},
                                                                  {EventKind::venture_ended, "venture_ended"},
                                                                  {EventKind::project_started, "project_started"},
                                                                  {EventKind::project_succeeded, "project_succeeded"},
                                                                  {EventKind::project_failed, "project_failed"},
                                                                  {EventKind::partnership_formed, "partnership_formed"},
                                                                  {EventKind::partnership_ended, "partnership_ended"},
                                                                  {EventKind::licence_bought, "licence_bought"},
                                                                  {EventKind::contact_made, "contact_made"},
                                                                  {EventKind::refusal, "refusal"},
                                                                  {EventKind::mode_barrier, "mode_barrier"},
                                                                  {EventKind::fell_back, "fell_back"},
                                                                  {EventKind::project_barrier, "project_barrier"},
                                                                  {EventKind::contact_trusted, "contact_trusted"},
                                                                  {EventKind::contact_agreed, "contact_agreed"},
                                                                  {EventKind::contact_succeeded, "contact_succeeded"},
                                                                  {EventKind::venture_given_up, "venture_given_up"}}};
};

/// Why a firm that could have acted did not.
enum class Barrier : std::uint8_t {
    not_informed,
    not_competitive,
    market_too_small_or_too_far,
    no_capacity_production,
    no_capacity_management,
    no_money,
    not_willing,
    not_worthwhile,
    no_partner
};

template <>
struct NamesOf<Barrier> {
    static constexpr std::array<NamedCode<Barrier>, 9> values{
        {{Barrier::not_informed, "not_informed"},
         {Barrier::not_competitive, "not_competitive"},
         {Barrier::market_too_small_or_too_far, "market_too_small_or_too_far"},
         {Barrier::no_capacity_production, "no_capacity_production"},
         {Barrier::no_capacity_management, "no_capacity_management"},
         {Barrier::no_money, "no_money"},
         {Barrier::not_willing, "not_willing"},
         {Barrier::not_worthwhile, "not_worthwhile"},
         {Barrier::no_partner, "no_partner"}}};
};

/// Why a firm went abroad or cooperated (slide 3), in the order that decides ties; the last is a bad reason (slide 2).
enum class Reason : std::uint8_t {
    growth_and_profit,
    added_value_over_regional_cooperation,
    new_markets_and_customers,
    new_value_chains,
    knowledge,
    sharing_risk,
    reducing_cost,
    only_because_of_funding
};

template <>
struct NamesOf<Reason> {
    static constexpr std::array<NamedCode<Reason>, 8> values{
        {{Reason::growth_and_profit, "growth_and_profit"},
         {Reason::added_value_over_regional_cooperation, "added_value_over_regional_cooperation"},
         {Reason::new_markets_and_customers, "new_markets_and_customers"},
         {Reason::new_value_chains, "new_value_chains"},
         {Reason::knowledge, "knowledge"},
         {Reason::sharing_risk, "sharing_risk"},
         {Reason::reducing_cost, "reducing_cost"},
         {Reason::only_because_of_funding, "only_because_of_funding"}}};
};

/// Why a cooperation failed or was refused (C5), competing risks.
enum class FailureCause : std::uint8_t {
    distrust,
    conflict_of_interest,
    time_or_money,
    language_and_distance,
    different_sectors
};

template <>
struct NamesOf<FailureCause> {
    static constexpr std::array<NamedCode<FailureCause>, 5> values{
        {{FailureCause::distrust, "distrust"},
         {FailureCause::conflict_of_interest, "conflict_of_interest"},
         {FailureCause::time_or_money, "time_or_money"},
         {FailureCause::language_and_distance, "language_and_distance"},
         {FailureCause::different_sectors, "different_sectors"}}};
};

inline constexpr std::uint16_t no_market = 0xffff;

/// One event of a firm. `code` is a Reason for acts, a Barrier for non-acts and a FailureCause for failures and
/// refusals; `detail` says more by kind: the Mode entered or given up, the ProjectLocation (bit 7: cross-sector, bit 6:
/// acquired by a management). `binding` is true if the first barrier was the only one, so that lifting it alone would
/// have let the firm act.
struct Event {
    std::uint32_t row;
    EventKind kind;
    std::uint16_t market = no_market;
    std::uint8_t code = 0;
    bool binding = false;
    float value_keur = 0;
    std::uint8_t detail = 0;
    /// Of an act: what its dominant reason was worth.
    float reason_keur = 0;
    /// Of a member that left: the row of the cluster that it left.
    std::uint16_t left_cluster = 0xffff;
};

/// What a management did or could not do this quarter.
enum class ManagementEventKind : std::uint8_t {
    strategy_started,
    strategy_agreed,
    strategy_given_up,
    strategy_completed,
    link_started,
    link_ended,
    project_acquired,
    no_mandate,
    no_strategy,
    alliance_left
};

template <>
struct NamesOf<ManagementEventKind> {
    static constexpr std::array<NamedCode<ManagementEventKind>, 10> values{
        {{ManagementEventKind::strategy_started, "strategy_started"},
         {ManagementEventKind::strategy_agreed, "strategy_agreed"},
         {ManagementEventKind::strategy_given_up, "strategy_given_up"},
         {ManagementEventKind::strategy_completed, "strategy_completed"},
         {ManagementEventKind::link_started, "link_started"},
         {ManagementEventKind::link_ended, "link_ended"},
         {ManagementEventKind::project_acquired, "project_acquired"},
         {ManagementEventKind::no_mandate, "no_mandate"},
         {ManagementEventKind::no_strategy, "no_strategy"},
         {ManagementEventKind::alliance_left, "alliance_left"}}};
};

struct ManagementEvent {
    std::uint16_t cluster;
    ManagementEventKind kind;
    std::uint8_t reason = 0;
    double value = 0;
};

/// Events of one quarter: of firms in lists of one block each and one list for what is settled firm with firm, of
/// managements in one list.
struct EventLog {
    std::vector<std::vector<Event>> by_block;
    std::vector<Event> between_firms;
    std::vector<ManagementEvent> managements;
    void start_quarter(std::size_t blocks) {
        by_block.resize(blocks);
        for (auto& list : by_block) list.clear();
        between_firms.clear();
        managements.clear();
    }
};

}  // namespace abroad

// Why a random number is drawn: the numbered list of all reasons (MODEL section 2, Draws), for parts of the model not
// yet built too. The number stands in the counter of every draw, so the list is append-only: a number is never reused
// or changed, or results stop being comparable. Adding one takes three lines: the number, the width, the name; a number
// or name that occurs twice or a line that is missing does not compile. What else stands in the counter: streams.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "base/named_code.hpp"

namespace abroad {

/// Number 0 stays free, so that a counter of zeros never means a draw.
enum class Purpose : std::uint8_t {
    fitness = 1,
    fit = 2,
    attention = 3,
    market_choice = 4,
    opinion = 5,
    choice = 6,
    appeal = 7,
    withdrawal = 8,
    mode_review = 9,
    venture_end = 10,
    mode_choice = 11,
    venture_partner = 12,
    venture_agreement = 13,
    shock_arrival = 14,
    shock_size = 15,
    innovation = 16,
    innovation_field = 17,
    innovation_size = 18,
    search = 19,
    number_of_proposals = 20,
    duration = 21,
    candidate = 22,
    project_success = 23,
    novelty = 24,
    failure_cause = 25,
    partnership = 26,
    development = 27,
    licence = 28,
    licence_candidate = 29,
    strategy_start = 30,
    pressure = 31,
    number_of_targets = 32,
    kind = 33,
    stage_skipped = 34,
    stage_quality = 35,
    target_noise = 36,
    approach = 37,
    approach_choice = 38,
    link_agreement = 39,
    acquisition = 40,
    acquisition_cluster = 41,
    acquisition_leader = 42,
    acquisition_partner = 43,
    panel = 44,
    contact = 45,
    contact_partner = 46,
    awareness = 47,
    selection = 48,
    selection_of_managements = 49,
    matching_pair = 50,
    meeting = 51,
    closure = 52,
    join = 53,
    join_cluster = 54,
    leave = 55,
    refill = 56,
    founding = 57,
    world_of_clusters = 58,
    world_of_countries = 59,
    world_of_seats = 60,
};

/// How many random bits make the uniform of a purpose: 23 (float) or 52 (double).
enum class DrawWidth : std::uint8_t { single_precision, double_precision };

/// The width of a purpose; nothing for a number that is no purpose. The rule: single for what firms draw every quarter
/// and for what follows from it. Double for what is drawn once and lasts (founding, fitness, panel), for everything
/// about managements, for orders (selection: equal draws would be decided by id), and for draws that point into a pool
/// of firms, since 2^23 values cannot point evenly at the 100,000 seats of a country.
constexpr std::optional<DrawWidth> find_width(Purpose purpose) {
#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wswitch"
    // clang-format off
    switch (purpose) {
        case Purpose::fit: case Purpose::attention: case Purpose::market_choice: case Purpose::opinion: case Purpose::choice:
        case Purpose::appeal: case Purpose::withdrawal: case Purpose::mode_review: case Purpose::venture_end:
        case Purpose::mode_choice: case Purpose::venture_agreement:
        case Purpose::shock_arrival: case Purpose::shock_size:
        case Purpose::innovation: case Purpose::innovation_field: case Purpose::innovation_size:
        case Purpose::search: case Purpose::number_of_proposals: case Purpose::duration:
        case Purpose::project_success: case Purpose::novelty: case Purpose::failure_cause: case Purpose::partnership:
        case Purpose::development: case Purpose::licence: case Purpose::contact: case Purpose::awareness:
        case Purpose::closure: case Purpose::join: case Purpose::join_cluster: case Purpose::leave:
        case Purpose::refill:
            return DrawWidth::single_precision;
        case Purpose::fitness: case Purpose::founding: case Purpose::panel:
        case Purpose::world_of_clusters: case Purpose::world_of_countries: case Purpose::world_of_seats:
        case Purpose::candidate: case Purpose::venture_partner: case Purpose::licence_candidate:
        case Purpose::contact_partner:
        case Purpose::selection: case Purpose::selection_of_managements: case Purpose::matching_pair:
        case Purpose::meeting:
        case Purpose::strategy_start: case Purpose::pressure: case Purpose::number_of_targets: case Purpose::kind:
        case Purpose::stage_skipped: case Purpose::stage_quality: case Purpose::target_noise:
        case Purpose::approach: case Purpose::approach_choice: case Purpose::link_agreement:
        case Purpose::acquisition: case Purpose::acquisition_cluster: case Purpose::acquisition_leader:
        case Purpose::acquisition_partner:
            return DrawWidth::double_precision;
    }
        // clang-format on
#pragma GCC diagnostic pop
    return std::nullopt;
}

template <>
struct NamesOf<Purpose> {
    static constexpr auto values = std::to_array<NamedCode<Purpose>>({
        {Purpose::fitness, "fitness"},
        {Purpose::fit, "fit"},
        {Purpose::attention, "attention"},
        {Purpose::market_choice, "market choice"},
        {Purpose::opinion, "opinion"},
        {Purpose::choice, "choice"},
        {Purpose::appeal, "appeal"},
        {Purpose::withdrawal, "withdrawal"},
        {Purpose::mode_review, "mode review"},
        {Purpose::venture_end, "venture end"},
        {Purpose::mode_choice, "mode choice"},
        {Purpose::venture_partner, "venture partner"},
        {Purpose::venture_agreement, "venture agreement"},
        {Purpose::shock_arrival, "shock arrival"},
        {Purpose::shock_size, "shock size"},
        {Purpose::innovation, "innovation"},
        {Purpose::innovation_field, "innovation field"},
        {Purpose::innovation_size, "innovation size"},
        {Purpose::search, "search"},
        {Purpose::number_of_proposals, "number of proposals"},
        {Purpose::duration, "duration"},
        {Purpose::candidate, "candidate"},
        {Purpose::project_success, "project success"},
        {Purpose::novelty, "novelty"},
        {Purpose::failure_cause, "failure cause"},
        {Purpose::partnership, "partnership"},
        {Purpose::development, "development"},
        {Purpose::licence, "licence"},
        {Purpose::licence_candidate, "licence candidate"},
        {Purpose::strategy_start, "strategy start"},
        {Purpose::pressure, "pressure"},
        {Purpose::number_of_targets, "number of targets"},
        {Purpose::kind, "kind"},
        {Purpose::stage_skipped, "stage skipped"},
        {Purpose::stage_quality, "stage quality"},
        {Purpose::target_noise, "target noise"},
        {Purpose::approach, "approach"},
        {Purpose::approach_choice, "approach choice"},
        {Purpose::link_agreement, "link agreement"},
        {Purpose::acquisition, "acquisition"},
        {Purpose::acquisition_cluster, "acquisition cluster"},
        {Purpose::acquisition_leader, "acquisition leader"},
        {Purpose::acquisition_partner, "acquisition partner"},
        {Purpose::panel, "panel"},
        {Purpose::contact, "contact"},
        {Purpose::contact_partner, "contact partner"},
        {Purpose::awareness, "awareness"},
        {Purpose::selection, "selection"},
        {Purpose::selection_of_managements, "selection of managements"},
        {Purpose::matching_pair, "matching pair"},
        {Purpose::meeting, "meeting"},
        {Purpose::closure, "closure"},
        {Purpose::join, "join"},
        {Purpose::join_cluster, "join cluster"},
        {Purpose::leave, "leave"},
        {Purpose::refill, "refill"},
        {Purpose::founding, "founding"},
        {Purpose::world_of_clusters, "world of clusters"},
        {Purpose::world_of_countries, "world of countries"},
        {Purpose::world_of_seats, "world of seats"},
    });
};

/// True if every number with a width has exactly one name, every name one number, and 0 is free.
consteval bool purposes_are_distinct(std::span<const NamedCode<Purpose>> names) {
    std::array<int, 256> named{};
    for (std::size_t i = 0; i < names.size(); ++i) {
        ++named[static_cast<std::size_t>(names[i].code)];
        for (std::size_t j = 0; j < i; ++j)
            if (names[i].name == names[j].name) return false;
    }
    for (std::size_t number = 0; number < named.size(); ++number)
        if (named[number] != (find_width(static_cast<Purpose>(number)).has_value() ? 1 : 0)) return false;
    return named[0] == 0;
}
static_assert(purposes_are_distinct(NamesOf<Purpose>::values),
              "each purpose needs a number, a width and a name of its own");

/// True if the uniforms of this purpose have double width.
constexpr bool is_double_width(Purpose purpose) {
    return find_width(purpose) == DrawWidth::double_precision;
}

}  // namespace abroad

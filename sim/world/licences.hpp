// Know-how that firms have bought and that has not yet arrived (MODEL section 4, Acquisition of know-how; K5). Few.
#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

namespace abroad {

/// Columns of licences, in the order of purchase: by step, then by the id of the buyer.
struct Licences {
    std::vector<std::uint32_t> buyer_row;
    std::vector<std::uint16_t> buyer_generation;
    std::vector<std::uint16_t> field;
    /// Knowledge that arrives.
    std::vector<float> gain;
    std::vector<std::int32_t> arrival_step;

    std::size_t count() const { return buyer_row.size(); }
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, Licences>
void visit_columns(Table& licences, Visit&& visit) {
    visit("buyer_row", licences.buyer_row);
    visit("buyer_generation", licences.buyer_generation);
    visit("field", licences.field);
    visit("gain", licences.gain);
    visit("arrival_step", licences.arrival_step);
}

}  // namespace abroad

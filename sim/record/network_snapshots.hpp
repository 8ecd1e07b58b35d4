// Snapshots of two networks on request (MODEL section 9): who trusts whom among firms, and the links of clusters. Each
// tie and link stands once, named by ids that outlive the storage. Left out: running projects, which the panel's
// partners tell of.
#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

#include "world/world.hpp"

namespace abroad {

/// One entry a tie of two firms that are there, the firm of the lower seat first.
struct TieSnapshots {
    std::vector<double> period;
    std::vector<std::uint32_t> seat;
    std::vector<std::uint16_t> generation;
    std::vector<std::uint32_t> other_seat;
    std::vector<std::uint16_t> other_generation;
    std::vector<float> trust;
    std::vector<std::int8_t> partnership;
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, TieSnapshots>
void visit_columns(Table& table, Visit&& visit) {
    visit("period", table.period);
    visit("seat", table.seat);
    visit("generation", table.generation);
    visit("other_seat", table.other_seat);
    visit("other_generation", table.other_generation);
    visit("trust", table.trust);
    visit("partnership", table.partnership);
}

/// One entry a link of two clusters, the one of the lower number first.
struct LinkSnapshots {
    std::vector<double> period;
    std::vector<std::int16_t> cluster;
    std::vector<std::int16_t> other_cluster;
    std::vector<std::int8_t> stage;
    std::vector<float> trust;
    std::vector<std::int8_t> allied;
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, LinkSnapshots>
void visit_columns(Table& table, Visit&& visit) {
    visit("period", table.period);
    visit("cluster", table.cluster);
    visit("other_cluster", table.other_cluster);
    visit("stage", table.stage);
    visit("trust", table.trust);
    visit("allied", table.allied);
}

struct NetworkSnapshots {
    TieSnapshots ties;
    LinkSnapshots links;
};

/// Both networks at the end of the quarter that began at `period`.
void append_networks(const World& world, double period, NetworkSnapshots& to);

}  // namespace abroad

// Pools: lists that a draw points into by a uniform number. They never shift, so that a firm that joins or closes in
// one run does not turn the draws of others to another partner in its twin: seats of a country by sector and seat
// number, and the slots of a cluster, in which a leaver leaves a hole (MODEL section 2, Pools).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "world/clusters.hpp"
#include "world/firms.hpp"
#include "world/table2.hpp"

namespace abroad {

inline constexpr std::uint32_t hole = 0xffffffff;

/// Seats by country, sector number and seat number, as rows; fixed for the whole run.
class CountryPools {
 public:
    CountryPools() = default;
    /// `related(s, f)` above 0 (at any time of the run) makes sector f part of the pools of sector s.
    CountryPools(const Firms& firms, std::size_t countries, const Table2<double>& related);

    /// Number of seats of the country in sectors related to `sector`.
    std::size_t size(std::size_t country, std::size_t sector) const { return sizes_(country, sector); }
    /// Row of the seat at a place of that pool, place < size.
    std::uint32_t at(std::size_t country, std::size_t sector, std::size_t place) const;

 private:
    std::vector<std::uint32_t> rows_;
    /// Begin of (country * sectors + sector) in rows_, and the end of the last.
    std::vector<std::uint32_t> begins_;
    Table2<double> related_;
    Table2<std::size_t> sizes_;
};

/// Slots of clusters: rows of members, or holes.
struct ClusterSlots {
    std::vector<std::vector<std::uint32_t>> of;
};

/// Every member and research organisation of the start in a slot, by id.
ClusterSlots make_slots(const Firms& firms, std::size_t clusters);

/// Frees the slots of firms that left (rows with the cluster they left) and of closed firms outside of their seat's
/// first cluster, then gives slots to joiners by id, then to successors without one by id.
struct SlotChanges {
    struct Change {
        std::uint32_t row;
        std::uint16_t cluster;
    };
    std::vector<Change> freed;
    std::vector<Change> joined;
    std::vector<Change> founded;
};

void change_slots(const Firms& firms, SlotChanges changes, ClusterSlots& slots);

}  // namespace abroad

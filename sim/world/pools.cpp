#include "world/pools.hpp"

#include <algorithm>
#include <numeric>

namespace abroad {

namespace {

void sort_by_seat(const Firms& firms, std::vector<std::uint32_t>& rows) {
    std::sort(rows.begin(), rows.end(),
              [&](std::uint32_t a, std::uint32_t b) { return firms.seat[a] < firms.seat[b]; });
}

void sort_by_seat(const Firms& firms, std::vector<SlotChanges::Change>& changes) {
    std::sort(changes.begin(), changes.end(),
              [&](const auto& a, const auto& b) { return firms.seat[a.row] < firms.seat[b.row]; });
}

void take_lowest_hole(std::vector<std::uint32_t>& slots, std::uint32_t row) {
    const auto free = std::find(slots.begin(), slots.end(), hole);
    if (free == slots.end())
        slots.push_back(row);
    else
        *free = row;
}

}  // namespace

CountryPools::CountryPools(const Firms& firms, std::size_t countries, const Table2<double>& related)
    : rows_(firms.count()),
      begins_(countries * related.rows() + 1, 0),
      related_(related),
      sizes_(countries, related.rows()) {
    const std::size_t sectors = related.rows();
    const auto cell = [&](std::uint32_t row) { return firms.country[row] * sectors + firms.sector[row]; };
    std::iota(rows_.begin(), rows_.end(), std::uint32_t{0});
    sort_by_seat(firms, rows_);
    std::stable_sort(rows_.begin(), rows_.end(), [&](std::uint32_t a, std::uint32_t b) { return cell(a) < cell(b); });
    for (const std::uint32_t row : rows_) ++begins_[cell(row) + 1];
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    for (std::size_t country = 0; country < countries; ++country)
        for (std::size_t sector = 0; sector < sectors; ++sector)
            for (std::size_t field = 0; field < sectors; ++field)
                if (related_(sector, field) > 0)
                    sizes_(country, sector) +=
                        begins_[country * sectors + field + 1] - begins_[country * sectors + field];
}

std::uint32_t CountryPools::at(std::size_t country, std::size_t sector, std::size_t place) const {
    const std::size_t sectors = related_.rows();
    for (std::size_t field = 0; field < sectors; ++field) {
        if (related_(sector, field) <= 0) continue;
        const std::size_t begin = begins_[country * sectors + field];
        const std::size_t size = begins_[country * sectors + field + 1] - begin;
        if (place < size) return rows_[begin + place];
        place -= size;
    }
    return hole;
}

ClusterSlots make_slots(const Firms& firms, std::size_t clusters) {
    ClusterSlots slots;
    slots.of.resize(clusters);
    std::vector<std::uint32_t> rows(firms.count());
    std::iota(rows.begin(), rows.end(), std::uint32_t{0});
    sort_by_seat(firms, rows);
    for (const std::uint32_t row : rows)
        if ((firms.living[row] || firms.research_organisation[row]) && firms.cluster[row] != no_cluster)
            slots.of[firms.cluster[row]].push_back(row);
    return slots;
}

void change_slots(const Firms& firms, SlotChanges changes, ClusterSlots& slots) {
    for (const auto& [row, cluster] : changes.freed)
        std::replace(slots.of[cluster].begin(), slots.of[cluster].end(), row, hole);
    sort_by_seat(firms, changes.joined);
    sort_by_seat(firms, changes.founded);
    for (const auto& [row, cluster] : changes.joined) take_lowest_hole(slots.of[cluster], row);
    for (const auto& [row, cluster] : changes.founded) {
        const auto& own = slots.of[cluster];
        if (std::find(own.begin(), own.end(), row) == own.end()) take_lowest_hole(slots.of[cluster], row);
    }
}

}  // namespace abroad

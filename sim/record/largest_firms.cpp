#include "record/largest_firms.hpp"

#include <numeric>

namespace abroad {

std::vector<std::uint32_t> largest_firms(const Firms& firms, std::span<const std::int64_t> firms_by_size,
                                         double share) {
    const std::int64_t living = std::accumulate(firms_by_size.begin(), firms_by_size.end(), std::int64_t{0});
    const auto wanted = static_cast<std::int64_t>(share * static_cast<double>(living));
    // Only the few of the highest sizes that are enough are put in order.
    std::size_t bin = firms_by_size.size();
    for (std::int64_t found = 0; found < wanted; found += firms_by_size[bin]) --bin;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; wanted > 0 && row < firms.count(); ++row)
        if (firms.living[row] && size_bin(firms.employees[row]) >= bin) rows.push_back(row);
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(wanted);
    std::nth_element(rows.begin(), end, rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        return firms.employees[a] != firms.employees[b] ? firms.employees[a] > firms.employees[b]
                                                        : firms.seat[a] < firms.seat[b];
    });
    rows.erase(end, rows.end());
    return rows;
}

}  // namespace abroad

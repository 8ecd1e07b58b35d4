#include "world/adaptations.hpp"

#include <algorithm>
#include <tuple>

namespace abroad {

namespace {

std::vector<AdaptationGain> records_of(const Adaptations& adaptations) {
    std::vector<AdaptationGain> records;
    for (std::size_t at = 0; at < adaptations.count(); ++at)
        records.push_back({adaptations.row[at], adaptations.generation[at], adaptations.market[at],
                           adaptations.factor[at], adaptations.waits_until[at]});
    return records;
}

/// Lets the gain act on the record in force that `last` is, if it is of the same firm and market, else on a new one.
void let_act(const AdaptationGain& gain, float largest, std::uint32_t position, std::vector<AdaptationGain>& kept,
             Positions& positions) {
    const bool known = !kept.empty() && kept.back().row == gain.row && kept.back().market == gain.market &&
                       kept.back().waits_until == in_force;
    if (!known) kept.push_back({gain.row, gain.generation, gain.market, 1.0F, in_force});
    const float before = kept.back().factor;
    kept.back().factor = std::min(largest, before * gain.factor);
    positions.appeal[position] *= kept.back().factor / before;
}

void write(std::vector<AdaptationGain>& records, Adaptations& adaptations) {
    std::stable_sort(records.begin(), records.end(), [](const AdaptationGain& a, const AdaptationGain& b) {
        return std::tuple(a.row, a.market, a.waits_until) < std::tuple(b.row, b.market, b.waits_until);
    });
    visit_columns(adaptations, [](auto, auto& column) { column.clear(); });
    for (const AdaptationGain& record : records) {
        adaptations.row.push_back(record.row);
        adaptations.generation.push_back(record.generation);
        adaptations.market.push_back(record.market);
        adaptations.factor.push_back(record.factor);
        adaptations.waits_until.push_back(record.waits_until);
    }
}

}  // namespace

float adaptation_of(const Adaptations& adaptations, const Firms& firms, std::uint32_t row, std::uint16_t market) {
    const auto first = std::lower_bound(adaptations.row.begin(), adaptations.row.end(), row);
    for (auto at = static_cast<std::size_t>(first - adaptations.row.begin());
         at < adaptations.count() && adaptations.row[at] == row; ++at)
        if (adaptations.market[at] == market && adaptations.waits_until[at] == in_force &&
            adaptations.generation[at] == firms.generation[row])
            return adaptations.factor[at];
    return 1.0F;
}

void adapt_products(const std::vector<AdaptationGain>& gains, const Firms& firms, int step, double largest_factor,
                    Adaptations& adaptations, Positions& positions) {
    if (gains.empty() && adaptations.count() == 0) return;
    std::vector<AdaptationGain> records = records_of(adaptations), kept, waiting;
    records.insert(records.end(), gains.begin(), gains.end());
    std::stable_sort(records.begin(), records.end(), [](const AdaptationGain& a, const AdaptationGain& b) {
        return std::tuple(a.row, a.market, a.waits_until) < std::tuple(b.row, b.market, b.waits_until);
    });
    for (const AdaptationGain& record : records) {
        if (!firms.living[record.row] || firms.generation[record.row] != record.generation) continue;
        const std::uint32_t position = find_position(positions, record.row, record.market);
        if (record.waits_until == in_force)
            kept.push_back(record);
        else if (position != no_position)
            let_act(record, static_cast<float>(largest_factor), position, kept, positions);
        else if (step < record.waits_until)
            waiting.push_back(record);
    }
    kept.insert(kept.end(), waiting.begin(), waiting.end());
    write(kept, adaptations);
}

}  // namespace abroad

// What all groups of series of a results document share: the axes of replications and periods, and the values of an
// indicator over them. A helper of the *_document files; what is recorded is in history.hpp.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "record/document.hpp"
#include "record/history.hpp"

namespace abroad {

inline Axis name_axis(std::string name, std::vector<std::string> labels, std::string meaning) {
    return {std::move(name), std::move(labels), "1", std::move(meaning)};
}

/// What all groups of series share: replications, periods.
struct Frame {
    std::span<const History> histories;
    std::span<const int> numbers;

    Axis replications() const {
        return {"replication", std::vector<std::int64_t>(numbers.begin(), numbers.end()), "1",
                "replication, from 0; same number, same draws in every scenario"};
    }
    Axis periods() const {
        return {"period", histories.empty() ? std::vector<double>{} : histories.front().periods(), "calendar year",
                "beginning of the quarter as a calendar year"};
    }
};

/// The values of `what` in all replications: counts as whole numbers, amounts in their unit.
inline Column values_of(const Frame& frame, const Indicator& indicator, std::size_t what, const auto& series_of) {
    std::vector<double> amounts;
    std::vector<std::int64_t> counts;
    for (const History& history : frame.histories) {
        const Series& series = series_of(history);
        const std::size_t quarters = history.periods().size();
        for (std::size_t t = 0; t < quarters; ++t) {
            const auto begin =
                series.values.begin() + static_cast<std::ptrdiff_t>((t * series.whats + what) * series.groups);
            for (std::size_t group = 0; group < series.groups; ++group) {
                const std::int64_t units = begin[static_cast<std::ptrdiff_t>(group)];
                if (indicator.units == 1)
                    counts.push_back(units);
                else
                    amounts.push_back(static_cast<double>(units) / indicator.units);
            }
        }
    }
    if (indicator.units == 1) return counts;
    return amounts;
}

inline void add_series(const Frame& frame, const std::vector<Indicator>& indicators,
                       const std::vector<std::string>& axes, const auto& series_of, Group& group) {
    for (std::size_t what = 0; what < indicators.size(); ++what)
        group.variables.push_back({indicators[what].name,
                                   axes,
                                   values_of(frame, indicators[what], what, series_of),
                                   indicators[what].unit,
                                   indicators[what].meaning,
                                   {},
                                   Missing::forbidden});
}

}  // namespace abroad

#include "record/totals_document.hpp"

#include <utility>

namespace abroad {

namespace {

/// Stocks of all size classes but the last.
Series of_smes(const History& history) {
    const Series& by_class = history.stocks(Grouping::size_class);
    Series sums{by_class.whats, 1, std::vector<std::int64_t>(by_class.values.size() / by_class.groups, 0)};
    for (std::size_t place = 0; place < by_class.values.size(); ++place)
        if (place % by_class.groups + 1 < by_class.groups)
            sums.values[place / by_class.groups] += by_class.values[place];
    return sums;
}

Series without_largest(const History& history) {
    Series rest = history.stocks(Grouping::all);
    for (std::size_t place = 0; place < rest.values.size(); ++place)
        rest.values[place] -= history.largest().values[place];
    return rest;
}

void add_totals(const Frame& frame, const std::string& prefix, const std::string& meaning, const auto& make,
                Group& group) {
    std::vector<Indicator> indicators = stock_indicators();
    for (Indicator& indicator : indicators) {
        indicator.name = prefix + indicator.name;
        indicator.meaning += meaning;
    }
    std::vector<Series> totals;
    for (const History& history : frame.histories) totals.push_back(make(history));
    add_series(
        frame, indicators, {"replication", "period"},
        [&](const History& h) -> const Series& {
            return totals[static_cast<std::size_t>(&h - frame.histories.data())];
        },
        group);
}

}  // namespace

void add_other_totals(const Frame& frame, Group& group) {
    add_totals(frame, "sme_", "; of firms below the bound of large ones", of_smes, group);
    add_totals(frame, "without_largest_", "; without the largest firms by employees", without_largest, group);
}

}  // namespace abroad

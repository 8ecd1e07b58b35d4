#include "app/summary.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/period.hpp"
#include "base/problems.hpp"
#include "record/indicators.hpp"

namespace abroad {

namespace {

std::size_t place_of(const std::string& stock) {
    const auto indicators = stock_indicators();
    const auto at = std::find_if(indicators.begin(), indicators.end(),
                                 [&](const Indicator& indicator) { return indicator.name == stock; });
    if (at == indicators.end()) throw InternalError("there is no indicator " + stock);
    return static_cast<std::size_t>(at - indicators.begin());
}

/// Values of one group in the last quarter, one a replication.
std::vector<double> last_values(std::span<const History> histories, Grouping grouping, std::size_t group,
                                const std::string& stock) {
    std::vector<double> values;
    const std::size_t place = place_of(stock);
    for (const History& history : histories) {
        const Series& series = history.stocks(grouping);
        const std::size_t quarter = history.periods().size() - 1;
        values.push_back(static_cast<double>(series.values[(quarter * series.whats + place) * series.groups + group]));
    }
    return values;
}

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Shares in percent: mean, and the range if there is more than one replication. A dash where nothing is shared out.
std::string share_text(const std::vector<double>& parts, const std::vector<double>& wholes) {
    std::vector<double> shares;
    for (std::size_t at = 0; at < parts.size(); ++at)
        if (wholes[at] > 0) shares.push_back(100 * parts[at] / wholes[at]);
    if (shares.empty()) return "-";
    const auto [least, most] = std::minmax_element(shares.begin(), shares.end());
    if (shares.size() == 1) return fmt::format("{:.1f} %", shares.front());
    return fmt::format("{:.1f} % ({:.1f} to {:.1f})", mean(shares), *least, *most);
}

std::string row(std::span<const History> histories, Grouping grouping, std::size_t group) {
    const auto values = [&](const std::string& stock) { return last_values(histories, grouping, group, stock); };
    const auto firms = values("firms"), exporters = values("exporters");
    return fmt::format("{:<20} {:>9.0f} {:>9.0f} {:>23} {:>23}\n",
                       grouping == Grouping::all ? "all" : "  " + histories.front().groups().labels(grouping)[group],
                       mean(firms), mean(exporters), share_text(exporters, firms),
                       share_text(values("export_revenue_keur_per_year"), values("revenue_keur_per_year")));
}

/// One line a group that has firms in any replication.
std::string rows(std::span<const History> histories, Grouping grouping, const std::string& heading) {
    std::string text = heading + "\n";
    for (std::size_t group = 0; group < histories.front().groups().count(grouping); ++group)
        if (mean(last_values(histories, grouping, group, "firms")) > 0) text += row(histories, grouping, group);
    return text;
}

std::string time_text(double year) {
    const double begin = std::floor(year);
    const int quarter = static_cast<int>(std::lround((year - begin) * quarters_per_year)) + 1;
    if (quarter == quarters_per_year) return fmt::format("end of {:.0f}", begin);
    return fmt::format("end of quarter {} of {:.0f}", quarter, begin);
}

}  // namespace

std::string summary_table(const std::string& title, std::span<const History> histories) {
    std::string text = fmt::format("{}: {}", title, time_text(histories.front().periods().back()));
    if (histories.size() > 1) text += fmt::format(", mean of {} replications (least to most)", histories.size());
    text += fmt::format("\n\n{:<20} {:>9} {:>9} {:>23} {:>23}\n", "", "firms", "exporters", "exporters in firms",
                        "exports in sales");
    text += row(histories, Grouping::all, 0);
    return text + rows(histories, Grouping::size_class, "size class") + rows(histories, Grouping::country, "country");
}

}  // namespace abroad

#include "run/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace abroad {

namespace {

constexpr int batch_for_precision = 8;

void take_over(TwinOutcome outcome, ComparisonResult& result) {
    for (TwinRun& run : outcome.runs) {
        result.was_stopped = result.was_stopped || run.was_stopped;
        if (run.was_stopped) continue;
        if (run.failure.empty())
            result.runs.push_back(std::move(run));
        else
            result.failed.push_back({run.replication, run.failure});
    }
    if (result.places.countries.empty()) result.places = std::move(outcome.places);
}

bool is_narrow(const ComparisonPlan& plan, const ComparisonResult& result, const Precision& precision) {
    Wanted wanted;
    wanted.outcome = precision.outcome;
    const Interval interval = mean_interval(values_of(plan, result.runs, 0, wanted));
    return interval.half_width() <= precision.share * std::abs(interval.mean);
}

}  // namespace

ComparisonResult compare_worlds(const ComparisonPlan& plan, const ComparisonRequest& request, const Watch& watch) {
    ComparisonResult result;
    int next = request.first_replication;
    const auto simulate = [&](int count) {
        if (request.before_batch) request.before_batch(count);
        std::vector<int> replications;
        for (int i = 0; i < count; ++i) replications.push_back(next++);
        result.expected += static_cast<std::size_t>(count);
        take_over(run_twins(plan, replications, request.burn_in, watch), result);
    };
    simulate(request.replications);
    if (!request.precision) return result;
    while (!result.was_stopped && !result.runs.empty() && !is_narrow(plan, result, *request.precision)) {
        const int left = most_replications_for_precision - static_cast<int>(result.expected);
        if (left <= 0) break;
        simulate(std::min(left, batch_for_precision));
    }
    return result;
}

std::optional<std::size_t> year_at(const PairPlan& pair, const std::vector<int>& years, Moment moment) {
    if (moment == Moment::end_of_run) return years.size() - 1;
    const int later = moment == Moment::five_years_after ? static_cast<int>(lasting_years) : 0;
    const int place = pair.last_year + later - years.front();
    if (place < 0 || place >= static_cast<int>(years.size())) return std::nullopt;
    return static_cast<std::size_t>(place);
}

std::vector<double> values_of(const ComparisonPlan& plan, std::span<const TwinRun> runs, std::size_t pair,
                              const Wanted& wanted) {
    std::vector<double> values;
    const auto divisor = static_cast<double>(facts_of(wanted.outcome).divisor);
    for (const TwinRun& run : runs) {
        const auto year = year_at(plan.pairs[pair], run.years, wanted.moment);
        if (!year) {
            values.push_back(std::numeric_limits<double>::quiet_NaN());
            continue;
        }
        const std::int64_t units =
            run.pairs[pair].parts.part(wanted.standpoint, wanted.largest, wanted.outcome, wanted.part, *year);
        values.push_back(static_cast<double>(units) / divisor);
    }
    return values;
}

}  // namespace abroad

// A comparison from its plan to numbers: replications of twins, as many as asked or until the interval is narrow
// enough, and what they say about each pair of worlds. Left out: the file (comparison_document.hpp) and its printing
// (app/).
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "run/intervals.hpp"
#include "run/run_files.hpp"
#include "run/twins.hpp"

namespace abroad {

/// When effects are told: at the end of the last year of the policy, five years after that, at the end of the run.
enum class Moment : std::uint8_t { end_of_policy, five_years_after, end_of_run };

template <>
struct NamesOf<Moment> {
    static constexpr std::array<NamedCode<Moment>, 3> values{{{Moment::end_of_policy, "end_of_policy"},
                                                              {Moment::five_years_after, "five_years_after"},
                                                              {Moment::end_of_run, "end_of_run"}}};
};

/// Replications until the half-width of the net effect of the first pair is at most this share of its mean.
struct Precision {
    double share = 0.1;
    Outcome outcome = Outcome::exporters;
};

/// More than this are not simulated for the sake of precision.
inline constexpr int most_replications_for_precision = 400;

struct ComparisonRequest {
    int first_replication = 0;
    int replications = 8;
    std::optional<Precision> precision;
    const Document* burn_in = nullptr;
    /// Told of the replications to come, before each batch.
    std::function<void(int count)> before_batch;
};

struct ComparisonResult {
    /// Those without failure, in order; with places, years and pairs.
    std::vector<TwinRun> runs;
    std::vector<FailedReplication> failed;
    std::size_t expected = 0;
    bool was_stopped = false;
    Places places;
};

/// Throws ComparisonError.
ComparisonResult compare_worlds(const ComparisonPlan& plan, const ComparisonRequest& request, const Watch& watch = {});

/// What of a decomposition is asked for.
struct Wanted {
    Standpoint standpoint = Standpoint::all_countries;
    Largest largest = Largest::included;
    Outcome outcome = Outcome::exporters;
    Part part = Part::net;
    Moment moment = Moment::end_of_policy;
};

/// Place of the moment in the years of the record, or none if the run ends before.
std::optional<std::size_t> year_at(const PairPlan& pair, const std::vector<int>& years, Moment moment);

/// One value a run, in the unit of the outcome; NaN if the run ends before the moment.
std::vector<double> values_of(const ComparisonPlan& plan, std::span<const TwinRun> runs, std::size_t pair,
                              const Wanted& wanted);

}  // namespace abroad

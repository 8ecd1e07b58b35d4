#include "run/collect.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/problems.hpp"
#include "record/result_file.hpp"
#include "run/collected_groups.hpp"
#include "run/library_versions.hpp"
#include "run/stopping.hpp"
#include "run/sweep_plan_file.hpp"

namespace abroad {

namespace {

constexpr std::size_t most_gaps_told = 10;

class Collection {
 public:
    Collection(const SweepFolder& folder, const CollectRequest& request)
        : folder_(folder),
          request_(request),
          stored_(read_stored_plan(folder.plan_path())),
          plan_(stored_.plan),
          kept_(kept_text(plan_.experiment)),
          replications_(replications_of(plan_.experiment)),
          groups_(plan_.points, replications_) {}

    CollectReport collect() {
        report_.points = plan_.hashes.size();
        report_.least_replications = replications_.size();
        for (std::size_t point = 0; point < plan_.hashes.size(); ++point) collect_point(point);
        if (report_.found == 0) throw FileError(folder_.path().string() + ": holds no finished run to collect");
        if (!gaps_.empty() && request_.gaps == Gaps::refuse) throw FileError(gaps_text());
        report_.digest = write();
        return report_;
    }

 private:
    void collect_point(std::size_t point) {
        const StopRule& rule = plan_.experiment.stop;
        std::vector<double> values;
        std::size_t found = 0;
        for (std::size_t at = 0; at < replications_.size(); ++at) {
            if (rule.outcome && is_precise(values, rule)) break;
            ++report_.wanted;
            const std::string key = run_key(plan_.hashes[point], replications_[at], kept_, stored_.build);
            const auto document = read(point, replications_[at], key);
            if (!document) continue;
            groups_.add(point, at, *document, folder_.run_path(key).string());
            if (rule.outcome) values.push_back(stopping_value(*document, rule));
            ++found;
        }
        report_.found += found;
        report_.least_replications = std::min(report_.least_replications, found);
        report_.most_replications = std::max(report_.most_replications, found);
    }

    /// Nothing for a run that is missing or damaged, which is then a gap.
    std::optional<Document> read(std::size_t point, int replication, const std::string& key) {
        const std::string run = fmt::format("{}, replication {}", point_text(plan_.points, point), replication);
        if (!folder_.has_file(key)) {
            gaps_.push_back(run + ": not finished");
            return std::nullopt;
        }
        try {
            return folder_.read(key);
        } catch (const FileError& error) {
            gaps_.push_back(fmt::format("{}: {}", run, error.what()));
            return std::nullopt;
        }
    }

    std::string gaps_text() const {
        std::string text = fmt::format("{}: {} of {} runs are missing; run the sweep again, or say --allow-gaps",
                                       folder_.path().string(), gaps_.size(), report_.wanted);
        for (std::size_t at = 0; at < std::min(gaps_.size(), most_gaps_told); ++at) text += "\n  " + gaps_[at];
        if (gaps_.size() > most_gaps_told) text += fmt::format("\n  and {} more", gaps_.size() - most_gaps_told);
        return text;
    }

    std::string write() {
        Provenance provenance;
        provenance.library_versions = library_versions();
        provenance.command_line = request_.command_line;
        provenance.generator = "Philox4x32-10";
        provenance.resolved_scenario = plan_.base_yaml;
        provenance.complete = gaps_.empty();
        provenance.circumstances["content"] = "sweep";
        provenance.circumstances["experiment"] = plan_.experiment_yaml;
        provenance.circumstances["simulated_by"] = version_of(stored_.build);
        provenance.circumstances["runs_wanted"] = static_cast<std::int64_t>(report_.wanted);
        provenance.circumstances["runs_found"] = static_cast<std::int64_t>(report_.found);
        return write_results(request_.output, groups_.document(), provenance, request_.existing);
    }

    const SweepFolder& folder_;
    const CollectRequest& request_;
    /// Made by this program or by another version, which then made all the runs too: their keys say so.
    const StoredPlan stored_;
    const SweepPlan& plan_;
    const std::string kept_;
    const std::vector<int> replications_;
    CollectedGroups groups_;
    std::vector<std::string> gaps_;
    CollectReport report_;
};

}  // namespace

CollectReport collect_sweep(const SweepFolder& folder, const CollectRequest& request) {
    check_can_write(request.output, request.existing);
    return Collection(folder, request).collect();
}

}  // namespace abroad

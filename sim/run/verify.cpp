#include "run/verify.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <mutex>

#include "base/problems.hpp"
#include "parallel/blocks.hpp"
#include "record/digest.hpp"
#include "run/sweep_run.hpp"

namespace abroad {

namespace {

class Verification {
 public:
    Verification(const SweepFolder& folder, const std::atomic<bool>* stop)
        : folder_(folder), stop_(stop), plan_(folder.plan()) {}

    /// Reads all files; the keys of those that are whole, in order.
    std::vector<std::string> check_files() {
        const std::string kept = kept_text(plan_.experiment);
        const std::vector<int> replications = replications_of(plan_.experiment);
        report_.planned = plan_.runs_count();
        std::vector<std::string> whole;
        for_each_task(report_.planned, [&](std::size_t at) {
            if (is_stopped()) return;
            const std::string key =
                run_key(plan_.hashes[at / replications.size()], replications[at % replications.size()], kept);
            if (check_file(key)) add(whole, key);
        });
        std::sort(whole.begin(), whole.end());
        return whole;
    }

    void simulate(const std::vector<std::string>& keys) {
        for_each_task(keys.size(), [&](std::size_t at) {
            if (!is_stopped()) simulate(keys[at]);
        });
    }

    VerifyReport finish() {
        std::sort(report_.damaged.begin(), report_.damaged.end());
        std::sort(report_.different.begin(), report_.different.end());
        report_.was_stopped = is_stopped();
        return std::move(report_);
    }

 private:
    bool is_stopped() const { return stop_ != nullptr && stop_->load(); }

    template <class T>
    void add(std::vector<T>& list, T item) {
        const std::scoped_lock lock(mutex_);
        list.push_back(std::move(item));
    }

    void count(std::size_t& counter) {
        const std::scoped_lock lock(mutex_);
        ++counter;
    }

    /// True for a file that is there, is whole, and holds the values that its digest says.
    bool check_file(const std::string& key) {
        if (!folder_.has_file(key)) {
            count(report_.missing);
            return false;
        }
        count(report_.checked);
        try {
            Document document = folder_.read(key);
            const std::string digest = text_attribute(document, "digest");
            if (logical_digest(document, text_attribute(document, "resolved_scenario")) == digest) return true;
            add(report_.damaged, folder_.run_path(key).string() + ": its digest is not that of its values");
        } catch (const FileError& error) {
            add(report_.damaged, std::string(error.what()));
        }
        return false;
    }

    void simulate(const std::string& key) {
        const std::string file = folder_.run_path(key).string();
        const Document stored = folder_.read(key);
        const std::string yaml = text_attribute(stored, "resolved_scenario");
        const auto replication = std::get<std::int64_t>(stored.attributes.at("replication"));
        const LoadedScenario loaded = load_scenario_text(yaml, file);
        const OutcomeRun run =
            simulate_outcomes(loaded.scenario, plan_.experiment, static_cast<int>(replication), nullptr, {{}, stop_});
        if (!run.outcomes && run.failure.empty()) return;
        count(report_.simulated);
        if (!run.outcomes) return add(report_.different, fmt::format("{}: failed this time: {}", file, run.failure));
        const std::string digest = logical_digest(*run.outcomes, yaml), said = text_attribute(stored, "digest");
        if (digest != said)
            add(report_.different, fmt::format("{}: gave digest {} this time, the file has {}", file, digest, said));
    }

    const SweepFolder& folder_;
    const std::atomic<bool>* stop_;
    const SweepPlan plan_;
    std::mutex mutex_;
    VerifyReport report_;
};

}  // namespace

VerifyReport verify_sweep(const SweepFolder& folder, const Sample& sample, std::size_t threads,
                          const std::atomic<bool>* stop) {
    const ThreadLimit limit(threads);
    Verification verification(folder, stop);
    std::vector<std::string> keys = verification.check_files();
    const auto share = static_cast<std::size_t>(std::ceil(sample.share * static_cast<double>(keys.size())));
    keys.resize(std::min(keys.size(), std::max(share, sample.count)));
    verification.simulate(keys);
    return verification.finish();
}

}  // namespace abroad

#include "run/sweep_folder.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <span>
#include <system_error>

#include "base/problems.hpp"
#include "record/digest.hpp"
#include "record/result_file.hpp"
#include "run/library_versions.hpp"
#include "run/sweep_plan_file.hpp"

namespace abroad {

namespace {

namespace fs = std::filesystem;

/// A temporary file of that age belongs to no living worker: writing one takes much less.
constexpr auto oldest_temporary = std::chrono::hours(1);

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

/// Makes a folder whose name is on the disk. A file system that cannot sync a folder has nothing more to promise.
void make_folder(const fs::path& folder) {
    std::error_code fault;
    fs::create_directories(folder, fault);
    if (fault) throw FileError(fmt::format("{}: cannot be made: {}", folder.string(), fault.message()));
    const fs::path parent = fs::absolute(folder).parent_path();
    const int descriptor = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

void take_away_leftovers(const fs::path& folder) {
    std::error_code ignored;
    const auto now = fs::file_time_type::clock::now();
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(".abroad-") || !name.ends_with(".tmp")) continue;
        const auto written = entry.last_write_time(ignored);
        if (!ignored && now - written > oldest_temporary) fs::remove(entry.path(), ignored);
    }
}

std::set<std::string> keys_of(const SweepPlan& plan, const BuildInfo& build) {
    std::set<std::string> keys;
    const std::string kept = kept_text(plan.experiment);
    for (const PointHashes& point : plan.hashes)
        for (const int replication : replications_of(plan.experiment))
            keys.insert(run_key(point, replication, kept, build));
    return keys;
}

/// Refuses a folder whose plan is not a part of this one.
void check_is_part(const fs::path& folder, const StoredPlan& stored, const SweepPlan& plan) {
    const BuildInfo& build = build_info();
    if (version_of(stored.build) != version_of(build))
        throw FileError(fmt::format("{}: was begun by version {}, this is version {}; choose another folder",
                                    folder.string(), version_of(stored.build), version_of(build)));
    const std::set<std::string> old_keys = keys_of(stored.plan, build), keys = keys_of(plan, build);
    const auto lost =
        std::count_if(old_keys.begin(), old_keys.end(), [&](const std::string& key) { return !keys.contains(key); });
    if (lost > 0)
        throw FileError(
            fmt::format("{}: holds another experiment: {} of its {} runs are not in this one; choose "
                        "another folder (more points or replications may be added, none taken away)",
                        folder.string(), lost, old_keys.size()));
}

/// Nothing that differs between those who make the run: not even time and host.
Provenance provenance_of_run(const std::string& key, int replication, const LoadedScenario& loaded) {
    Provenance provenance;
    provenance.library_versions = library_versions();
    provenance.seed = loaded.scenario.run.seed;
    provenance.generator = "Philox4x32-10";
    provenance.resolved_scenario = loaded.resolved_yaml;
    provenance.circumstances["content"] = "sweep run";
    provenance.circumstances["run_key"] = key;
    provenance.circumstances["replication"] = static_cast<std::int64_t>(replication);
    return provenance;
}

}  // namespace

std::string text_attribute(const Document& document, const std::string& name) {
    const auto at = document.attributes.find(name);
    const auto* text = at == document.attributes.end() ? nullptr : std::get_if<std::string>(&at->second);
    return text == nullptr ? std::string() : *text;
}

void SweepFolder::open(const SweepPlan& plan, const std::string& command_line) const {
    make_folder(folder_);
    make_folder(folder_ / "runs");
    make_folder(folder_ / "failed");
    for (const fs::path& folder : {folder_, folder_ / "runs", folder_ / "failed"}) take_away_leftovers(folder);
    if (is_there(plan_path())) {
        const StoredPlan stored = read_stored_plan(plan_path());
        check_is_part(folder_, stored, plan);
        if (stored.plan.experiment_yaml == plan.experiment_yaml && stored.plan.hashes == plan.hashes) return;
    }
    write_plan(plan_path(), plan, command_line);
}

SweepPlan SweepFolder::plan() const {
    StoredPlan stored = read_stored_plan(plan_path());
    if (version_of(stored.build) != version_of(build_info()))
        throw FileError(fmt::format("{}: was made by version {}, this is version {}; use the program that made it",
                                    folder_.string(), version_of(stored.build), version_of(build_info())));
    return std::move(stored.plan);
}

bool SweepFolder::has_file(const std::string& key) const {
    return is_there(run_path(key));
}

bool SweepFolder::has_whole(const std::string& key) const {
    if (!has_file(key)) return false;
    try {
        check_seal(bytes_of(run_path(key)), FileKind::results, run_path(key).string());
    } catch (const FileError&) {
        return false;
    }
    return true;
}

Stored SweepFolder::store(const std::string& key, int replication, Document outcomes,
                          const LoadedScenario& loaded) const {
    const std::string digest = logical_digest(outcomes, loaded.resolved_yaml);
    const Provenance provenance = provenance_of_run(key, replication, loaded);
    if (!has_whole(key)) {
        try {
            write_results(run_path(key), std::move(outcomes), provenance,
                          has_file(key) ? Existing::replace : Existing::refuse);
            return Stored::written;
        } catch (const FileError&) {
            // Somebody else may have been quicker; anything else is a failure to write.
            if (!has_whole(key)) throw;
        }
    }
    return text_attribute(read(key), "digest") == digest ? Stored::was_there_already : Stored::differs;
}

Document SweepFolder::read(const std::string& key) const {
    Document document = read_results(run_path(key));
    if (text_attribute(document, "run_key") != key)
        throw FileError(run_path(key).string() + ": holds another run than its name says");
    return document;
}

void SweepFolder::note_failure(const FailedRun& failed, const ExperimentPlan& plan) const {
    const std::string text = fmt::format("{}\nreplication {}\n{}\n", point_text(plan, failed.number.point),
                                         failed.number.replication, failed.reason);
    commit_file(failure_path(failed.key), std::as_bytes(std::span(text)), Existing::replace);
}

void SweepFolder::forget_failure(const std::string& key) const {
    std::error_code ignored;
    fs::remove(failure_path(key), ignored);
}

}  // namespace abroad

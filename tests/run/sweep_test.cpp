#include "run/sweep.hpp"

#include <map>
#include <set>
#include <stdexcept>

#include "record/result_file.hpp"
#include "run/collect.hpp"
#include "run/stopping.hpp"
#include "run/sweep_probe.hpp"
#include "run/sweep_run.hpp"
#include "run/verify.hpp"
#include "sweep_fixture.hpp"

namespace abroad {

namespace {

constexpr std::size_t runs = 18;

std::string collected(const SweepFolder& folder, const std::filesystem::path& output, Gaps gaps = Gaps::refuse) {
    return collect_sweep(folder, {output, Existing::replace, gaps, {}}).digest;
}

std::vector<std::filesystem::path> run_files(const SweepFolder& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "runs")) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::map<std::string, std::vector<std::byte>> bytes_by_name(const SweepFolder& folder) {
    std::map<std::string, std::vector<std::byte>> bytes;
    for (const auto& file : run_files(folder)) bytes[file.filename().string()] = bytes_of(file);
    return bytes;
}

void change_byte(const std::filesystem::path& file) {
    std::vector<std::byte> bytes = bytes_of(file);
    bytes[bytes.size() / 2] ^= std::byte{1};
    commit_file(file, bytes, Existing::replace);
}

SweepPlan planned(const Folder& folder) {
    return plan_in_folder(folder);
}

}  // namespace

TEST_CASE("A sweep stores every run once, and starting it again does nothing") {
    const Folder folder;
    const SweepPlan plan = planned(folder);
    const SweepFolder sweep(folder / "sweep");
    const SweepReport first = run_sweep(plan, sweep, {});
    CHECK(first.counts.done == runs);
    CHECK(first.failed.empty());
    CHECK(run_files(sweep).size() == runs);
    const auto before = bytes_by_name(sweep);
    const SweepReport second = run_sweep(plan, sweep, {});
    CHECK(second.counts.done == 0);
    CHECK(second.counts.there == runs);
    CHECK(bytes_by_name(sweep) == before);
}

TEST_CASE("Runs that share a burn-in have the results of runs that do not") {
    const Folder folder;
    const SweepPlan plan = planned(folder);
    const SweepFolder sweep(folder / "sweep");
    run_sweep(plan, sweep, {});
    CHECK(plan.hashes[0].burn_in == plan.hashes[1].burn_in);
    CHECK(plan.hashes[0].burn_in != plan.hashes[3].burn_in);
    const VerifyReport report = verify_sweep(sweep, {1, 0}, 0);
    CHECK(report.simulated == runs);
    CHECK(report.different.empty());
    CHECK(report.damaged.empty());
}

TEST_CASE("Shards, threads and one process give the same files") {
    const Folder folder;
    const SweepPlan plan = planned(folder);
    const SweepFolder whole(folder / "whole"), parts(folder / "parts"), single(folder / "single");
    run_sweep(plan, whole, {});
    run_sweep(plan, single, {{}, 1, "another command line"});
    std::size_t done = 0;
    for (std::size_t part = 1; part <= 4; ++part) done += run_sweep(plan, parts, {{part, 4}, 0, {}}).counts.done;
    CHECK(done == runs);
    CHECK(bytes_by_name(parts) == bytes_by_name(whole));
    CHECK(bytes_by_name(single) == bytes_by_name(whole));
    CHECK(collected(parts, folder / "a.h5") == collected(whole, folder / "b.h5"));
}

TEST_CASE("Shards are disjoint and together the whole, however many there are") {
    const Folder folder;
    const SweepPlan plan = planned(folder);
    for (const std::size_t count : {1, 2, 5, 18, 25}) {
        for (const bool by_point : {false, true}) {
            std::set<std::pair<std::size_t, int>> seen;
            std::size_t all = 0;
            for (std::size_t part = 1; part <= count; ++part)
                for (const SweepTask& task : tasks_of(plan, {0, 1, 2}, {part, count}, by_point)) {
                    all += task.points.size();
                    for (const std::size_t point : task.points) seen.insert({point, task.replication});
                }
            CHECK(seen.size() == runs);
            CHECK(all == runs);
        }
    }
}

TEST_CASE("Instruments of funding can be levers, and their money an outcome") {
    const Folder folder;
    write_text(folder, "funded.yaml",
               "based_on: " + shipped("teaching/smallest.yaml").string() +
                   "\ninstruments:\n  - {name: Voucher, kind: export_voucher, start_year: 2013, end_year: 2015, "
                   "budget_keur_per_year: 400, support_rate_share: 0.5, ceiling_keur: 50}\n");
    write_text(folder, "experiment.yaml",
               "scenario: funded.yaml\nreplications_count: 2\nlevers:\n"
               "  - {name: rate, path: instruments.Voucher.support_rate_share, values: [0.25, 0.75]}\n"
               "outcomes:\n  - {name: paid, indicator: paid_keur_per_quarter, group: instruments, only: Voucher}\n");
    const SweepPlan plan = plan_sweep(load_experiment(folder / "experiment.yaml"));
    const SweepFolder sweep(folder / "sweep");
    CHECK(run_sweep(plan, sweep, {}).counts.done == 4);
    CHECK(verify_sweep(sweep, {1, 0}, 0).different.empty());
    collected(sweep, folder / "out.h5");
    const Document document = read_results(folder / "out.h5");
    CHECK(document.group("all")->variable("paid")->axes == std::vector<std::string>{"point", "replication", "period"});
}

TEST_CASE("Equal points of a plan are simulated once") {
    const Folder folder;
    write_text(folder, "plan.csv", "entry_cost,distance_cost\n20,0.1\n20,0.10\n20,0.2\n");
    const SweepPlan plan = plan_in_folder(folder, small_experiment + "plan: plan.csv\n");
    const SweepFolder sweep(folder / "sweep");
    CHECK(run_sweep(plan, sweep, {}).counts.done == 6);
    CHECK(run_files(sweep).size() == 6);
    CHECK(collect_sweep(sweep, {folder / "out.h5", Existing::refuse, Gaps::refuse, {}}).found == 9);
}

TEST_CASE("A run that fails is noted with point, replication and reason, and the others go on") {
    const Folder folder;
    const SweepPlan plan = planned(folder);
    const SweepFolder sweep(folder / "sweep");
    const SweepWatch failing{[](const RunNumber& run, int) {
                                 if (run.point == 2 && run.replication == 1) throw std::runtime_error("planted");
                             },
                             {},
                             nullptr};
    const SweepReport report = run_sweep(plan, sweep, {}, failing);
    CHECK(report.counts.done == runs - 1);
    REQUIRE(report.failed.size() == 1);
    CHECK(report.failed[0].number == RunNumber{2, 1});
    CHECK(report.failed[0].reason == "planted");
    const auto note = bytes_of(sweep.failure_path(report.failed[0].key));
    CHECK(std::string(reinterpret_cast<const char*>(note.data()), note.size()) ==
          "point 2: entry_cost 20, distance_cost 0.3\nreplication 1\nplanted\n");
    CHECK(run_sweep(plan, sweep, {}).counts.done == 1);
    CHECK(!std::filesystem::exists(sweep.failure_path(report.failed[0].key)));
}

TEST_CASE("A sweep that is stopped goes on to the same results") {
    const Folder folder;
    const SweepPlan plan = planned(folder);
    const SweepFolder through(folder / "through"), broken(folder / "broken");
    run_sweep(plan, through, {});
    int stops = 0;
    for (int attempt = 0; attempt < 40; ++attempt) {
        std::atomic<bool> stop = false;
        const SweepReport report =
            run_sweep(plan, broken, {}, {{}, [&](const SweepCounts& counts) { stop = counts.done >= 3; }, &stop});
        if (report.counts.remaining() == 0) break;
        CHECK(report.was_stopped);
        ++stops;
    }
    CHECK(stops >= 2);
    CHECK(bytes_by_name(broken) == bytes_by_name(through));
}

TEST_CASE("A damaged run is found, made again, and refused by collecting in the meantime") {
    const Folder folder;
    const SweepPlan plan = planned(folder);
    const SweepFolder sweep(folder / "sweep");
    run_sweep(plan, sweep, {});
    const auto before = bytes_by_name(sweep);
    change_byte(run_files(sweep)[7]);
    CHECK(verify_sweep(sweep, {}, 0).damaged.size() == 1);
    CHECK_THROWS_AS(collected(sweep, folder / "out.h5"), FileError);
    CHECK(run_sweep(plan, sweep, {}).counts.done == 1);
    CHECK(bytes_by_name(sweep) == before);
}

TEST_CASE("A run under the name of another is found") {
    const Folder folder;
    const SweepFolder sweep(folder / "sweep");
    run_sweep(planned(folder), sweep, {});
    const auto files = run_files(sweep);
    commit_file(files[0], bytes_of(files[1]), Existing::replace);
    CHECK(verify_sweep(sweep, {}, 0).damaged.size() == 1);
    CHECK_THROWS_AS(collected(sweep, folder / "out.h5"), FileError);
}

TEST_CASE("Results that are not those of the run are found by simulating it again") {
    const Folder folder;
    const SweepPlan plan = planned(folder);
    const SweepFolder sweep(folder / "sweep");
    run_sweep(plan, sweep, {});
    const std::string key = run_key(plan.hashes[0], 0, kept_text(plan.experiment));
    const auto loaded = scenario_at(plan.experiment, plan.scenario_file, plan.points, 0);
    Document outcomes = *simulate_outcomes(loaded.scenario, plan.experiment, 1, nullptr, {}).outcomes;
    CHECK(sweep.store(key, 0, outcomes, loaded) == Stored::differs);
    std::filesystem::remove(sweep.run_path(key));
    CHECK(sweep.store(key, 0, outcomes, loaded) == Stored::written);
    CHECK(sweep.store(key, 0, outcomes, loaded) == Stored::was_there_already);
    const VerifyReport report = verify_sweep(sweep, {1, 0}, 0);
    CHECK(report.damaged.empty());
    CHECK(report.different.size() == 1);
}

TEST_CASE("Collected results have every run in its place and say what the points are") {
    const Folder folder;
    const SweepPlan plan = planned(folder);
    const SweepFolder sweep(folder / "sweep");
    run_sweep(plan, sweep, {});
    collected(sweep, folder / "out.h5");
    const Document document = read_results(folder / "out.h5");
    const Group& group = *document.group("country");
    CHECK(group.variable("exporters")->axes == std::vector<std::string>{"point", "replication", "period", "country"});
    CHECK(std::get<std::vector<double>>(group.variable("distance_cost")->data)[4] == 0.2);
    CHECK(std::get<std::string>(group.attributes.at("coordinates")) == "entry_cost distance_cost");
    CHECK(std::get<std::int64_t>(document.attributes.at("complete")) == 1);
    const auto& values = std::get<std::vector<double>>(group.variable("exporters")->data);
    const Document one = sweep.read(run_key(plan.hashes[4], 2, kept_text(plan.experiment)));
    const auto& single = std::get<std::vector<std::int64_t>>(one.group("country")->variable("exporters")->data);
    REQUIRE(values.size() == runs * single.size());
    for (std::size_t at = 0; at < single.size(); ++at)
        CHECK(values[(4 * 3 + 2) * single.size() + at] == static_cast<double>(single[at]));
}

TEST_CASE("A sweep of another version can be collected, but neither gone on with nor verified") {
    const Folder folder;
    SweepPlan plan = planned(folder);
    const SweepFolder sweep(folder / "sweep");
    run_sweep(plan, sweep, {});
    const std::string digest = collected(sweep, folder / "now.h5");
    Document document = read_results(sweep.plan_path());
    Provenance other;
    other.build.git_revision = "another";
    other.resolved_scenario = plan.base_yaml;
    other.circumstances["content"] = "sweep plan";
    other.circumstances["experiment"] = plan.experiment_yaml;
    const std::string kept = kept_text(plan.experiment);
    write_results(sweep.plan_path(), {{}, document.groups}, other, Existing::replace);
    CHECK_THROWS_AS(run_sweep(plan, sweep, {}), FileError);
    CHECK_THROWS_AS(verify_sweep(sweep, {}, 0), FileError);
    CHECK_THROWS_AS(collected(sweep, folder / "none.h5"), FileError);
    for (std::size_t point = 0; point < plan.hashes.size(); ++point)
        for (const int replication : {0, 1, 2}) {
            const std::string old_key = run_key(plan.hashes[point], replication, kept, other.build);
            Document run = sweep.read(run_key(plan.hashes[point], replication, kept));
            Provenance provenance = other;
            provenance.resolved_scenario = std::get<std::string>(run.attributes.at("resolved_scenario"));
            provenance.circumstances = {{"content", "sweep run"}, {"run_key", old_key}};
            write_results(sweep.run_path(old_key), {{}, run.groups}, provenance, Existing::refuse);
        }
    CHECK(collected(sweep, folder / "then.h5") == digest);
}

TEST_CASE("Gaps are refused unless allowed, and then counted") {
    const Folder folder;
    const SweepPlan plan = planned(folder);
    const SweepFolder sweep(folder / "sweep");
    run_sweep(plan, sweep, {});
    std::filesystem::remove(sweep.run_path(run_key(plan.hashes[4], 2, kept_text(plan.experiment))));
    try {
        collected(sweep, folder / "out.h5");
        FAIL("a gap was not told");
    } catch (const FileError& error) {
        CHECK_THAT(error.what(), contains_text("1 of 18 runs are missing"));
        CHECK_THAT(error.what(), contains_text("point 4: entry_cost 60, distance_cost 0.2, replication 2"));
    }
    const CollectReport report = collect_sweep(sweep, {folder / "out.h5", Existing::replace, Gaps::allow, {}});
    CHECK(report.found == runs - 1);
    CHECK(report.least_replications == 2);
    const Document document = read_results(folder / "out.h5");
    CHECK(std::get<std::int64_t>(document.attributes.at("complete")) == 0);
    CHECK(std::get<std::vector<std::int64_t>>(document.group("all")->variable("effective_n")->data) ==
          std::vector<std::int64_t>{3, 3, 3, 3, 2, 3});
}

TEST_CASE("A folder takes more replications and points, and no other experiment") {
    const Folder folder;
    const SweepFolder sweep(folder / "sweep");
    run_sweep(planned(folder), sweep, {});
    const SweepPlan more = plan_in_folder(
        folder,
        replaced(replaced(small_experiment, "replications_count: 3", "replications_count: 4"), "60]", "60, 90]"));
    const SweepReport report = run_sweep(more, sweep, {});
    CHECK(report.counts.there == runs);
    CHECK(report.counts.done == 9 * 4 - runs);
    const SweepPlan other = plan_in_folder(folder, replaced(small_experiment, "60]", "61]"));
    CHECK_THROWS_AS(run_sweep(other, sweep, {}), FileError);
}

TEST_CASE("Other outcomes, replications, values and versions have other keys") {
    const Folder folder;
    const SweepPlan plan = planned(folder);
    const std::string kept = kept_text(plan.experiment);
    Experiment other = plan.experiment;
    other.outcomes.pop_back();
    BuildInfo build = build_info();
    build.git_revision += "x";
    const std::set<std::string> keys{run_key(plan.hashes[0], 0, kept), run_key(plan.hashes[1], 0, kept),
                                     run_key(plan.hashes[0], 1, kept), run_key(plan.hashes[0], 0, kept_text(other)),
                                     run_key(plan.hashes[0], 0, kept, build)};
    CHECK(keys.size() == 5);
}

TEST_CASE("A dry run measures and writes nothing") {
    const Folder folder;
    const SweepPlan plan = planned(folder);
    const SweepFolder sweep(folder / "sweep");
    const Probe probe = probe_sweep(plan, sweep, {});
    CHECK(probe.runs_to_do == runs);
    CHECK(probe.burn_ins_to_do == 6);
    CHECK(probe.run_seconds > 0);
    CHECK(probe.run_bytes > 1000);
    CHECK(!std::filesystem::exists(folder / "sweep"));
    run_sweep(plan, sweep, {});
    CHECK(probe_sweep(plan, sweep, {}).runs_to_do == 0);
}

TEST_CASE("A point with a narrow interval gets no more replications, whoever simulates it") {
    const std::string rule = "stop: {outcome: sales, half_width: HALF, least_replications_count: 3}\n";
    const std::string many = replaced(small_experiment, "replications_count: 3", "replications_count: 8");
    const Folder folder;
    const auto run_with = [&](const std::string& half_width, const std::string& name) {
        const SweepPlan plan = plan_in_folder(folder, many + replaced(rule, "HALF", half_width));
        for (std::size_t part = 1; part <= 2; ++part) run_sweep(plan, SweepFolder(folder / name), {{part, 2}, 0, {}});
        return collect_sweep(SweepFolder(folder / name), {folder / "out.h5", Existing::replace, Gaps::refuse, {}});
    };
    CHECK(run_with("1e12", "wide").found == 6 * 3);
    CHECK(run_with("1e-9", "narrow").found == 6 * 8);
}

TEST_CASE("The stop rule looks at the interval of all replications so far") {
    const StopRule rule{"x", 1.0, 3};
    CHECK(!is_precise(std::vector<double>{5, 5}, rule));
    CHECK(is_precise(std::vector<double>{5, 5, 5}, rule));
    CHECK(!is_precise(std::vector<double>{4, 5, 6}, rule));
    CHECK(is_precise(std::vector<double>{4.9, 5, 5.1}, rule));
}

TEST_CASE("Every cut and every flipped bit of a run's file is found") {
    const Folder folder;
    const SweepFolder sweep(folder / "sweep");
    run_sweep(planned(folder), sweep, {});
    const std::vector<std::byte> whole = bytes_of(run_files(sweep).front());
    const auto is_found = [](const std::vector<std::byte>& bytes) {
        try {
            check_seal(bytes, FileKind::results, "file");
            return false;
        } catch (const FileError&) {
            return true;
        }
    };
    CHECK(!is_found(whole));
    std::size_t found = 0, cuts = 0;
    for (std::size_t length = 0; length < whole.size(); length += 512, ++cuts)
        found += is_found({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)});
    CHECK(found == cuts);
    constexpr std::size_t flips = 10000, step = 7919;
    std::vector<std::byte> bytes = whole;
    found = 0;
    for (std::size_t flip = 0; flip < flips; ++flip) {
        const std::size_t bit = flip * step % (whole.size() * 8);
        bytes[bit / 8] ^= std::byte{1} << (bit % 8);
        found += is_found(bytes);
        bytes[bit / 8] = whole[bit / 8];
    }
    CHECK(found == flips);
}

}  // namespace abroad

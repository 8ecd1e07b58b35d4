#include "run/run_files.hpp"

#include <stdexcept>

#include "record/result_file.hpp"
#include "small_scenario.hpp"

namespace abroad {

namespace {

using Names = std::vector<std::string>;

RunRequest request_for(const std::filesystem::path& output) {
    RunRequest request;
    request.output = output;
    return request;
}

RunReport run_with(const LoadedScenario& loaded, const RunRequest& request, const Watch& watch = {}) {
    return PreparedRun(loaded, request).run(watch);
}

std::string digest_through(const LoadedScenario& loaded) {
    const Folder folder;
    return run_with(loaded, request_for(folder / "through")).digest;
}

/// Fails in these replications, in their first quarter.
Watch failing(std::vector<int> replications) {
    return {[replications](int replication, int) {
                for (const int one : replications)
                    if (one == replication) throw std::runtime_error("planted");
            },
            nullptr};
}

}  // namespace

TEST_CASE("A run writes its results and nothing else") {
    const Folder folder;
    const auto loaded = small_scenario();
    const RunReport report = run_with(loaded, request_for(folder / "out"));
    CHECK(report.end == RunEnd::done);
    CHECK(report.histories.size() == 3);
    CHECK(folder.names() == Names{"out"});
    const Document document = read_results(folder / "out");
    CHECK(std::get<std::string>(document.attributes.at("digest")) == report.digest);
    CHECK(std::get<std::int64_t>(document.attributes.at("complete")) == 1);
    CHECK(std::get<std::string>(document.attributes.at("resolved_scenario")) == loaded.resolved_yaml);
    CHECK_THAT(std::get<std::string>(document.attributes.at("raw_scenario")), contains_text("smallest.yaml"));
}

TEST_CASE("The digest does not depend on how many threads there are") {
    const Folder folder;
    const auto loaded = small_scenario();
    RunRequest request = request_for(folder / "one");
    request.threads = 1;
    const std::string digest = run_with(loaded, request).digest;
    CHECK(digest == digest_through(loaded));
}

TEST_CASE("The results of a run with failures say so and hold the others") {
    const Folder folder;
    const RunReport report = run_with(small_scenario(), request_for(folder / "out"), failing({1}));
    CHECK(report.end == RunEnd::done);
    REQUIRE(report.failed.size() == 1);
    CHECK(report.failed.front().replication == 1);
    CHECK(report.failed.front().reason == "planted");
    const Document document = read_results(folder / "out");
    CHECK(std::get<std::int64_t>(document.attributes.at("complete")) == 0);
    CHECK(std::get<std::string>(document.attributes.at("failed_replications")) == "1");
    const auto& labels = document.group("all")->axis("replication")->labels;
    CHECK(std::get<std::vector<std::int64_t>>(labels) == std::vector<std::int64_t>{0, 2});
}

TEST_CASE("If every replication fails nothing is written") {
    const Folder folder;
    const RunReport report = run_with(small_scenario(), request_for(folder / "out"), failing({0, 1, 2}));
    CHECK(report.end == RunEnd::all_failed);
    CHECK(report.failed.size() == 3);
    CHECK(folder.names().empty());
}

TEST_CASE("A burn-in is saved once and gives the same results as running through") {
    const Folder folder;
    const auto loaded = small_scenario();
    RunRequest saving = request_for(folder / "first");
    saving.save_burn_in = folder / "saved";
    CHECK(run_with(loaded, saving).digest == digest_through(loaded));
    RunRequest starting = request_for(folder / "second");
    starting.burn_in = folder / "saved";
    const PreparedRun prepared(loaded, starting);
    CHECK(prepared.quarters_to_do() == 24);
    CHECK(run_with(loaded, starting).digest == digest_through(loaded));
}

TEST_CASE("A burn-in without one of the replications is refused") {
    const Folder folder;
    RunRequest saving = request_for(folder / "first");
    saving.save_burn_in = folder / "saved";
    run_with(small_scenario(), saving);
    RunRequest starting = request_for(folder / "second");
    starting.burn_in = folder / "saved";
    CHECK_THROWS_WITH(PreparedRun(small_scenario({"run.replications_count=4"}), starting),
                      contains_text("does not hold replication 3; it holds 3 replications from 0 to 2"));
}

TEST_CASE("A run that stops leaves its state and the next goes on from it") {
    const Folder folder;
    const auto loaded = small_scenario();
    const int stop = GENERATE(2, 8, 11);
    RunRequest request = request_for(folder / "out");
    request.until_step = stop;
    const RunReport first = run_with(loaded, request);
    CHECK(first.end == RunEnd::reached_until);
    CHECK(folder.names() == Names{"out.partial"});
    request.until_step.reset();
    PreparedRun rest(loaded, request);
    CHECK(rest.resumed_count() == 3);
    CHECK(rest.quarters_to_do() == 3 * (16 - stop));
    CHECK(rest.run({}).digest == digest_through(loaded));
    CHECK(folder.names() == Names{"out"});
}

TEST_CASE("A burn-in is saved by a run that stops on either side of its end") {
    const Folder folder;
    const auto loaded = small_scenario();
    RunRequest request = request_for(folder / "out");
    request.save_burn_in = folder / "saved";
    request.until_step = GENERATE(3, 8, 12);
    CHECK(run_with(loaded, request).end == RunEnd::reached_until);
    request.until_step.reset();
    CHECK(run_with(loaded, request).digest == digest_through(loaded));
    CHECK(folder.names() == Names{"out", "saved"});
    RunRequest starting = request_for(folder / "second");
    starting.burn_in = folder / "saved";
    CHECK(run_with(loaded, starting).digest == digest_through(loaded));
}

TEST_CASE("The state of another run is in the way unless it may be replaced") {
    const Folder folder;
    RunRequest request = request_for(folder / "out");
    request.until_step = 4;
    run_with(small_scenario(), request);
    request.until_step.reset();
    const auto other = small_scenario({"run.seed=2"});
    CHECK_THROWS_WITH(PreparedRun(other, request), contains_text("out.partial: was made with other values"));
    request.existing = Existing::replace;
    CHECK(run_with(other, request).digest == digest_through(other));
    CHECK(folder.names() == Names{"out"});
}

TEST_CASE("What cannot be written is known before anything is simulated") {
    const Folder folder;
    const auto loaded = small_scenario();
    run_with(loaded, request_for(folder / "there"));
    CHECK_THROWS_WITH(PreparedRun(loaded, request_for(folder / "there")), contains_text("exists already"));
    CHECK_THROWS_WITH(PreparedRun(loaded, request_for(folder / "no_folder/out")),
                      contains_text("its folder cannot be used"));
    RunRequest request = request_for(folder / "out");
    request.save_burn_in = folder / "there";
    CHECK_THROWS_WITH(PreparedRun(loaded, request), contains_text("exists already"));
    request.save_burn_in = folder / "out";
    CHECK_THROWS_WITH(PreparedRun(loaded, request), contains_text("cannot be one file"));
    request.existing = Existing::replace;
    request.output = shipped("teaching/smallest.yaml");
    CHECK_THROWS_WITH(PreparedRun(loaded, request), contains_text("is the scenario itself"));
    request.output = folder / "there";
    request.burn_in = folder / "there";
    request.save_burn_in.reset();
    CHECK_THROWS_WITH(PreparedRun(loaded, request), contains_text("is the burn-in to start from"));
    CHECK(folder.names() == Names{"there"});
}

}  // namespace abroad

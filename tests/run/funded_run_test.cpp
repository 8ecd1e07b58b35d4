// Law 6 in whole runs with every kind of instrument: the invariants look at the books after every quarter, and what is
// written of public money is the same for a run that was stopped and gone on with.
#include <set>

#include "helpers/catch.hpp"
#include "helpers/runs.hpp"

namespace abroad {
namespace {

LoadedScenario funded_scenario(const Settings& settings = {}) {
    return load_scenario(std::filesystem::path(ABROAD_SOURCE_DIR) / "tests/run/funded.yaml", settings);
}

const Group& group_of(const Results& results, const char* name) {
    REQUIRE(results.document.group(name) != nullptr);
    return *results.document.group(name);
}

}  // namespace

TEST_CASE("law 6 holds after every quarter of a run with every kind of instrument") {
    const LoadedScenario loaded = funded_scenario();
    RunPlan plan{{0, 1}, total_steps(loaded.scenario.run), {}};
    plan.check_quarters = 1;
    const Results results = results_of(run_replications(loaded.scenario, plan), loaded.scenario);
    std::set<std::int16_t> applied;
    for (const History& history : results.histories)
        applied.insert(history.funding().applications.instrument.begin(),
                       history.funding().applications.instrument.end());
    CHECK(applied.size() >= 9);
    std::set<LedgerKind> kinds;
    for (const History& history : results.histories)
        kinds.insert(history.funding().ledger.kind.begin(), history.funding().ledger.kind.end());
    CHECK(kinds.size() == count_of<LedgerKind>());
}

TEST_CASE("public money in the results is the same for a run that was stopped and gone on with") {
    const LoadedScenario loaded = funded_scenario();
    const Results whole = run_whole(loaded.scenario);
    const int begin = burn_in_steps(loaded.scenario.run), end = total_steps(loaded.scenario.run);
    const Results with_stops = run_with_stops(loaded.scenario, {begin, begin + 1, begin + 9, end});
    for (const char* name : {"budget_lines", "instruments", "applications", "funded_members", "ledger"}) {
        INFO(name);
        CHECK(group_of(whole, name).axes == group_of(with_stops, name).axes);
        CHECK(group_of(whole, name) == group_of(with_stops, name));
    }
    CHECK(digest_of(whole) == digest_of(with_stops));
}

TEST_CASE("law 9, a run without the ledger has the same series") {
    const Results with = run_whole(funded_scenario().scenario);
    const Results without = run_whole(funded_scenario({"record.ledger=false"}).scenario);
    CHECK(without.document.group("ledger") == nullptr);
    CHECK(without.document.group("applications") == nullptr);
    for (const Group& group : without.document.groups) {
        INFO(group.path);
        CHECK(group == group_of(with, group.path.c_str()));
    }
}

}  // namespace abroad

#include "run/single_run.hpp"

#include <atomic>
#include <stdexcept>

#include "record/checkpoint.hpp"
#include "run/simulation.hpp"
#include "small_scenario.hpp"

namespace abroad {

namespace {

RunPlan whole_plan(const Scenario& scenario, std::vector<int> replications) {
    return {std::move(replications), total_steps(scenario.run), {}};
}

/// Adds one employee to the first firm of a saved moment.
void disturb(Document& moments) {
    for (Group& group : moments.groups)
        for (Variable& variable : group.variables)
            if (group.path == "replication_0/firms" && variable.name == "employees")
                std::get<std::vector<float>>(variable.data).front() += 1;
}

}  // namespace

TEST_CASE("A replication alone is the same as among others") {
    const auto loaded = small_scenario();
    const Results all = run_whole(loaded.scenario, {0, 1, 2});
    const Results second = run_whole(loaded.scenario, {2});
    CHECK(digest_of(results_of(run_replications(loaded.scenario, whole_plan(loaded.scenario, {2})))) ==
          digest_of(second));
    // What is drawn of the world differs between replications and is not of interest here.
    const World facts = run_replications(loaded.scenario, whole_plan(loaded.scenario, {0})).facts;
    CHECK(logical_digest(history_document({&all.histories[2], 1}, 2, facts), "") ==
          logical_digest(history_document(second.histories, 2, facts), ""));
    CHECK(logical_digest(history_document({&all.histories[1], 1}, 2, facts), "") !=
          logical_digest(history_document(second.histories, 2, facts), ""));
}

TEST_CASE("A run that stops after any quarter goes on to the same results") {
    const auto loaded = small_scenario();
    const std::string through = digest_of(run_whole(loaded.scenario, {0, 1}));
    for (int stop = 0; stop <= total_steps(loaded.scenario.run); ++stop) {
        INFO("stop after " << stop);
        CHECK(digest_of(run_with_stops(loaded.scenario, {stop}, {0, 1})) == through);
    }
    CHECK(digest_of(run_with_stops(loaded.scenario, {1, 2, 9, 10, 10, 15}, {0, 1})) == through);
}

TEST_CASE("A single number changed in the saved moment changes the results") {
    const auto loaded = small_scenario();
    Document moments = moments_document(run_replications(loaded.scenario, {{0}, 8, {}}).replications);
    RunPlan plan = whole_plan(loaded.scenario, {0});
    plan.begin = {&moments};
    const std::string undisturbed = digest_of(results_of(run_replications(loaded.scenario, plan)));
    disturb(moments);
    CHECK(digest_of(results_of(run_replications(loaded.scenario, plan))) != undisturbed);
}

TEST_CASE("A moment that lacks a column is refused by its name") {
    const auto loaded = small_scenario();
    Document moments = moments_document(run_replications(loaded.scenario, {{0}, 8, {}}).replications);
    for (Group& group : moments.groups)
        if (group.path == "replication_0/positions") group.variables.clear();
    RunPlan plan = whole_plan(loaded.scenario, {0});
    plan.begin = {&moments};
    const RunOutcome outcome = run_replications(loaded.scenario, plan);
    CHECK(outcome.replications.front().failure == "the saved state lacks replication_0/positions/first");
}

TEST_CASE("A replication that fails takes no other with it") {
    const auto loaded = small_scenario();
    const Watch watch{[](int replication, int step) {
                          if (replication == 1 && step == 5) throw std::runtime_error("planted");
                      },
                      nullptr};
    const RunOutcome outcome = run_replications(loaded.scenario, whole_plan(loaded.scenario, {0, 1, 2}), watch);
    CHECK(outcome.replications[1].failure == "planted");
    CHECK(!outcome.replications[1].history);
    for (const std::size_t place : {0U, 2U}) {
        CHECK(outcome.replications[place].failure.empty());
        REQUIRE(outcome.replications[place].history);
        CHECK(outcome.replications[place].history->periods().size() == 8);
    }
    CHECK(outcome.facts.markets.count() == 4);
}

TEST_CASE("A wish to stop ends every replication at the end of a quarter") {
    const auto loaded = small_scenario();
    std::atomic<bool> stop = false;
    const Watch watch{[&](int, int step) {
                          if (step == 3) stop = true;
                      },
                      &stop};
    const RunPlan plan = whole_plan(loaded.scenario, {0, 1, 2});
    RunOutcome outcome = run_replications(loaded.scenario, plan, watch);
    CHECK(outcome.was_stopped);
    const Document moments = moments_document(outcome.replications);
    RunPlan rest = plan;
    rest.begin = {&moments};
    for (const auto& [replication, step] : steps_in(moments)) CHECK(step < total_steps(loaded.scenario.run));
    CHECK(quarters_to_do(rest) < quarters_to_do(plan));
    CHECK(digest_of(results_of(run_replications(loaded.scenario, rest))) ==
          digest_of(run_whole(loaded.scenario, {0, 1, 2})));
}

TEST_CASE("Quarters are counted as they are simulated") {
    const auto loaded = small_scenario();
    std::atomic<int> quarters = 0;
    const RunPlan plan = whole_plan(loaded.scenario, {0, 1, 2});
    run_replications(loaded.scenario, plan, {[&](int, int) { ++quarters; }, nullptr});
    CHECK(quarters == 48);
    CHECK(quarters_to_do(plan) == 48);
}

}  // namespace abroad

#include "run/single_run.hpp"

#include <algorithm>
#include <cstdint>
#include <new>
#include <utility>

#include "parallel/blocks.hpp"
#include "random/streams.hpp"
#include "record/checkpoint.hpp"
#include "run/simulation.hpp"

namespace abroad {

namespace {

/// The document to go on from, or null.
const Document* beginning_of(const RunPlan& plan, int replication) {
    for (const Document* document : plan.begin)
        if (steps_in(*document).contains(replication)) return document;
    return nullptr;
}

/// One replication under way.
class Replication {
 public:
    Replication(const Scenario& scenario, int number, const Document* begin, int check_quarters)
        : scenario_(scenario), number_(number), simulation_(scenario, static_cast<std::uint32_t>(number)) {
        simulation_.check_invariants_every(check_quarters);
        if (begin == nullptr) return;
        World world = simulation_.world();
        restore(*begin, number, world);
        simulation_.resume(std::move(world));
        if (!has_history(*begin, number)) return;
        begin_history();
        restore(*begin, number, *history_);
    }

    int step() const { return simulation_.world().step; }

    void simulate_quarter() {
        const int now = step();
        if (now >= burn_in_steps(scenario_.run) && !history_) begin_history();
        simulation_.step();
        was_simulated_ = true;
        if (history_) history_->record(simulation_.world(), year_of_step(scenario_.run, now));
    }

    /// Gives away what was simulated.
    ReplicationRun finish() {
        ReplicationRun run{number_, step(), {}, {}, {}};
        if (run.step < total_steps(scenario_.run)) {
            run.moment = moment_of(number_, simulation_.world(), history_ ? &*history_ : nullptr);
        } else {
            // Of a replication that was done already, a saved history has the books, the world has none.
            if (was_simulated_ && history_) history_->keep_funding(simulation_.world().funding);
            run.history = std::move(history_);
        }
        return run;
    }

    const World& world() const { return simulation_.world(); }

 private:
    void begin_history() {
        history_.emplace(simulation_.world(), scenario_.record,
                         draw_key(scenario_.run.seed, static_cast<std::uint32_t>(number_)));
    }

    const Scenario& scenario_;
    int number_;
    Simulation simulation_;
    std::optional<History> history_;
    bool was_simulated_ = false;
};

bool is_stopped(const Watch& watch) {
    return watch.stop != nullptr && watch.stop->load(std::memory_order_relaxed);
}

/// What replications share, without firms.
World facts_of(const World& world) {
    World facts;
    facts.sectors = world.sectors;
    facts.markets = world.markets;
    facts.clusters = world.clusters;
    return facts;
}

ReplicationRun run_one(const Scenario& scenario, const RunPlan& plan, const Watch& watch, int number, World& facts) {
    const Document* begin = beginning_of(plan, number);
    if (is_stopped(watch)) {
        if (begin == nullptr) return {number, 0, {}, {}, {}};
        return {number, steps_in(*begin).at(number), {}, {}, moment_in(*begin, number)};
    }
    Replication replication(scenario, number, begin, plan.check_quarters);
    while (replication.step() < plan.last_step && !is_stopped(watch)) {
        replication.simulate_quarter();
        if (watch.after_quarter) watch.after_quarter(number, replication.step());
    }
    facts = facts_of(replication.world());
    return replication.finish();
}

}  // namespace

RunOutcome run_replications(const Scenario& scenario, const RunPlan& plan, const Watch& watch) {
    RunOutcome outcome;
    outcome.replications.resize(plan.replications.size());
    std::vector<World> facts(plan.replications.size());
    for_each_task(plan.replications.size(), [&](std::size_t place) {
        ReplicationRun& run = outcome.replications[place];
        run.replication = plan.replications[place];
        try {
            run = run_one(scenario, plan, watch, run.replication, facts[place]);
        } catch (const std::bad_alloc&) {
            run = {run.replication, 0, std::string(not_enough_memory), {}, {}};
        } catch (const ScenarioLimit& limit) {
            run = {run.replication, 0, std::string(scenario_to_blame) + limit.what(), {}, {}};
        } catch (const std::exception& failure) {
            run = {run.replication, 0, failure.what(), {}, {}};
        }
    });
    const auto whole = std::find_if(outcome.replications.begin(), outcome.replications.end(),
                                    [](const ReplicationRun& run) { return run.history.has_value(); });
    if (whole != outcome.replications.end())
        outcome.facts = std::move(facts[static_cast<std::size_t>(whole - outcome.replications.begin())]);
    outcome.was_stopped = is_stopped(watch);
    return outcome;
}

std::int64_t quarters_to_do(const RunPlan& plan) {
    std::int64_t quarters = 0;
    for (const int replication : plan.replications) {
        const Document* begin = beginning_of(plan, replication);
        quarters += std::max(0, plan.last_step - (begin == nullptr ? 0 : steps_in(*begin).at(replication)));
    }
    return quarters;
}

}  // namespace abroad

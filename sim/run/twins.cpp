#include "run/twins.hpp"

#include <algorithm>
#include <iterator>
#include <new>
#include <optional>

#include "parallel/blocks.hpp"
#include "record/checkpoint.hpp"
#include "run/world_observer.hpp"

namespace abroad {

namespace {

/// Ends a replication that is not wanted any more.
struct Stopped {};

void heed(const Watch& watch, int replication, int step) {
    if (watch.after_quarter) watch.after_quarter(replication, step);
    if (watch.stop != nullptr && watch.stop->load(std::memory_order_relaxed)) throw Stopped();
}

/// The end of a burn-in as a document that any twin can start from.
Document burn_in_of(const Scenario& scenario, int replication, const Watch& watch) {
    Simulation simulation(scenario, static_cast<std::uint32_t>(replication));
    simulation.check_invariants_every(program_check_quarters);
    while (simulation.world().step < burn_in_steps(scenario.run)) {
        simulation.step();
        heed(watch, replication, simulation.world().step);
    }
    return {{}, moment_of(replication, simulation.world(), nullptr)};
}

WorldOutcomes simulate(const Scenario& scenario, int replication, const Document& burn_in, const Watch& watch,
                       Places* places) {
    Simulation simulation(scenario, static_cast<std::uint32_t>(replication));
    simulation.check_invariants_every(program_check_quarters);
    World world = simulation.world();
    restore(burn_in, replication, world);
    // No line has moved any money in the burn-in, and the twin may have other lines.
    world.funding = simulation.world().funding;
    simulation.resume(std::move(world));
    if (places != nullptr)
        *places = {simulation.world().markets.name, simulation.world().sectors.name, simulation.world().clusters.name};
    WorldObserver observer(scenario, simulation);
    while (simulation.world().step < total_steps(scenario.run)) {
        observer.simulate_quarter(simulation);
        heed(watch, replication, simulation.world().step);
    }
    return observer.finish(simulation.world());
}

FirmFacts facts_for(const PairPlan& pair, const ComparisonPlan& plan, const Places& places) {
    const Scenario& scenario = plan.worlds[pair.funded].scenario;
    FirmFacts facts;
    facts.countries = places.countries.size();
    facts.sectors = places.sectors.size();
    std::copy_n(scenario.record.size_bounds_employees.begin(), facts.size_bounds.size(), facts.size_bounds.begin());
    facts.largest_share = scenario.record.largest_firms_apart_share;
    for (const std::string& country : places.countries) {
        const auto& named = pair.funding_countries;
        const bool pays = named.empty() ? std::any_of(scenario.clusters.begin(), scenario.clusters.end(),
                                                      [&](const ClusterData& c) { return c.country == country; })
                                        : std::find(named.begin(), named.end(), country) != named.end();
        facts.is_funding_country.push_back(pays ? 1 : 0);
    }
    return facts;
}

PairResult compare(const PairPlan& pair, const ComparisonPlan& plan, const std::vector<WorldOutcomes>& worlds,
                   const Places& places) {
    const WorldOutcomes& funded = worlds[pair.funded];
    const FundingRecords records = funding_records(funded, pair.instruments);
    const WorldPair two{funded, worlds[pair.with], worlds[pair.base], records};
    const FirmFacts facts = facts_for(pair, plan, places);
    PairResult result;
    result.parts = decompose(two, facts);
    result.money = policy_money(two, pair.instruments);
    // Announced only, there are no funded acts to look for.
    if (pair.effect != Effect::announcement) result.acts = funded_acts(two);
    const MomentYears moments = moment_years(pair, years_of(funded));
    if (pair.effect != Effect::announcement && pair.effect != Effect::marginal)
        result.firms = firm_table(two, facts, moments);
    return result;
}

TwinRun run_one(const ComparisonPlan& plan, int replication, const Document* burn_in, const Watch& watch,
                Places& places) {
    TwinRun run;
    run.replication = replication;
    std::vector<WorldOutcomes> worlds = simulate_twins(plan, replication, burn_in, watch, &places);
    for (const PairPlan& pair : plan.pairs) run.pairs.push_back(compare(pair, plan, worlds, places));
    run.years = years_of(worlds.front());
    run.funding = std::move(worlds.front().funding);
    return run;
}

}  // namespace

std::vector<int> years_of(const WorldOutcomes& world) {
    std::vector<int> years;
    for (const YearOutcomes& year : world.years) years.push_back(year.calendar_year);
    return years;
}

MomentYears moment_years(const PairPlan& pair, const std::vector<int>& years) {
    const auto place = [&](int year) {
        const int at = year - years.front();
        return static_cast<std::size_t>(std::clamp(at, 0, static_cast<int>(years.size()) - 1));
    };
    return {place(pair.start_year - 1), place(pair.last_year), place(pair.last_year + static_cast<int>(lasting_years))};
}

std::vector<WorldOutcomes> simulate_twins(const ComparisonPlan& plan, int replication, const Document* burn_in,
                                          const Watch& watch, Places* places) {
    std::vector<WorldOutcomes> worlds;
    std::vector<std::optional<Document>> own(plan.worlds.size());
    for (std::size_t place = 0; place < plan.worlds.size(); ++place) {
        const WorldPlan& world = plan.worlds[place];
        std::optional<Document>& made = own[world.burn_in];
        if (burn_in == nullptr && !made) made = burn_in_of(plan.worlds[world.burn_in].scenario, replication, watch);
        worlds.push_back(simulate(world.scenario, replication, burn_in != nullptr ? *burn_in : *made, watch,
                                  place == 0 ? places : nullptr));
        if (worlds.back().seat != worlds.front().seat || worlds.back().sector != worlds.front().sector ||
            worlds.back().country != worlds.front().country)
            throw ComparisonError(
                "the worlds do not have the same firms, sectors and countries; compare scenarios "
                "that found the same first world");
    }
    return worlds;
}

Document burn_ins(const ComparisonPlan& plan, const std::vector<int>& replications, const Watch& watch) {
    std::vector<Document> all(replications.size());
    for_each_task(replications.size(), [&](std::size_t at) {
        try {
            all[at] = burn_in_of(plan.worlds.front().scenario, replications[at], watch);
        } catch (const Stopped&) {
            return;
        } catch (const std::exception&) {
            return;  // It fails again, and says why, when its twins want to start.
        }
    });
    Document together;
    for (Document& one : all) std::move(one.groups.begin(), one.groups.end(), std::back_inserter(together.groups));
    return together;
}

TwinOutcome run_twins(const ComparisonPlan& plan, const std::vector<int>& replications, const Document* burn_in,
                      const Watch& watch) {
    TwinOutcome outcome;
    outcome.runs.resize(replications.size());
    std::vector<Places> places(replications.size());
    for_each_task(replications.size(), [&](std::size_t at) {
        TwinRun& run = outcome.runs[at];
        run.replication = replications[at];
        try {
            run = run_one(plan, replications[at], burn_in, watch, places[at]);
        } catch (const Stopped&) {
            run.was_stopped = true;
        } catch (const std::bad_alloc&) {
            run.failure = not_enough_memory;
        } catch (const ComparisonError&) {
            throw;
        } catch (const std::exception& failure) {
            run.failure = failure.what();
        }
    });
    for (std::size_t at = 0; at < replications.size(); ++at)
        if (outcome.places.countries.empty()) outcome.places = std::move(places[at]);
    return outcome;
}

}  // namespace abroad

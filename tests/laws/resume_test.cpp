// Law 2: stopping and going on, a longer horizon, and other replications beside it change no result.
#include "helpers/catch.hpp"
#include "helpers/laws.hpp"

namespace abroad {

namespace {

template <class T>
bool begins_with(const std::vector<T>& longer, const std::vector<T>& shorter) {
    return longer.size() > shorter.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

/// True if all that `shorter` recorded is how `longer` begins.
bool is_prefix(const History& shorter, const History& longer) {
    bool same = begins_with(longer.periods(), shorter.periods());
    const auto compare = [&](const Series& mine, const Series& other) {
        same = same && begins_with(other.values, mine.values);
    };
    for (const Grouping grouping : all_groupings) {
        compare(shorter.stocks(grouping), longer.stocks(grouping));
        compare(shorter.flows(grouping), longer.flows(grouping));
    }
    compare(shorter.destinations(), longer.destinations());
    compare(shorter.modes(), longer.modes());
    compare(shorter.sizes(), longer.sizes());
    return same && begins_with(longer.events().seat, shorter.events().seat) &&
           begins_with(longer.events().value_keur, shorter.events().value_keur) &&
           begins_with(longer.panel().firms.cash, shorter.panel().firms.cash);
}

/// The moment after so many quarters, with one column of its state changed by `damage`.
template <class Damage>
Results resumed_from_damaged(const Scenario& scenario, int stop, std::string_view group, std::string_view column,
                             Damage&& damage) {
    Document moment = moments_document(run_replications(scenario, {{0}, stop, {}}).replications);
    for (Group& one : moment.groups)
        for (Variable& variable : one.variables)
            if (one.path == group && variable.name == column) damage(variable.data);
    return results_of(run_replications(scenario, {{0}, total_steps(scenario.run), {&moment}}));
}

/// A world of ten thousand firms in which every table with state has rows.
LoadedScenario load_full_world() {
    Settings settings = everything_recorded;
    for (const char* setting :
         {"run.burn_in_years=5", "run.years=2", "run.first_year=2014",
          "cooperation.product_development_probability=0.5", "cooperation.licence_search_probability_per_quarter=0.1",
          "cooperation.research_organisations_per_cluster_count=1"})
        settings.emplace_back(setting);
    return load_shipped("teaching/cleantech_network_with.yaml", settings);
}

void lessen(Column& column) {
    if (auto* numbers = std::get_if<std::vector<float>>(&column))
        for (float& number : *numbers) number *= 0.8F;
    if (auto* numbers = std::get_if<std::vector<double>>(&column))
        for (double& number : *numbers) number *= 0.8;
}

void change_last_bit(Column& column) {
    auto& values = std::get<std::vector<float>>(column);
    for (float& value : values) value = std::nextafter(value, 10.0F);
}

}  // namespace

TEST_CASE("law 2, a run stopped after any quarter and gone on with has the same digest") {
    const LoadedScenario loaded = load_rich(everything_recorded);
    const std::string digest = digest_of(run_whole(loaded.scenario, {0, 1}));
    const int last = total_steps(loaded.scenario.run), end_of_burn_in = burn_in_steps(loaded.scenario.run);
    CHECK(end_of_burn_in > 2);
    for (int stop = 1; stop < last; ++stop) {
        INFO("stopped after quarter " << stop);
        CHECK(digest_of(run_with_stops(loaded.scenario, {stop}, {0, 1})) == digest);
    }
}

TEST_CASE("law 2, a run stopped after every quarter has the same digest") {
    const LoadedScenario loaded = load_rich(everything_recorded);
    std::vector<int> stops = numbers_from_0(total_steps(loaded.scenario.run));
    CHECK(digest_of(run_with_stops(loaded.scenario, stops)) == digest_of(run_whole(loaded.scenario)));
}

TEST_CASE("law 2, a run with every table in use stopped and gone on with has the same digest") {
    const LoadedScenario loaded = load_full_world();
    const std::string digest = digest_of(run_whole(loaded.scenario));
    const int end_of_burn_in = burn_in_steps(loaded.scenario.run);
    Simulation simulation(loaded.scenario, 0);
    while (simulation.world().step < end_of_burn_in) simulation.step();
    const World& world = simulation.world();
    for (const std::size_t rows :
         {world.positions.count(), world.ties.count(), world.projects.count(), world.ventures.count(),
          world.licences.count(), world.adaptations.count(), world.links.count()})
        CHECK(rows > 0);
    CHECK(std::count(world.alliances.membership.begin(), world.alliances.membership.end(), Membership::member) > 0);
    for (const int stop : {end_of_burn_in - 1, end_of_burn_in, end_of_burn_in + 1, end_of_burn_in + 6})
        CHECK(digest_of(run_with_stops(loaded.scenario, {stop})) == digest);
    const std::map<std::string, std::string> columns{{"ties", "trust"},
                                                     {"links", "trust"},
                                                     {"managements", "experience"},
                                                     {"licences", "gain"},
                                                     {"adaptations", "factor"}};
    for (const auto& [table, column] : columns) {
        INFO(table);
        CHECK(digest_of(resumed_from_damaged(loaded.scenario, end_of_burn_in, "replication_0/" + table, column,
                                             lessen)) != digest);
    }
}

TEST_CASE("law 2, the smallest scenario stopped and gone on with has the same digest") {
    const LoadedScenario loaded = load_shipped("teaching/smallest.yaml", everything_recorded);
    const std::string digest = digest_of(run_whole(loaded.scenario));
    CHECK(digest_of(run_with_stops(loaded.scenario, {1, 3, 7})) == digest);
}

TEST_CASE("law 2, one bit changed in a saved moment is seen in the digest") {
    const LoadedScenario loaded = load_rich(everything_recorded);
    const std::string digest = digest_of(run_whole(loaded.scenario));
    const auto same = [](Column&) {};
    const auto damaged = [&](std::string_view group, std::string_view column, auto damage) {
        return digest_of(resumed_from_damaged(loaded.scenario, 14, group, column, damage));
    };
    CHECK(damaged("replication_0/firms", "efficiency_rest", same) == digest);
    CHECK(damaged("replication_0/firms", "efficiency_rest", change_last_bit) != digest);
    CHECK(damaged("replication_0/market_appeals", "cells", [](Column& column) {
              for (double& value : std::get<std::vector<double>>(column)) value *= 1.0001;
          }) != digest);
    CHECK(damaged("replication_0/positions", "prospect", [](Column& column) {
              for (float& value : std::get<std::vector<float>>(column)) value = -1e6F;
          }) != digest);
}

TEST_CASE("law 2, a shorter run is how the longer one begins") {
    const Settings always = everything_recorded;
    const auto with_years = [&](const char* years) {
        Settings settings = always;
        settings.emplace_back(years);
        return run_whole(load_rich(settings).scenario);
    };
    const Results shorter = with_years("run.years=1.5"), longer = with_years("run.years=4");
    CHECK(is_prefix(shorter.histories[0], longer.histories[0]));
    Settings other_seed = always;
    other_seed.insert(other_seed.end(), {"run.years=4", "run.seed=2"});
    CHECK_FALSE(is_prefix(shorter.histories[0], run_whole(load_rich(other_seed).scenario).histories[0]));
}

TEST_CASE("law 2, a replication alone is the same as among others") {
    const LoadedScenario loaded = load_rich(everything_recorded);
    const RunOutcome facts = run_replications(loaded.scenario, {{0}, total_steps(loaded.scenario.run), {}});
    const Results many = run_whole(loaded.scenario, numbers_from_0(9));
    std::vector<std::string> digests;
    for (const int replication : {7, 0, 8, 3}) {
        const Results alone = run_whole(loaded.scenario, {replication});
        const std::array<History, 1> of_many{many.histories[static_cast<std::size_t>(replication)]};
        const std::array<int, 1> number{replication};
        // What is drawn of the world differs between replications and is not of interest here.
        CHECK(logical_digest(history_document(of_many, number, facts.facts), "") ==
              logical_digest(history_document(alone.histories, number, facts.facts), ""));
        const std::array<int, 1> called_0{0};
        digests.push_back(logical_digest(history_document(alone.histories, called_0, facts.facts), ""));
    }
    std::sort(digests.begin(), digests.end());
    CHECK(std::adjacent_find(digests.begin(), digests.end()) == digests.end());
}

TEST_CASE("seeds differ from each other in every recorded group of firms") {
    const auto seed_1 = digests_by_group(run_whole(load_rich({"run.seed=1"}).scenario).document);
    const auto seed_2 = digests_by_group(run_whole(load_rich({"run.seed=2"}).scenario).document);
    for (const Grouping grouping : all_groupings)
        CHECK(seed_1.at(std::string(name_of(grouping))) != seed_2.at(std::string(name_of(grouping))));
}

}  // namespace abroad

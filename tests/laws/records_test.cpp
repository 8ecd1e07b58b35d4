// Law 9: what is recorded beside changes nothing that is recorded anyway, and nothing in the model.
#include "helpers/catch.hpp"
#include "helpers/laws.hpp"

namespace abroad {

namespace {

/// Paths of groups whose values differ, among those that both documents have.
std::vector<std::string> differing(const Document& one, const Document& other) {
    const auto mine = digests_by_group(one), theirs = digests_by_group(other);
    std::vector<std::string> paths;
    for (const auto& [path, digest] : mine)
        if (theirs.contains(path) && theirs.at(path) != digest) paths.push_back(path);
    return paths;
}

/// Without the variables of the group `all` whose name begins like this.
Document without_totals(const std::string& prefix, Document document) {
    for (Group& group : document.groups)
        if (group.path == "all")
            std::erase_if(group.variables, [&](const Variable& one) { return one.name.starts_with(prefix); });
    return document;
}

Document document_of(const Settings& settings) {
    return run_whole(load_rich(settings).scenario, {0, 1}).document;
}

}  // namespace

TEST_CASE("law 9, panel, event log and snapshots change no other group of the results") {
    const Document plain = document_of({});
    for (const Settings& settings :
         {Settings{"record.events=true"}, Settings{"record.panel=all"},
          Settings{"record.network_snapshots_every_quarters=3"},
          Settings{"record.panel=sample", "record.panel_sample_share=0.3"}, everything_recorded}) {
        const Document more = document_of(settings);
        CHECK(more.groups.size() > plain.groups.size());
        CHECK(differing(plain, more).empty());
    }
}

TEST_CASE("law 9, the sample of the panel is part of the whole panel") {
    const Document all = document_of({"record.panel=all"});
    const Document sample = document_of({"record.panel=sample", "record.panel_sample_share=0.3"});
    const auto seats = [](const Document& document) {
        return std::get<std::vector<std::uint32_t>>(document.group("panel")->variable("seat")->data);
    };
    const auto all_seats = seats(all), sample_seats = seats(sample);
    CHECK(sample_seats.size() > all_seats.size() / 5);
    CHECK(sample_seats.size() < all_seats.size() / 2);
}

TEST_CASE("law 9, other bounds of size classes change the groups by size class and the totals of SMEs alone") {
    const Document plain = document_of({});
    const Document other = document_of({"record.size_bounds_employees=[5, 20, 100]"});
    CHECK(differing(plain, other) == std::vector<std::string>{"all", "size_class"});
    CHECK(differing(without_totals("sme_", plain), without_totals("sme_", other)) ==
          std::vector<std::string>{"size_class"});
}

TEST_CASE("law 9, another share of largest firms changes the totals without them alone") {
    const Document plain = document_of({});
    const Document other = document_of({"record.largest_firms_apart_share=0.2"});
    CHECK(differing(plain, other) == std::vector<std::string>{"all"});
    CHECK(differing(without_totals("without_largest_", plain), without_totals("without_largest_", other)).empty());
}

TEST_CASE("law 9, a record that reached the model would be seen in every group of firms") {
    // A run that differs by one kEUR in the cash of one firm stands for a record that writes where it should read.
    const LoadedScenario loaded = load_rich();
    std::vector<History> histories;
    World facts;
    Simulation simulation(loaded.scenario, 0);
    World touched = simulation.world();
    for (double& cash : touched.firms.cash_keur) cash += 1;
    simulation.resume(std::move(touched));
    while (simulation.world().step < burn_in_steps(loaded.scenario.run)) simulation.step();
    histories.emplace_back(simulation.world(), loaded.scenario.record, draw_key(1, 0));
    while (simulation.world().step < total_steps(loaded.scenario.run)) {
        const double year = year_of_step(loaded.scenario.run, simulation.world().step);
        simulation.step();
        histories[0].record(simulation.world(), year);
    }
    const Document other = history_document(histories, 0, simulation.world());
    CHECK(differing(run_whole(loaded.scenario).document, other).size() >= all_groupings.size());
}

}  // namespace abroad

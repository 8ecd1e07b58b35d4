#include "run/saved_run.hpp"

#include "small_scenario.hpp"

namespace abroad {

namespace {

void save(const std::filesystem::path& path, FileKind kind, const Scenario& scenario,
          const std::string& version = build_info().program_version) {
    Provenance provenance;
    provenance.kind = kind;
    provenance.build.program_version = version;
    provenance.seed = scenario.run.seed;
    const RunOutcome outcome = run_replications(scenario, {{0}, burn_in_steps(scenario.run), {}});
    write_moments(path, moments_document(outcome.replications), scenario, provenance, Existing::replace);
}

}  // namespace

TEST_CASE("Scenarios that differ only after the burn-in share it") {
    const Folder folder;
    save(folder / "saved", FileKind::burn_in, small_scenario().scenario);
    const std::string change = GENERATE(as<std::string>{}, "run.years=5", "run.replications_count=2",
                                        "run.first_year=2020", "record.events=false", "title=Other",
                                        "markets.Spain.growth_per_year=0.01", "after_burn_in.export.entry_cost_keur=3");
    INFO(change);
    const auto other = small_scenario({change});
    const Document saved = read_moments(folder / "saved", FileKind::burn_in, other.scenario);
    RunPlan plan{{0}, total_steps(other.scenario.run), {&saved}};
    CHECK(digest_of(results_of(run_replications(other.scenario, plan))) == digest_of(run_whole(other.scenario)));
}

TEST_CASE("A burn-in of other values is refused and the values are named") {
    const Folder folder;
    save(folder / "saved", FileKind::burn_in, small_scenario().scenario);
    const auto [change, words] =
        GENERATE(table<std::string, std::string>({{"run.seed=2", "run.seed: was 1, the scenario has 2"},
                                                  {"export.entry_cost_keur=3", "export.entry_cost_keur: was "},
                                                  {"run.burn_in_years=1", "run.burn_in_years: was 2"},
                                                  {"markets.USA.unit_labour_cost=1", "markets.USA.unit_labour_cost"},
                                                  {"founding.knowledge_mean=0.2", "founding.knowledge_mean"}}));
    INFO(change);
    CHECK_THROWS_WITH(read_moments(folder / "saved", FileKind::burn_in, small_scenario({change}).scenario),
                      contains_text("was made with other values") && contains_text(words));
}

TEST_CASE("What comes after the burn-in is not asked of it, and what begins in it is") {
    const auto has = [](const LoadedScenario& loaded, const std::string& path) {
        const Values values = values_of_burn_in(loaded.scenario);
        return std::any_of(values.begin(), values.end(),
                           [&](const auto& value) { return value.first.starts_with(path); });
    };
    const auto converging = small_scenario(
        {"after_burn_in.switch.convergence=true", "convergence.start_year=2013", "convergence.end_year=2020"});
    CHECK_FALSE(has(converging, "after_burn_in."));
    CHECK_FALSE(has(small_scenario(), "run.first_year"));
    // Its members enter when the burn-in is over.
    const auto later = load_shipped("teaching/cleantech_network_with.yaml");
    CHECK_FALSE(has(later, "alliances."));
    CHECK_FALSE(has(later, "run.first_year"));
    const auto earlier = load_shipped(
        "teaching/cleantech_network_with.yaml",
        {"alliances.cleantech network.entry_years={Denmark 01 machinery: 2000, Norway 01 machinery: 2000}"});
    CHECK(has(earlier, "alliances."));
    CHECK(has(earlier, "run.first_year"));
}

TEST_CASE("A burn-in of another program is refused") {
    const Folder folder;
    save(folder / "saved", FileKind::burn_in, small_scenario().scenario, "0.0.1");
    CHECK_THROWS_WITH(read_moments(folder / "saved", FileKind::burn_in, small_scenario().scenario),
                      contains_text("was made by version 0.0.1"));
}

TEST_CASE("The state of an unfinished run belongs to one scenario alone") {
    const Folder folder;
    save(folder / "state", FileKind::unfinished_run, small_scenario().scenario);
    CHECK_NOTHROW(read_moments(folder / "state", FileKind::unfinished_run,
                               small_scenario({"run.replications_count=7"}).scenario));
    CHECK_THROWS_WITH(
        read_moments(folder / "state", FileKind::unfinished_run, small_scenario({"run.years=5"}).scenario),
        contains_text("run.years: was 2, the scenario has 5"));
    CHECK_THROWS_WITH(read_moments(folder / "state", FileKind::burn_in, small_scenario().scenario),
                      contains_text("holds abroad unfinished run, not abroad burn-in"));
}

}  // namespace abroad

// Law 8, last part: every parameter changes some output of some scenario, or is listed as inert with its reason.
#include <fstream>
#include <optional>
#include <set>

#include "base/problems.hpp"
#include "helpers/catch.hpp"
#include "helpers/laws.hpp"
#include "input/printers.hpp"

namespace abroad {

namespace {

/// Every kind of cooperation and venture, often enough that a small world sees it within ten years.
const Settings everything_at_work{"run.replications_count=1",
                                  "run.burn_in_years=8",
                                  "run.years=3",
                                  "record.events=true",
                                  "switch.mandate=all",
                                  "switch.technology_scouting=true",
                                  "switch.convergence=true",
                                  "convergence.start_year=2013",
                                  "convergence.end_year=2015",
                                  "management.strategy_hazard_per_year=10",
                                  "management.stages_per_staff_per_quarter=5",
                                  "switch.pressure_per_year=2",
                                  "joint_venture.partner_books=false",
                                  "management.contact_probability_per_quarter=1",
                                  "links.approach_hazard_per_year=10",
                                  "links.agreement_base=0.5",
                                  "decision.mode_review_probability_per_quarter=1",
                                  "decision.mode_review_least_tenure_years=0.25",
                                  "decision.mode_review_least_penetration=0.1",
                                  "joint_venture.entry_cost_keur=20",
                                  "joint_venture.fixed_cost_keur_per_year=2",
                                  "joint_venture.end_hazard_per_year=0.5",
                                  "cooperation.search_probability_per_quarter=0.8",
                                  "cooperation.product_development_probability=0.4",
                                  "cooperation.licence_search_probability_per_quarter=0.3",
                                  "cooperation.research_organisations_per_cluster_count=1",
                                  "cooperation.conflict_of_interest_penalty=0.1",
                                  "cooperation.cross_border_cross_sector_penalty=0.1"};

/// Scenarios in which parameters may show: the rich world as it is, and with what is off by default switched on.
struct Place {
    const char* scenario;
    Settings settings;
};
const std::vector<Place> places_to_show{
    {"rich.yaml", {"record.events=true"}},
    {"rich.yaml", {"switch.management_slots=by_size", "record.panel=sample"}},
    {"rich.yaml", {"accounts.overhead_share=0.6", "demography.bankruptcy_overhead_years=0.2"}},
    {"rich.yaml", everything_at_work},
    {"funded.yaml", {"record.network_snapshots_every_quarters=8"}}};

/// Other values of a field, the likeliest to matter first.
std::vector<std::string> alternatives(const Field& field) {
    std::vector<std::string> texts;
    const std::optional<FieldValue> now = field.value();
    const auto add = [&](double value) {
        value = std::clamp(value, field.range.low, field.range.high);
        texts.push_back(field.kind == FieldKind::count ? std::to_string(static_cast<std::int64_t>(value))
                                                       : shortest_text(value));
    };
    const auto add_around = [&](double value) {
        for (const double factor : {1.5, 0.5, 3.0, 0.1}) add(value * factor);
        for (const double difference : {1.0, -1.0, 0.25}) add(value + difference);
        if (std::isfinite(field.range.low)) add(field.range.low);
        if (std::isfinite(field.range.high)) add(field.range.high);
    };
    if (field.kind == FieldKind::number) add_around(now ? std::get<double>(*now) : 3.0);
    if (field.kind == FieldKind::count) add_around(now ? static_cast<double>(std::get<std::int64_t>(*now)) : 20.0);
    if (field.kind == FieldKind::flag) texts = {"true", "false"};
    if (field.kind == FieldKind::choice) texts = field.choices;
    if (field.key == "convergence.start_year") texts = {"2014"};
    if (field.key == "switch.skip_stages") texts = {"[1, 5, 9]"};
    if (field.key == "record.size_bounds_employees") texts = {"[5, 20, 100]"};
    return texts;
}

class Baselines {
 public:
    Baselines() {
        for (const Place& place : places_to_show) digests_.push_back(digest(place.scenario, place.settings));
    }

    /// True if one of the values of the field changes the results of one of the scenarios, from `first` on.
    bool is_seen(const Field& field, const std::string& path, std::size_t first = 0) const {
        for (std::size_t place = first; place < places_to_show.size(); ++place)
            for (const std::string& text : alternatives(field)) {
                Settings settings = places_to_show[place].settings;
                settings.push_back(path + "=" + text);
                try {
                    if (digest(places_to_show[place].scenario, settings) != digests_[place]) return true;
                } catch (const ScenarioError&) {
                    // A value that does not fit the others; the next may.
                } catch (const InternalError&) {
                    return true;
                } catch (const ScenarioLimit&) {
                    return true;
                }
            }
        return false;
    }

 private:
    static std::string digest(const char* scenario, const Settings& settings) {
        const LoadedScenario loaded =
            load_scenario(std::filesystem::path(ABROAD_SOURCE_DIR) / "tests/laws" / scenario, settings);
        return digest_of(run_whole(loaded.scenario, numbers_from_0(loaded.scenario.run.replications_count)));
    }
    std::vector<std::string> digests_;
};

/// Keys listed as inert.
std::set<std::string> inert_keys() {
    std::set<std::string> keys;
    std::ifstream file(std::filesystem::path(ABROAD_SOURCE_DIR) / "tests/laws/inert_parameters.txt");
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        const std::size_t colon = line.find(": ");
        REQUIRE(colon != std::string::npos);
        REQUIRE(line.size() > colon + 10);
        keys.insert(line.substr(0, colon));
    }
    return keys;
}

}  // namespace

TEST_CASE("law 8, every parameter changes some output of some scenario or is listed as inert") {
    const LoadedScenario loaded = load_rich();
    Scenario scenario = loaded.scenario;
    Fields fields;
    declare(fields, scenario);
    const Baselines baselines;
    std::set<std::string> unseen;
    for (const Field& field : fields.all()) {
        if (field.kind == FieldKind::entities) continue;
        if (!baselines.is_seen(field, field.key)) unseen.insert(field.key);
    }
    CHECK(unseen == inert_keys());
}

TEST_CASE("law 8, every parameter that may change after the burn-in changes something then or is listed as inert") {
    Scenario scenario = load_rich().scenario;
    Fields fields;
    declare(fields, scenario);
    const Baselines baselines;
    const std::set<std::string> inert = inert_keys();
    // Strategies that end of age and links that begin: in the three years after the burn-in this world has none. That
    // these keys matter is shown by the law above.
    const std::set<std::string> seldom{"management.renewal_factor",   "links.agreement_base",
                                       "links.agreement_relatedness", "links.agreement_mandate",
                                       "links.agreement_experience",  "links.agreement_quality_gain"};
    for (const Field& field : fields.all()) {
        if (!field.may_change_after_burn_in || inert.contains(field.key) || seldom.contains(field.key)) continue;
        INFO(field.key);
        CHECK(baselines.is_seen(field, "after_burn_in." + field.key));
    }
}

TEST_CASE("law 8, facts of markets, sectors, clusters, firms and shocks change the results") {
    const Baselines baselines;
    LoadedScenario loaded = load_rich();
    Fields fields;
    declare(fields, loaded.scenario);
    const std::map<std::string, std::set<std::string>> words{
        {"markets", {"name", "language", "culture", "agency_presence"}},
        {"sectors", {"name", "relatedness", "relatedness_end", "share"}},
        {"alliances", {"name", "manager", "entry_years"}},
        {"clusters", {"name", "country", "sector"}},
        {"firms", {"name", "country", "sector"}},
        {"shocks", {"name", "market"}}};
    for (Field& list : fields.all()) {
        if (list.kind != FieldKind::entities || list.entities.size(list.entities.list) == 0) continue;
        Fields item;
        list.entities.declare_item(item, list.entities.list, 0);
        const std::string path = list.key + "." + list.entities.name(list.entities.list, 0) + ".";
        for (const Field& field : item.all()) {
            INFO(path + field.key);
            if (!words.at(list.key).contains(field.key)) CHECK(baselines.is_seen(field, path + field.key));
        }
    }
    const std::string digest = digest_of(run_whole(loaded.scenario));
    for (const char* setting :
         {"markets.Spain.language=english", "markets.Spain.culture=[90, 51, 42, 86, 48, 44]",
          "markets.Spain.agency_presence={USA: 0.1}", "sectors.food.relatedness={packaging: 0.9}",
          "clusters.Korea 01 food.country=USA", "clusters.Korea 01 food.sector=machinery",
          "firms.packers.country=Spain", "firms.packers.sector=food", "shocks.crisis.market=Germany"})
        CHECK(digest_of(run_whole(load_rich({setting}).scenario)) != digest);
}

TEST_CASE("law 8, every key of an instrument changes the results of some instrument or is listed as inert") {
    const Baselines baselines;
    const std::size_t funded = places_to_show.size() - 1;
    LoadedScenario loaded = load_scenario(std::filesystem::path(ABROAD_SOURCE_DIR) / "tests/laws/funded.yaml");
    const std::set<std::string> inert = inert_keys();
    std::set<std::string> seen, unseen;
    for (InstrumentData& instrument : loaded.scenario.instruments) {
        Fields item;
        declare(item, instrument);
        for (const Field& field : item.all()) {
            const bool words = field.kind == FieldKind::text || field.kind == FieldKind::names ||
                               field.kind == FieldKind::numbers_by_name || field.key == "kind";
            if (words || seen.contains(field.key) || inert.contains("instruments." + field.key)) continue;
            const bool shows = baselines.is_seen(field, "instruments." + instrument.name + "." + field.key, funded);
            (shows ? seen : unseen).insert(field.key);
        }
    }
    std::erase_if(unseen, [&](const std::string& key) { return seen.contains(key); });
    CHECK(unseen == std::set<std::string>{});
    CHECK(seen.size() > 40);
}

TEST_CASE("law 8, a parameter that nothing reads would be found") {
    // A title is such a value: it is in the scenario, and no result depends on it.
    Scenario scenario = load_rich().scenario;
    const std::string digest = digest_of(run_whole(scenario));
    scenario.title = "another";
    CHECK(digest_of(run_whole(scenario)) == digest);
}

}  // namespace abroad

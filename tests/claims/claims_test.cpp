// The table of claims in sim/README.md: one line for each claim of the talk that the model was made from, and nothing
// in it that is not there.
#include <algorithm>

#include "helpers/catch.hpp"
#include "helpers/runs.hpp"
#include "model_page.hpp"

namespace abroad {

namespace {

const std::filesystem::path sim_folder = std::filesystem::path(ABROAD_SOURCE_DIR) / "sim";

std::string model_page() {
    return text_of(sim_folder / "README.md");
}

/// N1 to N7, Y1 to Y8, W1 to W5, K1a to K9, C1 to C13, F1 to F10, T1 to T10.
std::vector<std::string> all_ids() {
    std::vector<std::string> ids;
    const auto add = [&](const std::string& letter, int first, int last) {
        for (int number = first; number <= last; ++number) ids.push_back(letter + std::to_string(number));
    };
    add("N", 1, 7);
    add("Y", 1, 8);
    add("W", 1, 5);
    ids.insert(ids.end(), {"K1a", "K1b"});
    add("K", 2, 9);
    add("C", 1, 13);
    add("F", 1, 10);
    add("T", 1, 10);
    return ids;
}

/// Claims whose line may lack file, key or quantity (MODEL section 10).
const std::vector<std::string> may_be_missing{"C2", "C8"};

std::vector<std::string> ids_of(const std::vector<Claim>& claims) {
    std::vector<std::string> ids;
    for (const Claim& claim : claims) ids.push_back(claim.id);
    return ids;
}

/// Keys of a scenario; those of things in a list with the name of the list.
std::set<std::string> known_keys() {
    Scenario scenario;
    Fields fields;
    declare(fields, scenario);
    std::set<std::string> keys;
    for (const Field& field : fields.all()) {
        keys.insert(field.key);
        if (field.kind == FieldKind::entities)
            field.entities.show_prototype([&](const Fields& item) {
                for (const Field& part : item.all()) keys.insert(field.key + "." + part.key);
            });
    }
    return keys;
}

/// Group and variable of everything in the results of a short run with an instrument.
std::set<std::string> known_quantities() {
    Scenario scenario = load_shipped("teaching/smallest.yaml").scenario;
    InstrumentData& voucher = scenario.instruments.emplace_back();
    voucher.name = "Voucher";
    voucher.start_year = scenario.run.first_year;
    voucher.end_year = scenario.run.first_year + 1;
    const Results results = run_whole(scenario);
    std::set<std::string> quantities;
    for (const Group& group : results.document.groups)
        for (const Variable& variable : group.variables) quantities.insert(group.path + "/" + variable.name);
    return quantities;
}

Claim whole_claim() {
    return {"K2", "the first step", {"modes/export.hpp"}, {"export.entry_cost_keur"}, {"all/exporters"}, false};
}

KnownNames few_names() {
    return {sim_folder, {"export.entry_cost_keur"}, {"all/exporters"}};
}

}  // namespace

TEST_CASE("the table of claims has one line for each claim of the talk, in order") {
    const std::vector<Claim> claims = claims_of(model_page());
    CHECK(ids_of(claims) == all_ids());
    for (const Claim& claim : claims) {
        CAPTURE(claim.id);
        CHECK((!claim.is_missing || std::count(may_be_missing.begin(), may_be_missing.end(), claim.id) == 1));
    }
}

TEST_CASE("every file, key and quantity in the table of claims exists") {
    const KnownNames known{sim_folder, known_keys(), known_quantities()};
    CHECK(wrong_names(claims_of(model_page()), known) == std::vector<std::string>{});
}

TEST_CASE("a claim that names what is not there is found out") {
    CHECK(wrong_names({whole_claim()}, few_names()).empty());
    Claim claim = whole_claim();
    claim.files = {"modes/exports.hpp"};
    CHECK(wrong_names({claim}, few_names()) == std::vector<std::string>{"K2: no file modes/exports.hpp"});
    claim = whole_claim();
    claim.keys = {"export.entry_cost"};
    CHECK(wrong_names({claim}, few_names()) == std::vector<std::string>{"K2: no key export.entry_cost"});
    claim = whole_claim();
    claim.quantities = {"all/exporter"};
    CHECK(wrong_names({claim}, few_names()) == std::vector<std::string>{"K2: no quantity all/exporter"});
    claim = whole_claim();
    claim.keys = {};
    CHECK(wrong_names({claim}, few_names()) == std::vector<std::string>{"K2: says neither where nor why not"});
    claim.is_missing = true;
    CHECK(wrong_names({claim}, few_names()).empty());
}

TEST_CASE("lines of the table of claims are read as they stand") {
    const std::string page =
        "| id | claim (slide) | mechanism | files | switched by | seen in |\n|---|---|---|---|---|---|\n"
        "| K1a | scouting (5) | a look | `a.cpp`, `b.hpp` | `x.y` | `all/looks` |\n"
        "| C2 | Korea (7) | **None:** no data | | | |\n";
    const std::vector<Claim> claims = claims_of(page);
    REQUIRE(ids_of(claims) == std::vector<std::string>{"K1a", "C2"});
    CHECK(claims[0].files == std::vector<std::string>{"a.cpp", "b.hpp"});
    CHECK(claims[0].keys == std::vector<std::string>{"x.y"});
    CHECK(claims[0].quantities == std::vector<std::string>{"all/looks"});
    CHECK(!claims[0].is_missing);
    CHECK(claims[1].is_missing);
}

TEST_CASE("every heading of the model's page names files that exist") {
    CHECK(wrong_headings(model_page(), sim_folder) == std::vector<std::string>{});
    CHECK(wrong_headings("## 1. Markets\n", sim_folder) == std::vector<std::string>{"## 1. Markets: names no file"});
    CHECK(wrong_headings("### 1. Markets (`world/market.hpp`)\n", sim_folder).size() == 1);
}

}  // namespace abroad

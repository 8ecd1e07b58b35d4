#include "input/printers.hpp"

#include <bit>
#include <cmath>
#include <cstdlib>
#include <random>
#include <string>

#include "helpers/catch.hpp"
#include "input/specimen_scenario.hpp"

using namespace abroad;

namespace {

std::string random_text(std::mt19937_64& random) {
    static const std::vector<std::string> pieces{"a",  "Z", "0", " ", "-", "_", ".",    "é",     "ø",   "\"",   "'",
                                                 "\\", ":", "#", ",", "[", "{", "none", "drawn", "all", "true", "null",
                                                 "~",  "|", "*", "&", "!", "%", "@",    "`",     "?",   "€"};
    std::string text = "n";
    for (auto length = random() % 6; length > 0; --length) text += pieces[random() % pieces.size()];
    if (random() % 3 == 0) text = pieces[random() % pieces.size()];
    return text.find_first_not_of(' ') == std::string::npos ? "x" : text;
}

std::string random_name(std::mt19937_64& random, int row) {
    std::string name = random_text(random);
    if (name.front() == ' ' || name.front() == '.') name = "n" + name;
    return name + std::to_string(row);
}

/// Any scenario that the language can say.
specimen::Scenario random_scenario(std::mt19937_64& random) {
    std::uniform_real_distribution<double> share(0, 1);
    specimen::Scenario s;
    s.title = random_text(random);
    s.entry_cost_keur = 10000 * std::pow(share(random), 20);
    s.seed = static_cast<std::int64_t>(random() % 281474976710656u);
    s.ledger = random() % 2 == 0;
    s.panel = static_cast<Panel>(random() % 3);
    if (random() % 2) s.ceiling_keur = 1e9 * share(random);
    if (random() % 2) s.responsibility = share(random) * 1e-12;
    if (random() % 2) s.eligible_sectors.emplace();
    for (auto n = random() % 3; s.eligible_sectors && n > 0; --n) s.eligible_sectors->push_back(random_text(random));
    s.weights.resize(1 + random() % 4, share(random));
    for (int row = 0, rows = static_cast<int>(random() % 4); row < rows; ++row) {
        specimen::Market& m = s.markets.emplace_back();
        m.name = random_name(random, row);
        m.gdp_bn_eur = 0.001 + share(random);
        if (random() % 2) m.number = static_cast<int>(random() % 512);
        m.culture.resize(random() % 7, 200 * share(random));
        m.agency_presence[random_text(random)] = share(random);
    }
    for (int row = 0, rows = static_cast<int>(random() % 4); row < rows; ++row)
        s.clusters.push_back({random_name(random, row),
                              random_text(random),
                              random() % 2 ? std::optional<bool>(random() % 2 == 0) : std::nullopt,
                              {}});
    return s;
}

std::string resolved(specimen::Scenario& before, specimen::Scenario& after) {
    Fields fields, later;
    declare(fields, before);
    declare(later, after);
    return resolved_yaml(fields, &later);
}

}  // namespace

TEST_CASE("a resolved scenario reads back to equal values, and prints the same again") {
    std::mt19937_64 random(11);
    for (int i = 0; i < 500; ++i) {
        specimen::Scenario before = random_scenario(random), after = before;
        after.entry_cost_keur = 7.25;
        if (!after.markets.empty()) after.markets.back().growth_per_year = 0.125;
        const std::string text = resolved(before, after);
        INFO(text);
        specimen::Loaded loaded = specimen::load_text(text);
        REQUIRE(told(loaded) == "");
        REQUIRE(loaded.before == before);
        REQUIRE(loaded.after == after);
        REQUIRE(resolved(loaded.before, loaded.after) == text);
    }
}

TEST_CASE("the comparison of round trips would see one changed value") {
    std::mt19937_64 random(11);
    const specimen::Scenario one = random_scenario(random);
    specimen::Scenario other = one;
    other.entry_cost_keur = std::nextafter(other.entry_cost_keur, 1e9);
    CHECK_FALSE(one == other);
}

TEST_CASE("a written default equals an omitted one, for every parameter") {
    specimen::Scenario untouched;
    Fields fields;
    declare(fields, untouched);
    for (const auto& field : fields.all()) {
        if (field.kind == FieldKind::entities) continue;
        const auto loaded =
            specimen::load_text("title: untitled\n", {field.key + "=" + yaml_text(field, field.default_value)});
        INFO(field.key);
        CHECK(told(loaded) == "");
        CHECK(loaded.before == untouched);
    }
}

TEST_CASE("a number is printed with the fewest digits that read back to the same bits") {
    CHECK(shortest_text(0.1) == "0.1");
    CHECK(shortest_text(22) == "22");
    CHECK(shortest_text(1e14) == "100000000000000");
    CHECK(shortest_text(1e20) == "1.0e+20");
    CHECK(shortest_text(1.5e-9) == "1.5e-09");
    CHECK(shortest_text(0.00001) == "0.00001");
    std::mt19937_64 random(3);
    for (int i = 0; i < 20'000; ++i) {
        const double value = std::bit_cast<double>(random());
        if (!std::isfinite(value)) continue;
        REQUIRE(std::strtod(shortest_text(value).c_str(), nullptr) == value);
    }
}

TEST_CASE("resolved values are listed by path and tell what differs") {
    specimen::Loaded a = specimen::load_text("clusters: [{name: Oslo, market: N}]\n"),
                     b = specimen::load_text("clusters: [{name: Oslo, market: M}]\n");
    Fields fields_a, fields_b;
    declare(fields_a, a.before);
    declare(fields_b, b.before);
    const auto values_a = resolved_values(fields_a), values_b = resolved_values(fields_b);
    CHECK(std::is_sorted(values_a.begin(), values_a.end()));
    REQUIRE(values_a.size() == values_b.size());
    std::vector<std::string> different;
    for (std::size_t i = 0; i < values_a.size(); ++i)
        if (values_a[i] != values_b[i]) different.push_back(values_a[i].first);
    CHECK(different == std::vector<std::string>{"clusters.Oslo.market"});
}

TEST_CASE("the reference page has a row for every parameter") {
    specimen::Scenario scenario;
    Fields fields;
    declare(fields, scenario);
    const std::string page = reference_page(fields);
    for (const auto& field : fields.all()) CHECK(page.find("| `" + field.key + "` |") != std::string::npos);
    CHECK(page.find("| `export.entry_cost_keur` | `22` | 0 to 10000 | kEUR | cost of entry | calibrated | yes |") !=
          std::string::npos);
    CHECK(page.find("Costs of exporting.") != std::string::npos);
    CHECK(page.find("weights \\| of criteria") != std::string::npos);
    CHECK(page.find("| `profile.service_limit` | `4` | 0 to 20 |") != std::string::npos);
}

TEST_CASE("the JSON Schema is JSON and nests the keys with their bounds") {
    specimen::Scenario scenario;
    scenario.title = "a \"quoted\" title \\";
    Fields fields;
    declare(fields, scenario);
    ProblemList problems;
    // JSON is YAML: our own reader finds unclosed brackets, missing commas and keys that stand twice.
    const YamlNode root = parse_yaml(json_schema(fields, "scenario"), "schema", 0, YamlRoot::map_only, problems);
    REQUIRE(problems.empty());
    const YamlNode* properties = root.find("properties");
    REQUIRE(properties != nullptr);
    const YamlNode* cost = properties->find("export")->find("properties")->find("entry_cost_keur");
    CHECK(cost->find("maximum")->text == "10000");
    CHECK(cost->find("default")->text == "22");
    CHECK(properties->find("title")->find("default")->text == scenario.title);
    CHECK(properties->find("export")->find("additionalProperties")->text == "false");
    CHECK(properties->find("markets")->find("items")->find("properties")->find("gdp_bn_eur") != nullptr);
    const YamlNode* after = properties->find("after_burn_in")->find("properties");
    CHECK(after->find("export") != nullptr);
    CHECK(after->find("run") == nullptr);
    CHECK(after->find("clusters") == nullptr);
    CHECK(after->find("markets")->find("items")->find("properties")->find("growth_per_year") != nullptr);
    CHECK(after->find("markets")->find("items")->find("properties")->find("gdp_bn_eur") == nullptr);
}

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "helpers/catch.hpp"
#include "input/printers.hpp"
#include "scenario/scenario_file.hpp"

using namespace abroad;

namespace {

std::string world() {
    return "markets: [{name: N, gdp_bn_eur: 1, latitude: 0, longitude: 0, language: x}]\n"
           "sectors: [{name: s, share: 1}]\nfirms: [{name: f, country: N, sector: s, count: 5}]\n";
}

/// All problems of a text, or nothing.
std::string problems_of(const std::string& text, std::vector<std::string> settings = {}) {
    try {
        load_scenario_text(text, "t.yaml", settings);
    } catch (const ScenarioError& error) {
        return error.what();
    }
    return {};
}

std::size_t line_count(const std::string& text) {
    return text.empty() ? 0 : static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

}  // namespace

TEST_CASE("each parameter takes its bounds and refuses the next number beyond them") {
    Scenario scenario;
    Fields fields;
    declare(fields, scenario);
    for (const auto& field : fields.all()) {
        if (field.kind != FieldKind::number) continue;
        INFO(field.key);
        const auto refusal = [&](double value) {
            const std::string text = problems_of(world(), {field.key + "=" + shortest_text(value)});
            return text.find("--set: " + field.key + ": '") != std::string::npos;
        };
        CHECK_FALSE(refusal(field.range.low));
        CHECK_FALSE(refusal(field.range.high));
        CHECK(refusal(std::nextafter(field.range.low, -1e300)));
        CHECK(refusal(std::nextafter(field.range.high, 1e300)));
    }
}

TEST_CASE("each parameter refuses what is no value of its kind") {
    Scenario scenario;
    Fields fields;
    declare(fields, scenario);
    for (const auto& field : fields.all()) {
        if (field.kind == FieldKind::text) continue;
        INFO(field.key);
        for (const auto* wrong : {"010", ".nan", ".inf", "1_0", "'5'", "{}", "[[]]"}) {
            const std::string text = problems_of(world(), {field.key + "=" + wrong});
            CHECK(text.find("--set:") != std::string::npos);
        }
    }
}

TEST_CASE("a written default equals an omitted one, for every parameter") {
    Scenario scenario;
    Fields fields;
    declare(fields, scenario);
    const std::string omitted = load_scenario_text(world(), "t.yaml").resolved_yaml;
    for (const auto& field : fields.all()) {
        if (field.kind == FieldKind::entities || field.kind == FieldKind::text) continue;
        INFO(field.key);
        const std::vector<std::string> setting{field.key + "=" + yaml_text(field, field.default_value)};
        CHECK(load_scenario_text(world(), "t.yaml", setting).resolved_yaml == omitted);
    }
}

TEST_CASE("a scenario with a thousand faults tells a hundred of them") {
    std::string text = world();
    for (int i = 0; i < 1000; ++i) text += "fault_" + std::to_string(i) + ": 1\n";
    const std::string problems = problems_of(text);
    CHECK(line_count(problems) == 101);
    CHECK(problems.ends_with("t.yaml: and 900 more problems, not shown"));
}

TEST_CASE("a value that was refused brings no second problem that only follows from it") {
    CHECK(line_count(problems_of(world() + "clusters: [{name: c, country: N, sectr: s}]\n")) == 2);
    CHECK(line_count(problems_of(world() + "run: {years: x}\n")) == 1);
    CHECK(line_count(problems_of("markets: 3\nsectors: 4\nfirms: 5\n")) == 3);
}

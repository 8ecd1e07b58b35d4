#include "input/decode.hpp"

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "helpers/catch.hpp"
#include "input/specimen_scenario.hpp"

using namespace abroad;

namespace {

std::string cost_problem(double cost) {
    return told(specimen::load_text("export: {entry_cost_keur: " + shortest_text(cost) + "}\n"));
}

/// One letter changed, left out, put in or swapped with its neighbour.
std::string misspelt(std::string word, std::mt19937& random) {
    const std::size_t at = random() % word.size();
    const char letter = static_cast<char>('a' + random() % 26);
    switch (random() % 4) {
        case 0:
            word[at] = letter;
            break;
        case 1:
            word.erase(at, 1);
            break;
        case 2:
            word.insert(at, 1, letter);
            break;
        default:
            if (at + 1 < word.size()) std::swap(word[at], word[at + 1]);
    }
    return word;
}

}  // namespace

TEST_CASE("what is written is what the structs hold") {
    const auto loaded = specimen::load_text(
        "export: {entry_cost_keur: 3.5}\nrun: {seed: 281474976710655}\nrecord: {panel: sample, ledger: false, "
        "size_bounds: [1, 2, 3]}\n"
        "funding: {ceiling_keur: 50, eligible_sectors: [Food, Tools]}\nswitch: {responsibility: 0.25}\n"
        "markets:\n- {name: Norway, gdp_bn_eur: 400, number: 3, culture: [1, 2], agency_presence: {Spain: 0.5}, "
        "profile: {service_limit: 2}}\n"
        "clusters: [{name: Oslo, market: Norway, mandate: false}]\n");
    REQUIRE(told(loaded) == "");
    const specimen::Scenario& s = loaded.before;
    CHECK(s.entry_cost_keur == 3.5);
    CHECK(s.seed == 281474976710655);
    CHECK(s.panel == Panel::sample);
    CHECK_FALSE(s.ledger);
    CHECK(s.size_bounds == std::vector<int>{1, 2, 3});
    CHECK(s.ceiling_keur == 50.0);
    CHECK(s.eligible_sectors == std::vector<std::string>{"Food", "Tools"});
    CHECK(s.responsibility == 0.25);
    REQUIRE(s.markets.size() == 1);
    CHECK(s.markets[0].number == 3);
    CHECK(s.markets[0].agency_presence.at("Spain") == 0.5);
    CHECK(s.markets[0].service_limit == 2);
    CHECK(s.clusters[0].mandate == false);
}

TEST_CASE("a value at its bounds is allowed, the next number beyond is not") {
    CHECK(cost_problem(0) == "");
    CHECK(cost_problem(10000) == "");
    CHECK(cost_problem(std::numeric_limits<double>::denorm_min()) == "");
    CHECK(cost_problem(std::nextafter(10000.0, 9999.0)) == "");
    CHECK(cost_problem(std::nextafter(10000.0, 10001.0)).find("is too large (allowed: 0 to 10000 kEUR)") !=
          std::string::npos);
    CHECK(cost_problem(-std::numeric_limits<double>::denorm_min()).find("is too small (allowed: 0 to 10000 kEUR)") !=
          std::string::npos);
    CHECK(told(specimen::load_text("run: {seed: 281474976710656}\n")).find("is too large") != std::string::npos);
    CHECK(told(specimen::load_text("markets: [{name: N, gdp_bn_eur: 1, number: 512}]\n")).find("is too large") !=
          std::string::npos);
}

TEST_CASE("a count never overflows the type of its member") {
    int narrow = 0;
    Fields fields;
    fields.count("n", narrow, {}, "", "narrow", Source::placeholder);
    ScenarioTree tree;
    ProblemList problems;
    tree.root = parse_yaml("n: 2147483648\n", "t", 0, YamlRoot::map_only, problems);
    decode(fields, tree.root, tree, {}, problems);
    CHECK_FALSE(problems.empty());
    CHECK(narrow == 0);
}

TEST_CASE("a refused value leaves the old one, and the rest is read all the same") {
    const auto loaded = specimen::load_text("run: {seed: x, years: 7}\n");
    CHECK(loaded.problems.size() == 1);
    CHECK(loaded.before.seed == 1);
    CHECK(loaded.before.years == 7);
}

TEST_CASE("a key that is one letter away from a known one brings the right suggestion") {
    Fields fields;
    specimen::Scenario scenario;
    declare(fields, scenario);
    std::mt19937 random(5);
    int asked = 0, right = 0;
    for (int i = 0; i < 2000; ++i) {
        const Field& field = fields.all()[random() % fields.all().size()];
        const std::size_t dot = field.key.find('.');
        if (dot == std::string::npos) continue;
        const std::string section = field.key.substr(0, dot), key = field.key.substr(dot + 1),
                          wrong = misspelt(key, random);
        if (fields.find(section + "." + wrong) != nullptr) continue;
        const auto loaded = specimen::load_text(section + ": {" + wrong + ": 1}\n");
        REQUIRE(loaded.problems.size() == 1);
        ++asked;
        right += loaded.problems[0].what.find("Did you mean " + key + "?") != std::string::npos ? 1 : 0;
    }
    CHECK(asked > 1000);
    CHECK(right >= asked * 95 / 100);
}

TEST_CASE("values after the burn-in change a copy and leave the values before") {
    const auto loaded = specimen::load_text(
        "export: {entry_cost_keur: 30}\nmarkets: [{name: N, gdp_bn_eur: 1}, {name: S, gdp_bn_eur: 2}]\n"
        "after_burn_in:\n  export: {entry_cost_keur: 10}\n  markets: [{name: S, growth_per_year: 0.1}]\n");
    REQUIRE(told(loaded) == "");
    CHECK(loaded.before.entry_cost_keur == 30);
    CHECK(loaded.after.entry_cost_keur == 10);
    CHECK(loaded.before.markets[1].growth_per_year == 0);
    CHECK(loaded.after.markets[1].growth_per_year == 0.1);
    CHECK(loaded.after.markets[1].gdp_bn_eur == 2);
}

TEST_CASE("a parameter declared twice is our fault") {
    double a = 0, b = 0;
    Fields fields;
    fields.number("x.a", a, {}, "", "", Source::placeholder);
    CHECK_THROWS_AS(fields.number("x.a", b, {}, "", "", Source::placeholder), InternalError);
    CHECK_THROWS_AS(fields.number("x", b, {}, "", "", Source::placeholder), InternalError);
    CHECK_THROWS_AS(fields.number("x.a.b", b, {}, "", "", Source::placeholder), InternalError);
}

TEST_CASE("all problems together make one scenario error") {
    ProblemList problems;
    CHECK_NOTHROW(problems.throw_if_any({}));
    problems.add({"b", 1, 1}, "x", "second");
    problems.add({"a", 9, 1}, "y", "first");
    try {
        problems.throw_if_any({"a", "b"});
        FAIL("nothing was thrown");
    } catch (const ScenarioError& error) {
        CHECK(std::string(error.what()) == "a:9:1: y: first\nb:1:1: x: second");
    }
}

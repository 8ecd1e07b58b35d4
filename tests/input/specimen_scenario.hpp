// A small scenario with every kind of parameter, for the tests of the scenario language: it has no model behind it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/named_code.hpp"
#include "input/decode.hpp"
#include "input/fields.hpp"
#include "input/printers.hpp"
#include "input/scenario_tree.hpp"

namespace abroad {

enum class Panel { none, sample, all };
template <>
struct NamesOf<Panel> {
    static constexpr std::array<NamedCode<Panel>, 3> values{
        {{Panel::none, "none"}, {Panel::sample, "sample"}, {Panel::all, "all"}}};
};

namespace specimen {

struct Market {
    std::string name;
    std::optional<int> number;
    double gdp_bn_eur = 0;
    double growth_per_year = 0;
    std::vector<double> culture;
    std::map<std::string, double> agency_presence;
    double service_limit = 4;
    bool operator==(const Market&) const = default;
};

struct Cluster {
    std::string name;
    std::string market;
    std::optional<bool> mandate;
    std::optional<int> members_count;
    bool operator==(const Cluster&) const = default;
};

struct Scenario {
    std::string title = "untitled";
    double entry_cost_keur = 22;
    double fixed_cost_keur_per_year = 8;
    int opinion_quarters_count = 12;
    std::int64_t seed = 1;
    std::int64_t years = 20;
    bool ledger = true;
    Panel panel = Panel::none;
    std::optional<double> ceiling_keur;
    std::optional<double> responsibility;
    std::vector<int> size_bounds{10, 50, 250};
    std::vector<double> weights{0.5, 0.25};
    std::optional<std::vector<std::string>> eligible_sectors;
    std::vector<Market> markets;
    std::vector<Cluster> clusters;
    bool operator==(const Scenario&) const = default;
};

inline void declare(Fields& fields, Market& m) {
    fields.text("name", m.name, "name of the market", Source::data).required().fixed_before_burn_in();
    fields.count("number", m.number, {0, 511}, "", "lasting number", Source::data)
        .absent_is("lowest_free")
        .fixed_before_burn_in();
    fields.number("gdp_bn_eur", m.gdp_bn_eur, {0.001, 1e6}, "bn EUR/year", "size", Source::data)
        .required()
        .fixed_before_burn_in();
    fields.number("growth_per_year", m.growth_per_year, {-0.5, 0.5}, "1/year", "growth", Source::data);
    fields.numbers("culture", m.culture, {0, 200}, "", "scores", Source::data).length(0, 6).fixed_before_burn_in();
    fields.numbers_by_name("agency_presence", m.agency_presence, {0, 1}, "", "presence in each market",
                           Source::placeholder);
    fields.number("profile.service_limit", m.service_limit, {0, 20}, "level", "limit of services", "evidence: C7");
}

inline void declare(Fields& fields, Cluster& c) {
    fields.text("name", c.name, "name of the cluster", Source::data).required().fixed_before_burn_in();
    fields.text("market", c.market, "its home", Source::data).required().fixed_before_burn_in();
    fields.flag("mandate", c.mandate, "may go abroad", Source::data).absent_is("drawn");
    fields.count("members_count", c.members_count, {1, 65536}, "firms", "members", Source::data)
        .absent_is("drawn")
        .fixed_before_burn_in();
}

inline void declare(Fields& fields, Scenario& s) {
    fields.section("export", "Costs of exporting.");
    fields.text("title", s.title, "what the scenario is about", Source::data).fixed_before_burn_in();
    fields.number("export.entry_cost_keur", s.entry_cost_keur, {0, 10000}, "kEUR", "cost of entry", Source::calibrated);
    fields.number("export.fixed_cost_keur_per_year", s.fixed_cost_keur_per_year, {0, 10000}, "kEUR/year", "yearly cost",
                  Source::calibrated);
    fields.count("information.opinion_quarters_count", s.opinion_quarters_count, {1, 400}, "quarters",
                 "how long an opinion holds", Source::calibrated);
    fields.count("run.seed", s.seed, {0, 281474976710655}, "-", "seed of all draws", Source::placeholder)
        .fixed_before_burn_in();
    fields.count("run.years", s.years, {0, 1000}, "years", "years after the burn-in", Source::calibrated)
        .fixed_before_burn_in();
    fields.flag("record.ledger", s.ledger, "ledger of public money", Source::placeholder).fixed_before_burn_in();
    fields.choice("record.panel", s.panel, "panel of firms", Source::placeholder).fixed_before_burn_in();
    fields
        .counts("record.size_bounds", s.size_bounds, {1, 1e6}, "employees", "bounds of size classes",
                "evidence: EU definition")
        .length(3, 3)
        .fixed_before_burn_in();
    fields.number("funding.ceiling_keur", s.ceiling_keur, {0, 1e9}, "kEUR", "largest award", Source::placeholder);
    fields.names("funding.eligible_sectors", s.eligible_sectors, "who may apply", Source::placeholder).absent_is("all");
    fields.numbers("funding.weights", s.weights, {0, 1}, "", "weights | of criteria", Source::placeholder).length(1, 4);
    fields
        .number("switch.responsibility", s.responsibility, {0, 1}, "", "responsibility of managements",
                Source::placeholder)
        .absent_is("drawn");
    fields.entities("markets", s.markets, "countries").changes_after_burn_in();
    fields.entities("clusters", s.clusters, "clusters of firms");
}

inline constexpr std::array<std::string_view, 2> not_in_this_version{"joint_venture", "funding.instruments"};

struct Loaded {
    Scenario before;
    Scenario after;
    std::vector<Problem> problems;
    ScenarioTree tree;
};

/// What a floor above does with a tree: the values, then what acts after the burn-in on a copy.
inline Loaded load(ScenarioTree tree, ProblemList& problems) {
    Loaded loaded;
    YamlNode later = take(tree.root, "after_burn_in");
    Fields fields;
    declare(fields, loaded.before);
    decode(fields, tree.root, tree, {.not_in_this_version = not_in_this_version}, problems);
    loaded.after = loaded.before;
    Fields fields_after;
    declare(fields_after, loaded.after);
    decode(fields_after, later, tree,
           {.not_in_this_version = not_in_this_version, .prefix = "after_burn_in.", .after_burn_in = true}, problems);
    loaded.problems = problems.in_order(tree.files);
    loaded.tree = std::move(tree);
    return loaded;
}

inline Loaded load_text(std::string_view text, std::vector<std::string> settings = {}) {
    ProblemList problems;
    ScenarioTree tree = read_scenario_text(text, "s.yaml", settings, problems);
    return load(std::move(tree), problems);
}

inline Loaded load_file(const std::string& file, std::vector<std::string> settings = {}) {
    ProblemList problems;
    ScenarioTree tree = read_scenario_tree(file, settings, problems);
    return load(std::move(tree), problems);
}

/// All problems, one a line.
inline std::string told(const Loaded& loaded) {
    std::string text;
    for (const auto& problem : loaded.problems) text += (text.empty() ? "" : "\n") + problem.text();
    return text;
}

}  // namespace specimen
}  // namespace abroad

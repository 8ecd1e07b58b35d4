// Law 8: the resolved scenario reads back to itself, and a default that is written down equals one that is left out.
#include "helpers/catch.hpp"
#include "helpers/laws.hpp"
#include "input/printers.hpp"

namespace abroad {

namespace {

/// A scenario with one thing in every list and nothing said that may be left out.
constexpr std::string_view bare_text = R"(
title: Bare
question: None
markets:
  - {name: Here, gdp_bn_eur: 1000, latitude: 50, longitude: 8, language: one}
  - {name: There, gdp_bn_eur: 500, latitude: 40, longitude: 0, language: two}
sectors:
  - {name: goods, share: 1}
clusters:
  - {name: Cluster, country: Here, sector: goods}
firms:
  - {name: others, country: There, sector: goods, count: 30}
shocks:
  - {name: crisis, market: all, kind: demand, factor: 0.5, start_year: 2013, end_year: 2014}
instruments:
  - {name: voucher, kind: export_voucher, start_year: 2013, end_year: 2014}
budget_lines:
  - {name: line}
)";

LoadedScenario load_bare(const Settings& settings = {}) {
    return load_scenario_text(bare_text, "bare.yaml", settings);
}

struct DefaultText {
    std::string path;
    std::string text;
};

/// Path and text of the default of every value that may be left out, items of lists included.
std::vector<DefaultText> defaults() {
    std::vector<DefaultText> list;
    Scenario scenario;
    Fields fields;
    declare(fields, scenario);
    const std::map<std::string, std::string> items{
        {"markets", "Here"},  {"sectors", "goods"},       {"clusters", "Cluster"}, {"firms", "others"},
        {"shocks", "crisis"}, {"instruments", "voucher"}, {"budget_lines", "line"}};
    for (const Field& field : fields.all()) {
        if (field.kind == FieldKind::entities)
            field.entities.show_prototype([&](const Fields& item) {
                for (const Field& part : item.all())
                    if (!part.is_required)
                        list.push_back({field.key + "." + items.at(field.key) + "." + part.key,
                                        yaml_text(part, part.default_value)});
            });
        else if (field.key != "title" && field.key != "question")
            list.push_back({field.key, yaml_text(field, field.default_value)});
    }
    return list;
}

}  // namespace

TEST_CASE("law 8, the resolved scenario reads back to the same text and the same results") {
    for (const LoadedScenario& loaded :
         {load_rich(everything_recorded), load_bare({"run.burn_in_years=0", "run.years=1"}),
          load_shipped("teaching/smallest.yaml"), load_shipped("teaching/smallest.yaml", {"run.years=4.25"})}) {
        const LoadedScenario again = load_scenario_text(loaded.resolved_yaml, "resolved.yaml");
        CHECK(again.resolved_yaml == loaded.resolved_yaml);
        CHECK(digest_of(run_whole(again.scenario)) == digest_of(run_whole(loaded.scenario)));
    }
}

TEST_CASE("law 8, every scenario that ships resolves to a text that reads back to itself") {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(shipped(""))) {
        if (entry.path().extension() != ".yaml" || entry.path().string().find("experiments") != std::string::npos)
            continue;
        // A part of worlds, and none itself.
        if (entry.path().filename() == "cluster_profiles.yaml") continue;
        INFO(entry.path().string());
        const LoadedScenario loaded = load_scenario(entry.path());
        CHECK(load_scenario_text(loaded.resolved_yaml, "resolved.yaml").resolved_yaml == loaded.resolved_yaml);
        ++count;
    }
    CHECK(count >= 4);
}

TEST_CASE("law 8, each default written down equals the same left out") {
    const std::string omitted = load_bare().resolved_yaml;
    const auto list = defaults();
    CHECK(list.size() > 100);
    for (const DefaultText& one : list) {
        INFO(one.path << " = " << one.text);
        CHECK(load_bare({one.path + "=" + one.text}).resolved_yaml == omitted);
    }
}

TEST_CASE("law 8, all defaults written down at once give the same results") {
    Settings settings{"run.burn_in_years=0", "run.years=1"};
    const LoadedScenario omitted = load_bare(settings);
    for (const DefaultText& one : defaults())
        if (!one.path.starts_with("run.burn_in_years") && !one.path.starts_with("run.years"))
            settings.push_back(one.path + "=" + one.text);
    const LoadedScenario written = load_bare(settings);
    CHECK(written.resolved_yaml == omitted.resolved_yaml);
    CHECK(digest_of(run_whole(written.scenario)) == digest_of(run_whole(omitted.scenario)));
}

TEST_CASE("law 8, a value that is not the default is seen in the resolved scenario") {
    CHECK(load_bare({"market.distance_cost=0.41"}).resolved_yaml != load_bare().resolved_yaml);
    CHECK(load_bare({"clusters.Cluster.members_count=20"}).resolved_yaml != load_bare().resolved_yaml);
}

}  // namespace abroad

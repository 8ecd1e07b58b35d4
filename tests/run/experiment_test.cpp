#include "run/experiment.hpp"

#include "run/outcomes.hpp"
#include "run/plan_file.hpp"
#include "sweep_fixture.hpp"

namespace abroad {

namespace {

using Points = std::vector<std::vector<std::string>>;

const std::string two_levers = "[20, 60]}\n";

Points points_with(const std::string& text) {
    const Folder folder;
    return plan_in_folder(folder, text).points.points;
}

std::string told_of_plan(const std::string& text) {
    try {
        plan_in(text, "plan.csv", {"a", "b"});
    } catch (const ScenarioError& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("A factorial experiment crosses all values, the last parameter changing fastest") {
    CHECK(points_with(small_experiment) ==
          Points{{"20", "0.1"}, {"20", "0.2"}, {"20", "0.3"}, {"60", "0.1"}, {"60", "0.2"}, {"60", "0.3"}});
}

TEST_CASE("Linked lists go side by side, and roles are still crossed") {
    const std::string linked =
        replaced(small_experiment, two_levers,
                 "[20, 60]}\n  - {name: share, path: "
                 "founding.non_members_per_member_count, values: [1, 2]}\ndesign: {levers: linked}\n");
    const Points points = points_with(linked);
    CHECK(points.size() == 6);
    CHECK(points[0] == std::vector<std::string>{"20", "1", "0.1"});
    CHECK(points[5] == std::vector<std::string>{"60", "2", "0.3"});
    CHECK_THAT(told_of(replaced(linked, "values: [1, 2]", "values: [1, 2, 3]")),
               contains_text("levers.share: has 3 values, entry_cost has 2; linked lists have one length"));
}

TEST_CASE("One at a time starts from the scenario as it is and changes one value a point") {
    const Points points =
        points_with(replaced(small_experiment, two_levers, "[20, 60]}\ndesign: {levers: one_at_a_time}\n"));
    REQUIRE(points.size() == 9);
    CHECK(points[0][0] == "22");
    CHECK(points[3][0] == "20");
    CHECK(points[6][0] == "60");
}

TEST_CASE("The resolved experiment reads back equal") {
    const Folder folder;
    const LoadedExperiment loaded = experiment_in(folder);
    CHECK(load_experiment_text(loaded.resolved_yaml, "again").resolved_yaml == loaded.resolved_yaml);
}

TEST_CASE("What is wrong in an experiment is told with its place and a way out") {
    CHECK(told_of(small_experiment) == "");
    CHECK_THAT(told_when_changed("export.entry_cost_keur", "export.entry_cost_kuer"),
               contains_text("experiment.yaml:5:30: levers.entry_cost.path: the scenario has no parameter "
                             "'export.entry_cost_kuer'. Did you mean export.entry_cost_keur?"));
    CHECK_THAT(told_when_changed("replications_count", "replication_count"),
               contains_text("experiment.yaml:3:1: replication_count: there is no such key. Did you mean"));
    CHECK_THAT(told_when_changed("[20, 60]", "[20, -60]"),
               contains_text("levers.entry_cost: export.entry_cost_keur: '-60' is too small"));
    CHECK_THAT(told_when_changed("indicator: exporters", "indicator: exportes"),
               contains_text("outcomes.exporters.indicator: group 'country' has no indicator 'exportes'. Did you mean "
                             "exporters?"));
    CHECK_THAT(told_when_changed("group: country", "group: county"), contains_text("Did you mean country?"));
    CHECK_THAT(told_when_changed("group: country", "group: country, only: Spian"),
               contains_text("Did you mean Spain?"));
    CHECK_THAT(told_when_changed("name: distance_cost", "name: country"), contains_text("give that another name"));
    CHECK_THAT(told_when_changed("name: sales", "name: country"), contains_text("an axis of the name of the outcome"));
    CHECK_THAT(told_when_changed("periods:",
                                 "stop: {outcome: exporters, half_width: 1, least_replications_count: 3}\nperiods:"),
               contains_text("must be one number a quarter"));
    CHECK_THAT(told_when_changed("periods:", "stop: {outcome: seles, half_width: 1}\nperiods:"),
               contains_text("Did you mean sales?"));
    CHECK_THAT(told_when_changed("keep: last_of_year", "from_year: 2050"), contains_text("no quarter of the run"));
    CHECK_THAT(told_when_changed("name: sales", "name: exporters"), contains_text("exporters"));
    CHECK_THAT(told_when_changed("name: sales", "name: Sales"), contains_text("small letters"));
    CHECK_THAT(told_when_changed("name: sales", "name: point"), contains_text("meaning of its own"));
    CHECK_THAT(told_when_changed("[20, 60]", "[20, 20]"), contains_text("one value stands twice"));
    CHECK_THAT(told_when_changed("steps_count: 3", "distribution: uniform"),
               contains_text("the factorial design needs values, or low, high and steps_count"));
    CHECK_THAT(told_when_changed("periods:", "design: {uncertainties: sobol}\nperiods:"),
               contains_text("python -m abroad design"));
}

TEST_CASE("Each distribution says which numbers it needs") {
    const auto told = [](const std::string& rest) {
        return told_when_changed("low: 0.1, high: 0.3, steps_count: 3", rest);
    };
    CHECK_THAT(told("distribution: normal, mean: 1, sd: 0"), contains_text("normal needs mean and a positive sd"));
    CHECK_THAT(told("distribution: log_uniform, low: 0, high: 1"), contains_text("needs a positive low"));
    CHECK_THAT(told("distribution: triangular, low: 0, high: 1, mode: 2"), contains_text("a mode from low to high"));
    CHECK_THAT(told("distribution: integer, low: 0.5, high: 2"), contains_text("whole numbers"));
    CHECK_THAT(told("distribution: uniform, low: 2, high: 2"), contains_text("needs low and a larger high"));
    CHECK_THAT(told("distribution: categories"), contains_text("categories needs values"));
}

TEST_CASE("A plan file gives the points in its order, columns in any order") {
    const ExperimentPlan plan = plan_in("b, a\n2,\"x, \"\"y\"\"\"\r\n\n 3 ,4\n", "plan.csv", {"a", "b"});
    CHECK(plan.points == Points{{"x, \"y\"", "2"}, {"4", "3"}});
    CHECK(plan.marks.back().line == 4);
}

TEST_CASE("What is wrong in a plan file is told with its place") {
    CHECK(told_of_plan("a,b\n1,2\n") == "");
    CHECK_THAT(told_of_plan("a,c\n1,2\n"), contains_text("plan.csv:1:3: c: no lever and no uncertainty"));
    CHECK_THAT(told_of_plan("a,b\n1,2,3\n"), contains_text("plan.csv:2:1: this line has 3 values"));
    CHECK_THAT(told_of_plan("a,b\n1,\n"), contains_text("plan.csv:2:3: b: there is no value"));
    CHECK_THAT(told_of_plan("a,b\n1,\"2\n"), contains_text("does not close"));
    CHECK_THAT(told_of_plan("a,b\n"), contains_text("at least one point"));
    CHECK_THAT(told_of_plan("a,a,b\n1,1,1\n"), contains_text("this column stands twice"));
}

TEST_CASE("A value of a plan that the scenario refuses is told at its line") {
    const Folder folder;
    write_text(folder, "plan.csv", "entry_cost,distance_cost\n20,0.1\n20,0.2\nmuch,0.1\n");
    const auto loaded = experiment_in(folder, small_experiment + "plan: plan.csv\n");
    try {
        plan_sweep(loaded);
        FAIL("a wrong value was taken");
    } catch (const ScenarioError& error) {
        CHECK_THAT(error.what(), contains_text("plan.csv:4:1: levers.entry_cost: export.entry_cost_keur: 'much'"));
    }
}

TEST_CASE("Kept quarters are those of the years that are asked for") {
    Experiment experiment;
    const std::vector<double> periods{2013, 2013.25, 2013.5, 2013.75, 2014, 2014.25, 2014.5, 2014.75};
    using Places = std::vector<std::size_t>;
    CHECK(kept_quarters(periods, experiment).size() == 8);
    experiment.kept_quarters = KeptQuarters::last_of_year;
    CHECK(kept_quarters(periods, experiment) == Places{3, 7});
    experiment.to_year = 2014;
    CHECK(kept_quarters(periods, experiment) == Places{3});
    experiment.kept_quarters = KeptQuarters::last;
    CHECK(kept_quarters(periods, experiment) == Places{3});
    experiment.from_year = 2014;
    experiment.to_year = {};
    CHECK(kept_quarters(periods, experiment) == Places{7});
}

}  // namespace abroad

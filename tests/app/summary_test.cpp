#include "app/summary.hpp"

#include <sstream>

#include "helpers/catch.hpp"
#include "helpers/runs.hpp"

namespace abroad {

namespace {

/// Words of the line that begins with this name.
std::vector<std::string> words_of(const std::string& table, const std::string& name) {
    std::istringstream lines(table);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::vector<std::string> found;
        for (std::string word; words >> word;) found.push_back(word);
        if (!found.empty() && found.front() == name) return found;
    }
    return {};
}

std::int64_t last(const History& history, Grouping grouping, std::size_t stock, std::size_t group) {
    const Series& series = history.stocks(grouping);
    return series.values[((history.periods().size() - 1) * series.whats + stock) * series.groups + group];
}

}  // namespace

TEST_CASE("The table shows the firms and exporters of the last quarter") {
    const auto loaded = load_shipped("teaching/smallest.yaml");
    const Results results = run_whole(loaded.scenario);
    const std::string table = summary_table("Title", results.histories);
    CHECK_THAT(table, contains_text("Title: end of 2014\n"));
    const auto all = words_of(table, "all");
    REQUIRE(all.size() >= 3);
    CHECK(all[1] == std::to_string(last(results.histories[0], Grouping::all, 0, 0)));
    CHECK(all[2] == std::to_string(last(results.histories[0], Grouping::all, 4, 0)));
    const auto spain = words_of(table, "Spain");
    REQUIRE(spain.size() >= 3);
    CHECK(spain[1] == std::to_string(last(results.histories[0], Grouping::country, 0, 0)));
    CHECK(words_of(table, "USA").empty());
}

TEST_CASE("The table of several replications shows means and ranges") {
    const auto loaded = load_shipped("teaching/smallest.yaml", {"run.years=1.5"});
    const Results results = run_whole(loaded.scenario, {0, 1, 2});
    const std::string table = summary_table("Title", results.histories);
    CHECK_THAT(table, contains_text("end of quarter 2 of 2014, mean of 3 replications (least to most)"));
    CHECK_THAT(table, contains_text(" to "));
    std::istringstream lines(table);
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 90);
}

}  // namespace abroad

// The pairs in scenarios/teaching: both sides of each load, share one burn-in, differ after it, and say at the top what
// a class needs: question, what is changed, what to expect, what to look at, and a figure that there is.
#include <algorithm>
#include <map>

#include "helpers/catch.hpp"
#include "helpers/runs.hpp"
#include "model_page.hpp"

namespace abroad {

namespace {

constexpr std::string_view without_ending = "_without.yaml";

std::vector<std::string> pair_names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(shipped("teaching"))) {
        const std::string file = entry.path().filename().string();
        if (file.ends_with(without_ending)) names.push_back(file.substr(0, file.size() - without_ending.size()));
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// The comment at the top as one line of single blanks.
std::string header_of(const std::string& text) {
    std::string header;
    for (const std::string& line : lines_of(text)) {
        if (!line.starts_with("#")) break;
        header += line.size() > 2 ? line.substr(2) + " " : "";
    }
    return header;
}

/// What the header lacks of what a class needs.
std::vector<std::string> missing_in(const std::string& header, const std::set<std::string>& figures) {
    std::vector<std::string> missing;
    for (const char* part : {"Question: ", "What is changed: ", "Write down what you expect", "What to look at: "})
        if (header.find(part) == std::string::npos) missing.emplace_back(part);
    static const std::regex figure("What to look at: Figure ([a-z_]+)");
    std::smatch match;
    if (!std::regex_search(header, match, figure) || !figures.contains(match[1])) missing.emplace_back("a figure");
    return missing;
}

/// Names in THE LIST of figures of the analysis package.
std::set<std::string> figures_there_are() {
    const auto file = std::filesystem::path(ABROAD_SOURCE_DIR) / "analysis/src/abroad/figures/drawing.py";
    static const std::regex line("\"([a-z_]+)\": [a-z_]+\\.draw");
    const std::string text = text_of(file);
    std::set<std::string> names;
    for (std::sregex_iterator at(text.begin(), text.end(), line), end; at != end; ++at) names.insert((*at)[1]);
    return names;
}

}  // namespace

TEST_CASE("there are eleven pairs, and each has both sides") {
    const std::vector<std::string> names = pair_names();
    CHECK(names.size() == 11);
    for (const std::string& name : names) {
        CAPTURE(name);
        CHECK(std::filesystem::is_regular_file(shipped("teaching/" + name + "_with.yaml")));
    }
}

TEST_CASE("all teaching scenarios load") {
    int loaded = 0;
    for (const auto& entry : std::filesystem::directory_iterator(shipped("teaching"))) {
        CAPTURE(entry.path().filename().string());
        CHECK_NOTHROW(load_scenario(entry.path(), Settings{}));
        ++loaded;
    }
    CHECK(loaded > 2 * 11);
}

TEST_CASE("the two sides of a pair share one burn-in with each other and with all pairs, and differ after it") {
    const Values shared = values_of_burn_in(load_shipped("teaching/seminar_world.yaml").scenario);
    for (const std::string& name : pair_names()) {
        CAPTURE(name);
        const Scenario without = load_shipped("teaching/" + name + "_without.yaml").scenario;
        const Scenario with = load_shipped("teaching/" + name + "_with.yaml").scenario;
        CHECK(values_of_burn_in(without) == shared);
        CHECK(values_of_burn_in(with) == shared);
        const auto untitled = [](Values values) {
            std::erase_if(values, [](const auto& value) { return value.first == "title"; });
            return values;
        };
        CHECK(untitled(values_of_run(without)) != untitled(values_of_run(with)));
    }
}

TEST_CASE("the header of each side says what a class needs, and names a figure that there is") {
    const std::set<std::string> figures = figures_there_are();
    REQUIRE(figures.contains("participation_by_size"));
    for (const std::string& name : pair_names())
        for (const char* side : {"_without.yaml", "_with.yaml"}) {
            CAPTURE(name, side);
            const std::string header = header_of(text_of(shipped("teaching/" + name + side)));
            CHECK(missing_in(header, figures) == std::vector<std::string>{});
        }
    const std::string whole =
        "Question: Why? What is changed: One thing. Write down what you expect. What to look at: Figure flows: all";
    CHECK(missing_in(whole, {"flows"}).empty());
    CHECK(missing_in(whole, {"entries"}) == std::vector<std::string>{"a figure"});
    CHECK(missing_in("What is changed: One thing.", {"flows"}).size() == 4);
}

}  // namespace abroad

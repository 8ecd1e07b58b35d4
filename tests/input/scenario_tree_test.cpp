#include "input/scenario_tree.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "helpers/catch.hpp"
#include "input/merge.hpp"
#include "input/specimen_scenario.hpp"

using namespace abroad;

namespace {

/// A folder of its own that goes when the test ends.
class Folder {
 public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("abroad_input_" + std::to_string(getpid()))) {
        std::filesystem::create_directories(path_ / "below");
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string write(const std::string& name, std::string_view text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return (path_ / name).string();
    }
    std::string path(const std::string& name) const { return (path_ / name).string(); }

 private:
    std::filesystem::path path_;
};

struct Read {
    ScenarioTree tree;
    std::vector<Problem> problems;
};

Read read(const std::string& file, std::vector<std::string> settings = {}) {
    ProblemList problems;
    ScenarioTree tree = read_scenario_tree(file, settings, problems);
    auto told = problems.in_order(tree.files);
    return {std::move(tree), std::move(told)};
}

}  // namespace

TEST_CASE("the nearer file wins, key by key and name by name, and lists without names are replaced") {
    const Folder folder;
    folder.write("below/world.yaml",
                 "run: {seed: 1, years: 5}\nfunding: {weights: [1, 2, 3]}\nmarkets:\n- {name: A, gdp: 1, w: 1}\n- "
                 "{name: B, gdp: 2}\n");
    folder.write("middle.yaml",
                 "based_on: below/world.yaml\nrun: {years: 6}\nmarkets:\n- {name: C, gdp: 3}\n- {name: A, gdp: 9}\n");
    const auto file = folder.write("near.yaml", "based_on: middle.yaml\nrun: {seed: 7}\nfunding: {weights: [4]}\n");
    const Read result = read(file);
    REQUIRE(result.problems.empty());
    const YamlNode& root = result.tree.root;
    CHECK(root.find("run")->find("seed")->text == "7");
    CHECK(root.find("run")->find("years")->text == "6");
    CHECK(root.find("funding")->find("weights")->items.size() == 1);
    const YamlNode& markets = *root.find("markets");
    REQUIRE(markets.items.size() == 3);
    CHECK(*item_name(markets.items[0]) == "A");
    CHECK(markets.items[0].find("gdp")->text == "9");
    CHECK(markets.items[0].find("w")->text == "1");
    CHECK(*item_name(markets.items[2]) == "C");
    CHECK(root.find("based_on") == nullptr);
    CHECK(result.tree.sources.size() == 3);
}

TEST_CASE("every value keeps the place that it came from") {
    const Folder folder;
    const auto base = folder.write("base.yaml", "run:\n  seed: 1\n  years: 5\n");
    const auto file = folder.write("near.yaml", "based_on: base.yaml\nrun:\n  seed: 7\n");
    const Read result = read(file, {"run.burn=3"});
    CHECK(result.tree.mark_of("run.seed").file == file);
    CHECK(result.tree.mark_of("run.seed").line == 3);
    CHECK(result.tree.mark_of("run.years").file == base);
    CHECK(result.tree.mark_of("run.years").line == 3);
    CHECK(result.tree.mark_of("run.burn").file == "--set");
    CHECK(result.tree.mark_of("run.not_there").file == file);
}

TEST_CASE("the command line beats the file, addresses things by name and may open new keys") {
    const Folder folder;
    const auto file = folder.write(
        "s.yaml", "clusters:\n- {name: St. Gallen, n: 1}\n- {name: St. Gallen v. 2, n: 2}\nrun: {seed: 1}\n");
    const Read result = read(file, {"run.seed=2", "run.seed=3", "clusters.St. Gallen v. 2.n=7",
                                    "clusters.St. Gallen.n=5", "new.key=[1, 2]", "clusters=[{name: New, n: 9}]"});
    REQUIRE(result.problems.empty());
    const YamlNode& root = result.tree.root;
    CHECK(root.find("run")->find("seed")->text == "3");
    CHECK(root.find("clusters")->items[0].find("n")->text == "5");
    CHECK(root.find("clusters")->items[1].find("n")->text == "7");
    CHECK(root.find("clusters")->items[2].find("n")->text == "9");
    CHECK(root.find("new")->find("key")->items.size() == 2);
}

TEST_CASE("a setting that fits nothing is told") {
    const Folder folder;
    const auto file = folder.write("s.yaml", "clusters:\n- {name: Madrid, n: 1}\n");
    const auto problem = [&](const std::string& setting) { return read(file, {setting}).problems.at(0).text(); };
    CHECK(problem("clusters.Madird.n=3") ==
          "--set: clusters.Madird.n: there is no item named 'Madird' in this list. Did you mean Madrid?");
    CHECK(problem("run.seed") == "--set: run.seed: a setting is path=value, for example run.seed=7");
    CHECK(problem("clusters.Madrid.n.x=3") ==
          "--set: clusters.Madrid.n.x: 'clusters.Madrid.n' holds one value and has no keys below it");
    CHECK(problem("a..b=3") == "--set: a..b: a path is keys with single dots between them, like run.seed");
}

TEST_CASE("files that are missing, folders, loops and long chains are told with the place that names them") {
    const Folder folder;
    CHECK(read(folder.path("none.yaml")).problems.at(0).text() == folder.path("none.yaml") + ": there is no such file");
    CHECK(read(folder.path("below")).problems.at(0).text() ==
          folder.path("below") + ": this is a folder (name a file in it)");
    const auto lost = folder.write("lost.yaml", "\nbased_on: nowhere.yaml\n");
    CHECK(read(lost).problems.at(0).text() ==
          lost + ":2:11: based_on: '" + folder.path("nowhere.yaml") + "': there is no such file");
    folder.write("a.yaml", "based_on: below/../b.yaml\n");
    const auto b = folder.write("b.yaml", "based_on: a.yaml\n");
    CHECK(read(b).problems.at(0).text().find("is based on itself") != std::string::npos);
    for (int i = 0; i < 9; ++i)
        folder.write("c" + std::to_string(i) + ".yaml", "based_on: c" + std::to_string(i + 1) + ".yaml\n");
    folder.write("c9.yaml", "run: {seed: 1}\n");
    CHECK(read(folder.path("c0.yaml")).problems.at(0).text().find("too many files in a chain (at most 8") !=
          std::string::npos);
    CHECK(read(folder.path("c2.yaml")).problems.empty());
}

TEST_CASE("a file that never ends is refused") {
    CHECK(read("/dev/zero").problems.at(0).text() ==
          "/dev/zero: the text is too large (at most 1048576 bytes are allowed)");
    CHECK(read("/dev/null").problems.at(0).text() ==
          "/dev/null:1:1: the file holds no values (write at least one 'key: value')");
}

TEST_CASE("two items of one name in one file are told, the same name in the base is merged") {
    const Folder folder;
    folder.write("base.yaml", "clusters:\n- {name: A}\n");
    CHECK(read(folder.write("s.yaml", "based_on: base.yaml\nclusters:\n- {name: A}\n")).problems.empty());
    const auto twice = folder.write("t.yaml", "clusters:\n- {name: A}\n- {name: B}\n- {name: A}\n");
    CHECK(read(twice).problems.at(0).text() ==
          twice + ":4:10: clusters.A: this name stands twice in the list (first at 2:10; keep one of them)");
}

TEST_CASE("problems come by file, nearest first, and by line, and never more than a hundred") {
    const Folder folder;
    folder.write("base.yaml", "run: {seed: x}\n");
    std::string text = "based_on: base.yaml\n";
    for (int i = 0; i < 300; ++i) text += "wrong_" + std::to_string(i) + ": 1\n";
    const auto file = folder.write("s.yaml", text);
    const auto loaded = specimen::load_file(file, {"run.years=x"});
    REQUIRE(loaded.problems.size() == 101);
    CHECK(loaded.problems[0].mark.line == 2);
    CHECK(loaded.problems[99].mark.line == 101);
    CHECK(loaded.problems[100].what == "and 202 more problems, not shown");
    const auto few =
        specimen::load_file(folder.write("f.yaml", "based_on: base.yaml\nrun: {years: y}\n"), {"record.panel=x"});
    REQUIRE(few.problems.size() == 3);
    CHECK(few.problems[0].mark.file == folder.path("f.yaml"));
    CHECK(few.problems[1].mark.file == folder.path("base.yaml"));
    CHECK(few.problems[2].mark.file == "--set");
}

// The funding schemes in scenarios/policies: each loads, is what its resolved text says, shares the burn-in's world
// with the others, and says of every number of an instrument where it comes from, or that it is a placeholder.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>

#include "helpers/catch.hpp"
#include "scenario/scenario_file.hpp"

namespace abroad {

namespace {

const std::filesystem::path folder = std::filesystem::path(ABROAD_SOURCE_DIR) / "scenarios/policies";

std::vector<std::filesystem::path> policy_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Lines below `instruments:` with a value that is known or chosen, but without a word on where it comes from. Names,
/// places, kinds and numbers for draws say what the instrument is, and need none.
std::vector<std::string> unexplained_lines(const std::string& text) {
    static const std::regex key_line(R"(^ +(- )?([a-z_]+): *([^#]*[^# ])?( *#.*)?$)");
    static const std::regex explained("#.*(source: [a-zA-Z]|derived: |placeholder)");
    static const std::vector<std::string> plain{"name",        "number",          "kind", "recipient", "countries",
                                                "budget_line", "eligible_sectors"};
    std::vector<std::string> unexplained;
    std::istringstream stream(text);
    bool in_instruments = false;
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty() && line[0] != ' ' && line[0] != '#') in_instruments = line.starts_with("instruments:");
        std::smatch match;
        if (!in_instruments || !std::regex_match(line, match, key_line) || !match[3].matched) continue;
        if (std::find(plain.begin(), plain.end(), match[2]) != plain.end()) continue;
        if (!std::regex_search(line, explained)) unexplained.push_back(line);
    }
    return unexplained;
}

/// What the header lacks of what a reader of a scheme needs.
std::vector<std::string> missing_in(const std::string& text) {
    std::vector<std::string> missing;
    for (const char* part :
         {"\n# Question: ", "\n# What the scheme pays: ", "\n# What to look at: ", "\n# What is placeholder: "})
        if (text.find(part) == std::string::npos) missing.emplace_back(part);
    return missing;
}

}  // namespace

TEST_CASE("every shipped scheme loads, has instruments, and is what its resolved text says") {
    const auto files = policy_files();
    CHECK(files.size() >= 11);
    for (const auto& file : files) {
        CAPTURE(file.filename().string());
        const LoadedScenario loaded = load_scenario(file);
        CHECK(loaded.scenario.instruments.empty() == (file.filename() == "base.yaml"));
        CHECK(load_scenario_text(loaded.resolved_yaml, "resolved").resolved_yaml == loaded.resolved_yaml);
        CHECK(loaded.resolved_yaml.find("instruments:") != std::string::npos);
    }
}

TEST_CASE("results of a scheme reach five years beyond the end of its calls") {
    for (const auto& file : policy_files()) {
        const Scenario scenario = load_scenario(file).scenario;
        for (const InstrumentData& instrument : scenario.instruments) {
            CAPTURE(file.filename().string(), instrument.name);
            CHECK(instrument.end_year + 5 <= scenario.run.first_year + scenario.run.years);
        }
    }
}

TEST_CASE("a shipped scheme without its instruments is the base of all schemes") {
    const std::string base = load_scenario(folder / "base.yaml").resolved_yaml;
    for (const auto& file : policy_files()) {
        CAPTURE(file.filename().string());
        Scenario scenario = load_scenario(file).scenario;
        const Scenario empty = load_scenario(folder / "base.yaml").scenario;
        scenario.title = empty.title;
        scenario.question = empty.question;
        scenario.instruments.clear();
        scenario.budget_lines.clear();
        scenario.run.years = empty.run.years;
        CHECK(resolved_yaml(scenario) == base);
    }
}

TEST_CASE("every number of a shipped instrument has a source or is called a placeholder") {
    for (const auto& file : policy_files()) {
        CAPTURE(file.filename().string());
        CHECK(unexplained_lines(text_of(file)) == std::vector<std::string>{});
    }
    const std::string text =
        "run: {years: 3}\ninstruments:\n  - name: A\n    number: 1\n    ceiling_keur: 9\n    end_year: 2019  # later\n"
        "    support_rate_share: 0.5  # source: expydoc.com\n    carry_over: true  # placeholder\n"
        "    support_rate_by_class:\n      micro: 0.4\n";
    CHECK(unexplained_lines(text) ==
          std::vector<std::string>{"    ceiling_keur: 9", "    end_year: 2019  # later", "      micro: 0.4"});
}

TEST_CASE("the header of a shipped scheme says what it asks, pays, shows and does not know") {
    for (const auto& file : policy_files()) {
        if (file.filename() == "base.yaml") continue;
        CAPTURE(file.filename().string());
        CHECK(missing_in(text_of(file)) == std::vector<std::string>{});
    }
    CHECK(missing_in("# A scheme\n#\n# Question: Why?\n").size() == 3);
}

}  // namespace abroad

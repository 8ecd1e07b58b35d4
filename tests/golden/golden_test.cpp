// The results of the scenarios that ship, shortened, against those that were blessed: one digest a variable, so that a
// difference says what changed. README.md in this folder tells when and how to bless.
#include <cstdlib>
#include <fstream>

#include "helpers/catch.hpp"
#include "helpers/runs.hpp"

namespace abroad {

namespace {

using Digests = std::map<std::string, std::string>;

struct Golden {
    std::string name;
    std::string scenario;
    Settings settings;
};

const std::vector<Golden> golden_runs{
    {"smallest", "teaching/smallest.yaml", {"record.events=true", "record.panel=all"}},
    {"first_run", "teaching/first_run.yaml", {"run.burn_in_years=3", "run.years=2", "run.replications_count=2"}},
    {"world28", "worlds/world28.yaml", {"run.burn_in_years=2", "run.years=2", "run.replications_count=1"}}};

/// Digest of each variable, under "group/variable".
Digests digests_of(const Document& document) {
    Digests digests;
    for (const Group& group : document.groups)
        for (const Variable& variable : group.variables) {
            Group alone{group.path, {}, {variable}, {}};
            for (const std::string& axis : variable.axes) alone.axes.push_back(*group.axis(axis));
            digests[group.path + "/" + variable.name] = logical_digest({{}, {alone}}, "").substr(0, 16);
        }
    return digests;
}

std::filesystem::path file_of(const Golden& golden) {
    return std::filesystem::path(ABROAD_SOURCE_DIR) / "tests/golden" / (golden.name + ".txt");
}

Digests read(const Golden& golden) {
    Digests digests;
    std::ifstream file(file_of(golden));
    for (std::string path, digest; file >> path >> digest;) digests[path] = digest;
    return digests;
}

void write(const Golden& golden, const Digests& digests) {
    std::ofstream file(file_of(golden));
    for (const auto& [path, digest] : digests) file << path << ' ' << digest << '\n';
}

/// One line a variable that is new, gone or other than blessed.
std::string differences(const Digests& blessed, const Digests& now) {
    std::string text;
    for (const auto& [path, digest] : now)
        if (!blessed.contains(path))
            text += path + " is new\n";
        else if (blessed.at(path) != digest)
            text += path + " has changed\n";
    for (const auto& [path, digest] : blessed)
        if (!now.contains(path)) text += path + " is gone\n";
    return text;
}

}  // namespace

TEST_CASE("the results of the scenarios that ship are those that were blessed") {
    const bool bless = std::getenv("ABROAD_BLESS") != nullptr;
    for (const Golden& golden : golden_runs) {
        INFO(golden.name << ": see tests/golden/README.md");
        const LoadedScenario loaded = load_shipped(golden.scenario, golden.settings);
        const Results results = run_whole(loaded.scenario, numbers_from_0(loaded.scenario.run.replications_count));
        const Digests now = digests_of(results.document);
        CHECK(now.size() > 200);
        if (bless) write(golden, now);
        CHECK(differences(read(golden), now) == "");
    }
}

TEST_CASE("a changed, a new and a lost result are each told by name") {
    const LoadedScenario loaded = load_shipped("teaching/smallest.yaml");
    const Digests blessed = digests_of(run_whole(loaded.scenario).document);
    CHECK(differences(blessed, blessed) == "");
    Scenario other = loaded.scenario;
    other.before.accounts.payout_share = other.after.accounts.payout_share = 0.31;
    other.run.seed = 2;
    const std::string changes = differences(blessed, digests_of(run_whole(other).document));
    CHECK(changes.find("all/revenue_keur_per_year has changed\n") != std::string::npos);
    CHECK(changes.find("world/distance_km") == std::string::npos);
    Digests more = blessed, fewer = blessed;
    more["all/another"] = "0";
    fewer.erase("all/exporters");
    CHECK(differences(blessed, more) == "all/another is new\n");
    CHECK(differences(blessed, fewer) == "all/exporters is gone\n");
}

}  // namespace abroad

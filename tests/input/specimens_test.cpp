#include "helpers/specimens.hpp"

#include "input/specimen_scenario.hpp"

using namespace abroad;

namespace {

const std::filesystem::path folder = std::filesystem::path(ABROAD_SOURCE_DIR) / "tests/input/specimens";

/// The values that differ from the defaults, then what acts after the burn-in.
std::string told_values(specimen::Loaded& loaded) {
    specimen::Scenario untouched;
    Fields defaults, before, after;
    declare(defaults, untouched);
    declare(before, loaded.before);
    declare(after, loaded.after);
    const auto known = resolved_values(defaults), now = resolved_values(before), later = resolved_values(after);
    std::string text = "values:";
    for (const auto& value : now)
        if (std::find(known.begin(), known.end(), value) == known.end())
            text += "\n" + value.first + " = " + value.second;
    for (const auto& value : later)
        if (std::find(now.begin(), now.end(), value) == now.end())
            text += "\nafter_burn_in." + value.first + " = " + value.second;
    return text;
}

}  // namespace

TEST_CASE("every bad specimen is refused with its exact messages") {
    check_specimens(folder / "bad", 120, [](const Specimen& specimen) {
        return told(specimen::load_file(specimen.file.string(), specimen.settings));
    });
}

TEST_CASE("every good specimen gives its exact values") {
    check_specimens(folder / "good", 15, [](const Specimen& specimen) {
        specimen::Loaded loaded = specimen::load_file(specimen.file.string(), specimen.settings);
        return loaded.problems.empty() ? told_values(loaded) : told(loaded);
    });
}

TEST_CASE("no message of a bad specimen is a bare message of the library") {
    for (const auto& specimen : specimens_in(folder / "bad")) {
        const std::string text = bytes_of(specimen.expected_file());
        CHECK(text.find("yaml-cpp") == std::string::npos);
        CHECK(text.find("this is no YAML") == std::string::npos);
        CHECK(text.find("bad conversion") == std::string::npos);
        CHECK(text.size() > 20);
    }
}

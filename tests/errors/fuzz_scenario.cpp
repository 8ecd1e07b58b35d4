// What a fuzzer feeds: any bytes as a scenario. First lines "# set: path=value" stand for the command line. A text that
// is refused must be refused with words and a place; one that is accepted must print to a resolved scenario that reads
// back to the same values.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/scenario_file.hpp"

namespace {

std::vector<std::string> settings_of(std::string_view text) {
    constexpr std::string_view sign = "# set: ";
    std::vector<std::string> settings;
    while (text.starts_with(sign) && settings.size() < 8) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        settings.emplace_back(text.substr(sign.size(), end - sign.size()));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return settings;
}

[[noreturn]] void fail(const char* what, const std::string& text) {
    std::fprintf(stderr, "%s:\n%s\n", what, text.c_str());
    std::abort();
}

void check_resolved(const std::string& resolved) {
    try {
        if (abroad::load_scenario_text(resolved, "resolved").resolved_yaml != resolved)
            fail("the resolved scenario reads differently", resolved);
    } catch (const abroad::ScenarioError& error) {
        fail("the resolved scenario is refused", resolved + error.what());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    std::string resolved;
    try {
        resolved = abroad::load_scenario_text(text, "text", settings_of(text)).resolved_yaml;
    } catch (const abroad::ScenarioError& error) {
        for (const auto& problem : error.problems())
            if (problem.what.empty() || problem.mark.file.empty())
                fail("a problem without words or place", problem.text());
        return 0;
    }
    check_resolved(resolved);
    return 0;
}

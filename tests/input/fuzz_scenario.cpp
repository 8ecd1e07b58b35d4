// What a fuzzer feeds: any bytes as a scenario. The first line may be settings of the command line ("# set:
// path=value"). A text that is accepted must print to a resolved scenario that reads back to equal values.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "input/specimen_scenario.hpp"

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace abroad;
    const std::string text(reinterpret_cast<const char*>(data), size);
    specimen::Loaded loaded = specimen::load_text(text, settings_of(text));
    for (const auto& problem : loaded.problems)
        if (problem.what.empty() || problem.mark.file.empty()) fail("a problem without words or place", problem.text());
    if (!loaded.problems.empty()) return 0;
    Fields before, after;
    declare(before, loaded.before);
    declare(after, loaded.after);
    const std::string resolved = resolved_yaml(before, &after);
    const specimen::Loaded again = specimen::load_text(resolved);
    if (!again.problems.empty()) fail("the resolved scenario is refused", resolved + told(again));
    if (!(again.before == loaded.before && again.after == loaded.after))
        fail("the resolved scenario reads differently", resolved);
    return 0;
}

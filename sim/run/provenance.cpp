#include "run/provenance.hpp"

#include <fmt/chrono.h>
#include <fmt/core.h>
#include <unistd.h>

#include <array>
#include <chrono>

#include "parallel/blocks.hpp"
#include "run/library_versions.hpp"

namespace abroad {

namespace {

std::string host_name() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

std::string now_text() {
    const auto now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

std::string raw_text(const std::vector<SourceText>& sources) {
    std::string text;
    for (const SourceText& source : sources) text += fmt::format("# file: {}\n{}\n", source.name, source.text);
    return text;
}

}  // namespace

Provenance provenance_of(const LoadedScenario& loaded, FileKind kind, const std::string& command_line,
                         const std::vector<FailedReplication>& failed) {
    Provenance provenance;
    provenance.kind = kind;
    provenance.library_versions = library_versions();
    provenance.command_line = command_line;
    provenance.seed = loaded.scenario.run.seed;
    provenance.generator = "Philox4x32-10";
    provenance.raw_scenario = raw_text(loaded.sources);
    provenance.resolved_scenario = loaded.resolved_yaml;
    provenance.complete = failed.empty() && kind != FileKind::unfinished_run;
    provenance.circumstances["written_at"] = now_text();
    provenance.circumstances["host"] = host_name();
    provenance.circumstances["threads"] = static_cast<std::int64_t>(worker_count());
    std::string numbers;
    for (const FailedReplication& one : failed)
        numbers += fmt::format("{}{}", numbers.empty() ? "" : ", ", one.replication);
    if (!failed.empty()) provenance.circumstances["failed_replications"] = numbers;
    return provenance;
}

}  // namespace abroad

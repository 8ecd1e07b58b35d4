#include "app/commands.hpp"

#include <fmt/core.h>

#include "app/standard_files.hpp"
#include "record/build_info.hpp"
#include "record/hash128.hpp"
#include "record/hdf5_file.hpp"
#include "run/library_versions.hpp"
#include "scenario/scenario_file.hpp"

namespace abroad {

namespace {

std::string counted(std::size_t count, const char* one, const char* many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

std::string outline(const Scenario& scenario) {
    return fmt::format(
        "{}, {}, {}; {} of {}", counted(scenario.markets.size(), "market", "markets"),
        counted(scenario.sectors.size(), "sector", "sectors"), counted(scenario.clusters.size(), "cluster", "clusters"),
        counted(static_cast<std::size_t>(scenario.run.replications_count), "replication", "replications"),
        counted(static_cast<std::size_t>(total_steps(scenario.run)), "quarter", "quarters"));
}

ExitCode validate(const CommandLine& line) {
    const LoadedScenario loaded = load_scenario(line.scenario, line.settings);
    print(fmt::format("{}: ok ({})\n", line.scenario, outline(loaded.scenario)));
    return ExitCode::done;
}

ExitCode show(const CommandLine& line) {
    print(load_scenario(line.scenario, line.settings).resolved_yaml);
    return ExitCode::done;
}

ExitCode print_reference() {
    print(scenario_reference());
    return ExitCode::done;
}

ExitCode print_schema() {
    print(scenario_schema());
    return ExitCode::done;
}

std::string version_text() {
    const BuildInfo& build = build_info();
    auto libraries = library_versions();
    libraries["HDF5"] = hdf5_version();
    libraries["xxHash"] = xxhash_version();
    std::string list;
    for (const auto& [library, version] : libraries)
        list += fmt::format("{}{} {}", list.empty() ? "" : ", ", library, version);
    return fmt::format("abroad {}\nrevision {} ({})\ncompiler {}, {}\nlibraries {}", build.program_version,
                       build.git_revision, build.git_state, build.compiler, build.compiler_flags, list);
}

}  // namespace abroad

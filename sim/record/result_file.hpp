// A results file that introduces itself: its root attributes say which program made it, from which scenario, with which
// seed, and the digest of what is in it. Saved burn-ins share the format under another kind. Left out: what the groups
// are.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "record/build_info.hpp"
#include "record/committed_file.hpp"
#include "record/document.hpp"
#include "record/seal.hpp"

namespace abroad {

/// Readers refuse another major version; a higher minor version only adds.
inline constexpr std::int64_t format_version_major = 1;
inline constexpr std::int64_t format_version_minor = 0;

/// Where a file comes from. Only the resolved scenario counts in the digest.
struct Provenance {
    FileKind kind = FileKind::results;
    BuildInfo build = build_info();
    std::map<std::string, std::string> library_versions;  // HDF5 and xxHash are added by write_results
    std::string command_line;
    std::uint64_t seed = 0;
    std::string generator;
    std::string raw_scenario;
    std::string resolved_scenario;
    bool complete = true;
    Attributes circumstances;  // whatever may differ between equal runs: threads, host, times
};

/// Writes document and provenance as one sealed file and returns the logical digest. Throws FileError.
std::string write_results(const std::filesystem::path& path, Document document, const Provenance& provenance,
                          Existing existing);

/// The document of a file of this kind, root attributes included, after its seal and its major version were checked.
/// Throws FileError that names the file and the cause.
Document read_results(const std::filesystem::path& path, FileKind kind = FileKind::results);

}  // namespace abroad

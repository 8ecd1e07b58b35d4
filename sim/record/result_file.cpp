#include "record/result_file.hpp"

#include <fmt/core.h>

#include "base/problems.hpp"
#include "record/digest.hpp"
#include "record/document_file.hpp"
#include "record/hash128.hpp"
#include "record/hdf5_file.hpp"

namespace abroad {

namespace {

/// Text that a file can hold: a command line may have any bytes, a file has UTF-8.
std::string as_utf8(const std::string& text) {
    if (is_plain_utf8(text)) return text;
    std::string plain = text;
    for (char& letter : plain)
        if (static_cast<unsigned char>(letter) >= 0x80 || letter == '\0') letter = '?';
    return plain;
}

std::string listed(std::map<std::string, std::string> versions) {
    versions["HDF5"] = hdf5_version();
    versions["xxHash"] = xxhash_version();
    std::string list;
    for (const auto& [library, version] : versions)
        list += fmt::format("{}{} {}", list.empty() ? "" : ", ", library, version);
    return list;
}

void describe(Attributes& root, const Provenance& provenance, const std::string& digest) {
    root.insert(provenance.circumstances.begin(), provenance.circumstances.end());
    root["file_type"] = std::string(name_of(provenance.kind));
    root["format_version_major"] = format_version_major;
    root["format_version_minor"] = format_version_minor;
    root["program_version"] = provenance.build.program_version;
    root["git_revision"] = provenance.build.git_revision;
    root["git_state"] = provenance.build.git_state;
    root["compiler"] = provenance.build.compiler;
    root["compiler_flags"] = provenance.build.compiler_flags;
    root["library_versions"] = listed(provenance.library_versions);
    root["command_line"] = as_utf8(provenance.command_line);
    root["seed"] = static_cast<std::int64_t>(provenance.seed);
    root["generator"] = provenance.generator;
    root["raw_scenario"] = as_utf8(provenance.raw_scenario);
    root["resolved_scenario"] = provenance.resolved_scenario;
    root["digest"] = digest;
    root["complete"] = std::int64_t{provenance.complete};
}

void check_version(const Document& document, const std::string& file) {
    const auto at = document.attributes.find("format_version_major");
    const auto* major = at == document.attributes.end() ? nullptr : std::get_if<std::int64_t>(&at->second);
    if (major == nullptr) throw FileError(file + ": does not say its format version");
    if (*major != format_version_major)
        throw FileError(
            fmt::format("{}: has format version {}, this program reads version {}; use the program that wrote it", file,
                        *major, format_version_major));
}

}  // namespace

std::string write_results(const std::filesystem::path& path, Document document, const Provenance& provenance,
                          Existing existing) {
    check_can_write(path, existing);
    const std::string digest = logical_digest(document, provenance.resolved_scenario);
    describe(document.attributes, provenance, digest);
    auto image = image_of(document);
    seal(image, provenance.kind);
    commit_file(path, image, existing);
    return digest;
}

Document read_results(const std::filesystem::path& path, FileKind kind) {
    const auto image = bytes_of(path);
    check_seal(image, kind, path.string());
    Document document = document_in(image, path.string());
    check_version(document, path.string());
    return document;
}

}  // namespace abroad

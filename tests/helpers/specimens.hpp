// Specimen files: a folder of `*.yaml`, each with a sibling `*.expected` that holds the exact text a scenario must give
// (its problems, or its values). First lines `# set: path=value` stand for the command line. With ABROAD_BLESS=1 in the
// environment the expected texts are written anew, to be read in the difference before they are kept.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "helpers/catch.hpp"

namespace abroad {

inline std::string text_in(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

struct Specimen {
    std::filesystem::path file;
    std::vector<std::string> settings;
    std::filesystem::path expected_file() const { return std::filesystem::path(file).replace_extension(".expected"); }
};

/// All specimens of a folder by name, without those of its sub-folders (these hold the files that others are based on).
inline std::vector<Specimen> specimens_in(const std::filesystem::path& folder) {
    constexpr std::string_view sign = "# set: ";
    std::vector<Specimen> specimens;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".yaml") continue;
        Specimen& specimen = specimens.emplace_back();
        specimen.file = entry.path();
        std::ifstream stream(entry.path(), std::ios::binary);
        for (std::string line; std::getline(stream, line) && line.starts_with(sign);)
            specimen.settings.push_back(line.substr(sign.size()));
    }
    std::sort(specimens.begin(), specimens.end(), [](const Specimen& a, const Specimen& b) { return a.file < b.file; });
    return specimens;
}

/// The text with names of files shortened to those within the folder.
inline std::string without_folder(std::string text, const std::filesystem::path& folder) {
    const std::string prefix = folder.string() + "/";
    for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
        text.erase(at, prefix.size());
    return text;
}

/// Compares what `tell` says of each specimen with its expected text.
template <class Tell>
void check_specimens(const std::filesystem::path& folder, std::size_t least_count, Tell tell) {
    const std::vector<Specimen> specimens = specimens_in(folder);
    REQUIRE(specimens.size() >= least_count);
    const bool bless = std::getenv("ABROAD_BLESS") != nullptr;
    for (const auto& specimen : specimens) {
        const std::string text = without_folder(tell(specimen) + "\n", folder);
        if (bless) std::ofstream(specimen.expected_file(), std::ios::binary) << text;
        INFO("specimen " << specimen.file.filename().string());
        CHECK(text == text_in(specimen.expected_file()));
    }
}

}  // namespace abroad

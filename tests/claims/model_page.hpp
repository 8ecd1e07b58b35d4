// The model's page, sim/README.md, as the tests read it: its headings with the files that they name, and the lines of
// its tables of claims. Left out: what the sentences say.
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace abroad {

/// A line of a table of claims: | id | claim | mechanism | files | switched by | seen in |.
struct Claim {
    std::string id;
    std::string mechanism;
    std::vector<std::string> files;
    std::vector<std::string> keys;
    std::vector<std::string> quantities;
    /// The mechanism says that there is none, or none in this version.
    bool is_missing = false;
};

inline std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// Words in backticks.
inline std::vector<std::string> quoted_words(const std::string& text) {
    static const std::regex word("`([^`]+)`");
    std::vector<std::string> words;
    for (std::sregex_iterator at(text.begin(), text.end(), word), end; at != end; ++at) words.push_back((*at)[1]);
    return words;
}

inline std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

inline std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream stream(line.substr(1));
    for (std::string cell; std::getline(stream, cell, '|');) cells.push_back(cell);
    return cells;
}

/// All claims of the page in its order.
inline std::vector<Claim> claims_of(const std::string& page) {
    static const std::regex id(" ([NYWKCFT][0-9]+[ab]?) ");
    constexpr std::size_t columns = 6;
    std::vector<Claim> claims;
    for (const std::string& line : lines_of(page)) {
        if (!line.starts_with("|")) continue;
        const std::vector<std::string> cells = cells_of(line);
        std::smatch match;
        if (cells.size() != columns || !std::regex_match(cells[0], match, id)) continue;
        const std::string& mechanism = cells[2];
        const bool is_missing = mechanism.find("**None:**") != std::string::npos ||
                                mechanism.find("**Not in this version:**") != std::string::npos;
        claims.push_back(
            {match[1], mechanism, quoted_words(cells[3]), quoted_words(cells[4]), quoted_words(cells[5]), is_missing});
    }
    return claims;
}

/// What a claim may name.
struct KnownNames {
    std::filesystem::path sim;
    std::set<std::string> keys;
    std::set<std::string> quantities;
};

/// Names in claims that nothing has, and claims that lack one of the three without saying that it is not there.
inline std::vector<std::string> wrong_names(const std::vector<Claim>& claims, const KnownNames& known) {
    std::vector<std::string> problems;
    for (const Claim& claim : claims) {
        for (const std::string& file : claim.files)
            if (!std::filesystem::is_regular_file(known.sim / file)) problems.push_back(claim.id + ": no file " + file);
        for (const std::string& key : claim.keys)
            if (!known.keys.contains(key)) problems.push_back(claim.id + ": no key " + key);
        for (const std::string& quantity : claim.quantities)
            if (!known.quantities.contains(quantity)) problems.push_back(claim.id + ": no quantity " + quantity);
        const bool is_whole = !claim.files.empty() && !claim.keys.empty() && !claim.quantities.empty();
        if (!is_whole && !claim.is_missing) problems.push_back(claim.id + ": says neither where nor why not");
    }
    return problems;
}

/// Headings that name no file, or one that is not there.
inline std::vector<std::string> wrong_headings(const std::string& page, const std::filesystem::path& sim) {
    std::vector<std::string> problems;
    for (const std::string& line : lines_of(page)) {
        if (!line.starts_with("## ") && !line.starts_with("### ")) continue;
        const std::vector<std::string> files = quoted_words(line);
        if (files.empty()) problems.push_back(line + ": names no file");
        for (const std::string& file : files)
            if (!std::filesystem::exists(sim / file)) problems.push_back(line + ": no file " + file);
    }
    return problems;
}

}  // namespace abroad

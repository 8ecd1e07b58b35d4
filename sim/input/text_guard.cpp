#include "input/text_guard.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>

#include "input/yaml_tree.hpp"

namespace abroad {

namespace {

/// One character: its code point and its number of bytes; no bytes if they are no valid UTF-8.
struct Character {
    std::uint32_t code = 0;
    std::size_t bytes = 0;
};

bool is_continuation(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u;
}

Character character_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, 1};
    const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4) return {};
    std::uint32_t code = first & (0xFFu >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if (!is_continuation(text, at + i)) return {};
        code = (code << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
    }
    const bool too_long = (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (too_long || surrogate || code > 0x10FFFF) return {};
    return {code, bytes};
}

bool is_control(std::uint32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

std::string fault_of(std::string_view text, std::size_t at, const Character& character, int column) {
    if (character.bytes == 0)
        return fmt::format("the byte 0x{:02X} is no valid UTF-8 (save the file as UTF-8)",
                           static_cast<unsigned char>(text[at]));
    const bool line_end =
        character.code == '\n' || (character.code == '\r' && at + 1 < text.size() && text[at + 1] == '\n');
    if (character.code == '\r' && !line_end)
        return "a carriage return without a line feed (save the file with Unix line ends)";
    if (is_control(character.code) && !line_end && character.code != '\t')
        return fmt::format("a control character (U+{:04X}; take it out)", character.code);
    if (column == 1 && character.code == '%')
        return "a directive ('%' at the start of a line) is not allowed (take the line out)";
    return {};
}

}  // namespace

std::optional<TextFault> fault_of_text(std::string_view text) {
    if (text.size() > largest_yaml_bytes)
        return TextFault{0, 0, fmt::format("the text is too large (at most {} bytes are allowed)", largest_yaml_bytes)};
    int line = 1;
    int column = 1;
    for (std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; at < text.size();) {
        const Character character = character_at(text, at);
        std::string what = fault_of(text, at, character, column);
        if (!what.empty()) return TextFault{line, column, std::move(what)};
        const bool line_feed = character.code == '\n';
        line += line_feed ? 1 : 0;
        column = line_feed ? 1 : column + 1;
        at += character.bytes;
    }
    return std::nullopt;
}

bool has_control_character(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (character.bytes == 0 || is_control(character.code)) return true;
        at += character.bytes;
    }
    return false;
}

std::string shortened(std::string_view text) {
    constexpr std::size_t most_bytes = 60;
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (at + character.bytes > most_bytes) return kept + "...";
        const bool harmless = character.bytes > 0 && !is_control(character.code);
        kept += harmless ? text.substr(at, character.bytes) : std::string_view("?");
        at += character.bytes == 0 ? 1 : character.bytes;
    }
    return kept;
}

std::string shown(std::string_view text) {
    return fmt::format("'{}'", shortened(text));
}

}  // namespace abroad

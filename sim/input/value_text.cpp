#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "input/printers.hpp"

namespace abroad {

namespace {

template <class Number>
std::string digits_of(Number value, std::chars_format format) {
    std::array<char, 400> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format).ptr;
    return {buffer.data(), end};
}

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

bool is_plain_letter(char letter) {
    return is_letter(letter) || (letter >= '0' && letter <= '9') || letter == ' ' || letter == '_' || letter == '-' ||
           letter == '.';
}

/// True if a text means itself without quotes, to our reader and to any other.
bool is_plain(std::string_view text, std::string_view none_word) {
    constexpr std::array<std::string_view, 9> words{"true", "false", "yes", "no", "on", "off", "null", "y", "n"};
    if (text.empty() || !is_letter(text.front()) || text.back() == ' ' || text == none_word) return false;
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return std::find(words.begin(), words.end(), small) == words.end() &&
           std::all_of(text.begin(), text.end(), is_plain_letter);
}

std::string text_of(const std::string& text, std::string_view none_word) {
    if (is_plain(text, none_word)) return text;
    std::string quoted = "\"";
    for (const char letter : text)
        quoted += letter == '"' || letter == '\\' ? std::string("\\") + letter : std::string(1, letter);
    return quoted + '"';
}

std::string text_of(double value, std::string_view) {
    return shortest_text(value);
}
std::string text_of(std::int64_t value, std::string_view) {
    return std::to_string(value);
}
std::string text_of(bool value, std::string_view) {
    return value ? "true" : "false";
}

template <class Item>
std::string text_of(const std::vector<Item>& list, std::string_view none_word) {
    std::string text = "[";
    for (const auto& item : list) text += (text.size() == 1 ? "" : ", ") + text_of(item, none_word);
    return text + "]";
}

std::string text_of(const NumbersByName& numbers, std::string_view none_word) {
    std::string text = "{";
    for (const auto& [name, number] : numbers)
        text += (text.size() == 1 ? "" : ", ") + text_of(name, none_word) + ": " + shortest_text(number);
    return text + "}";
}

}  // namespace

std::string shortest_text(double value) {
    const double size = std::abs(value);
    if (size == 0 || (size >= 1e-5 && size < 1e15)) return digits_of(value, std::chars_format::fixed);
    std::string text = digits_of(value, std::chars_format::scientific);
    // Other YAML readers take 1e+20 for a text, but 1.0e+20 for a number.
    const std::size_t exponent = text.find('e');
    if (exponent != text.npos && text.find('.') == text.npos) text.insert(exponent, ".0");
    return text;
}

std::string yaml_text(const Field& field, const std::optional<FieldValue>& value) {
    if (!value) return field.none_word;
    const std::string_view none_word =
        field.access.may_be_none ? std::string_view(field.none_word) : std::string_view();
    return std::visit([&](const auto& stored) { return text_of(stored, none_word); }, *value);
}

}  // namespace abroad

#include "input/scalars.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include "input/text_guard.hpp"

namespace abroad {

namespace {

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// Takes digits off the front and says how many.
std::size_t take_digits(std::string_view& rest) {
    std::size_t count = 0;
    while (count < rest.size() && is_digit(rest[count])) ++count;
    rest.remove_prefix(count);
    return count;
}

bool take_one_of(std::string_view& rest, std::string_view letters) {
    if (rest.empty() || letters.find(rest[0]) == std::string_view::npos) return false;
    rest.remove_prefix(1);
    return true;
}

/// -?(0|[1-9][0-9]*); the rest of the text stays in `rest`.
bool take_whole_part(std::string_view& rest) {
    take_one_of(rest, "-");
    const bool leading_zero = rest.starts_with('0');
    const std::size_t digits = take_digits(rest);
    return digits > 0 && (digits == 1 || !leading_zero);
}

bool is_whole_number(std::string_view text) {
    return take_whole_part(text) && text.empty();
}

bool is_number(std::string_view text) {
    if (!take_whole_part(text)) return false;
    if (take_one_of(text, ".") && take_digits(text) == 0) return false;
    if (!take_one_of(text, "eE")) return text.empty();
    take_one_of(text, "+-");
    return take_digits(text) > 0 && text.empty();
}

std::string in_small_letters(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return small;
}

/// What a text looks like that was meant for a number, and how to write it.
std::string_view advice_for_number(std::string_view text) {
    const std::string small = in_small_letters(text);
    std::string_view bare = small;
    take_one_of(bare, "+-");
    const bool begins_with_digit = !bare.empty() && is_digit(bare[0]);
    if (bare == ".inf" || bare == "inf" || bare == "infinity" || bare == ".nan" || bare == "nan")
        return "only finite numbers are allowed";
    if (bare.starts_with("0x") || bare.starts_with("0o") || bare.starts_with("0b")) return "write it in decimal digits";
    if (begins_with_digit && bare.find('_') != bare.npos) return "write the digits without underscores";
    if (begins_with_digit && bare.find(',') != bare.npos) return "write a decimal point and no commas";
    if (begins_with_digit && bare.find(':') != bare.npos) return "times and dates are no numbers";
    if (bare.starts_with('.') && bare.size() > 1 && is_digit(bare[1])) return "write a digit before the point";
    if (begins_with_digit && bare.ends_with('.')) return "write a digit behind the point";
    if (small.starts_with('+') && is_number(bare)) return "write it without the plus";
    if (bare.size() > 1 && bare[0] == '0' && is_digit(bare[1])) return "write it without leading zeros";
    if (bare.ends_with('%')) return "write a share as a number, 0.05 for 5 %";
    if (begins_with_digit) return "write the number alone, without unit or other text";
    return {};
}

Refusal refused(std::string_view text, std::string_view is_what, std::string_view advice) {
    return {fmt::format("{} is {}", shown(text), is_what), std::string(advice)};
}

/// The plain text of a scalar; or why it has none. `wanted`: "a number".
std::optional<Refusal> no_plain_text(const YamlNode& node, std::string_view wanted) {
    switch (node.kind) {
        case YamlNode::Kind::null:
            return Refusal{fmt::format("there is no value, {} is wanted", wanted)};
        case YamlNode::Kind::list:
            return Refusal{fmt::format("this is a list, {} is wanted", wanted)};
        case YamlNode::Kind::map:
            return Refusal{fmt::format("this is a map of keys, {} is wanted", wanted)};
        case YamlNode::Kind::scalar:
            break;
    }
    if (node.quoted)
        return Refusal{fmt::format("{} is a text in quotes, {} is wanted", shown(node.text), wanted),
                       "take the quotes away"};
    return std::nullopt;
}

}  // namespace

std::variant<double, Refusal> number_from(const YamlNode& node) {
    if (auto refusal = no_plain_text(node, "a number")) return *refusal;
    if (!is_number(node.text)) return refused(node.text, "not a number", advice_for_number(node.text));
    double value = 0;
    const auto [end, fault] = std::from_chars(node.text.data(), node.text.data() + node.text.size(), value);
    if (fault != std::errc{} || !std::isfinite(value))
        return refused(node.text, "too large or too small for a number", {});
    return value + 0.0;  // -0 becomes 0
}

std::variant<std::int64_t, Refusal> whole_number_from(const YamlNode& node) {
    if (auto refusal = no_plain_text(node, "a whole number")) return *refusal;
    if (!is_whole_number(node.text)) {
        const auto advice = is_number(node.text) ? "write it without point and exponent" : advice_for_number(node.text);
        return refused(node.text, "not a whole number", advice);
    }
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(node.text.data(), node.text.data() + node.text.size(), value);
    if (fault != std::errc{}) return refused(node.text, "too large or too small for a whole number", {});
    return value;
}

std::variant<bool, Refusal> flag_from(const YamlNode& node) {
    if (auto refusal = no_plain_text(node, "true or false")) return *refusal;
    if (node.text == "true") return true;
    if (node.text == "false") return false;
    constexpr std::array<std::string_view, 6> meant_true{"true", "yes", "on", "y", "t", "1"};
    constexpr std::array<std::string_view, 6> meant_false{"false", "no", "off", "n", "f", "0"};
    const std::string small = in_small_letters(node.text);
    const auto is_one_of = [&](const auto& words) {
        return std::find(words.begin(), words.end(), small) != words.end();
    };
    if (is_one_of(meant_true)) return refused(node.text, "not true or false", "write true");
    if (is_one_of(meant_false)) return refused(node.text, "not true or false", "write false");
    return refused(node.text, "not true or false", {});
}

std::variant<std::string, Refusal> text_from(const YamlNode& node) {
    YamlNode bare;
    bare.kind = node.kind;
    if (auto refusal = no_plain_text(bare, "a text")) return *refusal;
    if (node.text.find_first_not_of(' ') == std::string::npos) return Refusal{"the text is empty"};
    return node.text;
}

}  // namespace abroad

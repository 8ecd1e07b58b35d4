#include "input/decode_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/nearest_name.hpp"
#include "input/printers.hpp"
#include "input/scalars.hpp"
#include "input/text_guard.hpp"

namespace abroad {

namespace {

std::string with_unit(std::string text, const Field& field) {
    const bool has_unit = !field.unit.empty() && field.unit != "-" && field.unit != "count";
    return has_unit ? text + " " + field.unit : text;
}

std::string range_text(const Field& field) {
    const auto [low, high] = field.range;
    const bool low_end = std::isfinite(low), high_end = std::isfinite(high);
    if (low_end && high_end) return with_unit(shortest_text(low) + " to " + shortest_text(high), field);
    if (low_end) return with_unit("at least " + shortest_text(low), field);
    if (high_end) return with_unit("at most " + shortest_text(high), field);
    return with_unit("any finite number", field);
}

std::string one_of(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    return text;
}

std::string allowed_kind(const Field& field) {
    switch (field.kind) {
        case FieldKind::number:
            return range_text(field);
        case FieldKind::count:
            return "a whole number, " + range_text(field);
        case FieldKind::flag:
            return "true or false";
        case FieldKind::choice:
            return one_of(field.choices);
        case FieldKind::text:
            return "a text";
        case FieldKind::numbers:
            return "a list of numbers, each " + range_text(field);
        case FieldKind::counts:
            return "a list of whole numbers, each " + range_text(field);
        case FieldKind::names:
            return "a list of names";
        case FieldKind::numbers_by_name:
            return "a map of names, each with a number, " + range_text(field);
        case FieldKind::entities:
            return "a list of named things";
    }
    return {};
}

/// A value or why not. The fault of an item of a list stands at the item.
template <class T>
using Read = std::variant<T, ValueFault>;

ValueFault fault_at(const YamlNode& node, const Refusal& refusal, const Field& field) {
    const std::string_view pause = refusal.advice.empty() ? "" : "; ";
    return {.place = node.place,
            .what = fmt::format("{} ({}{}allowed: {})", refusal.what, refusal.advice, pause, allowed_text(field))};
}

template <class T>
Read<T> in_range(const YamlNode& node, std::variant<T, Refusal> value, const Field& field) {
    if (const auto* refusal = std::get_if<Refusal>(&value)) return fault_at(node, *refusal, field);
    const T number = std::get<T>(value);
    const auto real = static_cast<double>(number);
    if (real < field.range.low) return fault_at(node, {shown(node.text) + " is too small"}, field);
    if (real > field.range.high) return fault_at(node, {shown(node.text) + " is too large"}, field);
    return number;
}

/// "" where the text may be left out and is empty then, so that a resolved scenario reads back.
bool is_allowed_empty_text(const YamlNode& node, const Field& field) {
    return field.kind == FieldKind::text && !field.is_required && field.default_value == FieldValue(std::string()) &&
           node.kind == YamlNode::Kind::scalar && node.quoted && node.text.empty();
}

template <class T>
Read<T> read_one(const YamlNode& node, const Field& field) {
    if constexpr (std::is_same_v<T, double>) {
        return in_range<double>(node, number_from(node), field);
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        return in_range<std::int64_t>(node, whole_number_from(node), field);
    } else {
        if (is_allowed_empty_text(node, field)) return std::string();
        std::variant<std::string, Refusal> text = text_from(node);
        if (const auto* refusal = std::get_if<Refusal>(&text)) return fault_at(node, *refusal, field);
        return std::get<std::string>(text);
    }
}

template <class T>
Read<std::vector<T>> read_list(const YamlNode& node, const Field& field) {
    if (node.kind != YamlNode::Kind::list)
        return fault_at(node, {"this is not a list", "write [a, b] or one '- a' a line"}, field);
    const std::size_t count = node.items.size();
    if (count < field.least_length || count > field.largest_length) {
        const bool one_length = field.least_length == field.largest_length;
        const std::string wanted = one_length                   ? fmt::format("{}", field.least_length)
                                   : count < field.least_length ? fmt::format("at least {}", field.least_length)
                                                                : fmt::format("at most {}", field.largest_length);
        return fault_at(node, {fmt::format("the list has {} items, {} are wanted", count, wanted)}, field);
    }
    std::vector<T> list;
    for (const auto& item : node.items) {
        Read<T> value = read_one<T>(item, field);
        if (auto* fault = std::get_if<ValueFault>(&value)) return std::move(*fault);
        list.push_back(std::move(std::get<T>(value)));
    }
    return list;
}

Read<NumbersByName> read_map(const YamlNode& node, const Field& field) {
    if (node.kind != YamlNode::Kind::map)
        return fault_at(node, {"this is not a map", "write {Name: 1, Other: 2} or one 'Name: 1' a line"}, field);
    NumbersByName numbers;
    for (const auto& item : node.items) {
        Read<double> value = read_one<double>(item, field);
        if (auto* fault = std::get_if<ValueFault>(&value)) return ValueFault{fault->place, fault->what, item.key};
        numbers[item.key] = std::get<double>(value);
    }
    return numbers;
}

Read<bool> read_flag(const YamlNode& node, const Field& field) {
    std::variant<bool, Refusal> value = flag_from(node);
    if (const auto* refusal = std::get_if<Refusal>(&value)) return fault_at(node, *refusal, field);
    return std::get<bool>(value);
}

Read<std::string> read_choice(const YamlNode& node, const Field& field) {
    std::variant<std::string, Refusal> text = text_from(node);
    if (const auto* refusal = std::get_if<Refusal>(&text)) return fault_at(node, *refusal, field);
    const std::string& word = std::get<std::string>(text);
    if (std::find(field.choices.begin(), field.choices.end(), word) != field.choices.end()) return word;
    ValueFault fault = fault_at(node, {shown(word) + " is not known here"}, field);
    if (const auto near = nearest_name(word, field.choices)) fault.what += fmt::format(". Did you mean {}?", *near);
    return fault;
}

template <class T>
std::optional<ValueFault> store(Field& field, Read<T> value) {
    if (auto* fault = std::get_if<ValueFault>(&value)) return std::move(*fault);
    field.set(FieldValue(std::move(std::get<T>(value))));
    return std::nullopt;
}

}  // namespace

std::string allowed_text(const Field& field) {
    const std::string text = allowed_kind(field);
    return field.access.may_be_none ? text + ", or " + field.none_word : text;
}

std::optional<ValueFault> decode_value(Field& field, const YamlNode& item) {
    if (field.access.may_be_none && item.kind == YamlNode::Kind::scalar && !item.quoted &&
        item.text == field.none_word) {
        field.set(std::nullopt);
        return std::nullopt;
    }
    switch (field.kind) {
        case FieldKind::number:
            return store(field, read_one<double>(item, field));
        case FieldKind::count:
            return store(field, read_one<std::int64_t>(item, field));
        case FieldKind::flag:
            return store(field, read_flag(item, field));
        case FieldKind::choice:
            return store(field, read_choice(item, field));
        case FieldKind::text:
            return store(field, read_one<std::string>(item, field));
        case FieldKind::numbers:
            return store(field, read_list<double>(item, field));
        case FieldKind::counts:
            return store(field, read_list<std::int64_t>(item, field));
        case FieldKind::names:
            return store(field, read_list<std::string>(item, field));
        case FieldKind::numbers_by_name:
            return store(field, read_map(item, field));
        case FieldKind::entities:
            break;
    }
    return std::nullopt;
}

std::optional<std::string> fault_of_name(std::string_view name) {
    constexpr std::size_t most_bytes = 80;
    if (name.empty()) return "the name is empty";
    if (name.size() > most_bytes)
        return fmt::format("the name {} is too long (at most {} bytes)", shown(name), most_bytes);
    if (name.find_first_of("/=") != std::string_view::npos)
        return fmt::format("the name {} has a '/' or '=' in it (these have a meaning in paths)", shown(name));
    if (name.front() == ' ' || name.back() == ' ' || name.front() == '.' || name.back() == '.')
        return fmt::format("the name {} begins or ends with a space or a point", shown(name));
    return std::nullopt;
}

}  // namespace abroad

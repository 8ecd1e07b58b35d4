#include <fmt/format.h>

#include <cmath>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "input/key_tree.hpp"
#include "input/printers.hpp"

namespace abroad {

namespace {

std::string quoted(std::string_view text) {
    std::string escaped = "\"";
    for (const char letter : text)
        escaped += letter == '"' || letter == '\\' ? std::string("\\") + letter : std::string(1, letter);
    return escaped + '"';
}

std::string json_of(double value) {
    return shortest_text(value);
}
std::string json_of(std::int64_t value) {
    return std::to_string(value);
}
std::string json_of(bool value) {
    return value ? "true" : "false";
}
std::string json_of(const std::string& value) {
    return quoted(value);
}

template <class Item>
std::string json_of(const std::vector<Item>& list) {
    std::string text = "[";
    for (const auto& item : list) text += (text.size() == 1 ? "" : ", ") + json_of(item);
    return text + "]";
}

std::string json_of(const NumbersByName& numbers) {
    std::string text = "{";
    for (const auto& [name, number] : numbers)
        text += (text.size() == 1 ? "" : ", ") + quoted(name) + ": " + json_of(number);
    return text + "}";
}

/// One line of JSON that says which values are allowed, without the word for an absent one.
std::string bounds(const Field& field) {
    std::string text;
    if (std::isfinite(field.range.low)) text += ", \"minimum\": " + shortest_text(field.range.low);
    if (std::isfinite(field.range.high)) text += ", \"maximum\": " + shortest_text(field.range.high);
    return text;
}

std::string list_of(const std::string& item, const Field& field) {
    std::string text = "\"type\": \"array\", \"items\": {" + item + "}";
    if (field.least_length > 0) text += fmt::format(", \"minItems\": {}", field.least_length);
    if (field.largest_length != std::numeric_limits<std::size_t>::max())
        text += fmt::format(", \"maxItems\": {}", field.largest_length);
    return text;
}

std::string constraint(const Field& field) {
    const std::string number = "\"type\": \"number\"" + bounds(field), whole = "\"type\": \"integer\"" + bounds(field);
    const std::string text = "\"type\": \"string\", \"minLength\": 1";
    const bool may_be_empty = !field.is_required && field.default_value == FieldValue(std::string());
    switch (field.kind) {
        case FieldKind::number:
            return number;
        case FieldKind::count:
            return whole;
        case FieldKind::flag:
            return "\"type\": \"boolean\"";
        case FieldKind::choice:
            return "\"enum\": " + json_of(field.choices);
        case FieldKind::text:
            return may_be_empty ? "\"type\": \"string\"" : text;
        case FieldKind::numbers:
            return list_of(number, field);
        case FieldKind::counts:
            return list_of(whole, field);
        case FieldKind::names:
            return list_of(text, field);
        case FieldKind::numbers_by_name:
            return "\"type\": \"object\", \"additionalProperties\": {" + number + "}";
        case FieldKind::entities:
            break;
    }
    return {};
}

bool has_numbers(FieldKind kind) {
    return kind == FieldKind::number || kind == FieldKind::count || kind == FieldKind::numbers ||
           kind == FieldKind::counts || kind == FieldKind::numbers_by_name;
}

std::string description(const Field& field) {
    const bool has_unit = !field.unit.empty() && field.unit != "-" && has_numbers(field.kind);
    return fmt::format("{}{}; source: {}", field.meaning, has_unit ? fmt::format(" [{}]", field.unit) : "",
                       field.source);
}

std::string leaf(const Field& field) {
    const std::string allowed = field.access.may_be_none ? fmt::format("\"anyOf\": [{{{}}}, {{\"const\": {}}}]",
                                                                       constraint(field), quoted(field.none_word))
                                                         : constraint(field);
    std::string text = fmt::format("{{\"description\": {}, {}", quoted(description(field)), allowed);
    if (!field.is_required && field.default_value)
        text += ", \"default\": " + std::visit([](const auto& value) { return json_of(value); }, *field.default_value);
    else if (!field.is_required)
        text += ", \"default\": " + quoted(field.none_word);
    return text + "}";
}

enum class Part { whole, after_burn_in };

/// Nested objects from the tree of keys.
class SchemaWriter {
 public:
    explicit SchemaWriter(Part part) : part_(part) {}

    /// The lines of an object's "properties"; empty if no key of it may stand here.
    std::string properties(const std::vector<KeyBranch>& branches, std::size_t indent) const {
        std::string text;
        for (const auto& branch : branches) {
            const std::string value = branch_schema(branch, indent);
            if (value.empty()) continue;
            text += (text.empty() ? "" : ",\n") + std::string(indent, ' ') + quoted(branch.name) + ": " + value;
        }
        return text;
    }

    std::string object(const std::string& inner, const std::vector<std::string>& required, std::size_t indent) const {
        const std::string space(indent, ' ');
        std::string text = "{\n" + space + "  \"type\": \"object\", \"additionalProperties\": false,\n";
        if (!required.empty()) text += space + "  \"required\": " + json_of(required) + ",\n";
        return text + space + "  \"properties\": {\n" + inner + "\n" + space + "  }\n" + space + "}";
    }

 private:
    bool is_allowed(const Field& field) const {
        return part_ == Part::whole || field.may_change_after_burn_in || field.key == "name";
    }

    std::string branch_schema(const KeyBranch& branch, std::size_t indent) const {
        if (branch.field == nullptr) {
            const std::string inner = properties(branch.children, indent + 4);
            return inner.empty() ? inner : object(inner, {}, indent);
        }
        if (!is_allowed(*branch.field)) return {};
        return branch.field->kind == FieldKind::entities ? list(*branch.field, indent) : leaf(*branch.field);
    }

    std::string list(const Field& field, std::size_t indent) const {
        std::string text;
        field.entities.show_prototype([&](const Fields& item) {
            const std::string item_schema =
                object(properties(key_tree(item).children, indent + 6), {"name"}, indent + 2);
            text = fmt::format("{{\n{0}  \"description\": {1}, \"type\": \"array\",\n{0}  \"items\": {2}\n{0}}}",
                               std::string(indent, ' '), quoted(field.meaning), item_schema);
        });
        return text;
    }

    Part part_;
};

}  // namespace

std::string json_schema(const Fields& fields, std::string_view title) {
    const KeyBranch tree = key_tree(fields);
    const SchemaWriter whole(Part::whole), after(Part::after_burn_in);
    std::string inner =
        "    \"based_on\": {\"description\": \"Another scenario file, relative to this one; this file wins\", "
        "\"type\": \"string\", \"minLength\": 1}";
    const std::string all = whole.properties(tree.children, 4);
    if (!all.empty()) inner += ",\n" + all;
    const std::string later = after.properties(tree.children, 8);
    if (!later.empty()) inner += ",\n    \"after_burn_in\": " + after.object(later, {}, 4);
    std::string text = whole.object(inner, {}, 0);
    const std::string head = fmt::format(
        "{{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": {},", quoted(title));
    return head + text.substr(1) + "\n";
}

}  // namespace abroad

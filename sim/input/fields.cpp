#include "input/fields.hpp"

#include <algorithm>

#include "base/problems.hpp"

namespace abroad {

void Fields::section(std::string_view key, std::string_view title) {
    sections_.push_back({std::string(key), std::string(title)});
}

const Field* Fields::find(std::string_view key) const {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [&](const Field& field) { return field.key == key; });
    return found == fields_.end() ? nullptr : &*found;
}

Field* Fields::find(std::string_view key) {
    return const_cast<Field*>(std::as_const(*this).find(key));
}

bool Fields::has_section(std::string_view key) const {
    return std::any_of(fields_.begin(), fields_.end(), [&](const Field& field) {
        return field.key.size() > key.size() && field.key[key.size()] == '.' && field.key.starts_with(key);
    });
}

Field& Fields::add(std::string_view key, FieldKind kind, FieldAccess access, Range range, std::string_view unit,
                   std::string_view meaning, Source source) {
    bool is_taken = find(key) != nullptr || has_section(key);
    for (std::size_t dot = key.find('.'); dot != key.npos; dot = key.find('.', dot + 1))
        is_taken = is_taken || find(key.substr(0, dot)) != nullptr;
    if (is_taken) throw InternalError("the parameter " + std::string(key) + " is declared twice, or within another");
    Field& field = fields_.emplace_back();
    field.key = key;
    field.kind = kind;
    field.access = access;
    field.range = range;
    field.unit = unit;
    field.meaning = meaning;
    field.source = source.text;
    if (kind != FieldKind::entities) field.default_value = field.value();
    return field;
}

}  // namespace abroad

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "input/key_tree.hpp"
#include "input/printers.hpp"

namespace abroad {

namespace {

std::string text_now(const Field& field) {
    return yaml_text(field, field.value());
}

/// Prints nested maps. With `base` (the same declarations on other structs) only what differs from it.
class Writer {
 public:
    std::string map(const Fields& fields, const Fields* base, std::size_t indent) const {
        std::string text;
        for (const auto& branch : key_tree(fields).children) text += branch_text(branch, base, indent);
        return text;
    }

 private:
    static std::string spaces(std::size_t indent) { return std::string(indent, ' '); }

    std::string branch_text(const KeyBranch& branch, const Fields* base, std::size_t indent) const {
        if (branch.field == nullptr) {
            std::string below;
            for (const auto& next : branch.children) below += branch_text(next, base, indent + 2);
            return below.empty() ? below : spaces(indent) + branch.name + ":\n" + below;
        }
        const Field* other = base == nullptr ? nullptr : base->find(branch.field->key);
        if (branch.field->kind == FieldKind::entities) {
            std::string items = list(branch.field->entities, other, indent);
            if (items.empty()) return base == nullptr ? spaces(indent) + branch.name + ": []\n" : items;
            return spaces(indent) + branch.name + ":\n" + items;
        }
        const std::string text = text_now(*branch.field);
        if (other != nullptr && text == text_now(*other)) return {};
        return spaces(indent) + branch.name + ": " + text + "\n";
    }

    std::string list(const EntityList& entities, const Field* base, std::size_t indent) const {
        std::string text;
        for (std::size_t row = 0; row < entities.size(entities.list); ++row)
            text += item(entities, row, base == nullptr ? nullptr : &base->entities, indent + 2);
        return text;
    }

    std::string item(const EntityList& entities, std::size_t row, const EntityList* base, std::size_t indent) const {
        Fields fields;
        entities.declare_item(fields, entities.list, row);
        if (base == nullptr) return as_item(map(fields, nullptr, indent + 2), indent);
        Fields before;
        base->declare_item(before, base->list, row);
        const std::string changes = map(fields, &before, indent + 2);
        if (changes.empty()) return {};
        return as_item(spaces(indent + 2) + "name: " + text_now(*fields.find("name")) + "\n" + changes, indent);
    }

    /// Puts the dash of a list item into the indentation of its first line.
    static std::string as_item(std::string text, std::size_t indent) {
        text[indent] = '-';
        return text;
    }
};

void add_values(const Fields& fields, const std::string& prefix,
                std::vector<std::pair<std::string, std::string>>& values) {
    for (const auto& field : fields.all()) {
        if (field.kind != FieldKind::entities) {
            values.emplace_back(prefix + field.key, text_now(field));
            continue;
        }
        const EntityList& entities = field.entities;
        for (std::size_t row = 0; row < entities.size(entities.list); ++row) {
            Fields item;
            entities.declare_item(item, entities.list, row);
            add_values(item, prefix + field.key + "." + entities.name(entities.list, row) + ".", values);
        }
    }
}

}  // namespace

std::string resolved_yaml(const Fields& fields, const Fields* after) {
    const Writer writer;
    std::string text = writer.map(fields, nullptr, 0);
    const std::string changes = after == nullptr ? std::string() : writer.map(*after, &fields, 2);
    return changes.empty() ? text : text + "after_burn_in:\n" + changes;
}

std::vector<std::pair<std::string, std::string>> resolved_values(const Fields& fields) {
    std::vector<std::pair<std::string, std::string>> values;
    add_values(fields, {}, values);
    std::sort(values.begin(), values.end());
    return values;
}

}  // namespace abroad

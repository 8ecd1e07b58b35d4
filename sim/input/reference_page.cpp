#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "input/decode_value.hpp"
#include "input/printers.hpp"

namespace abroad {

namespace {

/// Text for a cell of a Markdown table.
std::string cell(std::string_view text) {
    std::string escaped;
    for (const char letter : text) escaped += letter == '|' ? std::string("\\|") : std::string(1, letter);
    return escaped;
}

std::string range_cell(const Field& field) {
    Field without_unit = field;
    without_unit.unit.clear();
    return allowed_text(without_unit);
}

std::string default_cell(const Field& field) {
    if (field.is_required) return "required";
    return fmt::format("`{}`", yaml_text(field, field.default_value));
}

std::string row(const Field& field) {
    const std::string_view after = field.may_change_after_burn_in ? "yes" : "no";
    if (field.kind == FieldKind::entities)
        return fmt::format("| `{}` | | a list of named things, see below | | {} | | {} |\n", field.key,
                           cell(field.meaning), after);
    return fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", field.key, cell(default_cell(field)),
                       cell(range_cell(field)), cell(field.unit), cell(field.meaning), cell(field.source), after);
}

constexpr std::string_view table_head =
    "| key | default | allowed | unit | meaning | source | after burn-in |\n|---|---|---|---|---|---|---|\n";

std::string first_part(const std::string& key) {
    const std::size_t dot = key.find('.');
    return dot == key.npos ? std::string() : key.substr(0, dot);
}

std::string title_of(const Fields& fields, const std::string& part) {
    for (const auto& section : fields.sections())
        if (section.key == part) return section.title;
    return {};
}

std::string heading(const Fields& fields, const std::string& part) {
    const std::string title = title_of(fields, part);
    const std::string name = part.empty() ? fmt::format("Top of the file") : fmt::format("`{}`", part);
    return fmt::format("## {}\n\n{}{}", name, title, title.empty() ? "" : "\n\n");
}

/// One table for every first part of the keys, in the order of declaration.
std::string tables(const Fields& fields) {
    std::vector<std::string> parts;
    for (const auto& field : fields.all()) {
        const std::string part = first_part(field.key);
        if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(part);
    }
    std::string text;
    for (const auto& part : parts) {
        text += heading(fields, part) + std::string(table_head);
        for (const auto& field : fields.all())
            if (first_part(field.key) == part) text += row(field);
        text += "\n";
    }
    return text;
}

/// The keys of the items of every named list.
std::string lists(const Fields& fields) {
    std::string text;
    for (const auto& field : fields.all()) {
        if (field.kind != FieldKind::entities) continue;
        field.entities.show_prototype([&](const Fields& item) {
            text += fmt::format("## Items of `{}`\n\n{}\n\n", field.key, field.meaning) + std::string(table_head);
            for (const auto& item_field : item.all()) text += row(item_field);
            text.append("\n").append(lists(item));
        });
    }
    return text;
}

constexpr std::string_view introduction =
    "# Reference of scenario keys\n\n"
    "Every key that a scenario may have. The keys are written nested: `run.seed` is `seed` indented below `run:`. On "
    "the\n"
    "command line the dotted form is used: `--set run.seed=7`, and `--set clusters.NAME.key=value` for a thing in a "
    "list.\n"
    "`based_on: other.yaml` takes all values of another file, relative to this one; the nearer file wins. Below\n"
    "`after_burn_in:` stand values that act from the end of the burn-in; the last column says which may stand there.\n"
    "Sources: *calibrated* with the model, *evidence* with its reference, *placeholder* for an assumption.\n\n";

}  // namespace

std::string reference_page(const Fields& fields) {
    std::string text = std::string(introduction) + tables(fields) + lists(fields);
    while (text.ends_with("\n\n")) text.pop_back();
    return text;
}

}  // namespace abroad

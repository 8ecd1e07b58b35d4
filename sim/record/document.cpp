#include "record/document.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <type_traits>
#include <utility>

#include "base/problems.hpp"

namespace abroad {

namespace {

template <class Parts>
auto find_named(const Parts& parts, std::string_view name) -> decltype(parts.data()) {
    const auto found = std::find_if(parts.begin(), parts.end(), [&](const auto& part) { return part.name == name; });
    return found == parts.end() ? nullptr : &*found;
}

[[noreturn]] void refuse(const std::string& where, const std::string& what) {
    throw InternalError("results document: " + where + ": " + what);
}

bool is_name(std::string_view name) {
    const auto fits = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
    };
    return !name.empty() && name.front() >= 'a' && name.front() <= 'z' && std::all_of(name.begin(), name.end(), fits);
}

bool is_path(std::string_view path) {
    while (true) {
        const auto slash = path.find('/');
        if (!is_name(path.substr(0, slash))) return false;
        if (slash == std::string_view::npos) return true;
        path.remove_prefix(slash + 1);
    }
}

bool reads_as_time(std::string_view unit) {
    static constexpr std::string_view durations[] = {"days",         "hours",        "minutes",    "seconds",
                                                     "milliseconds", "microseconds", "nanoseconds"};
    return unit.find("since") != std::string_view::npos ||
           std::find(std::begin(durations), std::end(durations), unit) != std::end(durations);
}

void check_meaning(const std::string& where, const std::string& unit, const std::string& long_name) {
    if (unit.empty()) refuse(where, "has no unit (\"1\" for names and pure numbers)");
    if (long_name.empty()) refuse(where, "has no long_name");
    if (!is_plain_utf8(unit) || !is_plain_utf8(long_name)) refuse(where, "unit or long_name is not UTF-8");
    if (reads_as_time(unit)) refuse(where, "unit \"" + unit + "\" would be read as a date or duration");
}

void check_attributes(const std::string& where, const Attributes& attributes) {
    for (const auto& [name, value] : attributes) {
        if (!is_name(name)) refuse(where, "attribute name \"" + name + "\" is not a lower_case word");
        const auto* text = std::get_if<std::string>(&value);
        if (text != nullptr && !is_plain_utf8(*text)) refuse(where, "attribute " + name + " is not UTF-8");
        const auto* real = std::get_if<double>(&value);
        if (real != nullptr && std::isnan(*real)) refuse(where, "attribute " + name + " is NaN");
    }
}

template <class Label>
bool has_repeats(std::vector<Label> labels) {
    std::sort(labels.begin(), labels.end());
    return std::adjacent_find(labels.begin(), labels.end()) != labels.end();
}

bool all_utf8(const std::vector<std::string>& texts) {
    return std::all_of(texts.begin(), texts.end(), is_plain_utf8);
}

template <class Real>
bool has_nan(const std::vector<Real>& values) {
    return std::any_of(values.begin(), values.end(), [](Real value) { return std::isnan(value); });
}

void check_axis(const std::string& where, const Axis& axis) {
    check_meaning(where, axis.unit, axis.long_name);
    if (const auto* rows = std::get_if<RowCount>(&axis.labels)) {
        if (rows->count < 0) refuse(where, "has a negative number of rows");
    } else if (const auto* texts = std::get_if<std::vector<std::string>>(&axis.labels)) {
        if (!all_utf8(*texts)) refuse(where, "has a label that is not UTF-8");
        if (has_repeats(*texts)) refuse(where, "has a label twice");
    } else if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&axis.labels)) {
        if (has_repeats(*numbers)) refuse(where, "has a label twice");
    } else {
        const auto& reals = std::get<std::vector<double>>(axis.labels);
        if (has_nan(reals)) refuse(where, "has NaN as a label");
        if (has_repeats(reals)) refuse(where, "has a label twice");
    }
}

void check_shape(const std::string& where, const Group& group, const Variable& variable) {
    std::size_t expected = 1;
    std::set<std::string> used;
    for (const auto& name : variable.axes) {
        const Axis* axis = group.axis(name);
        if (axis == nullptr) refuse(where, "lies over axis \"" + name + "\", which the group does not have");
        if (!used.insert(name).second) refuse(where, "lies over axis \"" + name + "\" twice");
        expected *= axis->size();
    }
    if (variable.size() != expected)
        refuse(where,
               "has " + std::to_string(variable.size()) + " values where its axes ask for " + std::to_string(expected));
}

void check_flags(const std::string& where, const Variable& variable) {
    for (const auto& meaning : variable.flag_meanings)
        if (!is_name(meaning)) refuse(where, "flag meaning \"" + meaning + "\" is not a lower_case word");
    if (has_repeats(variable.flag_meanings)) refuse(where, "has a flag meaning twice");
    std::visit(
        [&](const auto& values) {
            using Value = typename std::decay_t<decltype(values)>::value_type;
            if constexpr (!std::is_integral_v<Value>) {
                refuse(where, "has flag meanings but no whole numbers");
            } else {
                const auto has_meaning = [&](Value value) {
                    return std::cmp_greater_equal(value, 0) && std::cmp_less(value, variable.flag_meanings.size());
                };
                if (!std::all_of(values.begin(), values.end(), has_meaning))
                    refuse(where, "has a flag without meaning");
                if (!std::in_range<Value>(variable.flag_meanings.size() - 1))
                    refuse(where, "has more flag meanings than its type can count");
            }
        },
        variable.data);
}

void check_values(const std::string& where, const Variable& variable) {
    std::visit(
        [&](const auto& values) {
            using Value = typename std::decay_t<decltype(values)>::value_type;
            if constexpr (std::is_floating_point_v<Value>) {
                if (variable.missing == Missing::forbidden && has_nan(values)) refuse(where, "holds NaN");
            } else {
                if (variable.missing == Missing::allowed) refuse(where, "only real numbers can be missing");
            }
            if constexpr (std::is_same_v<Value, std::string>)
                if (!all_utf8(values)) refuse(where, "has text that is not UTF-8");
        },
        variable.data);
    if (!variable.flag_meanings.empty()) check_flags(where, variable);
}

void check_group(const Group& group) {
    if (!is_path(group.path)) refuse("group \"" + group.path + "\"", "path is not made of lower_case words");
    if (group.axes.empty() && group.variables.empty() && group.attributes.empty()) refuse(group.path, "holds nothing");
    check_attributes(group.path, group.attributes);
    std::set<std::string> names;
    const auto take_name = [&](const std::string& name) {
        if (!is_name(name)) refuse(group.path, "name \"" + name + "\" is not a lower_case word");
        if (!names.insert(name).second) refuse(group.path, "name \"" + name + "\" stands twice");
    };
    for (const auto& axis : group.axes) {
        take_name(axis.name);
        check_axis(group.path + "/" + axis.name, axis);
    }
    for (const auto& variable : group.variables) {
        take_name(variable.name);
        const std::string where = group.path + "/" + variable.name;
        check_meaning(where, variable.unit, variable.long_name);
        check_shape(where, group, variable);
        check_values(where, variable);
    }
}

}  // namespace

std::size_t Axis::size() const {
    if (const auto* rows = std::get_if<RowCount>(&labels)) return static_cast<std::size_t>(rows->count);
    if (const auto* texts = std::get_if<std::vector<std::string>>(&labels)) return texts->size();
    if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&labels)) return numbers->size();
    return std::get<std::vector<double>>(labels).size();
}

std::size_t Variable::size() const {
    return std::visit([](const auto& values) { return values.size(); }, data);
}

const Axis* Group::axis(std::string_view name) const {
    return find_named(axes, name);
}

const Variable* Group::variable(std::string_view name) const {
    return find_named(variables, name);
}

const Group* Document::group(std::string_view path) const {
    const auto found =
        std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return group.path == path; });
    return found == groups.end() ? nullptr : &*found;
}

void check_document(const Document& document) {
    check_attributes("root", document.attributes);
    std::set<std::string> taken;
    for (const auto& group : document.groups) {
        check_group(group);
        if (!taken.insert(group.path).second) refuse("group " + group.path, "stands twice");
        for (const auto& axis : group.axes) taken.insert(group.path + "/" + axis.name);
        for (const auto& variable : group.variables) taken.insert(group.path + "/" + variable.name);
    }
    for (const auto& group : document.groups) {
        const auto slash = group.path.rfind('/');
        const Group* parent = slash == std::string::npos ? nullptr : document.group(group.path.substr(0, slash));
        const std::string name = group.path.substr(slash + 1);
        if (parent != nullptr && (parent->axis(name) != nullptr || parent->variable(name) != nullptr))
            refuse("group " + group.path, "has the name of a part of the group above it");
    }
}

bool is_plain_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t length = first < 0x80   ? 1
                                   : first < 0xC2 ? 0
                                   : first < 0xE0 ? 2
                                   : first < 0xF0 ? 3
                                   : first < 0xF5 ? 4
                                                  : 0;
        if (first == 0 || length == 0 || at + length > text.size()) return false;
        std::uint32_t code = length == 1 ? first : first & (0x7FU >> length);
        for (std::size_t more = 1; more < length; ++more) {
            const auto next = static_cast<unsigned char>(text[at + more]);
            if ((next & 0xC0U) != 0x80U) return false;
            code = code << 6U | (next & 0x3FU);
        }
        static constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
        if (code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
        at += length;
    }
    return true;
}

}  // namespace abroad

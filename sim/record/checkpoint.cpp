#include "record/checkpoint.hpp"

#include <fmt/core.h>

#include <string_view>
#include <type_traits>

#include "base/problems.hpp"

namespace abroad {

namespace {

/// The number that an entry is stored as.
template <class Value, bool is_code = std::is_enum_v<Value>>
struct StoredAs {
    using Type = Value;
};

template <class Value>
struct StoredAs<Value, true> {
    using Type = std::underlying_type_t<Value>;
};

template <class Value>
using Stored = std::vector<typename StoredAs<Value>::Type>;

/// Lists of numbers, one after the other, and how long each is.
struct Lists {
    std::vector<std::uint32_t> length, entries;
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, Lists>
void visit_columns(Table& lists, Visit&& visit) {
    visit("length", lists.length);
    visit("entries", lists.entries);
}

constexpr std::string_view prefix = "replication_";
constexpr const char* step_name = "step";

std::string path_of(int replication) {
    return fmt::format("{}{}", prefix, replication);
}

std::string path_of(int replication, const std::string& table) {
    return path_of(replication) + "/" + table;
}

/// Calls visit(name, vector) for every column of a table.
template <class Table, class Visit>
void for_each_column(Table& table, Visit&& visit) {
    if constexpr (requires { table.cells(); })
        visit("cells", table.cells());
    else if constexpr (requires { table.push_back(table.front()); })
        visit("values", table);
    else
        visit_columns(table, visit);
}

/// Columns of any length; columns of one length share an axis.
void add_column(Group& group, const std::string& name, Column column) {
    Variable variable{name, {}, std::move(column), "1", "column of a saved state", {}, Missing::forbidden};
    const std::size_t size = variable.size();
    const std::string axis = fmt::format("entries_{}", size);
    variable.axes = {axis};
    if (group.axis(axis) == nullptr)
        group.axes.push_back({axis, RowCount{static_cast<std::int64_t>(size)}, "1", "place in the column"});
    group.variables.push_back(std::move(variable));
}

template <class Table>
Group packed(const std::string& path, const Table& table) {
    Group group{path, {}, {}, {}};
    for_each_column(table, [&](const std::string& name, const auto& column) {
        using Value = typename std::decay_t<decltype(column)>::value_type;
        Stored<Value> stored(column.size());
        for (std::size_t at = 0; at < column.size(); ++at)
            stored[at] = static_cast<typename StoredAs<Value>::Type>(column[at]);
        add_column(group, name, std::move(stored));
    });
    return group;
}

Group packed(const std::string& path, const ClusterSlots& slots) {
    Lists lists;
    for (const auto& list : slots.of) {
        lists.length.push_back(static_cast<std::uint32_t>(list.size()));
        lists.entries.insert(lists.entries.end(), list.begin(), list.end());
    }
    return packed(path, lists);
}

template <class Table>
void unpack(const Document& document, const std::string& path, Table& table) {
    const Group* group = document.group(path);
    if (group == nullptr) throw FileError("the saved state lacks " + path);
    for_each_column(table, [&](const std::string& name, auto& column) {
        using Value = typename std::decay_t<decltype(column)>::value_type;
        const Variable* variable = group->variable(name);
        const auto* stored = variable == nullptr ? nullptr : std::get_if<Stored<Value>>(&variable->data);
        if (stored == nullptr) throw FileError(fmt::format("the saved state lacks {}/{}", path, name));
        column.resize(stored->size());
        for (std::size_t at = 0; at < stored->size(); ++at) column[at] = static_cast<Value>((*stored)[at]);
    });
}

void unpack(const Document& document, const std::string& path, ClusterSlots& slots) {
    Lists lists;
    unpack(document, path, lists);
    slots.of.clear();
    std::size_t begin = 0;
    for (const std::uint32_t length : lists.length) {
        if (length > lists.entries.size() - begin) throw FileError("the saved state is cut short in " + path);
        const auto first = lists.entries.begin() + static_cast<std::ptrdiff_t>(begin);
        slots.of.emplace_back(first, first + static_cast<std::ptrdiff_t>(length));
        begin += length;
    }
}

Group head_of(int replication, int step) {
    return {path_of(replication), {}, {}, {{step_name, std::int64_t{step}}}};
}

}  // namespace

std::vector<Group> moment_of(int replication, const World& world, const History* history) {
    std::vector<Group> groups{head_of(replication, world.step)};
    visit_state(world, [&](const char* name, const auto& table) {
        groups.push_back(packed(path_of(replication, name), table));
    });
    if (history != nullptr) groups.push_back(packed(path_of(replication, "history"), *history));
    return groups;
}

std::vector<Group> moment_of_end(int replication, int step, const History& history) {
    return {head_of(replication, step), packed(path_of(replication, "history"), history)};
}

std::vector<Group> moment_in(const Document& document, int replication) {
    std::vector<Group> groups;
    for (const Group& group : document.groups)
        if (group.path == path_of(replication) || group.path.starts_with(path_of(replication, "")))
            groups.push_back(group);
    return groups;
}

std::map<int, int> steps_in(const Document& document) {
    std::map<int, int> steps;
    for (const Group& group : document.groups) {
        if (!group.path.starts_with(prefix) || group.path.find('/') != std::string::npos) continue;
        const auto step = group.attributes.find(step_name);
        if (step == group.attributes.end()) throw FileError("the saved state lacks the step of " + group.path);
        steps[std::stoi(group.path.substr(prefix.size()))] = static_cast<int>(std::get<std::int64_t>(step->second));
    }
    return steps;
}

void restore(const Document& document, int replication, World& world) {
    world.step = steps_in(document).at(replication);
    if (document.group(path_of(replication, "firms")) == nullptr) return;
    visit_state(world, [&](const char* name, auto& table) { unpack(document, path_of(replication, name), table); });
}

bool has_history(const Document& document, int replication) {
    return document.group(path_of(replication, "history")) != nullptr;
}

void restore(const Document& document, int replication, History& history) {
    unpack(document, path_of(replication, "history"), history);
}

}  // namespace abroad

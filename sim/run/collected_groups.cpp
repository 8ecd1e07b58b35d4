#include "run/collected_groups.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <variant>

#include "base/problems.hpp"

namespace abroad {

namespace {

std::optional<double> number_in(const std::string& text) {
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// Numbers if all texts are numbers.
Column column_of(const std::vector<std::string>& texts) {
    std::vector<double> numbers;
    for (const std::string& text : texts)
        if (const auto number = number_in(text)) numbers.push_back(*number);
    if (numbers.size() == texts.size()) return numbers;
    return texts;
}

/// Copies the values of one run to their place.
void put(const Variable& from, std::size_t begin, Variable& to) {
    auto& target = std::get<std::vector<double>>(to.data);
    std::visit(
        [&](const auto& values) {
            using Item = typename std::decay_t<decltype(values)>::value_type;
            if constexpr (std::is_arithmetic_v<Item>)
                std::transform(values.begin(), values.end(), target.begin() + static_cast<std::ptrdiff_t>(begin),
                               [](Item item) { return static_cast<double>(item); });
            else
                throw InternalError("the outcome " + from.name + " is a text");
        },
        from.data);
}

}  // namespace

void CollectedGroups::begin(const Document& outcomes, const std::string& file) {
    first_file_ = file;
    std::vector<std::int64_t> points(plan_.points.size());
    std::iota(points.begin(), points.end(), 0);
    effective_n_.assign(points.size(), 0);
    for (Group group : outcomes.groups) {
        for (Axis& axis : group.axes)
            if (axis.name == "replication")
                axis.labels = std::vector<std::int64_t>(replications_.begin(), replications_.end());
        group.axes.insert(group.axes.begin(), {"point", points, "1", "number of the point in the plan of the sweep"});
        for (Variable& variable : group.variables) {
            variable.data = std::vector<double>(variable.size() * points.size() * replications_.size(),
                                                std::numeric_limits<double>::quiet_NaN());
            variable.axes.insert(variable.axes.begin(), "point");
        }
        groups_.push_back(std::move(group));
    }
}

void CollectedGroups::check_axes(const Group& group, const Group& mine, const std::string& file) const {
    for (const Axis& axis : group.axes) {
        if (axis.name == "replication") continue;
        const Axis* other = mine.axis(axis.name);
        if (other == nullptr || other->labels != axis.labels)
            throw FileError(
                fmt::format("{}: has another axis {} in group {} than {}; points that differ in this cannot "
                            "be collected into one file",
                            file, axis.name, group.path, first_file_));
    }
}

void CollectedGroups::add(std::size_t point, std::size_t replication, const Document& outcomes,
                          const std::string& file) {
    if (groups_.empty()) begin(outcomes, file);
    ++effective_n_[point];
    for (Group& mine : groups_) {
        const Group* group = outcomes.group(mine.path);
        if (group == nullptr || group->variables.size() != mine.variables.size())
            throw FileError(fmt::format("{}: has other outcomes in group {} than {}", file, mine.path, first_file_));
        check_axes(*group, mine, file);
        for (Variable& variable : mine.variables) {
            const Variable* from = group->variable(variable.name);
            if (from == nullptr) throw FileError(fmt::format("{}: lacks the outcome {}", file, variable.name));
            put(*from, (point * replications_.size() + replication) * from->size(), variable);
        }
    }
}

std::vector<Variable> CollectedGroups::coordinates() const {
    std::vector<Variable> variables;
    for (std::size_t i = 0; i < plan_.names.size(); ++i) {
        std::vector<std::string> texts;
        for (const auto& point : plan_.points) texts.push_back(point[i]);
        variables.push_back(
            {plan_.names[i], {"point"}, column_of(texts), "1", "swept parameter at the point", {}, Missing::forbidden});
    }
    return variables;
}

Document CollectedGroups::document() {
    const auto all = static_cast<std::int64_t>(replications_.size());
    const bool has_gaps =
        std::any_of(effective_n_.begin(), effective_n_.end(), [&](std::int64_t n) { return n < all; });
    std::string names;
    for (const std::string& name : plan_.names) names += (names.empty() ? "" : " ") + name;
    Document document;
    for (Group& group : groups_) {
        for (Variable& variable : group.variables) variable.missing = has_gaps ? Missing::allowed : Missing::forbidden;
        for (Variable& variable : coordinates()) group.variables.push_back(std::move(variable));
        group.variables.push_back({"effective_n",
                                   {"point"},
                                   effective_n_,
                                   "replications",
                                   "replications that the point really has",
                                   {},
                                   Missing::forbidden});
        if (!names.empty()) group.attributes["coordinates"] = names;
        document.groups.push_back(std::move(group));
    }
    groups_.clear();
    return document;
}

}  // namespace abroad

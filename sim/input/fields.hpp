// Parameters, each declared once: key, place of the value, range, unit, meaning, source. From the one declaration
// follow the reading of a scenario, the search for unknown keys, the range check, the resolved scenario, the reference
// page and the JSON Schema. Rules keep plain structs with defaults and a function `void declare(Fields&, Struct&)`;
// things in named lists (markets, clusters) are declared the same way, with keys relative to the item. Knows nothing of
// YAML.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problems.hpp"
#include "input/field_value.hpp"

namespace abroad {

/// Smallest and largest value that a scenario may say, both allowed.
struct Range {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
};

/// Where a default comes from: calibrated, a placeholder, data of the scenario, or evidence with its reference.
struct Source {
    constexpr Source(const char* words) : text(words) {}
    std::string_view text;
    static const Source calibrated;
    static const Source placeholder;
    static const Source data;
};
inline constexpr Source Source::calibrated{"calibrated"};
inline constexpr Source Source::placeholder{"placeholder"};
inline constexpr Source Source::data{"data of the scenario"};

enum class FieldKind { number, count, flag, choice, text, numbers, counts, names, numbers_by_name, entities };

class Fields;

/// A list of named things behind one key: how to count, name, append and declare its items.
struct EntityList {
    void* list = nullptr;
    std::size_t (*size)(const void* list) = nullptr;
    std::string (*name)(const void* list, std::size_t index) = nullptr;
    std::size_t (*append)(void* list) = nullptr;
    void (*declare_item)(Fields& fields, void* list, std::size_t index) = nullptr;
    /// Shows the fields of an item with nothing but defaults.
    void (*show_prototype)(const std::function<void(const Fields&)>& look) = nullptr;
};

/// One parameter. Path, kind, range and text are for readers and printers; the value lives in the struct of its rule.
struct Field {
    std::string key;
    FieldKind kind = FieldKind::number;
    FieldAccess access;
    EntityList entities;
    Range range;
    std::string unit;
    std::string meaning;
    std::string source;
    std::optional<FieldValue> default_value;
    std::string none_word = "none";
    std::vector<std::string> choices;
    bool is_required = false;
    bool may_change_after_burn_in = true;
    std::size_t least_length = 0;
    std::size_t largest_length = std::numeric_limits<std::size_t>::max();

    /// A scenario without this key is an error.
    Field& required() { return is_required = true, *this; }
    /// The key may not stand under after_burn_in.
    Field& fixed_before_burn_in() { return may_change_after_burn_in = false, *this; }
    /// The word in scenarios for an optional value that is absent ("none" if not said): drawn, all, unlimited.
    Field& absent_is(std::string_view word) { return none_word = word, *this; }
    /// The key of a named list may stand under after_burn_in, where it changes items that are there; others may anyway.
    Field& changes_after_burn_in() { return may_change_after_burn_in = true, *this; }
    /// Number of items that a list may have.
    Field& length(std::size_t least, std::size_t largest) {
        return least_length = least, largest_length = largest, *this;
    }

    /// The value now; nothing if it is absent. Not for entities.
    std::optional<FieldValue> value() const { return access.get(access.at); }
    void set(const std::optional<FieldValue>& value) { access.set(access.at, value); }
};

/// A titled group of keys: the first part of their paths.
struct FieldSection {
    std::string key;
    std::string title;
};

/// The declared parameters of a scenario, or of one item of a named list. The structs bound here must outlive it.
/// Every declaring function takes the current value for the default and returns the field for further wishes.
/// A std::optional may be absent: its key may be left out or be given the word of absent_is.
class Fields {
 public:
    /// double or std::optional<double>.
    template <class T>
    Field& number(std::string_view key, T& value, Range range, std::string_view unit, std::string_view meaning,
                  Source source) {
        return add(key, FieldKind::number, access_to<T, double>(value), range, unit, meaning, source);
    }

    /// Any whole number type or std::optional of one.
    template <class T>
    Field& count(std::string_view key, T& value, Range range, std::string_view unit, std::string_view meaning,
                 Source source) {
        return add(key, FieldKind::count, access_to<T, std::int64_t>(value), within<BareType<T>>(range), unit, meaning,
                   source);
    }

    /// bool or std::optional<bool>.
    template <class T>
    Field& flag(std::string_view key, T& value, std::string_view meaning, Source source) {
        return add(key, FieldKind::flag, access_to<T, bool>(value), {}, "true/false", meaning, source);
    }

    /// A scoped enumeration with NamesOf, or std::optional of one.
    template <class T>
    Field& choice(std::string_view key, T& value, std::string_view meaning, Source source) {
        Field& field = add(key, FieldKind::choice, access_to<T, std::string>(value), {}, "", meaning, source);
        for (const auto& named : NamesOf<BareType<T>>::values) {
            field.choices.emplace_back(named.name);
            field.unit.append(field.unit.empty() ? "" : "/").append(named.name);
        }
        return field;
    }

    /// std::string or std::optional<std::string>; one line, and empty only if its default is.
    template <class T>
    Field& text(std::string_view key, T& value, std::string_view meaning, Source source) {
        return add(key, FieldKind::text, access_to<T, std::string>(value), {}, "text", meaning, source);
    }

    /// std::vector<double>, or std::optional of it; the range holds for every item.
    template <class T>
    Field& numbers(std::string_view key, T& value, Range range, std::string_view unit, std::string_view meaning,
                   Source source) {
        return add(key, FieldKind::numbers, access_to<T, std::vector<double>>(value), range, unit, meaning, source);
    }

    /// std::vector of a whole number type, or std::optional of it; the range holds for every item.
    template <class T>
    Field& counts(std::string_view key, T& value, Range range, std::string_view unit, std::string_view meaning,
                  Source source) {
        return add(key, FieldKind::counts, access_to<T, std::vector<std::int64_t>>(value),
                   within<typename BareType<T>::value_type>(range), unit, meaning, source);
    }

    /// std::vector<std::string>, or std::optional of it (say absent_is("all"), for example).
    template <class T>
    Field& names(std::string_view key, T& value, std::string_view meaning, Source source) {
        return add(key, FieldKind::names, access_to<T, std::vector<std::string>>(value), {}, "list of names", meaning,
                   source);
    }

    /// std::map<std::string, double>, or std::optional of it: one number a name; the range holds for every number.
    template <class T>
    Field& numbers_by_name(std::string_view key, T& value, Range range, std::string_view unit, std::string_view meaning,
                           Source source) {
        return add(key, FieldKind::numbers_by_name, access_to<T, NumbersByName>(value), range, unit, meaning, source);
    }

    /// A list of named things. Entity has a member `std::string name`, declared with text("name", ...), and a function
    /// `void declare(Fields&, Entity&)` beside it. An item whose name is in the list already changes that item.
    template <class Entity>
    Field& entities(std::string_view key, std::vector<Entity>& list, std::string_view meaning);

    /// Title of the keys that begin with `key.`, for the reference page.
    void section(std::string_view key, std::string_view title);

    const std::deque<Field>& all() const { return fields_; }
    std::deque<Field>& all() { return fields_; }
    const std::vector<FieldSection>& sections() const { return sections_; }
    /// The field of that full key, or null.
    const Field* find(std::string_view key) const;
    Field* find(std::string_view key);
    /// True if some key begins with `key.`.
    bool has_section(std::string_view key) const;

 private:
    /// The range cut to what a whole number type can hold.
    template <class Whole>
    static Range within(Range range) {
        using Limits = std::numeric_limits<Whole>;
        return {std::max(range.low, static_cast<double>(Limits::min())),
                std::min(range.high, static_cast<double>(Limits::max()))};
    }

    Field& add(std::string_view key, FieldKind kind, FieldAccess access, Range range, std::string_view unit,
               std::string_view meaning, Source source);

    std::deque<Field> fields_;
    std::vector<FieldSection> sections_;
};

template <class Entity>
Field& Fields::entities(std::string_view key, std::vector<Entity>& list, std::string_view meaning) {
    using List = std::vector<Entity>;
    Field& field = add(key, FieldKind::entities, {}, {}, "list", meaning, Source::data).fixed_before_burn_in();
    field.entities.list = &list;
    field.entities.size = [](const void* at) { return static_cast<const List*>(at)->size(); };
    field.entities.name = [](const void* at, std::size_t index) { return (*static_cast<const List*>(at))[index].name; };
    field.entities.append = [](void* at) {
        static_cast<List*>(at)->emplace_back();
        return static_cast<List*>(at)->size() - 1;
    };
    field.entities.declare_item = [](Fields& fields, void* at, std::size_t index) {
        declare(fields, (*static_cast<List*>(at))[index]);
        if (fields.find("name") == nullptr) throw InternalError("the items of a named list do not declare their name");
    };
    field.entities.show_prototype = [](const std::function<void(const Fields&)>& look) {
        Entity prototype;
        Fields fields;
        declare(fields, prototype);
        look(fields);
    };
    return field;
}

}  // namespace abroad

// The value of a parameter behind its C++ type: one small set of kinds that readers and printers can handle, and the
// two functions that carry a value between that set and the member of a struct. No parsing here.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/named_code.hpp"

namespace abroad {

using NumbersByName = std::map<std::string, double>;
using FieldValue = std::variant<double, std::int64_t, bool, std::string, std::vector<double>, std::vector<std::int64_t>,
                                std::vector<std::string>, NumbersByName>;

/// A member of some struct, with its type forgotten.
struct FieldAccess {
    void* at = nullptr;
    std::optional<FieldValue> (*get)(const void* at) = nullptr;
    void (*set)(void* at, const std::optional<FieldValue>& value) = nullptr;
    bool may_be_none = false;
};

template <class T>
struct OptionalOf {
    using Bare = T;
    static constexpr bool value = false;
};
template <class T>
struct OptionalOf<std::optional<T>> {
    using Bare = T;
    static constexpr bool value = true;
};
/// T without std::optional round it.
template <class T>
using BareType = typename OptionalOf<T>::Bare;

/// Member type T to the stored kind V and back: enumerations by name, whole numbers by width, lists item by item.
template <class V, class T>
V to_stored(const T& value) {
    if constexpr (std::is_enum_v<T>)
        return V(name_of(value));
    else if constexpr (std::is_same_v<V, T>)
        return value;
    else if constexpr (std::is_arithmetic_v<T>)
        return static_cast<V>(value);
    else
        return V(value.begin(), value.end());
}

template <class T, class V>
T from_stored(const V& value) {
    if constexpr (std::is_enum_v<T>) {
        return code_of<T>(value).value();
    } else if constexpr (std::is_same_v<V, T>) {
        return value;
    } else if constexpr (std::is_arithmetic_v<T>) {
        return static_cast<T>(value);
    } else {
        T list;
        for (const auto& item : value) list.push_back(static_cast<typename T::value_type>(item));
        return list;
    }
}

/// Access to a member of type T (or std::optional) stored as V.
template <class T, class V>
FieldAccess access_to(T& member) {
    using Bare = BareType<T>;
    FieldAccess access;
    access.at = &member;
    access.may_be_none = OptionalOf<T>::value;
    access.get = [](const void* at) -> std::optional<FieldValue> {
        const T& value = *static_cast<const T*>(at);
        if constexpr (OptionalOf<T>::value) {
            if (!value) return std::nullopt;
            return FieldValue(to_stored<V, Bare>(*value));
        } else {
            return FieldValue(to_stored<V, Bare>(value));
        }
    };
    access.set = [](void* at, const std::optional<FieldValue>& value) {
        T& target = *static_cast<T*>(at);
        if (value)
            target = from_stored<Bare, V>(std::get<V>(*value));
        else if constexpr (OptionalOf<T>::value)
            target.reset();
    };
    return access;
}

}  // namespace abroad

// Codes with names: one small table a scoped enumeration, used by the scenario reader, the results file and messages
// alike, so that a mode or a barrier has one spelling everywhere.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace abroad {

/// One value of an enumeration and its name in files.
template <class Code>
struct NamedCode {
    Code code;
    std::string_view name;
};

/// Specialise with `static constexpr std::array<NamedCode<Code>, n> values` to give an enumeration its names.
template <class Code>
struct NamesOf;

template <class Code>
constexpr std::string_view name_of(Code code) {
    for (const auto& named : NamesOf<Code>::values)
        if (named.code == code) return named.name;
    return "?";
}

template <class Code>
constexpr std::optional<Code> code_of(std::string_view name) {
    for (const auto& named : NamesOf<Code>::values)
        if (named.name == name) return named.code;
    return std::nullopt;
}

template <class Code>
constexpr std::size_t count_of() {
    return NamesOf<Code>::values.size();
}

}  // namespace abroad

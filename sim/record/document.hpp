// A results document in memory, before it becomes a file: groups of labelled axes and of variables over these axes.
// It says what is stored, with unit and meaning, and nothing about how: HDF5 is known to hdf5_file.cpp alone. A table
// of columns (firm panel, event log) is a group with the one axis `row` of a RowCount. Left out: what the groups of a
// run are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace abroad {

using Attribute = std::variant<std::string, std::int64_t, double>;
using Attributes = std::map<std::string, Attribute>;

/// Labels of an axis whose places have no name: only their number is stored.
struct RowCount {
    std::int64_t count = 0;
    bool operator==(const RowCount&) const = default;
};

/// One labelled dimension of a group. Labels do not repeat. Unit "1": names and pure numbers.
struct Axis {
    using Labels = std::variant<std::vector<std::string>, std::vector<std::int64_t>, std::vector<double>, RowCount>;
    std::string name;
    Labels labels;
    std::string unit;
    std::string long_name;

    std::size_t size() const;
    bool operator==(const Axis&) const = default;
};

/// Values of a variable, the last axis running fastest. Choose the narrowest type that holds the meaning.
using Column = std::variant<std::vector<double>, std::vector<float>, std::vector<std::int64_t>,
                            std::vector<std::int32_t>, std::vector<std::int16_t>, std::vector<std::int8_t>,
                            std::vector<std::uint64_t>, std::vector<std::uint32_t>, std::vector<std::uint16_t>,
                            std::vector<std::uint8_t>, std::vector<std::string>>;

/// Whether a variable of real numbers may hold NaN, which then means "not defined here" (a mean over no firm).
enum class Missing { forbidden, allowed };

/// Values over axes of its group, named in order; no axes: one value. flag_meanings[i] is the name of the whole number
/// i.
struct Variable {
    std::string name;
    std::vector<std::string> axes;
    Column data;
    std::string unit;
    std::string long_name;
    std::vector<std::string> flag_meanings;
    Missing missing = Missing::forbidden;

    std::size_t size() const;
    bool operator==(const Variable&) const = default;
};

/// Axes and variables that a reader opens together; path is one name or several with '/' between.
struct Group {
    std::string path;
    std::vector<Axis> axes;
    std::vector<Variable> variables;
    Attributes attributes;

    const Axis* axis(std::string_view name) const;
    const Variable* variable(std::string_view name) const;
    bool operator==(const Group&) const = default;
};

struct Document {
    Attributes attributes;
    std::vector<Group> groups;

    const Group* group(std::string_view path) const;
    bool operator==(const Document&) const = default;
};

/// Throws InternalError, naming group and variable, unless names are lower_case words used once, every axis and
/// variable has unit and long_name, shapes match, text is UTF-8, NaN stands only where it is allowed and flags have a
/// meaning. Units that xarray would turn into dates or durations ("days", "quarters since ...") are refused.
void check_document(const Document& document);

/// True for text in UTF-8 without a null character.
bool is_plain_utf8(std::string_view text);

}  // namespace abroad

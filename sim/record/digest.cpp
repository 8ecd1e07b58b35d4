#include "record/digest.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <type_traits>

#include "record/hash128.hpp"

namespace abroad {

namespace {

static_assert(std::endian::native == std::endian::little, "values are hashed as they lie in memory");

/// Short name of a type in the byte stream, as numpy writes it.
template <class Value>
constexpr std::string_view type_name() {
    if constexpr (std::is_same_v<Value, std::string>) return "text";
    if constexpr (std::is_same_v<Value, double>) return "f8";
    if constexpr (std::is_same_v<Value, float>) return "f4";
    constexpr std::size_t bytes = sizeof(Value);
    if constexpr (std::is_signed_v<Value>) return bytes == 8 ? "i8" : bytes == 4 ? "i4" : bytes == 2 ? "i2" : "i1";
    return bytes == 8 ? "u8" : bytes == 4 ? "u4" : bytes == 2 ? "u2" : "u1";
}

/// Writes the byte stream that analysis/FORMAT.md describes into the hash.
class Stream {
 public:
    void add(std::uint64_t number) { hash_.add(std::as_bytes(std::span(&number, 1))); }

    void add(std::string_view text) {
        add(std::uint64_t{text.size()});
        hash_.add(std::as_bytes(std::span(text)));
    }

    template <class Value>
    void add(const std::vector<Value>& values) {
        add(type_name<Value>());
        add(std::uint64_t{values.size()});
        if constexpr (std::is_same_v<Value, std::string>) {
            for (const auto& text : values) add(std::string_view(text));
        } else if constexpr (std::is_floating_point_v<Value>) {
            add_reals(values);
        } else {
            hash_.add(std::as_bytes(std::span(values)));
        }
    }

    void add(const RowCount& rows) {
        add(std::string_view("rows"));
        add(static_cast<std::uint64_t>(rows.count));
    }

    void add(const std::string& text) { add(std::string_view(text)); }

    std::string hex() const { return hash_.hex(); }

 private:
    template <class Real>
    void add_reals(std::span<const Real> values) {
        std::array<Real, 1024> block;
        while (!values.empty()) {
            const auto count = std::min(values.size(), block.size());
            std::transform(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count), block.begin(),
                           [](Real value) {
                               return std::isnan(value) ? std::numeric_limits<Real>::quiet_NaN() : value + Real{0};
                           });
            hash_.add(std::as_bytes(std::span(block).first(count)));
            values = values.subspan(count);
        }
    }
    template <class Real>
    void add_reals(const std::vector<Real>& values) {
        add_reals(std::span<const Real>(values));
    }

    Hash128 hash_;
};

template <class Part>
std::vector<const Part*> by_name(const std::vector<Part>& parts, std::string Part::*name) {
    std::vector<const Part*> ordered;
    for (const auto& part : parts) ordered.push_back(&part);
    std::sort(ordered.begin(), ordered.end(), [&](const Part* a, const Part* b) { return a->*name < b->*name; });
    return ordered;
}

void add_attributes(Stream& stream, const Attributes& attributes) {
    stream.add(std::uint64_t{attributes.size()});
    for (const auto& [name, value] : attributes) {
        stream.add(name);
        std::visit([&](const auto& held) { stream.add(std::vector{held}); }, value);
    }
}

void add_variable(Stream& stream, const Variable& variable) {
    stream.add(variable.name);
    stream.add(variable.unit);
    stream.add(variable.axes);
    stream.add(variable.flag_meanings);
    std::visit([&](const auto& values) { stream.add(values); }, variable.data);
}

void add_group(Stream& stream, const Group& group) {
    stream.add(group.path);
    add_attributes(stream, group.attributes);
    stream.add(std::uint64_t{group.axes.size()});
    for (const Axis* axis : by_name(group.axes, &Axis::name)) {
        stream.add(axis->name);
        stream.add(axis->unit);
        std::visit([&](const auto& labels) { stream.add(labels); }, axis->labels);
    }
    stream.add(std::uint64_t{group.variables.size()});
    for (const Variable* variable : by_name(group.variables, &Variable::name)) add_variable(stream, *variable);
}

}  // namespace

std::string logical_digest(const Document& document, std::string_view resolved_scenario) {
    Stream stream;
    stream.add(std::string_view("abroad digest 1"));
    stream.add(resolved_scenario);
    stream.add(std::uint64_t{document.groups.size()});
    for (const Group* group : by_name(document.groups, &Group::path)) add_group(stream, *group);
    return stream.hex();
}

}  // namespace abroad

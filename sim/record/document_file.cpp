#include "record/document_file.hpp"

#include <algorithm>
#include <limits>
#include <sstream>
#include <utility>

#include "base/problems.hpp"
#include "record/hdf5_file.hpp"

namespace abroad {

namespace {

constexpr std::size_t most_values_per_stored_byte = 1100;  // deflate cannot shrink further: more is a lie

void write_flags(const Hdf5Object& data, const Variable& variable) {
    std::string meanings;
    for (const auto& meaning : variable.flag_meanings) meanings += (meanings.empty() ? "" : " ") + meaning;
    data.set("flag_meanings", meanings);
    std::visit(
        [&](const auto& values) {
            using Value = typename std::decay_t<decltype(values)>::value_type;
            if constexpr (std::is_integral_v<Value>) {
                std::vector<Value> flags(variable.flag_meanings.size());
                for (std::size_t flag = 0; flag < flags.size(); ++flag) flags[flag] = static_cast<Value>(flag);
                data.set_numbers("flag_values", flags);
            }
        },
        variable.data);
}

/// What a reader takes for "not defined here", in the type of the variable.
void write_missing(const Hdf5Object& data, const Variable& variable) {
    if (std::holds_alternative<std::vector<float>>(variable.data))
        data.set_numbers("_FillValue", std::vector<float>{std::numeric_limits<float>::quiet_NaN()});
    else
        data.set_numbers("_FillValue", std::vector<double>{std::numeric_limits<double>::quiet_NaN()});
}

struct WrittenAxis {
    Hdf5Object object;
    Hdf5Object::Address address;
    std::size_t size;
    std::vector<Hdf5Object::Use> uses;
};

void write_variable(const Hdf5Object& here, const Variable& variable, std::map<std::string, WrittenAxis>& axes) {
    std::vector<std::size_t> shape;
    std::vector<Hdf5Object::Address> addresses;
    for (const auto& name : variable.axes) {
        shape.push_back(axes.at(name).size);
        addresses.push_back(axes.at(name).address);
    }
    const Hdf5Object data = here.new_variable(variable.name, variable.data, shape, addresses);
    const auto address = data.address();
    int dimension = 0;
    for (const auto& name : variable.axes) axes.at(name).uses.push_back({address, dimension++});
    data.set("units", variable.unit);
    data.set("long_name", variable.long_name);
    if (!variable.flag_meanings.empty()) write_flags(data, variable);
    if (variable.missing == Missing::allowed) write_missing(data, variable);
}

void write_group(const Hdf5Object& root, const Group& group) {
    const Hdf5Object here = root.new_group(group.path);
    for (const auto& [name, value] : group.attributes) here.set(name, value);
    std::map<std::string, WrittenAxis> axes;
    for (const auto& axis : group.axes) {
        Hdf5Object object = here.new_axis(axis.name, axis.labels);
        object.set("units", axis.unit);
        object.set("long_name", axis.long_name);
        const auto address = object.address();
        axes.emplace(axis.name, WrittenAxis{std::move(object), address, axis.size(), {}});
    }
    for (const auto& variable : group.variables) write_variable(here, variable, axes);
    for (const auto& [name, axis] : axes)
        if (!axis.uses.empty()) axis.object.set_uses(axis.uses);
}

Variable read_variable(const Hdf5Object& data, const std::string& name,
                       const std::map<Hdf5Object::Address, std::string>& axes, std::size_t most_values) {
    Variable variable;
    variable.name = name;
    for (const auto address : data.axes()) {
        const auto axis = axes.find(address);
        if (axis == axes.end()) throw Hdf5Failure(data.path() + ": has a dimension without an axis of its group");
        variable.axes.push_back(axis->second);
    }
    variable.data = data.values(most_values);
    variable.unit = data.text("units");
    variable.long_name = data.text("long_name");
    if (data.has("_FillValue")) variable.missing = Missing::allowed;
    if (data.has("flag_meanings")) {
        std::istringstream meanings(data.text("flag_meanings"));
        for (std::string meaning; meanings >> meaning;) variable.flag_meanings.push_back(meaning);
    }
    return variable;
}

void read_group(const Hdf5Object& here, std::size_t most_values, Document& document) {
    Group group{here.path(), {}, {}, here.attributes()};
    std::map<Hdf5Object::Address, std::string> axes;
    std::vector<std::pair<std::string, Hdf5Object>> variables;
    std::vector<Hdf5Object> below;
    for (const auto& name : here.names()) {
        Hdf5Object part = here.part(name);
        if (part.kind() == Hdf5Object::Kind::group) {
            below.push_back(std::move(part));
        } else if (part.kind() == Hdf5Object::Kind::axis) {
            axes[part.address()] = name;
            group.axes.push_back({name, part.labels(most_values), part.text("units"), part.text("long_name")});
        } else {
            variables.emplace_back(name, std::move(part));
        }
    }
    for (const auto& [name, data] : variables) group.variables.push_back(read_variable(data, name, axes, most_values));
    if (here.path().empty())
        document.attributes = std::move(group.attributes);
    else if (!group.axes.empty() || !group.variables.empty() || !group.attributes.empty())
        document.groups.push_back(std::move(group));
    for (const auto& group_below : below) read_group(group_below, most_values, document);
}

}  // namespace

std::vector<std::byte> image_of(const Document& document) {
    check_document(document);
    try {
        NewHdf5File file;
        for (const auto& [name, value] : document.attributes) file.root().set(name, value);
        for (const auto& group : document.groups) write_group(file.root(), group);
        return file.finish();
    } catch (const Hdf5Failure& failure) {
        throw InternalError(std::string("HDF5: ") + failure.what());
    }
}

Document document_in(std::span<const std::byte> image, const std::string& file) {
    Document document;
    try {
        const Hdf5Image opened(image);
        read_group(opened.root(), image.size() * most_values_per_stored_byte, document);
    } catch (const Hdf5Failure& failure) {
        throw FileError(file + ": cannot be read: " + failure.what());
    }
    std::sort(document.groups.begin(), document.groups.end(),
              [](const Group& a, const Group& b) { return a.path < b.path; });
    return document;
}

}  // namespace abroad

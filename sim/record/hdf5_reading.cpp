#include <fmt/core.h>

#include "record/hdf5_calls.hpp"

namespace abroad {

using namespace hdf5;

namespace {

Handle open_in_memory(std::span<const std::byte> image) {
    const std::string name = fmt::format("abroad {}", static_cast<const void*>(image.data()));
    const Handle access = property_list(H5P_FILE_ACCESS);
    ok(H5Pset_fapl_core(access, memory_step_bytes, false), name, "cannot be kept in memory");
    // The library copies the bytes and does not change them; its parameter is not const.
    ok(H5Pset_file_image(access, const_cast<std::byte*>(image.data()), image.size()), name, "cannot be taken over");
    return {H5Fopen(name.c_str(), H5F_ACC_RDONLY, access), H5Fclose, name, "is not HDF5"};
}

Handle open_attribute(hid_t object, const std::string& name, const std::string& where) {
    return {H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, where + ", attribute " + name, "cannot be opened"};
}

std::string text_in(hid_t attribute, const std::string& where) {
    const Handle type(H5Aget_type(attribute), H5Tclose, where, "attribute has no type");
    const Handle space(H5Aget_space(attribute), H5Sclose, where, "attribute has no shape");
    if (H5Tis_variable_str(type) <= 0 || H5Sget_simple_extent_npoints(space) != 1) fail(where, "attribute is no text");
    char* letters = nullptr;
    ok(H5Aread(attribute, type, &letters), where, "attribute cannot be read");
    std::string text = letters == nullptr ? "" : letters;
    ok(H5Dvlen_reclaim(type, space, H5P_DEFAULT, &letters), where, "text cannot be given back");
    return text;
}

Attribute value_in(hid_t attribute, const std::string& where) {
    const Handle type(H5Aget_type(attribute), H5Tclose, where, "attribute has no type");
    const Handle space(H5Aget_space(attribute), H5Sclose, where, "attribute has no shape");
    if (H5Tget_class(type) == H5T_STRING) return text_in(attribute, where);
    if (H5Sget_simple_extent_npoints(space) != 1) fail(where, "attribute is not one value");
    if (H5Tget_class(type) == H5T_INTEGER) {
        std::int64_t whole = 0;
        ok(H5Aread(attribute, H5T_STD_I64LE, &whole), where, "attribute cannot be read");
        return whole;
    }
    double real = 0;
    ok(H5Aread(attribute, H5T_IEEE_F64LE, &real), where, "attribute is neither text nor number");
    return real;
}

/// Callbacks that collect names while the library lists attributes or links.
herr_t keep_attribute(hid_t, const char* name, const H5A_info_t*, void* names) {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

herr_t keep_link(hid_t, const char* name, const H5L_info_t* about, void* names) {
    if (about->type != H5L_TYPE_HARD) return -1;
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

template <class Value>
std::vector<Value> read_values(hid_t data, hid_t type, const std::string& where, std::size_t count) {
    std::vector<Value> values(count);
    if constexpr (std::is_same_v<Value, std::string>) {
        std::vector<char*> letters(count);
        const Handle space = space_in(data, where);
        ok(H5Dread(data, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, letters.data()), where, "cannot be read");
        for (std::size_t at = 0; at < count; ++at)
            if (letters[at] != nullptr) values[at] = letters[at];
        ok(H5Dvlen_reclaim(type, space, H5P_DEFAULT, letters.data()), where, "text cannot be given back");
    } else {
        ok(H5Dread(data, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), where, "cannot be read");
    }
    return values;
}

/// Tries the types that a column can have, one after the other.
template <std::size_t at = 0>
Column any_values(hid_t data, hid_t type, const std::string& where, std::size_t count) {
    if constexpr (at == std::variant_size_v<Column>) {
        fail(where, "has a type that our files never hold");
    } else {
        using Value = typename std::variant_alternative_t<at, Column>::value_type;
        bool same = false;
        if constexpr (std::is_same_v<Value, std::string>)
            same = H5Tis_variable_str(type) > 0;
        else
            same = H5Tequal(type, type_of<Value>()) > 0;
        if (same) return read_values<Value>(data, type, where, count);
        return any_values<at + 1>(data, type, where, count);
    }
}

}  // namespace

std::vector<std::string> Hdf5Object::names() const {
    std::vector<std::string> names;
    hsize_t at = 0;
    ok(H5Literate(id_, H5_INDEX_NAME, H5_ITER_INC, &at, keep_link, &names), path_, "holds a link or cannot be listed");
    return names;
}

Hdf5Object Hdf5Object::part(const std::string& name) const {
    Hdf5Object part(H5Oopen(id_, name.c_str(), H5P_DEFAULT), path_.empty() ? name : path_ + "/" + name);
    const H5I_type_t type = H5Iget_type(part.id_);
    if (type == H5I_GROUP) return part;
    if (type != H5I_DATASET) fail(part.path_, "is neither group nor data");
    const Handle layout(H5Dget_create_plist(part.id_), H5Pclose, part.path_, "has no layout");
    if (H5Pget_layout(layout) == H5D_VIRTUAL || H5Pget_external_count(layout) != 0)
        fail(part.path_, "lies in another file, which our files never do");
    return part;
}

Hdf5Object::Kind Hdf5Object::kind() const {
    if (H5Iget_type(id_) == H5I_GROUP) return Kind::group;
    return has("CLASS") ? Kind::axis : Kind::variable;
}

Attributes Hdf5Object::attributes() const {
    std::vector<std::string> names;
    hsize_t at = 0;
    ok(H5Aiterate2(id_, H5_INDEX_NAME, H5_ITER_INC, &at, keep_attribute, &names), path_, "attributes cannot be listed");
    Attributes attributes;
    for (const auto& name : names) attributes[name] = value_in(open_attribute(id_, name, path_), path_);
    return attributes;
}

bool Hdf5Object::has(const std::string& attribute) const {
    return H5Aexists(id_, attribute.c_str()) > 0;
}

std::string Hdf5Object::text(const std::string& attribute) const {
    return text_in(open_attribute(id_, attribute, path_), path_);
}

Axis::Labels Hdf5Object::labels(std::size_t most_values) const {
    const Handle name = open_attribute(id_, "NAME", path_);
    const Handle type(H5Aget_type(name), H5Tclose, path_, "attribute has no type");
    std::string label(H5Tget_size(type) + 1, '\0');
    if (H5Tis_variable_str(type) != 0 || H5Aread(name, type, label.data()) < 0) fail(path_, "axis has no name");
    if (label.starts_with(places_without_labels)) {
        const auto count = ok(H5Sget_simple_extent_npoints(space_in(id_, path_)), path_, "shape cannot be read");
        return RowCount{count};
    }
    Column column = values(most_values);
    if (auto* texts = std::get_if<std::vector<std::string>>(&column)) return std::move(*texts);
    if (auto* numbers = std::get_if<std::vector<std::int64_t>>(&column)) return std::move(*numbers);
    if (auto* reals = std::get_if<std::vector<double>>(&column)) return std::move(*reals);
    fail(path_, "has labels of a type that our files never hold");
}

Column Hdf5Object::values(std::size_t most_values) const {
    const auto count = ok(H5Sget_simple_extent_npoints(space_in(id_, path_)), path_, "shape cannot be read");
    if (static_cast<std::size_t>(count) > most_values) fail(path_, "declares more values than the file can hold");
    return any_values(id_, type_in(id_, path_), path_, static_cast<std::size_t>(count));
}

std::vector<Hdf5Object::Address> Hdf5Object::axes() const {
    const Handle space = space_in(id_, path_);
    const int dimensions = ok(H5Sget_simple_extent_ndims(space), path_, "shape cannot be read");
    if (dimensions == 0) return {};
    const Handle list = open_attribute(id_, "DIMENSION_LIST", path_);
    const Handle list_space(H5Aget_space(list), H5Sclose, path_, "attribute has no shape");
    if (H5Sget_simple_extent_npoints(list_space) != dimensions) fail(path_, "has dimensions without axes");
    std::vector<hvl_t> lists(static_cast<std::size_t>(dimensions));
    ok(H5Aread(list, references_type(), lists.data()), path_, "axes cannot be read");
    std::vector<Address> addresses;
    for (const auto& references : lists)
        if (references.len == 1) addresses.push_back(*static_cast<const hobj_ref_t*>(references.p));
    ok(H5Dvlen_reclaim(references_type(), list_space, H5P_DEFAULT, lists.data()), path_, "axes cannot be given back");
    if (addresses.size() != lists.size()) fail(path_, "has a dimension without exactly one axis");
    return addresses;
}

struct Hdf5Image::State {
    explicit State(std::span<const std::byte> image) : file(open_in_memory(image)) {}
    Room room;
    Handle file;
};

Hdf5Image::Hdf5Image(std::span<const std::byte> image) : state_(std::make_unique<State>(image)) {
    ok(H5PLset_loading_state(0), "file", "filters from outside cannot be shut out");
}

Hdf5Image::~Hdf5Image() = default;

Hdf5Object Hdf5Image::root() const {
    return {H5Gopen2(state_->file, "/", H5P_DEFAULT), ""};
}

}  // namespace abroad

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "record/hdf5_calls.hpp"

namespace abroad {

using namespace hdf5;

namespace {

constexpr std::size_t compressed_from_bytes = 8192;  // below that a chunk index costs more than compression saves
constexpr hsize_t values_per_chunk = 16384;
constexpr unsigned deflate_level = 1;  // higher levels cost time and gain nothing
constexpr const char* axis_class = "DIMENSION_SCALE";

void write_attribute(hid_t object, const std::string& name, hid_t type, const std::vector<hsize_t>& shape,
                     const void* values) {
    const Handle space = space_of(shape, name);
    const Handle attribute(H5Acreate2(object, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, name,
                           "attribute cannot be created");
    ok(H5Awrite(attribute, type, values), name, "attribute cannot be written");
}

void write_fixed_text(hid_t object, const std::string& name, const std::string& text) {
    write_attribute(object, name, text_type(text.size() + 1), {}, text.c_str());
}

/// As many of the last dimensions as fit into one chunk, whole; one place of those before.
std::vector<hsize_t> chunk_of(const std::vector<hsize_t>& shape) {
    std::vector<hsize_t> chunk(shape.size(), 1);
    hsize_t room = values_per_chunk;
    for (std::size_t at = shape.size(); at-- > 0 && room > 1;) {
        chunk[at] = std::min(shape[at], room);
        room /= chunk[at];
    }
    return chunk;
}

/// Reals shrink only where they repeat (no exports in most firms); measured, noise costs 27 ms a MB and gains 3 %.
template <class Value>
bool shrinks(const std::vector<Value>& values) {
    if (values.size() * sizeof(Value) < compressed_from_bytes) return false;
    if constexpr (!std::is_floating_point_v<Value>) return std::is_integral_v<Value>;
    std::size_t repeats = 0;
    for (std::size_t at = 1; at < values.size(); ++at) repeats += values[at] == values[at - 1] ? 1 : 0;
    return repeats > values.size() / 4;
}

/// How a data set is laid out; shuffling the bytes helps whole numbers and hurts reals.
template <class Value>
Handle layout_of(const std::vector<Value>& values, const std::vector<hsize_t>& shape) {
    Handle layout = property_list(H5P_DATASET_CREATE);
    ok(H5Pset_obj_track_times(layout, false), "layout", "times cannot be left out");
    if (shape.empty() || !shrinks(values)) return layout;
    ok(H5Pset_chunk(layout, static_cast<int>(shape.size()), chunk_of(shape).data()), "layout", "cannot be chunked");
    if (std::is_integral_v<Value>) ok(H5Pset_shuffle(layout), "layout", "bytes cannot be shuffled");
    ok(H5Pset_deflate(layout, deflate_level), "layout", "cannot be compressed");
    return layout;
}

Handle new_data(hid_t group, const std::string& name, hid_t type, hid_t layout, const std::vector<hsize_t>& shape) {
    const Handle space = space_of(shape, name);
    return {H5Dcreate2(group, name.c_str(), type, space, H5P_DEFAULT, layout, H5P_DEFAULT), H5Dclose, name,
            "cannot be created"};
}

template <class Value>
Handle write_values(hid_t group, const std::string& name, const std::vector<hsize_t>& shape,
                    const std::vector<Value>& values) {
    std::vector<const char*> letters;
    const void* from = values.data();
    if constexpr (std::is_same_v<Value, std::string>) {
        for (const auto& text : values) letters.push_back(text.c_str());
        from = letters.data();
    }
    const Handle text = text_type();
    hid_t type = text;
    if constexpr (!std::is_same_v<Value, std::string>) type = type_of<Value>();
    Handle data = new_data(group, name, type, layout_of(values, shape), shape);
    ok(H5Dwrite(data, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, from), name, "cannot be written");
    return data;
}

/// An axis of nothing but a length: its values are never stored.
Handle write_values(hid_t group, const std::string& name, const std::vector<hsize_t>& shape, const RowCount&) {
    return new_data(group, name, H5T_STD_I8LE, layout_of(std::vector<std::string>(), shape), shape);
}

/// Memory that HDF5 writes a file into. It stays ours when the file is closed, which the library's own way to the
/// bytes, H5Fget_file_image, does not wait for: that leaves out the user block and breaks the checksum of the first
/// header.
class FileMemory {
 public:
    FileMemory() = default;
    FileMemory(FileMemory&&) = delete;
    ~FileMemory() { std::free(bytes_); }
    std::vector<std::byte> first(std::size_t count) const { return {bytes_, bytes_ + count}; }
    H5FD_file_image_callbacks_t callbacks() { return {allocate, copy, reallocate, leave, share, forget, this}; }

 private:
    static void* allocate(std::size_t size, H5FD_file_image_op_t operation, void* self) {
        return reallocate(nullptr, size, operation, self);
    }
    static void* copy(void* to, const void* from, std::size_t size, H5FD_file_image_op_t, void*) {
        return std::memcpy(to, from, size);
    }
    static void* reallocate(void*, std::size_t size, H5FD_file_image_op_t, void* self) {
        auto& memory = *static_cast<FileMemory*>(self);
        void* grown = std::realloc(memory.bytes_, size);
        if (grown == nullptr) return nullptr;
        memory.bytes_ = static_cast<std::byte*>(grown);
        if (size > memory.size_) std::memset(memory.bytes_ + memory.size_, 0, size - memory.size_);
        memory.size_ = size;
        return grown;
    }
    static herr_t leave(void*, H5FD_file_image_op_t, void*) { return 0; }
    static void* share(void* self) { return self; }
    static herr_t forget(void*) { return 0; }

    std::byte* bytes_ = nullptr;
    std::size_t size_ = 0;
};

Handle new_file_in(FileMemory& memory) {
    const std::string name = fmt::format("abroad {}", static_cast<const void*>(&memory));
    const Handle creation = property_list(H5P_FILE_CREATE);
    ok(H5Pset_userblock(creation, user_block_bytes), name, "no room for the seal");
    ok(H5Pset_obj_track_times(creation, false), name, "times cannot be left out");
    const Handle access = property_list(H5P_FILE_ACCESS);
    auto callbacks = memory.callbacks();
    ok(H5Pset_fapl_core(access, memory_step_bytes, false), name, "cannot be kept in memory");
    ok(H5Pset_file_image_callbacks(access, &callbacks), name, "memory cannot be lent");
    ok(H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V110), name, "format cannot be chosen");
    return {H5Fcreate(name.c_str(), H5F_ACC_TRUNC, creation, access), H5Fclose, name, "cannot be created"};
}

}  // namespace

Hdf5Object::Hdf5Object(std::int64_t id, std::string path)
    : id_(ok(id, path, "cannot be opened")), path_(std::move(path)) {}

Hdf5Object::Hdf5Object(Hdf5Object&& other) noexcept
    : id_(std::exchange(other.id_, H5I_INVALID_HID)), path_(std::move(other.path_)) {}

Hdf5Object::~Hdf5Object() {
    if (id_ >= 0) H5Oclose(id_);
}

Hdf5Object Hdf5Object::new_group(const std::string& path) const {
    const Handle links = property_list(H5P_LINK_CREATE);
    ok(H5Pset_create_intermediate_group(links, 1), path, "no way to make the groups above");
    const Handle creation = property_list(H5P_GROUP_CREATE);
    ok(H5Pset_obj_track_times(creation, false), path, "times cannot be left out");
    return {H5Gcreate2(id_, path.c_str(), links, creation, H5P_DEFAULT), path};
}

Hdf5Object Hdf5Object::new_axis(const std::string& name, const Axis::Labels& labels) const {
    const hsize_t size = Axis{name, labels, {}, {}}.size();
    Hdf5Object axis(
        std::visit([&](const auto& held) { return write_values(id_, name, {size}, held).release(); }, labels),
        path_ + "/" + name);
    const bool labelled = !std::holds_alternative<RowCount>(labels);
    write_fixed_text(axis.id_, "CLASS", axis_class);
    write_fixed_text(axis.id_, "NAME", labelled ? name : fmt::format("{}{:10}", places_without_labels, size));
    return axis;
}

Hdf5Object Hdf5Object::new_variable(const std::string& name, const Column& values,
                                    const std::vector<std::size_t>& shape, const std::vector<Address>& axes) const {
    const std::vector<hsize_t> sizes(shape.begin(), shape.end());
    Hdf5Object data(
        std::visit([&](const auto& held) { return write_values(id_, name, sizes, held).release(); }, values),
        path_ + "/" + name);
    if (axes.empty()) return data;
    std::vector<hobj_ref_t> references(axes.begin(), axes.end());
    std::vector<hvl_t> lists;
    for (auto& reference : references) lists.push_back({1, &reference});
    write_attribute(data.id_, "DIMENSION_LIST", references_type(), {lists.size()}, lists.data());
    return data;
}

void Hdf5Object::set(const std::string& name, const Attribute& value) const {
    if (const auto* text = std::get_if<std::string>(&value)) {
        const char* letters = text->c_str();
        write_attribute(id_, name, text_type(), {}, &letters);
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        write_attribute(id_, name, H5T_STD_I64LE, {}, whole);
    } else {
        write_attribute(id_, name, H5T_IEEE_F64LE, {}, &std::get<double>(value));
    }
}

void Hdf5Object::set_numbers(const std::string& name, const Column& values) const {
    std::visit(
        [&](const auto& held) {
            using Value = typename std::decay_t<decltype(held)>::value_type;
            if constexpr (std::is_arithmetic_v<Value>)
                write_attribute(id_, name, type_of<Value>(), {held.size()}, held.data());
        },
        values);
}

void Hdf5Object::set_uses(const std::vector<Use>& uses) const {
    const Handle type(H5Tcreate(H5T_COMPOUND, sizeof(Use)), H5Tclose, path_, "no type");
    ok(H5Tinsert(type, "dataset", offsetof(Use, variable), H5T_STD_REF_OBJ), path_, "no type");
    ok(H5Tinsert(type, "dimension", offsetof(Use, dimension), H5T_NATIVE_INT), path_, "no type");
    write_attribute(id_, "REFERENCE_LIST", type, {uses.size()}, uses.data());
}

Hdf5Object::Address Hdf5Object::address() const {
    hobj_ref_t reference = 0;
    ok(H5Rcreate(&reference, id_, ".", H5R_OBJECT, -1), path_, "cannot be referred to");
    return reference;
}

struct NewHdf5File::State {
    Room room;
    FileMemory memory;
    Handle file = new_file_in(memory);
};

NewHdf5File::NewHdf5File() : state_(std::make_unique<State>()) {}

NewHdf5File::~NewHdf5File() = default;

Hdf5Object NewHdf5File::root() const {
    return {H5Gopen2(state_->file, "/", H5P_DEFAULT), ""};
}

std::vector<std::byte> NewHdf5File::finish() {
    ok(H5Fflush(state_->file, H5F_SCOPE_GLOBAL), "file", "cannot be flushed");
    const auto size = ok(H5Fget_file_image(state_->file, nullptr, 0), "file", "size cannot be had");
    state_->file.close();
    return state_->memory.first(user_block_bytes + static_cast<std::size_t>(size));
}

std::string hdf5_version() {
    unsigned major = 0, minor = 0, release = 0;
    H5get_libversion(&major, &minor, &release);
    return fmt::format("{}.{}.{}", major, minor, release);
}

}  // namespace abroad

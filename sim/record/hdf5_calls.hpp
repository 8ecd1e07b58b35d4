// The calls of the HDF5 library, each checked: `ok` throws Hdf5Failure with the place and the library's own innermost
// reason. The one file that includes the library; hdf5_writing.cpp and hdf5_reading.cpp alone include it.
#pragma once

#include <hdf5.h>

#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "record/hdf5_file.hpp"

namespace abroad::hdf5 {

inline constexpr std::size_t memory_step_bytes = 1U << 20U;
inline constexpr const char* places_without_labels = "This is a netCDF dimension but not a netCDF variable.";

inline herr_t keep_reason(unsigned depth, const H5E_error2_t* error, void* reason) {
    if (depth == 0 && error->desc != nullptr) *static_cast<std::string*>(reason) = error->desc;
    return 0;
}

[[noreturn]] inline void fail(const std::string& where, const char* what) {
    std::string reason;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_reason, &reason);
    throw Hdf5Failure(where + ": " + what + (reason.empty() ? "" : ": ") + reason);
}

template <class Code>
Code ok(Code code, const std::string& where, const char* what) {
    if (code < 0) fail(where, what);
    return code;
}

/// Owns one HDF5 identifier.
class Handle {
 public:
    using Closer = herr_t (*)(hid_t);
    Handle(hid_t id, Closer closer, const std::string& where, const char* what)
        : id_(ok(id, where, what)), closer_(closer) {}
    Handle(Handle&& other) noexcept : id_(other.release()), closer_(other.closer_) {}
    Handle& operator=(Handle&&) = delete;
    ~Handle() {
        if (id_ >= 0) closer_(id_);
    }
    operator hid_t() const { return id_; }
    hid_t release() { return std::exchange(id_, H5I_INVALID_HID); }
    /// Closes now, so that a failure is heard of.
    void close() { ok(closer_(release()), "HDF5", "cannot be closed"); }

 private:
    hid_t id_;
    Closer closer_;
};

/// Silences the library's printer in this thread, and lets one file at a time in: not every HDF5 is safe in threads.
class Room {
 public:
    Room() : alone_(door()) { H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); }

 private:
    static std::mutex& door() {
        static std::mutex only_door;
        return only_door;
    }
    std::lock_guard<std::mutex> alone_;
};

/// Type of a number in the file and in memory, which are the same on every machine that the program runs on.
template <class Number>
hid_t type_of() {
    if constexpr (std::is_same_v<Number, double>) return H5T_IEEE_F64LE;
    if constexpr (std::is_same_v<Number, float>) return H5T_IEEE_F32LE;
    if constexpr (std::is_same_v<Number, std::int64_t>) return H5T_STD_I64LE;
    if constexpr (std::is_same_v<Number, std::int32_t>) return H5T_STD_I32LE;
    if constexpr (std::is_same_v<Number, std::int16_t>) return H5T_STD_I16LE;
    if constexpr (std::is_same_v<Number, std::int8_t>) return H5T_STD_I8LE;
    if constexpr (std::is_same_v<Number, std::uint64_t>) return H5T_STD_U64LE;
    if constexpr (std::is_same_v<Number, std::uint32_t>) return H5T_STD_U32LE;
    if constexpr (std::is_same_v<Number, std::uint16_t>) return H5T_STD_U16LE;
    if constexpr (std::is_same_v<Number, std::uint8_t>) return H5T_STD_U8LE;
}

/// Text of variable length, or of a fixed one where the rules of dimension scales ask for it.
inline Handle text_type(std::size_t size = H5T_VARIABLE) {
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "text", "no type");
    ok(H5Tset_size(type, size), "text", "no such length");
    if (size == H5T_VARIABLE) ok(H5Tset_cset(type, H5T_CSET_UTF8), "text", "no UTF-8");
    return type;
}

inline Handle references_type() {
    return {H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, "axes", "no type"};
}

inline Handle property_list(hid_t kind) {
    return {H5Pcreate(kind), H5Pclose, "HDF5", "no property list"};
}

inline Handle space_of(const std::vector<hsize_t>& shape, const std::string& where) {
    const hid_t space =
        shape.empty() ? H5Screate(H5S_SCALAR) : H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr);
    return {space, H5Sclose, where, "shape cannot be described"};
}

inline Handle space_in(hid_t data, const std::string& where) {
    return {H5Dget_space(data), H5Sclose, where, "has no shape"};
}

inline Handle type_in(hid_t data, const std::string& where) {
    return {H5Dget_type(data), H5Tclose, where, "has no type"};
}

}  // namespace abroad::hdf5

// HDF5 files in memory, in the few words that our files need: groups, labelled axes, variables, attributes. No failure
// of the disk can happen inside HDF5, because it never sees the disk. hdf5_file.cpp is the one room of the HDF5
// library; which document lies in the words is said in document_file.hpp. Text is UTF-8 of variable length; no compound
// types.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "record/document.hpp"

namespace abroad {

inline constexpr std::size_t user_block_bytes = 512;

/// What HDF5 could not do, where and why.
struct Hdf5Failure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A group or a data set of an open file. Every function throws Hdf5Failure.
class Hdf5Object {
 public:
    enum class Kind { group, axis, variable };
    /// Names an object inside its file.
    using Address = std::uint64_t;

    Hdf5Object(std::int64_t id, std::string path);
    Hdf5Object(Hdf5Object&& other) noexcept;
    Hdf5Object& operator=(Hdf5Object&&) = delete;
    ~Hdf5Object();

    // Writing. A group is made with the groups above it; a variable lies over the axes at these addresses.
    Hdf5Object new_group(const std::string& path) const;
    Hdf5Object new_axis(const std::string& name, const Axis::Labels& labels) const;
    Hdf5Object new_variable(const std::string& name, const Column& values, const std::vector<std::size_t>& shape,
                            const std::vector<Address>& axes) const;
    void set(const std::string& name, const Attribute& value) const;
    void set_numbers(const std::string& name, const Column& values) const;
    /// Tells an axis which variables lie over it, and as which of their dimensions; once, after they were written.
    struct Use {
        Address variable;
        int dimension;
    };
    void set_uses(const std::vector<Use>& uses) const;

    // Reading. Links out of the group are refused; a variable of more than most_values values is refused.
    std::vector<std::string> names() const;
    Hdf5Object part(const std::string& name) const;
    Kind kind() const;
    Attributes attributes() const;
    bool has(const std::string& attribute) const;
    std::string text(const std::string& attribute) const;
    Axis::Labels labels(std::size_t most_values) const;
    Column values(std::size_t most_values) const;
    std::vector<Address> axes() const;

    Address address() const;
    const std::string& path() const { return path_; }

 private:
    std::int64_t id_;
    std::string path_;
};

/// A new file. Equal writing gives equal bytes.
class NewHdf5File {
 public:
    NewHdf5File();
    NewHdf5File(NewHdf5File&&) = delete;
    ~NewHdf5File();
    Hdf5Object root() const;
    /// Closes the file; its first 512 bytes are left to the caller. All objects of the file must be gone.
    std::vector<std::byte> finish();

 private:
    struct State;
    std::unique_ptr<State> state_;
};

/// A file that exists, as its bytes.
class Hdf5Image {
 public:
    explicit Hdf5Image(std::span<const std::byte> image);
    Hdf5Image(Hdf5Image&&) = delete;
    ~Hdf5Image();
    Hdf5Object root() const;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Version of the HDF5 library in use, such as "1.10.8".
std::string hdf5_version();

}  // namespace abroad

// The seal in the user block of our files: what the file is, how long it is, and a checksum over all its bytes, the
// other bytes of the block included, so that a reader finds a cut or a single flipped bit before HDF5 sees the file.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/named_code.hpp"

namespace abroad {

/// Kinds of file that share the format; the name is the first line of the file.
enum class FileKind { results, burn_in, unfinished_run, comparison };

template <>
struct NamesOf<FileKind> {
    static constexpr std::array<NamedCode<FileKind>, 4> values{{{FileKind::results, "abroad results"},
                                                                {FileKind::burn_in, "abroad burn-in"},
                                                                {FileKind::unfinished_run, "abroad unfinished run"},
                                                                {FileKind::comparison, "abroad comparison"}}};
};

/// Fills the first 512 bytes of the image. The image holds at least these.
void seal(std::span<std::byte> image, FileKind kind);

/// Throws FileError that starts with `file` unless the seal is of this kind and length and checksum are right.
void check_seal(std::span<const std::byte> image, FileKind kind, const std::string& file);

}  // namespace abroad

// A file that is there whole or not at all, wherever the program or the machine stops: the bytes go to a temporary name
// in the same folder, reach the disk, and only then take the final name. Left out: appending, and waiting for locks.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

namespace abroad {

/// What happens to a file of the same name that is there already.
enum class Existing { refuse, replace };

/// Throws FileError unless a file of this name could be written now; call it before a long run.
void check_can_write(const std::filesystem::path& path, Existing existing);

/// Writes the bytes under this name and returns when they are on the disk. Throws FileError (file and cause: disk full,
/// no such folder, exists already ...) and then leaves neither the file nor a temporary one; an older file stays whole.
void commit_file(const std::filesystem::path& path, std::span<const std::byte> bytes, Existing existing);

/// All bytes of a file. Throws FileError.
std::vector<std::byte> bytes_of(const std::filesystem::path& path);

}  // namespace abroad

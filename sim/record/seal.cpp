#include "record/seal.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/problems.hpp"
#include "record/hash128.hpp"
#include "record/hdf5_file.hpp"

namespace abroad {

namespace {

/// The user block with these hexadecimal digits as its checksum: text, spaces up to the last byte, end of line.
std::string block(FileKind kind, std::size_t length, std::string_view checksum) {
    std::string text =
        fmt::format("{}\nHDF5 after 512 bytes\nlength {}\nXXH3-128 {}\n", name_of(kind), length, checksum);
    text.resize(user_block_bytes - 1, ' ');
    return text + '\n';
}

std::span<const std::byte> bytes_of_text(const std::string& text) {
    return std::as_bytes(std::span(text));
}

/// The whole block that belongs to these bytes. The checksum covers the block with no digits in it, then the rest.
std::string right_block(std::span<const std::byte> image, FileKind kind) {
    Hash128 hash;
    hash.add(bytes_of_text(block(kind, image.size(), "")));
    hash.add(image.subspan(user_block_bytes));
    return block(kind, image.size(), hash.hex());
}

/// Kind that the first line names.
const NamedCode<FileKind>* named_kind(std::span<const std::byte> image) {
    for (const auto& named : NamesOf<FileKind>::values) {
        const std::string line = std::string(named.name) + '\n';
        const auto letters = bytes_of_text(line);
        if (image.size() >= letters.size() && std::equal(letters.begin(), letters.end(), image.begin())) return &named;
    }
    return nullptr;
}

}  // namespace

void seal(std::span<std::byte> image, FileKind kind) {
    if (image.size() < user_block_bytes) throw InternalError("seal: there is no user block");
    const std::string text = right_block(image, kind);
    std::copy_n(bytes_of_text(text).begin(), user_block_bytes, image.begin());
}

void check_seal(std::span<const std::byte> image, FileKind kind, const std::string& file) {
    const auto* named = named_kind(image);
    if (named == nullptr) throw FileError(file + ": not a file of abroad, or its first bytes are damaged");
    if (named->code != kind) throw FileError(fmt::format("{}: holds {}, not {}", file, named->name, name_of(kind)));
    if (image.size() < user_block_bytes) throw FileError(file + ": cut short");
    const std::string text = right_block(image, kind);
    const auto right = bytes_of_text(text);
    if (std::equal(right.begin(), right.end(), image.begin())) return;
    throw FileError(file +
                    ": damaged or cut short (length or checksum does not fit); make it again or take another copy");
}

}  // namespace abroad

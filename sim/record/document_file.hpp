// The results document as the bytes of an HDF5 file that xarray opens unaided, group by group, and back. The first 512
// bytes are left free for the seal.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "record/document.hpp"

namespace abroad {

/// Bytes of the HDF5 file; equal documents give equal bytes. Checks the document first (InternalError).
std::vector<std::byte> image_of(const Document& document);

/// The document in these bytes, groups and their parts in the order of their names. Throws FileError that starts with
/// `file` when HDF5 cannot read them or they hold what our files never hold (links out of the file, other types).
Document document_in(std::span<const std::byte> image, const std::string& file);

}  // namespace abroad

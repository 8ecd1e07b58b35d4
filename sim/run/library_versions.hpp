// Versions of the libraries that this program was built with, for the results file and for `abroad --version`. Left
// out: HDF5 and xxHash, which are asked where they are used (record/).
#pragma once

#include <map>
#include <string>

namespace abroad {

/// Library and version, such as "oneTBB", "2021.8.0".
std::map<std::string, std::string> library_versions();

}  // namespace abroad

// Keys, and first parts of keys, of the parts of the model that this version does not have. A scenario that names one
// hears so, instead of "there is no such key". A part that is built takes its keys out of this list.
#pragma once

#include <array>
#include <string_view>

namespace abroad {

inline constexpr std::array<std::string_view, 0> not_in_this_version{};

}  // namespace abroad

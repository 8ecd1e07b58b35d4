// The logical digest: one number of 128 bits for everything that a run found out, and for nothing else. Equal digests
// mean equal results, whatever the number of threads, the machine, the command line or the compression.
#pragma once

#include <string>
#include <string_view>

#include "record/document.hpp"

namespace abroad {

/// 32 hexadecimal digits over the resolved scenario and all groups (path, attributes, axes, variables: name, unit,
/// type, shape, flag meanings, values) in the order of their names. -0 counts as 0, every NaN as the same NaN. Not
/// covered: root attributes, long_name. analysis/FORMAT.md has the byte stream.
std::string logical_digest(const Document& document, std::string_view resolved_scenario);

}  // namespace abroad

// Which program this is: version, revision of the source and compiler, fixed when it was built.
#pragma once

#include <string>

namespace abroad {

/// Revision "unknown" and state "unknown" when it was not built from a git work tree; else state is "clean" or "dirty".
struct BuildInfo {
    std::string program_version;
    std::string git_revision;
    std::string git_state;
    std::string compiler;
    std::string compiler_flags;
};

const BuildInfo& build_info();

}  // namespace abroad

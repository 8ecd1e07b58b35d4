// Where a file of a run comes from: program, scenario, command line and the circumstances that may differ between equal
// runs. Shared by all kinds of files that runs write.
#pragma once

#include <string>
#include <vector>

#include "record/result_file.hpp"
#include "scenario/scenario_file.hpp"

namespace abroad {

/// A replication without results, and why.
struct FailedReplication {
    int replication = 0;
    std::string reason;
};

/// Of a file that is written now.
Provenance provenance_of(const LoadedScenario& loaded, FileKind kind, const std::string& command_line,
                         const std::vector<FailedReplication>& failed);

}  // namespace abroad

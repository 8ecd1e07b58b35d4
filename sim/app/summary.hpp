// The short table at the end of a run: firms and exporters by size class and country in the last quarter, as the mean
// of the replications and their range. Everything else is in the results file.
#pragma once

#include <span>
#include <string>

#include "record/history.hpp"

namespace abroad {

/// Lines of the table. Takes one history or more, of one quarter or more.
std::string summary_table(const std::string& title, std::span<const History> histories);

}  // namespace abroad

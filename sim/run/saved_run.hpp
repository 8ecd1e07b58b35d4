// Files to go on from: a saved burn-in, which several scenarios may share, and the state of an unfinished run, which
// belongs to one. Each holds the values that it was made with, and is refused where one of these is another: going on
// from a file gives the same bits as running through, or nothing at all.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "record/result_file.hpp"
#include "run/single_run.hpp"
#include "scenario/scenario.hpp"

namespace abroad {

/// Path and YAML text of values, by path.
using Values = std::vector<std::pair<std::string, std::string>>;

/// The values of a scenario that act before the end of its burn-in. Without them: what follows after_burn_in, shocks,
/// growth, the years after the burn-in, the number of replications, what is recorded, title and question; but with what
/// is known of the time to come in the burn-in: whether sectors converge and when members of alliances enter.
Values values_of_burn_in(const Scenario& scenario);

/// All values of a scenario but the number of replications.
Values values_of_run(const Scenario& scenario);

/// Moments of replications as a document; of those that are done, the histories.
Document moments_document(const std::vector<ReplicationRun>& runs);

/// Writes moments as a file of the provenance's kind (burn-in or unfinished run). Throws FileError.
void write_moments(const std::filesystem::path& path, Document moments, const Scenario& scenario,
                   const Provenance& provenance, Existing existing);

/// Reads moments of that kind, made by this program with the same values. Throws FileError that says what differs.
Document read_moments(const std::filesystem::path& path, FileKind kind, const Scenario& scenario);

}  // namespace abroad

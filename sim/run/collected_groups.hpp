// The groups of collected results while runs are put into them: what no run has filled stays NaN. A helper of
// collect.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "record/document.hpp"
#include "run/experiment_plan.hpp"

namespace abroad {

class CollectedGroups {
 public:
    CollectedGroups(const ExperimentPlan& plan, const std::vector<int>& replications)
        : plan_(plan), replications_(replications) {}

    /// Puts in the outcomes of a run, `replication` by its place. Throws FileError, naming `file`, unless they have the
    /// axes of those before.
    void add(std::size_t point, std::size_t replication, const Document& outcomes, const std::string& file);

    /// Every group with points, replications, the swept parameters, and how many replications each point has.
    Document document();

 private:
    void begin(const Document& outcomes, const std::string& file);
    void check_axes(const Group& group, const Group& mine, const std::string& file) const;
    std::vector<Variable> coordinates() const;

    const ExperimentPlan& plan_;
    const std::vector<int>& replications_;
    std::vector<Group> groups_;
    std::vector<std::int64_t> effective_n_;
    std::string first_file_;
};

}  // namespace abroad

// The groups of a comparison file: parts of every effect by year and replication, groups of firms, money, acts, the
// summary with its intervals, single firms, applications and ledger (analysis/FORMAT.md, The comparison file). Left
// out: how a file is written (record/).
#pragma once

#include "record/document.hpp"
#include "run/comparison.hpp"

namespace abroad {

/// Takes a result with one run or more.
Document comparison_document(const ComparisonPlan& plan, const ComparisonResult& result);

/// The parts of it; the first is in comparison_document.cpp, the others in comparison_tables.cpp.
struct ComparisonFrame {
    const ComparisonPlan& plan;
    const ComparisonResult& result;

    Axis replications() const;
    Axis comparisons() const;
    Axis years() const;
    const std::vector<TwinRun>& runs() const { return result.runs; }
};

Group firms_group(const ComparisonFrame& frame);
Group applications_group(const ComparisonFrame& frame);
Group ledger_group(const ComparisonFrame& frame);

}  // namespace abroad

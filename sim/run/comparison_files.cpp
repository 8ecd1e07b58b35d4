#include "run/comparison_files.hpp"

#include <fmt/core.h>

#include "base/problems.hpp"
#include "record/checkpoint.hpp"
#include "run/comparison_document.hpp"
#include "run/saved_run.hpp"

namespace abroad {

Document read_burn_in(const std::filesystem::path& path, const ComparisonPlan& plan, int first_replication,
                      int replications) {
    Document document;
    for (std::size_t place = 0; place < plan.worlds.size(); ++place)
        if (plan.worlds[place].burn_in == place)
            document = read_moments(path, FileKind::burn_in, plan.worlds[place].scenario);
    const auto steps = steps_in(document);
    for (int replication = first_replication; replication < first_replication + replications; ++replication)
        if (!steps.contains(replication))
            throw FileError(fmt::format("{}: does not hold replication {}; it holds {} replications from {} to {}",
                                        path.string(), replication, steps.size(), steps.begin()->first,
                                        steps.rbegin()->first));
    return document;
}

std::string write_comparison(const std::filesystem::path& path, const ComparisonPlan& plan,
                             const ComparisonResult& result, const ComparisonOrigin& origin, Existing existing) {
    Document document = comparison_document(plan, result);
    std::string others;
    for (std::size_t i = 1; i < origin.scenarios.size(); ++i) others += "---\n" + origin.scenarios[i].resolved_yaml;
    document.attributes["other_scenarios"] = others;
    return write_results(
        path, std::move(document),
        provenance_of(origin.scenarios.front(), FileKind::comparison, origin.command_line, result.failed), existing);
}

}  // namespace abroad

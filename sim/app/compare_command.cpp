#include "app/compare_command.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <sstream>

#include "app/commands.hpp"
#include "app/compare_table.hpp"
#include "app/interruption.hpp"
#include "app/progress.hpp"
#include "app/standard_files.hpp"
#include "parallel/blocks.hpp"
#include "run/comparison_files.hpp"
#include "run/equal_budget.hpp"

namespace abroad {

namespace {

namespace fs = std::filesystem;

fs::path output_of(const CommandLine& line) {
    if (line.output) return *line.output;
    return fs::path(line.scenario).filename().replace_extension("").string() + "_comparison.h5";
}

std::vector<LoadedScenario> scenarios_of(const CommandLine& line) {
    std::vector<std::string> files{line.scenario};
    files.insert(files.end(), line.compare.others.begin(), line.compare.others.end());
    if (line.compare.against) files.push_back(*line.compare.against);
    std::vector<LoadedScenario> loaded;
    for (const std::string& file : files) loaded.push_back(load_scenario(file, line.settings));
    return loaded;
}

/// Short names of the scenario files, told apart by their order where they are the same.
std::vector<std::string> names_of(const CommandLine& line) {
    std::vector<std::string> names{fs::path(line.scenario).stem().string()};
    for (const std::string& file : line.compare.others) names.push_back(fs::path(file).stem().string());
    if (line.compare.against) names.push_back(fs::path(*line.compare.against).stem().string());
    for (std::size_t i = 1; i < names.size(); ++i)
        if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
            names.begin() + static_cast<std::ptrdiff_t>(i))
            names[i] += fmt::format(" ({})", i + 1);
    return names;
}

Precision precision_of(const CompareOptions& options) {
    const std::string& text = *options.precision;
    char* end = nullptr;
    double share = std::strtod(text.c_str(), &end);
    const std::string rest = end;
    if (rest == "%") share /= 100;
    if (end == text.c_str() || (!rest.empty() && rest != "%") || !(share > 0) || !(share < 1))
        throw UsageError(fmt::format("--precision {}: give a share of the effect, e.g. 10% or 0.1", text));
    for (const auto& [outcome, name] : NamesOf<Outcome>::values)
        if (name == options.precision_outcome) return {share, outcome};
    throw UsageError(fmt::format("--precision-of {}: there is no such outcome", options.precision_outcome));
}

/// Multiples between commas.
std::vector<double> budget_factors_of(const std::string& text) {
    constexpr double most = 1000;
    std::vector<double> factors;
    std::stringstream parts(text);
    for (std::string part; std::getline(parts, part, ',');) {
        char* end = nullptr;
        factors.push_back(std::strtod(part.c_str(), &end));
        if (end == part.c_str() || *end != '\0' || !(factors.back() > 0) || !(factors.back() <= most))
            throw UsageError(
                fmt::format("--budget {}: give multiples above 0 and at most {:.0f} with commas between, e.g. 0.5,1,2",
                            text, most));
    }
    return factors;
}

void check_options(const CommandLine& line, std::size_t scenarios) {
    const CompareOptions& options = line.compare;
    const auto refuse = [](bool wrong, const char* what) {
        if (wrong) throw UsageError(what);
    };
    refuse(scenarios > 1 && !options.without.empty(), "--without goes with one scenario; leave it out or compare one");
    refuse(scenarios > 1 && (options.marginal || options.budget),
           "--budget and --marginal go with one scenario; leave them out or compare one");
    refuse(scenarios == 1 && options.equal_budget, "--equal-budget goes with several scenarios; name more than one");
    refuse(options.precision && line.burn_in,
           "--precision adds replications, which a saved burn-in does not hold; leave one of them out");
}

ComparisonQuestion question_of(const CommandLine& line, const std::vector<LoadedScenario>& loaded) {
    ComparisonQuestion question;
    for (const LoadedScenario& one : loaded) question.scenarios.push_back(one.scenario);
    question.names = names_of(line);
    question.without = line.compare.without;
    question.differences_only = line.compare.against.has_value();
    if (line.compare.budget) question.budget_factors = budget_factors_of(*line.compare.budget);
    question.marginal = line.compare.marginal;
    return question;
}

ProgressStyle style_of(const CommandLine& line) {
    if (line.quiet) return ProgressStyle::none;
    return errors_go_to_terminal() ? ProgressStyle::bar : ProgressStyle::lines;
}

/// A comparison under way.
class Comparing {
 public:
    Comparing(const CommandLine& line, const std::vector<LoadedScenario>& loaded)
        : line_(line), loaded_(loaded), output_(output_of(line)), question_(question_of(line, loaded)) {
        check_can_write(output_, existing());
        request_.first_replication = line.first_replication;
        request_.replications = loaded.front().scenario.run.replications_count;
        if (line.compare.precision) request_.precision = precision_of(line.compare);
        constexpr int replications_limit = 65536;
        if (request_.first_replication + request_.replications > replications_limit)
            throw UsageError("--first-replication: replications are numbered up to 65535");
    }

    ExitCode run() {
        const ComparisonPlan as_written = plan_comparison(question_);
        std::optional<Document> burn_in;
        if (line_.burn_in)
            burn_in = read_burn_in(*line_.burn_in, as_written, request_.first_replication, request_.replications);
        else if (line_.compare.equal_budget && as_written.has_one_burn_in() && !request_.precision)
            burn_in = burn_ins(as_written, numbers(), {{}, &interruption_.wanted()});
        request_.burn_in = burn_in ? &*burn_in : nullptr;
        if (line_.compare.equal_budget) make_budgets_equal();
        const ComparisonPlan plan = plan_comparison(question_);
        if (!line_.quiet)
            complain(fmt::format("abroad: {}: {}; worlds: {}, comparisons: {}\n", line_.scenario,
                                 outline(loaded_.front().scenario), plan.worlds.size(), plan.pairs.size()));
        return end(plan, simulate(plan));
    }

 private:
    std::vector<int> numbers() const {
        std::vector<int> numbers(static_cast<std::size_t>(request_.replications));
        std::iota(numbers.begin(), numbers.end(), request_.first_replication);
        return numbers;
    }

    Existing existing() const { return line_.overwrite ? Existing::replace : Existing::refuse; }

    ComparisonResult simulate(const ComparisonPlan& plan) {
        std::optional<Progress> progress;
        ComparisonRequest request = request_;
        request.before_batch = [&](int count) {
            if (progress) progress->finish();
            progress.emplace(style_of(line_), count * plan.quarters(request.burn_in != nullptr));
        };
        const Watch watch{[&](int, int) { progress->advance(); }, &interruption_.wanted()};
        ComparisonResult result = compare_worlds(plan, request, watch);
        progress->finish();
        return result;
    }

    /// Scales every scheme after the first to what the first one costs.
    void make_budgets_equal() {
        auto& scenarios = question_.scenarios;
        const Watch watch{{}, &interruption_.wanted()};
        const double wanted = public_euros(scenarios.front(), request_, watch);
        if (!(wanted > 0)) throw UsageError("--equal-budget: the first scenario costs nothing");
        for (std::size_t i = 1; i < scenarios.size(); ++i) {
            if (scenarios[i].instruments.empty()) continue;
            const EqualBudget found = find_equal_budget(wanted, [&](double factor) {
                return public_euros(with_budgets_times(scenarios[i], factor), request_, watch);
            });
            scenarios[i] = with_budgets_times(scenarios[i], found.factor);
            complain(fmt::format("abroad: {}: budgets times {:.4g} cost {:.0f} EUR, {} costs {:.0f} EUR{}\n",
                                 question_.names[i], found.factor, found.euros, question_.names.front(), wanted,
                                 found.is_equal ? "" : "; no nearer, since the money finds no takers"));
        }
    }

    ExitCode end(const ComparisonPlan& plan, const ComparisonResult& result) {
        bool is_ours = false;
        for (const auto& [replication, reason] : result.failed) {
            complain(fmt::format("abroad: replication {} failed: {}\n", replication, reason));
            is_ours = is_ours || is_our_fault(reason);
        }
        if (is_ours) complain(fmt::format("{}\n", please_report));
        if (result.was_stopped) {
            complain("abroad: stopped; nothing was written\n");
            return ExitCode::interrupted;
        }
        if (result.runs.empty()) {
            complain("abroad: no replication was finished, nothing was written\n");
            return ExitCode::some_runs_failed;
        }
        const std::string digest = write_comparison(output_, plan, result, {loaded_, line_.text}, existing());
        if (!line_.quiet) print(comparison_table(plan, result) + "\n");
        print(fmt::format("comparison  {}\ndigest      {}\n", output_.string(), digest));
        return result.failed.empty() ? ExitCode::done : ExitCode::some_runs_failed;
    }

    const Interruption interruption_;
    const CommandLine& line_;
    const std::vector<LoadedScenario>& loaded_;
    fs::path output_;
    ComparisonQuestion question_;
    ComparisonRequest request_;
};

}  // namespace

ExitCode compare(const CommandLine& line) {
    try {
        const std::vector<LoadedScenario> loaded = scenarios_of(line);
        check_options(line, loaded.size());
        const ThreadLimit limit(line.threads);
        return Comparing(line, loaded).run();
    } catch (const ComparisonError& error) {
        throw UsageError(error.what());
    }
}

}  // namespace abroad

#include "run/experiment_checks.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/nearest_name.hpp"

namespace abroad {

namespace {

/// Names of axes and variables that collected results have of their own.
const std::set<std::string> taken_names{"point", "replication", "period", "effective_n"};

bool is_lower_case_word(const std::string& name) {
    const auto fits = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
    };
    return !name.empty() && name.front() >= 'a' && name.front() <= 'z' && std::all_of(name.begin(), name.end(), fits);
}

class Checker {
 public:
    Checker(const Experiment& experiment, const ScenarioTree& tree, ProblemList& problems)
        : experiment_(experiment), tree_(tree), problems_(problems) {}

    void check() {
        check_role("levers", experiment_.levers, experiment_.levers_design);
        check_role("uncertainties", experiment_.uncertainties, experiment_.uncertainties_design);
        check_constants();
        check_outcomes();
        check_periods();
        check_stop();
        constexpr int most_replications = 65536;
        if (experiment_.first_replication + experiment_.replications_count > most_replications)
            tell(
                "first_replication",
                fmt::format("with {} replications the last would be {} (at most {})", experiment_.replications_count,
                            experiment_.first_replication + experiment_.replications_count - 1, most_replications - 1));
    }

 private:
    void tell(const std::string& path, std::string what) {
        if (!problems_.tells_of(path)) problems_.add(tree_.mark_of(path), path, std::move(what));
    }

    void check_name(const std::string& path, const std::string& name) {
        if (!is_lower_case_word(name))
            tell(path + ".name", fmt::format("'{}' names a variable of the collected results (allowed: small letters, "
                                             "digits and _, a letter first)",
                                             name));
        else if (taken_names.contains(name))
            tell(path + ".name", fmt::format("'{}' has a meaning of its own in results; choose another name", name));
        else if (const auto [at, is_new] = names_.emplace(name, path); !is_new)
            tell(path + ".name", fmt::format("'{}' is the name of {} already", name, at->second));
    }

    void check_path(const std::string& path, const ExperimentParameter& parameter) {
        static const std::set<std::string> ours{"run.replications_count", "record.panel", "record.events"};
        if (ours.contains(parameter.path))
            tell(path + ".path", parameter.path == "run.replications_count"
                                     ? "say replications_count of the experiment instead"
                                     : "experiments keep outcomes and neither panel nor events");
        else if (const auto [at, is_new] = paths_.emplace(parameter.path, path); !is_new)
            tell(path + ".path", fmt::format("{} is given by {} already", parameter.path, at->second));
    }

    void check_role(const std::string& role, const std::vector<ExperimentParameter>& parameters, Design design) {
        for (const auto& parameter : parameters) {
            const std::string path = role + "." + parameter.name;
            check_name(path, parameter.name);
            check_path(path, parameter);
            check_values(path, parameter);
            if (!experiment_.plan && !is_sample(design) && parameter.distribution && !parameter.values)
                tell(path + ".distribution",
                     fmt::format("the {} design needs values, or low, high and steps_count", name_of(design)));
        }
        if (design == Design::linked && !experiment_.plan) check_lengths(role, parameters);
    }

    void check_lengths(const std::string& role, const std::vector<ExperimentParameter>& parameters) {
        const auto length = [](const ExperimentParameter& one) {
            return one.values ? one.values->size() : static_cast<std::size_t>(one.steps_count.value_or(0));
        };
        for (const auto& parameter : parameters)
            if (length(parameter) != length(parameters.front()))
                tell(role + "." + parameter.name,
                     fmt::format("has {} values, {} has {}; linked lists have one length", length(parameter),
                                 parameters.front().name, length(parameters.front())));
    }

    void check_values(const std::string& path, const ExperimentParameter& p) {
        if (p.values && std::set(p.values->begin(), p.values->end()).size() != p.values->size())
            return tell(path + ".values", "one value stands twice in the list; keep one of them");
        if (p.distribution) return check_distribution(path, p);
        const bool has_range = p.low || p.high || p.steps_count;
        if (p.values && has_range) return tell(path, "say values, or low, high and steps_count, not both");
        if (!p.values && !(p.low && p.high && p.steps_count))
            return tell(path, "say its values, or low, high and steps_count, or a distribution");
        if (has_range && !(*p.low < *p.high)) tell(path + ".low", "low must be smaller than high");
    }

    void check_distribution(const std::string& path, const ExperimentParameter& p) {
        const Distribution kind = *p.distribution;
        const std::string name(name_of(kind));
        if (p.steps_count) tell(path + ".steps_count", "a distribution has no steps");
        if ((kind == Distribution::categories) != p.values.has_value())
            return tell(path, p.values ? fmt::format("{} takes no values", name) : "categories needs values");
        if (kind == Distribution::categories) return;
        if (kind == Distribution::normal) {
            if (!p.mean || !p.sd || !(*p.sd > 0)) tell(path, "normal needs mean and a positive sd");
            return;
        }
        if (!p.low || !p.high || !(*p.low < *p.high)) return tell(path, name + " needs low and a larger high");
        if (kind == Distribution::log_uniform && !(*p.low > 0)) tell(path + ".low", "log_uniform needs a positive low");
        if (kind == Distribution::triangular && !(p.mode && *p.low <= *p.mode && *p.mode <= *p.high))
            tell(path, "triangular needs a mode from low to high");
        if (kind == Distribution::integer && (std::floor(*p.low) != *p.low || std::floor(*p.high) != *p.high))
            tell(path, "integer needs whole numbers for low and high");
    }

    void check_constants() {
        for (const auto& constant : experiment_.constants) {
            const std::string path = "constants." + constant.name;
            check_path(path, constant);
            if (!constant.values || constant.values->size() != 1 || constant.low || constant.high ||
                constant.distribution)
                tell(path, "a constant has values with one value, and nothing else");
        }
    }

    void check_outcomes() {
        if (experiment_.outcomes.empty()) tell("outcomes", "name at least one outcome");
        for (const auto& outcome : experiment_.outcomes) check_name("outcomes." + outcome.name, outcome.name);
    }

    void check_periods() {
        if (experiment_.from_year && experiment_.to_year && !(*experiment_.from_year < *experiment_.to_year))
            tell("periods.to_year", "must be later than from_year");
    }

    void check_stop() {
        const StopRule& stop = experiment_.stop;
        if (stop.outcome.has_value() != stop.half_width.has_value())
            return tell("stop", "outcome and half_width belong together");
        if (!stop.outcome) return;
        std::vector<std::string> names;
        for (const auto& outcome : experiment_.outcomes) names.push_back(outcome.name);
        if (std::find(names.begin(), names.end(), *stop.outcome) == names.end()) {
            std::string what = fmt::format("there is no outcome '{}'", *stop.outcome);
            if (const auto near = nearest_name(*stop.outcome, names)) what += fmt::format(". Did you mean {}?", *near);
            tell("stop.outcome", what);
        }
        if (stop.least_replications_count > experiment_.replications_count)
            tell("stop.least_replications_count", "is more than replications_count");
    }

    const Experiment& experiment_;
    const ScenarioTree& tree_;
    ProblemList& problems_;
    std::map<std::string, std::string> names_, paths_;
};

}  // namespace

bool is_sample(Design design) {
    return design != Design::factorial && design != Design::linked && design != Design::one_at_a_time;
}

void check_experiment(const Experiment& experiment, const ScenarioTree& tree, ProblemList& problems) {
    Checker(experiment, tree, problems).check();
}

}  // namespace abroad

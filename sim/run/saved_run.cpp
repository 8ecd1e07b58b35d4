#include "run/saved_run.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

#include "base/problems.hpp"
#include "input/printers.hpp"
#include "record/checkpoint.hpp"

namespace abroad {

namespace {

constexpr const char* values_path = "values";
constexpr std::size_t most_differences_told = 10;

Values declared_values(Scenario scenario) {
    Fields fields;
    declare(fields, scenario);
    return resolved_values(fields);
}

Values values_after_burn_in(const Scenario& scenario) {
    Scenario later = scenario;
    later.before = scenario.after;
    return declared_values(std::move(later));
}

bool acts_in_burn_in(std::string_view path) {
    constexpr std::string_view growth = ".growth_per_year";
    static const std::set<std::string_view> later{"title", "question", "run.years", "run.first_year",
                                                  "run.replications_count"};
    return !later.contains(path) && !path.starts_with("record.") && !path.starts_with("shocks.") &&
           !path.starts_with("instruments.") && !path.starts_with("budget_lines.") && !path.starts_with("funding.") &&
           !(path.starts_with("markets.") && path.ends_with(growth));
}

Values values_for(FileKind kind, const Scenario& scenario) {
    return kind == FileKind::burn_in ? values_of_burn_in(scenario) : values_of_run(scenario);
}

Group values_group(const Values& values) {
    std::vector<std::string> paths, texts;
    for (const auto& [path, text] : values) {
        paths.push_back(path);
        texts.push_back(text);
    }
    return {values_path,
            {{"path", paths, "1", "path of the value in a scenario"}},
            {{"text", {"path"}, texts, "1", "the value that the state was made with", {}, Missing::forbidden}},
            {}};
}

std::map<std::string, std::string> values_in(const Document& document, const std::string& file) {
    const Group* group = document.group(values_path);
    if (group == nullptr) throw FileError(file + ": lacks the values that it was made with");
    const auto& paths = std::get<std::vector<std::string>>(group->axis("path")->labels);
    const auto& texts = std::get<std::vector<std::string>>(group->variable("text")->data);
    std::map<std::string, std::string> values;
    for (std::size_t at = 0; at < paths.size(); ++at) values[paths[at]] = texts[at];
    return values;
}

/// One line a value that differs.
std::vector<std::string> differences(const std::map<std::string, std::string>& saved, const Values& wanted) {
    std::vector<std::string> lines;
    std::set<std::string> known;
    for (const auto& [path, text] : wanted) {
        known.insert(path);
        const auto other = saved.find(path);
        if (other == saved.end())
            lines.push_back(fmt::format("{}: is not in it, the scenario has {}", path, text));
        else if (other->second != text)
            lines.push_back(fmt::format("{}: was {}, the scenario has {}", path, other->second, text));
    }
    for (const auto& [path, text] : saved)
        if (!known.contains(path))
            lines.push_back(fmt::format("{}: was {}, the scenario has no such value", path, text));
    return lines;
}

std::string attribute(const Document& document, const std::string& name) {
    const auto at = document.attributes.find(name);
    const auto* text = at == document.attributes.end() ? nullptr : std::get_if<std::string>(&at->second);
    return text == nullptr ? "unknown" : *text;
}

void check_program(const Document& document, const std::string& file) {
    const BuildInfo& build = build_info();
    const std::string version = attribute(document, "program_version"), revision = attribute(document, "git_revision");
    if (version == build.program_version && revision == build.git_revision) return;
    throw FileError(
        fmt::format("{}: was made by version {} (revision {}), this is version {} (revision {}); make it again", file,
                    version, revision, build.program_version, build.git_revision));
}

void check_values(const Document& document, FileKind kind, const Scenario& scenario, const std::string& file) {
    const auto lines = differences(values_in(document, file), values_for(kind, scenario));
    if (lines.empty()) return;
    const bool is_burn_in = kind == FileKind::burn_in;
    std::string text = fmt::format("{}: was made with other values{}; {}", file,
                                   is_burn_in ? " that act before the end of the burn-in" : "",
                                   is_burn_in ? "make one for this scenario with --save-burn-in"
                                              : "delete it, choose another output, or take back the change");
    for (std::size_t at = 0; at < std::min(lines.size(), most_differences_told); ++at) text += "\n  " + lines[at];
    if (lines.size() > most_differences_told)
        text += fmt::format("\n  and {} more", lines.size() - most_differences_told);
    throw FileError(text);
}

/// Whether some cluster enters an alliance before the end of the burn-in.
bool alliances_act_in_burn_in(const Scenario& scenario) {
    for (const AllianceData& alliance : scenario.alliances)
        for (const auto& [cluster, year] : alliance.entry_years)
            if (year < scenario.run.first_year) return true;
    return false;
}

}  // namespace

Values values_of_burn_in(const Scenario& scenario) {
    Values values = declared_values(scenario);
    const bool allied_early = alliances_act_in_burn_in(scenario);
    std::erase_if(values, [&](const auto& value) {
        // With members in the burn-in, the calendar says in which of its quarters they entered.
        if (value.first == "run.first_year") return !allied_early;
        if (value.first.starts_with("alliances.")) return !allied_early;
        return !acts_in_burn_in(value.first);
    });
    return values;
}

Values values_of_run(const Scenario& scenario) {
    Values values = declared_values(scenario);
    std::erase_if(values, [](const auto& value) { return value.first == "run.replications_count"; });
    for (const auto& [path, text] : values_after_burn_in(scenario))
        if (path != "run.replications_count") values.emplace_back("after_burn_in." + path, text);
    return values;
}

Document moments_document(const std::vector<ReplicationRun>& runs) {
    Document document;
    for (const ReplicationRun& run : runs) {
        std::vector<Group> groups = run.history ? moment_of_end(run.replication, run.step, *run.history) : run.moment;
        std::move(groups.begin(), groups.end(), std::back_inserter(document.groups));
    }
    return document;
}

void write_moments(const std::filesystem::path& path, Document moments, const Scenario& scenario,
                   const Provenance& provenance, Existing existing) {
    moments.groups.push_back(values_group(values_for(provenance.kind, scenario)));
    write_results(path, std::move(moments), provenance, existing);
}

Document read_moments(const std::filesystem::path& path, FileKind kind, const Scenario& scenario) {
    Document document = read_results(path, kind);
    check_program(document, path.string());
    check_values(document, kind, scenario, path.string());
    return document;
}

}  // namespace abroad

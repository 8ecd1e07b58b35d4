#include "base/problems.hpp"

namespace abroad {

std::string Problem::text() const {
    std::string line;
    if (!mark.file.empty()) line += mark.file + ":";
    if (mark.line > 0) line += std::to_string(mark.line) + ":" + std::to_string(mark.column) + ":";
    if (!line.empty()) line += " ";
    if (!path.empty()) line += path + ": ";
    return line + what;
}

namespace {

std::string joined(const std::vector<Problem>& problems) {
    std::string text;
    for (const auto& problem : problems) text += (text.empty() ? "" : "\n") + problem.text();
    return text;
}

}  // namespace

ScenarioError::ScenarioError(std::vector<Problem> problems)
    : std::runtime_error(joined(problems)), problems_(std::move(problems)) {}

}  // namespace abroad

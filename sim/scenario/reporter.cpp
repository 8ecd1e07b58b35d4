#include "scenario/reporter.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest_name.hpp"

namespace abroad {

void check_reference(const std::string& name, const std::vector<std::string>& names, std::string_view list,
                     const std::string& path, const Reporter& report) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    if (names.empty() && report.problems.tells_of(list)) return;
    const auto near = nearest_name(name, names);
    report(path, fmt::format("'{}' is not in the list {}{}", name, list,
                             near ? fmt::format(". Did you mean '{}'?", *near) : ""));
}

void check_order(double low, double high, const std::string& path, const std::string& other, const Reporter& report) {
    if (low > high) report(path, fmt::format("{} is above {} = {}", low, other, high));
}

void report_taken_number(std::string_view list, const std::string& name, int number, const std::string& owner,
                         const Reporter& report) {
    report(fmt::format("{}.{}.number", list, name),
           fmt::format("{} is the number of '{}' already (numbers of a list must differ)", number, owner));
}

}  // namespace abroad

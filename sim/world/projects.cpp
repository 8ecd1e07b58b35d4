#include "world/projects.hpp"

#include <algorithm>
#include <tuple>

namespace abroad {

namespace {

void append(const NewProject& start, Projects& projects) {
    projects.start_step.push_back(start.start_step);
    projects.duration_quarters.push_back(start.duration_quarters);
    projects.members_count.push_back(start.members_count);
    projects.location.push_back(start.location);
    projects.cross_sector.push_back(start.cross_sector);
    projects.acquired.push_back(start.acquired);
    projects.development_market.push_back(start.development_market);
    projects.member_row.insert(projects.member_row.end(), start.member_row.begin(), start.member_row.end());
    projects.member_generation.insert(projects.member_generation.end(), start.member_generation.begin(),
                                      start.member_generation.end());
    projects.member_paid.insert(projects.member_paid.end(), start.member_paid.begin(), start.member_paid.end());
}

NewProject project_at(const Projects& projects, std::size_t project) {
    NewProject copy{projects.start_step[project],
                    projects.duration_quarters[project],
                    projects.members_count[project],
                    projects.location[project],
                    projects.cross_sector[project],
                    projects.acquired[project],
                    projects.development_market[project],
                    {},
                    {},
                    {}};
    const auto first = static_cast<std::ptrdiff_t>(project * most_members);
    std::copy_n(projects.member_row.begin() + first, most_members, copy.member_row.begin());
    std::copy_n(projects.member_generation.begin() + first, most_members, copy.member_generation.begin());
    std::copy_n(projects.member_paid.begin() + first, most_members, copy.member_paid.begin());
    return copy;
}

}  // namespace

void change_projects(const Firms& firms, const std::vector<std::uint8_t>& ends, std::vector<NewProject> starts,
                     Projects& projects) {
    const auto comes_before = [&](const NewProject& a, const NewProject& b) {
        return std::tuple(firms.seat[a.member_row[0]], a.member_generation[0], a.start_step) <
               std::tuple(firms.seat[b.member_row[0]], b.member_generation[0], b.start_step);
    };
    std::sort(starts.begin(), starts.end(), comes_before);
    const Projects before = std::move(projects);
    projects = Projects{};
    auto start = starts.begin();
    for (std::size_t project = 0; project < before.count(); ++project) {
        if (!ends.empty() && ends[project]) continue;
        const NewProject kept = project_at(before, project);
        for (; start != starts.end() && comes_before(*start, kept); ++start) append(*start, projects);
        append(kept, projects);
    }
    for (; start != starts.end(); ++start) append(*start, projects);
}

}  // namespace abroad

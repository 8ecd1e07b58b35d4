#include "record/cooperation_history.hpp"

#include <algorithm>
#include <iterator>

#include "base/period.hpp"

namespace abroad {

namespace {

constexpr std::size_t locations = count_of<ProjectLocation>();

bool is_joint(const Projects& projects, std::size_t project) {
    return projects.members_count[project] > 1;
}

/// A partner of a firm: the firm's seat and generation, the partner's country.
using Partner = std::tuple<std::uint32_t, std::uint16_t, std::uint16_t>;

/// Every pair of members of a project, from the side of members that are firms of today and are kept.
std::vector<Partner> partners_of(const World& world, const std::vector<std::uint8_t>& kept) {
    const Projects& projects = world.projects;
    const Firms& firms = world.firms;
    std::vector<Partner> partners;
    for (std::size_t project = 0; project < projects.count(); ++project)
        for (std::size_t place = 0; is_joint(projects, project) && place < projects.members_count[project]; ++place) {
            const std::uint32_t row = projects.member_row[project * most_members + place];
            if (!kept[row] || !firms.living[row] || !member_remains(projects, project, place, firms)) continue;
            for (std::size_t other = 0; other < projects.members_count[project]; ++other)
                if (other != place)
                    partners.emplace_back(firms.seat[row], firms.generation[row],
                                          firms.country[projects.member_row[project * most_members + other]]);
        }
    std::sort(partners.begin(), partners.end());
    return partners;
}

}  // namespace

CooperationHistory::CooperationHistory(const World& world) : ventures_(present_ventures(world)) {}

void CooperationHistory::record(const World& world, int year) {
    record_projects(world);
    record_ended_ventures(world, year);
    if (is_year_end(world.step - 1)) record_links(world, year);
}

void CooperationHistory::record_partners(const World& world, int year, const std::vector<std::uint8_t>& kept) {
    const std::vector<Partner> partners = partners_of(world, kept);
    for (auto one = partners.begin(); one != partners.end();) {
        const auto next = std::upper_bound(one, partners.end(), *one);
        partners_.year.push_back(static_cast<std::int16_t>(year));
        partners_.seat.push_back(std::get<0>(*one));
        partners_.generation.push_back(std::get<1>(*one));
        partners_.country.push_back(static_cast<std::int16_t>(std::get<2>(*one)));
        partners_.partners.push_back(static_cast<std::int16_t>(next - one));
        one = next;
    }
}

void CooperationHistory::record_projects(const World& world) {
    const Projects& projects = world.projects;
    std::vector<std::int64_t> sums(static_cast<std::size_t>(ProjectPlace::count) * locations, 0);
    for (std::size_t project = 0; project < projects.count(); ++project) {
        if (!is_joint(projects, project)) continue;
        const auto add = [&](ProjectPlace place, std::int64_t count) {
            sums[static_cast<std::size_t>(place) * locations + static_cast<std::size_t>(projects.location[project])] +=
                count;
        };
        const std::int64_t cross_sector = projects.cross_sector[project] != 0;
        add(ProjectPlace::running, 1);
        add(ProjectPlace::running_cross_sector, cross_sector);
        for (std::size_t place = 0; place < projects.members_count[project]; ++place)
            add(ProjectPlace::members, member_remains(projects, project, place, world.firms));
        if (projects.start_step[project] != world.step - 1) continue;
        add(ProjectPlace::started, 1);
        add(ProjectPlace::started_cross_sector, cross_sector);
        add(ProjectPlace::started_acquired, projects.acquired[project] != 0);
    }
    projects_.insert(projects_.end(), sums.begin(), sums.end());
}

std::vector<CooperationHistory::Venture> CooperationHistory::present_ventures(const World& world) {
    std::vector<Venture> present;
    const Ventures& ventures = world.ventures;
    for (std::size_t venture = 0; venture < ventures.count(); ++venture) {
        const std::uint32_t owner = ventures.owner_row[venture];
        if (world.firms.living[owner])
            present.emplace_back(world.firms.seat[owner], world.firms.generation[owner], ventures.market[venture],
                                 ventures.start_step[venture]);
    }
    std::sort(present.begin(), present.end());
    return present;
}

void CooperationHistory::record_ended_ventures(const World& world, int year) {
    std::vector<Venture> present = present_ventures(world), gone;
    std::set_difference(ventures_.begin(), ventures_.end(), present.begin(), present.end(), std::back_inserter(gone));
    for (const auto& [seat, generation, market, start_step] : gone) {
        ended_.year.push_back(static_cast<std::int16_t>(year));
        ended_.seat.push_back(seat);
        ended_.generation.push_back(generation);
        ended_.market.push_back(static_cast<std::int16_t>(market));
        ended_.life_years.push_back(static_cast<float>((world.step - 1 - start_step) * years_per_step));
    }
    ventures_ = std::move(present);
}

void CooperationHistory::record_links(const World& world, int year) {
    const Links& links = world.links;
    for (std::size_t link = 0; link < links.count(); ++link) {
        links_.year.push_back(static_cast<std::int16_t>(year));
        links_.cluster.push_back(static_cast<std::int16_t>(links.first[link]));
        links_.other_cluster.push_back(static_cast<std::int16_t>(links.second[link]));
        links_.stage.push_back(static_cast<std::int8_t>(links.stage[link]));
        links_.trust.push_back(static_cast<float>(links.trust[link]));
    }
}

}  // namespace abroad

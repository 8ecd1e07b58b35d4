#include "record/cooperation_history.hpp"

#include "helpers/catch.hpp"

namespace abroad {
namespace {

constexpr std::size_t locations = count_of<ProjectLocation>();

/// Five firms, two in country 0, two in country 1, one in country 2, in the last quarter of a year.
World five_firms() {
    World world;
    world.step = 8;
    world.firms = make_firms(5, 1, 3);
    world.firms.country = {0, 0, 1, 1, 2};
    for (std::size_t row = 0; row < 5; ++row) {
        world.firms.seat[row] = static_cast<std::uint32_t>(10 * row);
        world.firms.living[row] = 1;
    }
    return world;
}

NewProject project_of(const World& world, std::vector<std::uint32_t> members, ProjectLocation location, int start) {
    NewProject project;
    project.start_step = start;
    project.duration_quarters = 12;
    project.location = location;
    for (const std::uint32_t row : members) {
        project.member_row[project.members_count] = row;
        project.member_generation[project.members_count++] = world.firms.generation[row];
    }
    return project;
}

std::int64_t at(const CooperationHistory& history, ProjectPlace place, ProjectLocation location) {
    return history.projects()[static_cast<std::size_t>(place) * locations + static_cast<std::size_t>(location)];
}

void start_venture(World& world, std::uint32_t owner, std::uint16_t market, int step) {
    world.ventures.owner_row.push_back(owner);
    world.ventures.market.push_back(market);
    world.ventures.partner_row.push_back(anonymous_partner);
    world.ventures.partner_generation.push_back(0);
    world.ventures.start_step.push_back(step);
}

void end_first_venture(World& world) {
    visit_columns(world.ventures, [](auto, auto& column) { column.erase(column.begin()); });
}

}  // namespace

TEST_CASE("Joint projects are counted by location, those started this quarter once more") {
    World world = five_firms();
    NewProject crossing = project_of(world, {0, 2, 4}, ProjectLocation::international, 7);
    crossing.cross_sector = 1;
    crossing.acquired = 1;
    change_projects(world.firms, {},
                    {project_of(world, {1, 0}, ProjectLocation::national, 5), crossing,
                     project_of(world, {3}, ProjectLocation::national, 7)},
                    world.projects);
    CooperationHistory history(world);
    history.record(world, 2014);
    CHECK(at(history, ProjectPlace::running, ProjectLocation::national) == 1);
    CHECK(at(history, ProjectPlace::started, ProjectLocation::national) == 0);
    CHECK(at(history, ProjectPlace::running, ProjectLocation::cluster) == 0);
    for (const ProjectPlace place : {ProjectPlace::running, ProjectPlace::started, ProjectPlace::running_cross_sector,
                                     ProjectPlace::started_cross_sector, ProjectPlace::started_acquired})
        CHECK(at(history, place, ProjectLocation::international) == 1);
    CHECK(at(history, ProjectPlace::members, ProjectLocation::international) == 3);
    world.firms.living[4] = 0;
    CooperationHistory later(world);
    later.record(world, 2014);
    CHECK(at(later, ProjectPlace::members, ProjectLocation::international) == 2);
}

TEST_CASE("A venture that is gone or whose owner closed has ended, with the life that it had") {
    World world = five_firms();
    start_venture(world, 0, 2, 2);
    start_venture(world, 1, 2, 7);
    CooperationHistory history(world);
    history.record(world, 2014);
    CHECK(history.ended_ventures().year.empty());
    ++world.step;
    end_first_venture(world);
    history.record(world, 2015);
    ++world.step;
    world.firms.living[1] = 0;
    history.record(world, 2015);
    ++world.step;
    end_first_venture(world);
    history.record(world, 2015);
    const EndedVentures& ended = history.ended_ventures();
    CHECK(ended.seat == std::vector<std::uint32_t>{0, 10});
    CHECK(ended.year == std::vector<std::int16_t>{2015, 2015});
    CHECK(ended.life_years == std::vector<float>{1.5F, 0.5F});
}

TEST_CASE("A venture begun anew in the market where one ended is another venture") {
    World world = five_firms();
    start_venture(world, 0, 2, 2);
    CooperationHistory history(world);
    end_first_venture(world);
    start_venture(world, 0, 2, 7);
    history.record(world, 2014);
    CHECK(history.ended_ventures().life_years == std::vector<float>{1.25F});
    ++world.step;
    history.record(world, 2015);
    CHECK(history.ended_ventures().year.size() == 1);
}

TEST_CASE("Partners are counted by their country for firms that are kept and still there") {
    World world = five_firms();
    change_projects(world.firms, {},
                    {project_of(world, {0, 1, 2, 4}, ProjectLocation::international, 6),
                     project_of(world, {2, 0}, ProjectLocation::international, 7)},
                    world.projects);
    CooperationHistory history(world);
    history.record_partners(world, 2014, {1, 1, 0, 1, 0});
    const PartnerColumns& partners = history.partners();
    CHECK(partners.seat == std::vector<std::uint32_t>{0, 0, 0, 10, 10, 10});
    CHECK(partners.country == std::vector<std::int16_t>{0, 1, 2, 0, 1, 2});
    CHECK(partners.partners == std::vector<std::int16_t>{1, 2, 1, 1, 1, 1});
    ++world.firms.generation[0];
    history.record_partners(world, 2015, {1, 0, 0, 0, 0});
    CHECK(partners.seat.size() == 6);
}

TEST_CASE("Links of clusters are kept at year's ends only") {
    World world = five_firms();
    world.links.first = {0, 1};
    world.links.second = {3, 2};
    world.links.trust = {0.7, 0.2};
    world.links.allied = {0, 0};
    world.links.stage = {LinkStage::strategic_partnership, LinkStage::contact};
    CooperationHistory history(world);
    ++world.step;
    history.record(world, 2015);
    CHECK(history.links().year.empty());
    world.step = 12;
    history.record(world, 2015);
    CHECK(history.links().cluster == std::vector<std::int16_t>{0, 1});
    CHECK(history.links().other_cluster == std::vector<std::int16_t>{3, 2});
    CHECK(history.links().stage == std::vector<std::int8_t>{2, 0});
}

}  // namespace abroad

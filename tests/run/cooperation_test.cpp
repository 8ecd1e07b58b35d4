// Cooperation in whole runs: what must hold at the end of every quarter, whatever happens.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "base/period.hpp"
#include "helpers/catch.hpp"
#include "run/simulation.hpp"
#include "scenario/scenario_file.hpp"

using namespace abroad;

namespace {

LoadedScenario europe(std::vector<std::string> settings = {}) {
    settings.push_back("run.burn_in_years=30");
    return load_scenario(std::string(ABROAD_SOURCE_DIR) + "/scenarios/worlds/europe.yaml", settings);
}

const std::vector<std::string> all_kinds{"cooperation.product_development_probability=0.3",
                                         "cooperation.licence_search_probability_per_quarter=0.02",
                                         "switch.technology_scouting=true",
                                         "cooperation.research_organisations_per_cluster_count=2",
                                         "cooperation.conflict_of_interest_penalty=0.15",
                                         "cooperation.cross_border_cross_sector_penalty=0.1",
                                         "switch.management_slots=by_size"};

/// Both sides of a tie between firms that are there say the same.
bool ties_are_mutual(const World& world, std::size_t most) {
    const Firms& firms = world.firms;
    for (std::uint32_t row = 0; row < firms.count(); ++row) {
        std::size_t living = 0;
        for (std::uint32_t at = world.ties.first[row]; at < world.ties.first[row + 1]; ++at) {
            const std::uint32_t partner = world.ties.partner[at], back = find_tie(world.ties, partner, row);
            if (!is_there(firms, row) || !is_there(firms, partner)) continue;
            ++living;
            if (partner == row || back == no_tie || world.ties.trust[back] != world.ties.trust[at] ||
                world.ties.flags[back] != world.ties.flags[at])
                return false;
        }
        if (living > most) return false;
    }
    return true;
}

/// Every firm is busy in as many projects as the table says.
bool projects_are_counted(const World& world) {
    std::vector<std::uint8_t> counts(world.firms.count(), 0);
    for (std::size_t project = 0; project < world.projects.count(); ++project)
        for (std::size_t place = 0; place < world.projects.members_count[project]; ++place)
            if (member_remains(world.projects, project, place, world.firms))
                ++counts[world.projects.member_row[project * most_members + place]];
    for (std::size_t row = 0; row < counts.size(); ++row)
        if (world.firms.living[row] && counts[row] != world.firms.running_projects[row]) return false;
    return true;
}

/// Every member has one slot of its cluster, and nobody else has one but the closed firms of the cluster's own seats.
bool slots_are_kept(const World& world) {
    std::map<std::uint32_t, std::uint16_t> slot_of;
    for (std::uint16_t cluster = 0; cluster < world.slots.of.size(); ++cluster)
        for (const std::uint32_t row : world.slots.of[cluster]) {
            if (row == hole) continue;
            if (world.firms.living[row] && world.firms.cluster[row] != cluster) return false;
            if (!is_there(world.firms, row) && world.firms.first_cluster[row] != cluster) return false;
            if (!slot_of.emplace(row, cluster).second) return false;
        }
    for (std::uint32_t row = 0; row < world.firms.count(); ++row)
        if (world.firms.living[row] && world.firms.cluster[row] != no_cluster && !slot_of.contains(row)) return false;
    return true;
}

std::size_t count_events(const World& world, EventKind kind) {
    std::size_t count = 0;
    const auto add = [&](const std::vector<Event>& list) {
        count += static_cast<std::size_t>(
            std::count_if(list.begin(), list.end(), [&](const Event& event) { return event.kind == kind; }));
    };
    for (const auto& list : world.events.by_block) add(list);
    add(world.events.between_firms);
    return count;
}

using TieRecord = std::tuple<std::uint32_t, std::uint32_t, float, int>;
using ProjectRecord = std::tuple<std::uint32_t, int, int, int, std::vector<std::uint32_t>>;

/// Ties and projects by seats instead of rows, and the cash of all seats.
struct Picture {
    std::vector<TieRecord> ties;
    std::vector<ProjectRecord> projects;
    std::map<std::uint32_t, double> cash;
    bool operator==(const Picture&) const = default;
};

Picture picture_of(const World& world) {
    Picture picture;
    for (std::uint32_t row = 0; row < world.firms.count(); ++row) {
        picture.cash[world.firms.seat[row]] = world.firms.cash_keur[row];
        for (std::uint32_t at = world.ties.first[row]; at < world.ties.first[row + 1]; ++at)
            picture.ties.emplace_back(world.firms.seat[row], world.firms.seat[world.ties.partner[at]],
                                      world.ties.trust[at], world.ties.flags[at]);
    }
    for (std::size_t project = 0; project < world.projects.count(); ++project) {
        std::vector<std::uint32_t> members;
        for (std::size_t place = 0; place < world.projects.members_count[project]; ++place)
            members.push_back(world.firms.seat[world.projects.member_row[project * most_members + place]]);
        picture.projects.emplace_back(members[0], world.projects.start_step[project],
                                      world.projects.duration_quarters[project], world.projects.acquired[project],
                                      members);
    }
    std::sort(picture.ties.begin(), picture.ties.end());
    return picture;
}

}  // namespace

TEST_CASE("in every quarter ties are mutual, projects counted and slots kept, with all kinds of cooperation too") {
    for (const bool all : {false, true}) {
        const LoadedScenario loaded = europe(all ? all_kinds : std::vector<std::string>{});
        Simulation simulation(loaded.scenario, 0);
        std::size_t projects = 0, developed = 0, licences = 0, refusals = 0;
        std::set<int> causes_of_ventures;
        for (int step = 0; step < 80; ++step) {
            simulation.step();
            const World& world = simulation.world();
            const std::size_t started = count_events(world, EventKind::project_started);
            const std::size_t ended =
                count_events(world, EventKind::project_succeeded) + count_events(world, EventKind::project_failed);
            REQUIRE(world.projects.count() == projects + started - ended);
            projects = world.projects.count();
            REQUIRE(ties_are_mutual(world, 12));
            REQUIRE(projects_are_counted(world));
            REQUIRE(slots_are_kept(world));
            for (const std::uint16_t market : world.projects.development_market) developed += market != no_market;
            licences += count_events(world, EventKind::licence_bought);
            refusals += count_events(world, EventKind::refusal);
            for (const Event& event : world.events.between_firms)
                if (event.kind == EventKind::venture_ended && event.binding) causes_of_ventures.insert(event.code);
        }
        const World& world = simulation.world();
        CHECK(projects > 200);
        CHECK(world.ties.count() > 500);
        CHECK(refusals > 500);
        CHECK(causes_of_ventures.size() >= 3);
        CHECK((developed > 100) == all);
        CHECK((licences > 100) == all);
        CHECK((world.adaptations.count() > 10) == all);
        const auto organisations = std::count(world.firms.research_organisation.begin(),
                                              world.firms.research_organisation.end(), std::uint8_t{1});
        CHECK(organisations == (all ? 200 : 0));
    }
}

TEST_CASE("the checks of a quarter notice a tie of one side, a project not counted, a slot lost or held twice") {
    const LoadedScenario loaded = europe();
    Simulation simulation(loaded.scenario, 0);
    for (int step = 0; step < 30; ++step) simulation.step();
    const World sound = simulation.world();
    REQUIRE((ties_are_mutual(sound, 12) && projects_are_counted(sound) && slots_are_kept(sound)));
    World broken = sound;
    for (std::size_t at = 0; at < broken.ties.count(); at += 7) broken.ties.trust[at] /= 2;
    CHECK_FALSE(ties_are_mutual(broken, 12));
    CHECK_FALSE(ties_are_mutual(sound, 2));
    broken = sound;
    --broken.projects.members_count[0];
    CHECK_FALSE(projects_are_counted(broken));
    broken = sound;
    auto& slots = broken.slots.of[0];
    slots.push_back(*std::find_if(slots.begin(), slots.end(), [](std::uint32_t row) { return row != hole; }));
    CHECK_FALSE(slots_are_kept(broken));
    broken = sound;
    for (std::uint32_t& row : broken.slots.of[0]) row = hole;
    CHECK_FALSE(slots_are_kept(broken));
}

TEST_CASE("the storage order of firms and the number of threads change no tie, project or cent") {
    for (const bool all : {false, true}) {
        const LoadedScenario loaded = europe(all ? all_kinds : std::vector<std::string>{});
        Simulation by_seat(loaded.scenario, 0), reversed(loaded.scenario, 0, StorageOrder::reversed);
        for (int step = 0; step < 48; ++step) {
            {
                const ThreadLimit one(1);
                by_seat.step();
            }
            const ThreadLimit many(4);
            reversed.step();
        }
        const Picture picture = picture_of(by_seat.world());
        CHECK(picture == picture_of(reversed.world()));
        CHECK(picture.projects.size() > 200);
        for (int step = 0; step < 4; ++step) by_seat.step();
        CHECK_FALSE(picture == picture_of(by_seat.world()));
    }
}

TEST_CASE(
    "research organisations neither live nor close nor move, and keep their knowledge and a slot of their cluster") {
    const LoadedScenario loaded = europe({"cooperation.research_organisations_per_cluster_count=2"});
    Simulation simulation(loaded.scenario, 0);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < simulation.world().firms.count(); ++row)
        if (simulation.world().firms.research_organisation[row]) rows.push_back(row);
    REQUIRE(rows.size() == 200);
    const auto knowledge = [&] {
        const Firms& firms = simulation.world().firms;
        std::vector<float> known;
        for (const std::uint32_t row : rows)
            for (std::size_t field = 0; field < firms.fields; ++field)
                known.push_back(firms.knowledge[field * firms.count() + row]);
        return known;
    };
    const std::vector<float> at_founding = knowledge();
    std::set<std::uint32_t> in_slots;
    for (const auto& slots : simulation.world().slots.of) in_slots.insert(slots.begin(), slots.end());
    for (int step = 0; step < 40; ++step) simulation.step();
    const Firms& firms = simulation.world().firms;
    CHECK(knowledge() == at_founding);
    double in_own_field = 0;
    for (const std::uint32_t row : rows) {
        CHECK(in_slots.contains(row));
        CHECK(firms.living[row] == 0);
        CHECK(firms.generation[row] == 0);
        CHECK(firms.cluster[row] == firms.first_cluster[row]);
        CHECK(firms.running_projects[row] == 0);
        CHECK((firms.seat[row] >> 16) % 2 == 0);
        in_own_field += static_cast<double>(firms.knowledge[firms.sector[row] * firms.count() + row]);
    }
    CHECK(in_own_field / 200 == Approx(0.9).margin(0.25));
}

TEST_CASE("nobody searches at probability 0, and then only managements and ventures make projects and ties") {
    const LoadedScenario loaded = europe({"cooperation.search_probability_per_quarter=0", "switch.mandate=none",
                                          "management.acquisition_intensity_per_quarter=0",
                                          "joint_venture.agreement_base=0", "joint_venture.agreement_trust=0"});
    Simulation simulation(loaded.scenario, 0);
    for (int step = 0; step < 20; ++step) simulation.step();
    CHECK(simulation.world().projects.count() == 0);
    CHECK(simulation.world().ties.count() == 0);
}

TEST_CASE("own research is cut by projects alone, and never below nothing") {
    const LoadedScenario with = europe(), without = europe({"cooperation.own_research_substitution_share=0"});
    Simulation substituting(with.scenario, 0), adding(without.scenario, 0);
    for (int step = 0; step < 30; ++step) {
        substituting.step();
        adding.step();
    }
    const Firms& firms = substituting.world().firms;
    std::size_t cut = 0;
    for (std::size_t row = 0; row < firms.count(); ++row) {
        if (firms.living[row] && firms.research_cut[row] > 0) {
            ++cut;
            CHECK(firms.running_projects[row] > 0);
        }
        CHECK(adding.world().firms.research_cut[row] == 0);
    }
    CHECK(cut > 100);
}

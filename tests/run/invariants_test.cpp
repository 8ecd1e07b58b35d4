// The invariants find nothing in a sound world and, one by one, what is planted in firms, clusters and positions; each
// message says where and what. Those of relations and managements: invariants_of_relations_test.cpp.
#include "run/invariants.hpp"

#include "run/sound_world.hpp"

using namespace abroad;

TEST_CASE("a sound world passes, and what is to be looked at is there") {
    const World& world = sound().world;
    CHECK(fault_of(world) == "");
    CHECK(world.positions.count() > 1000);
    CHECK(world.ties.count() > 500);
    CHECK(world.projects.count() > 200);
    CHECK(world.ventures.count() > 10);
    CHECK(world.links.count() > 20);
    CHECK(world.licences.count() > 10);
    CHECK(world.adaptations.count() > 10);
}

TEST_CASE("numbers of firms that are undefined, infinite or out of range are caught") {
    CHECK(is_caught("cash_keur is nan, but must be finite", [](World& w) {
        w.firms.cash_keur[3] = std::nan("");
        return firm_of(w, 3);
    }));
    CHECK(is_caught("revenue is inf, but must be finite and not below 0", [](World& w) {
        w.firms.revenue[4000] = infinite_float;
        return firm_of(w, 4000);
    }));
    CHECK(is_caught("employees is 0.5, but must be finite and at least 1", [](World& w) {
        w.firms.employees[w.firms.count() - 1] = 0.5F;
        return firm_of(w, w.firms.count() - 1);
    }));
    CHECK(is_caught("knowledge is -0.25", [](World& w) {
        w.firms.knowledge[w.firms.count() + 7] = -0.25F;
        return firm_of(w, 7) + ", field " + w.sectors.name[1];
    }));
    CHECK(is_caught("experience is 1.5, but must lie in [0, 1]", [](World& w) {
        w.firms.experience[9 * w.firms.markets + 2] = 1.5F;
        return firm_of(w, 9) + ", market " + w.markets.name[2];
    }));
    CHECK(is_caught("scouting is nan", [](World& w) {
        w.firms.scouting[9 * w.firms.markets] = nan_float;
        return firm_of(w, 9) + ", market " + w.markets.name[0];
    }));
    CHECK(is_caught("orientation is -0.125", [](World& w) {
        w.firms.orientation[8] = -0.125F;
        return firm_of(w, 8);
    }));
}

TEST_CASE("members of clusters elsewhere, and slots that two firms or nobody has, are caught") {
    CHECK(is_caught("in another country", [](World& w) {
        const std::uint32_t row =
            row_where(w, [&](std::uint32_t one) { return w.firms.living[one] && w.firms.cluster[one] != no_cluster; });
        w.clusters.country[w.firms.cluster[row]] = static_cast<std::uint16_t>(w.firms.country[row] + 1);
        return firm_of(w, row);
    }));
    CHECK(is_caught("which is not its cluster", [](World& w) {
        const std::uint32_t row =
            row_where(w, [&](std::uint32_t one) { return w.firms.living[one] && w.firms.cluster[one] == no_cluster; });
        w.slots.of[0].push_back(row);
        return firm_of(w, row);
    }));
    CHECK(is_caught("has two slots of", [](World& w) {
        const std::uint32_t row = w.slots.of[1].front();
        w.slots.of[1].push_back(row);
        return firm_of(w, row);
    }));
    CHECK(is_caught("has no slot of its cluster", [](World& w) {
        const auto slot = std::find_if(w.slots.of[2].begin(), w.slots.of[2].end(),
                                       [&](std::uint32_t row) { return row != hole && w.firms.living[row]; });
        const std::uint32_t row = *slot;
        *slot = hole;
        return firm_of(w, row);
    }));
    CHECK(is_caught("members and non-members are", [](World& w) {
        ++w.clusters.members[3];
        return std::string("firms were living");
    }));
    CHECK(is_caught("share of peers is 2", [](World& w) {
        w.clusters.peers(5, 1) = 2;
        return w.clusters.name[5];
    }));
}

TEST_CASE("positions at home, doubled, of nobody, without penetration or beyond reach are caught") {
    CHECK(is_caught("is at home", [](World& w) {
        const std::uint32_t row = exporter(w);
        w.positions.market[w.positions.first[row]] = w.firms.country[row];
        return firm_of(w, row);
    }));
    CHECK(is_caught("is doubled or out of order", [](World& w) {
        const std::uint32_t row = exporter(w, 2), at = w.positions.first[row];
        w.positions.market[at + 1] = w.positions.market[at];
        return firm_of(w, row) + ", position in " + w.markets.name[w.positions.market[at]];
    }));
    CHECK(is_caught("there is no market of row 999", [](World& w) {
        const std::uint32_t row = exporter(w);
        w.positions.market[w.positions.first[row]] = 999;
        return firm_of(w, row);
    }));
    for (const float penetration : {0.0F, nan_float, 5.5F})
        CHECK(is_caught("but must lie in (0, ", [&](World& w) {
            const std::uint32_t row = exporter(w);
            w.positions.penetration[w.positions.first[row]] = penetration;
            return firm_of(w, row);
        }));
    CHECK(is_caught("prospect is nan", [](World& w) {
        const std::uint32_t row = exporter(w);
        w.positions.prospect[w.positions.first[row]] = nan_float;
        return firm_of(w, row);
    }));
    CHECK(is_caught("do not fit to", [](World& w) {
        w.positions.first[5] = w.positions.first.back() + 1;
        return std::string("positions: their places by firm");
    }));
}

TEST_CASE("law 7, a firm, position, project or venture that comes or goes untold is caught") {
    CHECK(is_caught("living is 0, but was 1 and events tell of +0", [](World& w) {
        const std::uint32_t row = exporter(w);
        w.firms.living[row] = 0;
        return firm_of(w, row);
    }));
    CHECK(is_caught("positions, but had ", [](World& w) {
        const std::uint32_t row = exporter(w);
        w.events.by_block[row / rows_per_block].push_back({row, EventKind::withdrawal});
        return firm_of(w, row) + ": has ";
    }));
    CHECK(is_caught("an event founded of row 1 stands in block 1", [](World& w) {
        w.events.by_block[1].push_back({1, EventKind::founded});
        return std::string();
    }));
    CHECK(is_caught("at the end of the quarter", [](World& w) {
        std::vector<std::uint8_t> ends(w.projects.count(), 0);
        ends[4] = 1;
        change_projects(w.firms, ends, {}, w.projects);
        return "projects: " + std::to_string(sound().world.projects.count() - 1);
    }));
    CHECK(is_caught("at the end of the quarter", [](World& w) {
        w.events.between_firms.push_back({0, EventKind::venture_ended});
        return "ventures: " + std::to_string(w.ventures.count());
    }));
}

TEST_CASE("a simulation checks as often as it is told to, and its results do not depend on that") {
    const std::vector<std::string> short_run{"run.burn_in_years=5", "run.years=5"};
    const LoadedScenario loaded =
        load_scenario(std::string(ABROAD_SOURCE_DIR) + "/scenarios/teaching/smallest.yaml", short_run);
    Simulation never(loaded.scenario, 0), always(loaded.scenario, 0);
    never.check_invariants_every(0);
    always.check_invariants_every(1);
    for (int step = 0; step < 40; ++step) {
        never.step();
        always.step();
    }
    CHECK(never.world().firms.cash_keur == always.world().firms.cash_keur);
    const auto steps_of_a_damaged_world = [&](int quarters) {
        Simulation simulation(loaded.scenario, 0);
        simulation.check_invariants_every(quarters);
        Firms firms = simulation.world().firms;
        std::fill(firms.scouting.begin(), firms.scouting.end(), nan_float);
        World broken = simulation.world();
        broken.firms = firms;
        simulation.resume(std::move(broken));
        int steps = 0;
        try {
            for (; steps < 12; ++steps) simulation.step();
        } catch (const InternalError&) {
        }
        return steps;
    };
    CHECK(steps_of_a_damaged_world(0) == 12);
    CHECK(steps_of_a_damaged_world(1) == 0);
    CHECK(steps_of_a_damaged_world(usual_check_quarters) == usual_check_quarters - 1);
}

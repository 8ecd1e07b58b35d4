// Faults planted in what firms have with each other, in managements, links and markets are caught by the invariants.
#include "run/sound_world.hpp"

using namespace abroad;

TEST_CASE("ties that are not mutual, not trusted within [0, 1], with nobody or oneself are caught") {
    std::uint32_t row = 0;
    const auto tie_damaged = [&](const std::string& what, const std::function<void(World&, std::uint32_t)>& damage) {
        return is_caught(what, [&](World& w) {
            damage(w, first_tie(w, row));
            return firm_of(w, row);
        });
    };
    CHECK(tie_damaged("trust is 1.5, but must lie in [0, 1]",
                      [](World& w, std::uint32_t at) { w.ties.trust[at] = 1.5F; }));
    CHECK(tie_damaged("on the other side", [](World& w, std::uint32_t at) { w.ties.trust[at] *= 0.5F; }));
    CHECK(tie_damaged("flags are ", [](World& w, std::uint32_t at) { w.ties.flags[at] ^= trusted_contact_flag; }));
    CHECK(tie_damaged("is with itself", [&](World& w, std::uint32_t at) { w.ties.partner[at] = row; }));
    CHECK(tie_damaged("there is no partner of row 4000000",
                      [](World& w, std::uint32_t at) { w.ties.partner[at] = 4'000'000; }));
    CHECK(tie_damaged("was not there in the quarter", [](World& w, std::uint32_t at) {
        w.ties.partner[at] = row_where(
            w, [&](std::uint32_t one) { return !sound().opening.living[one] && !w.firms.research_organisation[one]; });
    }));
    CHECK(tie_damaged("is not mutual", [&](World& w, std::uint32_t at) {
        w.ties.partner[at] = row_where(w, [&](std::uint32_t one) {
            return sound().opening.living[one] && one != row && find_tie(w.ties, one, row) == no_tie;
        });
    }));
    CHECK(is_caught("strategic partnerships, but its ties say", [](World& w) {
        ++w.firms.strategic_partnerships[6];
        return firm_of(w, 6);
    }));
    InvariantLimits narrow = sound().limits;
    narrow.largest_ties_count = 1;
    CHECK_THROWS_AS(check_invariants(sound().world, sound().opening, narrow), InternalError);
}

TEST_CASE("projects with too few, doubled or paid members, overdue, or counted wrongly are caught") {
    const auto leader = [](const World& w, std::size_t project) {
        return "project of " + firm_of(w, w.projects.member_row[project * most_members]);
    };
    CHECK(is_caught("has 1 members", [&](World& w) {
        w.projects.members_count[3] = 1;
        w.projects.development_market[3] = no_market;
        return leader(w, 3);
    }));
    CHECK(is_caught("has 7 members", [&](World& w) {
        w.projects.members_count[3] = 7;
        return leader(w, 3);
    }));
    CHECK(is_caught("is a member twice", [&](World& w) {
        w.projects.members_count[3] = 2;
        w.projects.member_row[3 * most_members + 1] = w.projects.member_row[3 * most_members];
        return leader(w, 3);
    }));
    CHECK(is_caught("a member paid -1 cents", [&](World& w) {
        w.projects.member_paid[3 * most_members] = -1;
        return leader(w, 3);
    }));
    CHECK(is_caught("so not now", [&](World& w) {
        w.projects.duration_quarters[3] = 0;
        return leader(w, 3);
    }));
    CHECK(is_caught("running projects, but the table says", [](World& w) {
        const std::uint32_t row = exporter(w);
        ++w.firms.running_projects[row];
        return firm_of(w, row);
    }));
}

TEST_CASE("ventures without a position, positions without a venture, and wrong counts are caught") {
    const auto owner = [](const World& w) { return firm_of(w, w.ventures.owner_row[0]); };
    CHECK(is_caught("has no position of that mode", [&](World& w) {
        const std::uint32_t at = find_position(w.positions, w.ventures.owner_row[0], w.ventures.market[0]);
        w.positions.mode[at] = Mode::exporting;
        w.positions.penetration[at] = 0.1F;
        return "venture of " + owner(w);
    }));
    CHECK(is_caught("positions are joint ventures, but the table has", [](World& w) {
        const auto at = std::find(w.positions.mode.begin(), w.positions.mode.end(), Mode::exporting);
        *at = Mode::joint_venture;
        return std::to_string(w.ventures.count() + 1);
    }));
    CHECK(is_caught("is with itself", [&](World& w) {
        w.ventures.partner_row[0] = w.ventures.owner_row[0];
        return "venture of " + owner(w);
    }));
    CHECK(is_caught("running ventures, but the table says", [](World& w) {
        const std::uint32_t row = exporter(w);
        ++w.firms.running_ventures[row];
        return firm_of(w, row);
    }));
}

TEST_CASE("know-how and adaptations that are undefined or late are caught") {
    CHECK(is_caught("gain is nan", [](World& w) {
        w.licences.gain[2] = nan_float;
        return firm_of(w, w.licences.buyer_row[2]) + ", licence";
    }));
    CHECK(is_caught("arrived in step 90, but waits", [](World& w) {
        w.licences.arrival_step[2] = 90;
        return firm_of(w, w.licences.buyer_row[2]);
    }));
    CHECK(is_caught("factor is inf", [](World& w) {
        w.adaptations.factor[2] = infinite_float;
        return firm_of(w, w.adaptations.row[2]) + ", adaptation";
    }));
}

TEST_CASE("managements with shares, levels, stages or targets that cannot be are caught") {
    const auto caught = [](const std::string& what, std::size_t cluster, const std::function<void(World&)>& damage) {
        return is_caught(what, [&](World& w) {
            damage(w);
            return "management of " + w.clusters.name[cluster];
        });
    };
    CHECK(caught("quality is 1.25", 4, [](World& w) { w.managements.quality[4] = 1.25; }));
    CHECK(caught("experience is nan", 4, [](World& w) { w.managements.experience[4] = std::nan(""); }));
    CHECK(caught("landscape is -1", 6, [](World& w) { w.managements.landscape(6, 1) = -1; }));
    CHECK(caught("the level of fairs is 5", 7, [](World& w) { w.managements.fairs_level[7] = 5; }));
    CHECK(caught("is at stage 12", 8, [](World& w) { w.managements.stage[8] = 12; }));
    CHECK(caught("is a target, but at home", 9, [](World& w) { w.managements.target(9, w.clusters.country[9]) = 1; }));
}

TEST_CASE("links within a country, doubled, beyond trust or at a wrong stage, and nonsense of markets are caught") {
    const auto caught = [](const std::string& what, const std::function<void(World&)>& damage) {
        return is_caught(what, [&](World& w) {
            damage(w);
            return "link of " + w.clusters.name[w.links.first[1]] + " and " + w.clusters.name[w.links.second[1]];
        });
    };
    CHECK(caught("trust is 1.5", [](World& w) { w.links.trust[1] = 1.5; }));
    CHECK(
        caught("does not name the lower row first", [](World& w) { std::swap(w.links.first[1], w.links.second[1]); }));
    CHECK(caught("is doubled or out of order", [](World& w) {
        w.links.first[1] = w.links.first[0];
        w.links.second[1] = w.links.second[0];
    }));
    CHECK(caught("is marked as allied wrongly", [](World& w) { w.links.allied[1] = 1; }));
    CHECK(caught("is at stage", [](World& w) {
        w.links.trust[1] = 0.99;
        w.links.stage[1] = LinkStage::contact;
    }));
    CHECK(is_caught("stays within one country", [](World& w) {
        const std::size_t first = w.links.first[0];
        std::size_t other = first + 1;
        while (w.clusters.country[other] != w.clusters.country[first]) ++other;
        w.links.second[0] = static_cast<std::uint16_t>(other);
        return "link of " + w.clusters.name[first];
    }));
    CHECK(is_caught("appeal is nan", [](World& w) {
        w.markets.appeal(1, 0) = std::nan("");
        return "market " + w.markets.name[1];
    }));
    CHECK(is_caught("psychic_distance is 1.5", [](World& w) {
        w.markets.psychic_distance(0, 1) = 1.5;
        return "market " + w.markets.name[0];
    }));
}

// A world of a few firms for tests of cooperation: three markets, three sectors, everything else as asked. Firms do
// research, have 10 employees, sell for 1000 kEUR a year and know 0.5 in their own field.
#pragma once

#include "phases/partner_pools.hpp"
#include "phases/partner_value.hpp"
#include "phases/ties_keeping.hpp"
#include "phases/ties_update.hpp"
#include "policy/open_calls.hpp"
#include "world/adaptations.hpp"
#include "world/world.hpp"

namespace abroad {

struct CooperationWorld {
    World world;
    CooperationParameters cooperation;
    PartnershipParameters partnership;
    KnowledgeParameters knowledge;
    EfficiencyParameters efficiency;
    DrawKey key = draw_key(7, 0);
    /// No call is open.
    OpenCalls calls;

    explicit CooperationWorld(std::size_t firms) {
        World& w = world;
        constexpr std::size_t markets = 3, sectors = 3;
        for (std::uint32_t i = 0; i < markets; ++i) {
            w.markets.number.push_back(i + 1);
            w.markets.name.push_back("market " + std::to_string(i));
        }
        w.markets.psychic_distance = Table2<double>(markets, markets, 0.5);
        for (std::size_t i = 0; i < markets; ++i) w.markets.psychic_distance(i, i) = 0;
        w.sectors.relatedness = Table2<double>(sectors, sectors, 0.4);
        for (std::uint32_t i = 0; i < sectors; ++i) {
            w.sectors.number.push_back(i);
            w.sectors.name.push_back("sector " + std::to_string(i));
            w.sectors.relatedness(i, i) = 1;
        }
        w.sectors.substitution_elasticity.assign(sectors, 4.0);
        w.firms = make_firms(firms, sectors, markets);
        for (std::uint32_t row = 0; row < firms; ++row) {
            w.firms.seat[row] = row + 100;
            w.firms.living[row] = 1;
            w.firms.cluster[row] = w.firms.first_cluster[row] = no_cluster;
            w.firms.employees[row] = 10;
            w.firms.revenue[row] = 1000;
            w.firms.cash_keur[row] = 500;
            w.firms.patience_years[row] = 4;
            w.firms.research_intensity_share[row] = 0.02F;
            w.firms.orientation[row] = 0.5F;
            know(row, 0, 0.5F);
        }
        w.positions = make_positions(firms);
        w.ties = make_ties(firms);
        w.events.start_quarter(1);
    }

    void know(std::uint32_t row, std::size_t field, float level) {
        world.firms.knowledge[field * world.firms.count() + row] = level;
    }
    float knows(std::uint32_t row, std::size_t field) const {
        return world.firms.knowledge[field * world.firms.count() + row];
    }
    /// Gives two firms a tie of that trust.
    void tie(std::uint32_t a, std::uint32_t b, float trust, std::uint8_t flags = 0) {
        World& w = world;
        const TieWork work{std::vector<std::uint8_t>(w.ties.count(), 0),
                           {{std::min(a, b), std::max(a, b), trust, flags, true},
                            {std::max(a, b), std::min(a, b), trust, flags, true}}};
        rebuild_ties(work, w.firms, w.ties);
    }
    float trust(std::uint32_t a, std::uint32_t b) const { return trust_between(world.ties, a, b); }
    bool tied(std::uint32_t a, std::uint32_t b) const { return find_tie(world.ties, a, b) != no_tie; }

    PartnerValues values() const {
        return PartnerValues({cooperation, knowledge, efficiency, 0.1, world.markets, world.sectors, world.firms,
                              world.ties, world.positions});
    }
    TieInputs ties_at(int step) const {
        return {key, step, cooperation, partnership, 0.3, 0.3, world.projects, world.ventures};
    }
    /// A project of these members that started in `start`.
    void add_project(const std::vector<std::uint32_t>& members, int start, int duration) {
        NewProject project;
        project.start_step = start;
        project.duration_quarters = static_cast<std::int16_t>(duration);
        project.members_count = static_cast<std::uint8_t>(members.size());
        for (std::size_t place = 0; place < members.size(); ++place) {
            project.member_row[place] = members[place];
            project.member_generation[place] = world.firms.generation[members[place]];
            project.member_paid[place] = 4'000'000;
            ++world.firms.running_projects[members[place]];
        }
        change_projects(world.firms, {}, {project}, world.projects);
    }
};

/// Links between clusters, none of them within an alliance.
inline Links links_of(std::vector<std::uint16_t> first, std::vector<std::uint16_t> second, std::vector<double> trust) {
    Links links;
    visit_columns(links, [&](auto, auto& column) { column.resize(trust.size()); });
    links.first = std::move(first);
    links.second = std::move(second);
    links.trust = std::move(trust);
    return links;
}

/// True if both sides of every tie hold the same, with living firms only and at most `most` a firm.
inline bool ties_are_mutual(const Firms& firms, const Ties& ties, std::size_t most) {
    for (std::uint32_t row = 0; row < firms.count(); ++row) {
        if (ties.first[row + 1] - ties.first[row] > most) return false;
        for (std::uint32_t at = ties.first[row]; at < ties.first[row + 1]; ++at) {
            const std::uint32_t partner = ties.partner[at], back = find_tie(ties, partner, row);
            if (partner == row || back == no_tie) return false;
            if (ties.trust[back] != ties.trust[at] || ties.flags[back] != ties.flags[at]) return false;
            if (!is_there(firms, row) || !is_there(firms, partner)) return false;
            if (at > ties.first[row] && firms.seat[ties.partner[at - 1]] >= firms.seat[partner]) return false;
        }
    }
    return true;
}

}  // namespace abroad

// Invariants of what firms have with each other: ties, projects, ventures, and what is on its way to them.
#include <fmt/format.h>

#include <tuple>

#include "run/invariant_faults.hpp"

namespace abroad {

namespace {

/// One side of a tie against what the firm's partner has.
Fault fault_in_tie(const World& world, const QuarterOpening& opening, std::uint32_t row, std::uint32_t at) {
    const Firms& firms = world.firms;
    const Ties& ties = world.ties;
    const std::uint32_t partner = ties.partner[at];
    if (partner >= firms.count()) return fmt::format("there is no partner of row {}", partner);
    if (partner == row) return "is with itself";
    if (!acted(world, opening, partner)) return "is with one that was not there in the quarter";
    if (at > ties.first[row] && firms.seat[ties.partner[at - 1]] >= firms.seat[partner])
        return "is doubled or out of order";
    if (!keeps(Promise::share, ties.trust[at]))
        return broken_promise("trust", static_cast<double>(ties.trust[at]), Promise::share);
    if ((ties.flags[at] & strategic_partnership_flag) != 0 && firms.country[row] == firms.country[partner])
        return "is a strategic partnership within one country";
    const std::uint32_t back = find_tie(ties, partner, row);
    if (back == no_tie) return "is not mutual";
    if (ties.trust[back] != ties.trust[at])
        return fmt::format("trust is {}, but {} on the other side", ties.trust[at], ties.trust[back]);
    if (ties.flags[back] != ties.flags[at])
        return fmt::format("flags are {}, but {} on the other side", ties.flags[at], ties.flags[back]);
    return {};
}

Fault fault_in_ties_of(const World& world, const QuarterOpening& opening, const InvariantLimits& limits,
                       std::uint32_t row) {
    const Firms& firms = world.firms;
    const Ties& ties = world.ties;
    const std::uint32_t begin = ties.first[row], end = ties.first[row + 1];
    int strategic = 0;
    for (std::uint32_t at = begin; at < end; ++at) {
        strategic += ties.flags[at] & strategic_partnership_flag;
        const Fault fault = fault_in_tie(world, opening, row, at);
        if (fault.empty()) continue;
        const std::uint32_t partner = ties.partner[at];
        return fmt::format("{}, tie with {}: {}", name_of_firm(firms, row),
                           partner < firms.count() ? name_of_firm(firms, partner) : "nobody", fault);
    }
    if (end - begin > limits.largest_ties_count)
        return fmt::format("{}: has {} ties, but can keep {}", name_of_firm(firms, row), end - begin,
                           limits.largest_ties_count);
    if (begin != end && !acted(world, opening, row))
        return fmt::format("{}: has ties, but was not there in the quarter", name_of_firm(firms, row));
    if (strategic != firms.strategic_partnerships[row])
        return fmt::format("{}: counts {} strategic partnerships, but its ties say {}", name_of_firm(firms, row),
                           firms.strategic_partnerships[row], strategic);
    return {};
}

/// Firms count what they take part in as the table does.
Fault fault_in_counts(const Firms& firms, std::string_view what, const std::vector<std::uint8_t>& of_firms,
                      const std::vector<std::uint8_t>& of_table) {
    return first_fault(firms.count(), [&](const Block& block) {
        for (std::size_t row = block.begin; row < block.end; ++row)
            if (of_firms[row] != of_table[row] && is_present(firms, row))
                return fmt::format("{}: counts {} running {}, but the table says {}", name_of_firm(firms, row),
                                   of_firms[row], what, of_table[row]);
        return Fault();
    });
}

Fault fault_in_members(const World& world, std::size_t project) {
    const Projects& projects = world.projects;
    const std::size_t first = project * most_members, count = projects.members_count[project];
    const bool alone = count == 1 && projects.development_market[project] != no_market;
    if (count > most_members || (count < 2 && !alone)) return fmt::format("has {} members", count);
    for (std::size_t at = first; at < first + count; ++at) {
        const std::uint32_t row = projects.member_row[at];
        if (row >= world.firms.count()) return fmt::format("there is no member of row {}", row);
        if (projects.member_generation[at] > world.firms.generation[row])
            return fmt::format("{}: a member's generation {} is yet to come", name_of_firm(world.firms, row),
                               projects.member_generation[at]);
        if (projects.member_paid[at] < 0)
            return fmt::format("{}: a member paid {} cents", name_of_firm(world.firms, row), projects.member_paid[at]);
        for (std::size_t other = first; other < at; ++other)
            if (projects.member_row[other] == row)
                return fmt::format("{}: is a member twice", name_of_firm(world.firms, row));
    }
    return {};
}

Fault fault_in_project(const World& world, std::size_t project) {
    const Projects& projects = world.projects;
    if (Fault fault = fault_in_members(world, project); !fault.empty()) return fault;
    const int start = projects.start_step[project], due = start + projects.duration_quarters[project];
    if (start >= world.step || due < world.step) return fmt::format("runs from step {} to {}, so not now", start, due);
    const auto place = [&](std::size_t one) {
        const std::size_t leader = one * most_members;
        return std::tuple(world.firms.seat[projects.member_row[leader]], projects.member_generation[leader],
                          projects.start_step[one]);
    };
    if (project > 0 && place(project - 1) >= place(project)) return "is doubled or out of order";
    return {};
}

Fault fault_in_venture(const World& world, std::size_t venture) {
    const Ventures& ventures = world.ventures;
    const std::uint32_t owner = ventures.owner_row[venture], partner = ventures.partner_row[venture];
    if (owner >= world.firms.count()) return fmt::format("there is no owner of row {}", owner);
    if (partner != anonymous_partner && partner >= world.firms.count())
        return fmt::format("there is no partner of row {}", partner);
    if (partner == owner) return "is with itself";
    const std::uint32_t at = find_position(world.positions, owner, ventures.market[venture]);
    if (at == no_position || world.positions.mode[at] != Mode::joint_venture) return "has no position of that mode";
    if (partner != anonymous_partner && world.firms.country[partner] != ventures.market[venture])
        return "has a partner who is not of the market";
    const auto place = [&](std::size_t one) {
        return std::tuple(world.firms.seat[ventures.owner_row[one]], ventures.market[one]);
    };
    if (venture > 0 && place(venture - 1) >= place(venture)) return "is doubled or out of order";
    return {};
}

}  // namespace

Fault fault_in_ties(const World& world, const QuarterOpening& opening, const InvariantLimits& limits) {
    const Fault places = fault_in_places("ties", world.ties.first, world.firms.count(), world.ties.count());
    if (!places.empty()) return places;
    return first_fault(world.firms.count(), [&](const Block& block) {
        for (std::size_t row = block.begin; row < block.end; ++row) {
            Fault fault = fault_in_ties_of(world, opening, limits, static_cast<std::uint32_t>(row));
            if (!fault.empty()) return fault;
        }
        return Fault();
    });
}

Fault fault_in_projects(const World& world) {
    const Projects& projects = world.projects;
    std::vector<std::uint8_t> running(world.firms.count(), 0);
    for (std::size_t project = 0; project < projects.count(); ++project) {
        const Fault fault = fault_in_project(world, project);
        if (!fault.empty()) {
            const std::uint32_t leader = projects.member_row[project * most_members];
            return fmt::format("project of {} from step {}: {}",
                               leader < world.firms.count() ? name_of_firm(world.firms, leader) : "nobody",
                               projects.start_step[project], fault);
        }
        for (std::size_t place = 0; place < projects.members_count[project]; ++place)
            if (member_remains(projects, project, place, world.firms))
                ++running[projects.member_row[project * most_members + place]];
    }
    return fault_in_counts(world.firms, "projects", world.firms.running_projects, running);
}

Fault fault_in_ventures(const World& world) {
    const Ventures& ventures = world.ventures;
    const Firms& firms = world.firms;
    std::vector<std::uint8_t> running(firms.count(), 0);
    for (std::size_t venture = 0; venture < ventures.count(); ++venture) {
        const Fault fault = fault_in_venture(world, venture);
        const std::uint32_t owner = ventures.owner_row[venture], partner = ventures.partner_row[venture];
        if (!fault.empty())
            return fmt::format("venture of {} in the market of row {}: {}",
                               owner < firms.count() ? name_of_firm(firms, owner) : "nobody", ventures.market[venture],
                               fault);
        ++running[owner];
        if (partner != anonymous_partner && firms.living[partner] &&
            firms.generation[partner] == ventures.partner_generation[venture])
            ++running[partner];
    }
    const auto& modes = world.positions.mode;
    const auto of_mode = static_cast<std::size_t>(std::count(modes.begin(), modes.end(), Mode::joint_venture));
    if (of_mode != ventures.count())
        return fmt::format("{} positions are joint ventures, but the table has {}", of_mode, ventures.count());
    return fault_in_counts(firms, "ventures", firms.running_ventures, running);
}

Fault fault_in_pending(const World& world) {
    const Licences& licences = world.licences;
    for (std::size_t at = 0; at < licences.count(); ++at) {
        const std::uint32_t row = licences.buyer_row[at];
        if (row >= world.firms.count() || licences.field[at] >= world.firms.fields)
            return fmt::format("licence {}: there is no buyer of row {} or no field {}", at, row, licences.field[at]);
        if (!keeps(Promise::not_negative, licences.gain[at]))
            return fmt::format("{}, licence: {}", name_of_firm(world.firms, row),
                               broken_promise("gain", static_cast<double>(licences.gain[at]), Promise::not_negative));
        if (licences.arrival_step[at] < world.step)
            return fmt::format("{}, licence: arrived in step {}, but waits", name_of_firm(world.firms, row),
                               licences.arrival_step[at]);
    }
    const Adaptations& adaptations = world.adaptations;
    for (std::size_t at = 0; at < adaptations.count(); ++at) {
        const std::uint32_t row = adaptations.row[at];
        if (row >= world.firms.count() || adaptations.market[at] >= world.markets.count())
            return fmt::format("adaptation {}: there is no firm of row {} or no market {}", at, row,
                               adaptations.market[at]);
        if (!keeps(Promise::not_negative, adaptations.factor[at]))
            return fmt::format(
                "{}, adaptation: {}", name_of_firm(world.firms, row),
                broken_promise("factor", static_cast<double>(adaptations.factor[at]), Promise::not_negative));
    }
    return {};
}

}  // namespace abroad

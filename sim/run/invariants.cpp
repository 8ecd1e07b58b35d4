#include "run/invariants.hpp"

#include <fmt/format.h>

#include "base/problems.hpp"
#include "run/invariant_faults.hpp"

namespace abroad {

namespace {

std::string_view words_of(Promise promise) {
    switch (promise) {
        case Promise::not_negative:
            return "must be finite and not below 0";
        case Promise::at_least_one:
            return "must be finite and at least 1";
        case Promise::share:
            return "must lie in [0, 1]";
        default:
            return "must be finite";
    }
}

void stop_at(const World& world, const Fault& fault) {
    if (!fault.empty()) throw InternalError(fmt::format("invariant broken after step {}: {}", world.step - 1, fault));
}

/// Changes of one block of firms that its events tell of.
struct Told {
    std::array<std::int16_t, rows_per_block> positions{};
    std::array<std::int8_t, rows_per_block> firms{};
    void add(const Event& event, std::size_t place) {
        switch (event.kind) {
            case EventKind::entry:
                ++positions[place];
                break;
            case EventKind::withdrawal:
                --positions[place];
                break;
            case EventKind::founded:
                ++firms[place];
                break;
            case EventKind::closed:
            case EventKind::bankrupt:
                --firms[place];
                break;
            default:
                break;
        }
    }
};

/// Whether firms are living, and how many positions they have, is what it was and what events tell.
Fault fault_in_block(const World& world, const QuarterOpening& opening, const Block& block) {
    const Firms& firms = world.firms;
    const std::vector<std::uint32_t>& first = world.positions.first;
    const auto now_of = [&](std::size_t row) { return static_cast<int>(first[row + 1] - first[row]); };
    Told told;
    for (const Event& event : world.events.by_block[block.index]) {
        if (event.row < block.begin || event.row >= block.end)
            return fmt::format("an event {} of row {} stands in block {}", name_of(event.kind), event.row, block.index);
        told.add(event, event.row - block.begin);
    }
    // Without a branch first; nearly always there is no fault to name.
    int broken = 0;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        const std::size_t place = row - block.begin;
        broken |= firms.living[row] != opening.living[row] + told.firms[place];
        broken |= now_of(row) != opening.positions_of(row) + told.positions[place];
    }
    if (broken == 0) return {};
    for (std::size_t row = block.begin; row < block.end; ++row) {
        const int firms_told = told.firms[row - block.begin], positions_told = told.positions[row - block.begin];
        if (firms.living[row] != opening.living[row] + firms_told)
            return fmt::format("{}: living is {}, but was {} and events tell of {:+}", name_of_firm(firms, row),
                               firms.living[row], opening.living[row], firms_told);
        if (now_of(row) != opening.positions_of(row) + positions_told)
            return fmt::format("{}: has {} positions, but had {} and events tell of {:+}", name_of_firm(firms, row),
                               now_of(row), opening.positions_of(row), positions_told);
    }
    return {};
}

/// Projects and ventures that events tell of.
struct Flows {
    std::size_t projects_started = 0, projects_ended = 0, ventures_started = 0, ventures_ended = 0;
    void add(const std::vector<Event>& events) {
        for (const Event& event : events) {
            projects_started += event.kind == EventKind::project_started;
            projects_ended += event.kind == EventKind::project_succeeded || event.kind == EventKind::project_failed;
            ventures_started += event.kind == EventKind::venture_started;
            ventures_ended += event.kind == EventKind::venture_ended || event.kind == EventKind::venture_given_up;
        }
    }
};

Fault fault_in_stock(std::string_view name, std::size_t now, std::size_t before, std::size_t started,
                     std::size_t ended) {
    if (now + ended == before + started) return {};
    return fmt::format("{}: {} at the end of the quarter, but {} at its start, {} started and {} ended", name, now,
                       before, started, ended);
}

}  // namespace

Fault broken_promise(std::string_view name, double number, Promise promise) {
    return fmt::format("{} is {}, but {}", name, number, words_of(promise));
}

std::string name_of_firm(const Firms& firms, std::size_t row) {
    return fmt::format("firm of seat {}, generation {}", firms.seat[row], firms.generation[row]);
}

Fault fault_in_places(std::string_view table, const std::vector<std::uint32_t>& first, std::size_t rows,
                      std::size_t entries) {
    const bool ends_meet = first.size() == rows + 1 && first.front() == 0 && first.back() == entries;
    if (ends_meet && std::is_sorted(first.begin(), first.end())) return {};
    return fmt::format("{}: their places by firm do not fit to {} firms and {} entries", table, rows, entries);
}

void QuarterOpening::take(const World& world) {
    living = world.firms.living;
    first_position = world.positions.first;
    projects = world.projects.count();
    ventures = 0;
    for (const std::uint32_t owner : world.ventures.owner_row) ventures += world.firms.living[owner];
}

InvariantLimits limits_of(const Parameters& parameters, const Policy& policy) {
    InvariantLimits limits;
    for_each_kind(parameters.modes, [&](const auto& kind) {
        limits.reach[static_cast<std::size_t>(kind.mode)] = static_cast<float>(kind.reach());
    });
    limits.largest_ties_count = static_cast<std::size_t>(parameters.cooperation.largest_ties_count);
    limits.highest_service_level_count = parameters.management.highest_service_level_count;
    limits.network_trust = parameters.links.network_trust;
    limits.partnership_trust = parameters.links.partnership_trust;
    for (const BudgetLine& line : policy.lines) {
        BudgetLimit& limit = limits.budgets.emplace_back(BudgetLimit{std::numeric_limits<int>::max(), 0, 0});
        limit.per_year = line.budget_per_year;
        for (const std::uint16_t instrument : line.instruments) {
            limit.start_step = std::min(limit.start_step, policy.instruments[instrument].start_step);
            limit.end_step = std::max(limit.end_step, policy.instruments[instrument].end_step);
        }
    }
    return limits;
}

void check_stocks(const World& world, const QuarterOpening& opening) {
    stop_at(world, fault_in_places("positions", world.positions.first, world.firms.count(), world.positions.count()));
    stop_at(world, first_fault(world.firms.count(),
                               [&](const Block& block) { return fault_in_block(world, opening, block); }));
    Flows flows;
    for (const auto& events : world.events.by_block) flows.add(events);
    flows.add(world.events.between_firms);
    stop_at(world, fault_in_stock("projects", world.projects.count(), opening.projects, flows.projects_started,
                                  flows.projects_ended));
    stop_at(world, fault_in_stock("ventures", world.ventures.count(), opening.ventures, flows.ventures_started,
                                  flows.ventures_ended));
}

void check_invariants(const World& world, const QuarterOpening& opening, const InvariantLimits& limits) {
    stop_at(world, fault_in_markets(world));
    stop_at(world, fault_in_firms(world));
    stop_at(world, fault_in_homes(world));
    stop_at(world, fault_in_positions(world, opening, limits));
    stop_at(world, fault_in_slots(world));
    stop_at(world, fault_in_members(world, opening));
    stop_at(world, fault_in_ties(world, opening, limits));
    stop_at(world, fault_in_projects(world));
    stop_at(world, fault_in_ventures(world));
    stop_at(world, fault_in_pending(world));
    stop_at(world, fault_in_managements(world, limits));
    stop_at(world, fault_in_links(world, limits));
    stop_at(world, fault_in_books(world));
    stop_at(world, fault_in_budgets(world, limits));
}

}  // namespace abroad

#include "run/world_observer.hpp"

#include <algorithm>
#include <cmath>

#include "base/money.hpp"
#include "base/period.hpp"
#include "record/indicators.hpp"
#include "scenario/found_policy.hpp"

namespace abroad {

namespace {

constexpr int follow_quarters = 5 * quarters_per_year;

/// What the clearing paid out of cash: a part of the profit, and part of what is above the cap (MODEL section 3, Profit
/// and cash), worked out from cash before and after. Of partners in ventures their share counts as profit.
double dividends_of(const AccountsParameters& p, double before, double after, double revenue) {
    const double cap = p.cash_cap_revenue_share * revenue + p.cash_cap_fixed_keur;
    const double released_share = p.cash_release_per_year * years_per_step;
    const double earned = after > cap ? (after - released_share * cap) / (1 - released_share) : after;
    const double kept = earned - before;
    const double of_profit = kept > 0 && p.payout_share < 1 ? kept * p.payout_share / (1 - p.payout_share) : 0;
    return of_profit + (earned - after);
}

bool has_position(const World& world, const Act& act) {
    const Firms& firms = world.firms;
    if (!firms.living[act.row] || firms.generation[act.row] != act.generation) return false;
    if (act.kind == ActKind::project) return firms.running_projects[act.row] > 0;
    return find_position(world.positions, act.row, act.market) != no_position;
}

void fill_counts(const World& world, YearOutcomes& year) {
    const Positions& positions = world.positions;
    for (std::size_t row = 0; row < world.firms.count(); ++row) {
        year.links[row] = static_cast<std::uint16_t>(positions.first[row + 1] - positions.first[row]);
        for (std::uint32_t at = positions.first[row]; at < positions.first[row + 1]; ++at)
            year.served[row * year.words + positions.market[at] / 64] |= std::uint64_t{1}
                                                                         << (positions.market[at] % 64);
    }
    for (const std::uint32_t row : world.ventures.owner_row) ++year.ventures[row];
    for (std::size_t project = 0; project < world.projects.count(); ++project)
        if (member_remains(world.projects, project, 0, world.firms))
            ++year.projects_led[world.projects.member_row[project * most_members]];
}

std::vector<float> floats_of(const std::vector<double>& values) {
    return {values.begin(), values.end()};
}

}  // namespace

WorldObserver::WorldObserver(const Scenario& scenario, const Simulation& simulation)
    : scenario_(scenario),
      value_added_share_(
          value_added_shares(simulation.world().sectors, scenario.record.purchased_input_share_of_cost)) {
    const World& world = simulation.world();
    const std::size_t firms = world.firms.count();
    outcomes_.first_step = world.step;
    outcomes_.seat = world.firms.seat;
    outcomes_.country = world.firms.country;
    outcomes_.sector = world.firms.sector;
    generation_ = world.firms.generation;
    for (auto* column : {&dividends_, &entry_spending_, &research_spending_}) column->assign(firms, 0.0);
    const auto largest = firms == 0 ? 0U : *std::max_element(world.firms.seat.begin(), world.firms.seat.end());
    row_of_seat_.resize(largest + 1);
    for (std::size_t row = 0; row < firms; ++row) row_of_seat_[world.firms.seat[row]] = static_cast<std::uint32_t>(row);
    read_applications_ = world.funding.applications.count();
    for (const Instrument& one : policy_of(scenario, world).instruments)
        outcomes_.line_of_instrument.push_back(one.line);
    end_year(world);
}

void WorldObserver::simulate_quarter(Simulation& simulation) {
    const World& world = simulation.world();
    for (const Simulation::Phase& phase : Simulation::phases()) {
        const bool acts = phase.name == "acts of one firm" || phase.name == "matching";
        const bool clears = phase.name == "markets clear";
        std::vector<double> before;
        if (acts || clears) before = world.firms.cash_keur;
        const std::size_t booked = world.funding.ledger.count();
        (simulation.*phase.run)();
        if (acts) add_spending(world, before);
        if (clears) add_dividends(simulation, std::move(before), booked);
        if (clears) add_research(world);
    }
    forget_predecessors(world);
    take_down_acts(world);
    follow_acts(world);
    follow_funded_positions(world);
    if (world.step % quarters_per_year == 0) end_year(world);
}

/// A successor begins without what the last firm of its seat spent and paid out.
void WorldObserver::forget_predecessors(const World& world) {
    for (std::size_t row = 0; row < generation_.size(); ++row) {
        if (generation_[row] == world.firms.generation[row]) continue;
        generation_[row] = world.firms.generation[row];
        dividends_[row] = entry_spending_[row] = research_spending_[row] = 0;
    }
}

/// What left the cash of firms for acts of theirs.
void WorldObserver::add_spending(const World& world, const std::vector<double>& before) {
    for (std::size_t row = 0; row < before.size(); ++row)
        entry_spending_[row] += before[row] - world.firms.cash_keur[row];
}

/// Movements of public money since `booked` are no profit that dividends are paid of.
void WorldObserver::add_dividends(const Simulation& simulation, std::vector<double> before, std::size_t booked) {
    const Firms& firms = simulation.world().firms;
    const Ledger& ledger = simulation.world().funding.ledger;
    const Applications& a = simulation.world().funding.applications;
    for (std::size_t i = booked; i < ledger.count(); ++i) {
        if (ledger.application[i] == no_application || a.kind[ledger.application[i]] != RecipientKind::firm) continue;
        const double sign = ledger.kind[i] == LedgerKind::payment ? 1 : ledger.kind[i] == LedgerKind::premium ? -1 : 0;
        before[row_of_seat_[a.applicant[ledger.application[i]]]] += sign * to_keur(ledger.amount[i]);
    }
    for (std::size_t row = 0; row < firms.count(); ++row)
        if (firms.living[row])
            dividends_[row] += dividends_of(simulation.parameters().accounts, before[row], firms.cash_keur[row],
                                            static_cast<double>(firms.revenue[row]));
}

/// Own research of the quarter, and what projects that start now cost their members, which is no spending on entries;
/// what of it is reimbursed later was spent first.
void WorldObserver::add_research(const World& world) {
    const Firms& firms = world.firms;
    const auto move_to_research = [&](std::uint32_t row, Cents amount) {
        if (!firms.living[row]) return;
        research_spending_[row] += to_keur(amount);
        entry_spending_[row] -= to_keur(amount);
    };
    for (std::size_t row = 0; row < firms.count(); ++row) {
        if (!firms.living[row]) continue;
        const auto sold = static_cast<double>(firms.home_revenue[row] + firms.export_revenue[row]);
        const double own = static_cast<double>(firms.research_intensity_share[row]) * sold -
                           static_cast<double>(firms.research_cut[row]);
        research_spending_[row] += years_per_step * std::max(0.0, own);
    }
    const Projects& projects = world.projects;
    for (std::size_t project = 0; project < projects.count(); ++project)
        if (projects.start_step[project] == world.step)
            for (std::size_t place = 0; place < projects.members_count[project]; ++place)
                move_to_research(projects.member_row[project * most_members + place],
                                 projects.member_paid[project * most_members + place]);
    const Commitments& due = world.funding.commitments;
    for (std::size_t i = 0; i < due.count(); ++i)
        if (due.kind[i] == CommitmentKind::reimbursement && due.start_step[i] == world.step &&
            world.funding.applications.act[due.application[i]] == FundedAct::project)
            move_to_research(due.row[i], due.left[i]);
}

void WorldObserver::take_down(const World& world, const Event& event) {
    const int step = world.step - 1;
    const auto act = [&](ActKind kind) {
        outcomes_.acts.push_back({kind, event.row, world.firms.generation[event.row], event.market, step});
    };
    const auto look = [&](ActKind kind) {
        const std::uint16_t market = kind == ActKind::project ? no_market : event.market;
        outcomes_.looks.push_back({kind, event.row, market, step});
    };
    switch (event.kind) {
        case EventKind::entry:
            return act(ActKind::entry);
        case EventKind::venture_started:
            return act(ActKind::venture);
        case EventKind::project_started:
            return act(ActKind::project);
        case EventKind::barrier:
            return look(ActKind::entry);
        case EventKind::mode_barrier:
            return look(ActKind::venture);
        case EventKind::project_barrier:
            return look(ActKind::project);
        case EventKind::refusal:
            // Of projects or of ventures: it does not say which, so it counts as a look for both.
            look(ActKind::project);
            return look(ActKind::venture);
        default:
            return;
    }
}

void WorldObserver::take_down_acts(const World& world) {
    for (const auto& list : world.events.by_block)
        for (const Event& event : list) take_down(world, event);
    for (const Event& event : world.events.between_firms) take_down(world, event);
}

void WorldObserver::follow_acts(const World& world) {
    auto& acts = outcomes_.acts;
    for (; followed_acts_ < acts.size() && acts[followed_acts_].step + follow_quarters < world.step; ++followed_acts_) {
        acts[followed_acts_].followed = true;
        acts[followed_acts_].survived = has_position(world, acts[followed_acts_]);
    }
}

void WorldObserver::follow_funded_positions(const World& world) {
    const Applications& a = world.funding.applications;
    const auto is_gone = [&](const FundedPosition& one) {
        return !world.firms.living[one.row] || world.firms.generation[one.row] != one.generation ||
               find_position(world.positions, one.row, one.market) == no_position;
    };
    for (; read_applications_ < a.count(); ++read_applications_) {
        const std::size_t i = read_applications_;
        const bool opens =
            a.act[i] == FundedAct::entry || a.act[i] == FundedAct::guarantee || a.act[i] == FundedAct::venture;
        if (opens && a.kind[i] == RecipientKind::firm && a.fate[i] == FundedFate::done_with_money && a.awarded[i] > 0)
            funded_.push_back({row_of_seat_[a.applicant[i]], a.generation[i], a.market[i], a.instrument[i]});
    }
    std::erase_if(funded_, is_gone);
}

WorldOutcomes WorldObserver::finish(const World& world) {
    outcomes_.funding = world.funding;
    return std::move(outcomes_);
}

void WorldObserver::end_year(const World& world) {
    const Firms& firms = world.firms;
    const std::size_t rows = firms.count();
    YearOutcomes year;
    year.calendar_year = static_cast<int>(std::floor(year_of_step(scenario_.run, world.step - 1)));
    year.words = (world.markets.count() + 63) / 64;
    year.served.assign(rows * year.words, 0);
    year.links.assign(rows, 0);
    year.projects_led.assign(rows, 0);
    year.ventures.assign(rows, 0);
    year.generation = firms.generation;
    year.living = firms.living;
    year.cluster = firms.cluster;
    year.running_projects = firms.running_projects;
    year.partnerships = firms.strategic_partnerships;
    year.employees = firms.employees;
    year.revenue = firms.revenue;
    year.export_revenue = firms.export_revenue;
    year.value_added.resize(rows);
    year.wealth.resize(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        year.value_added[row] = static_cast<float>(value_added_share_[firms.sector[row]]) *
                                (firms.home_revenue[row] + firms.export_revenue[row]);
        year.wealth[row] = firms.cash_keur[row] + dividends_[row];
    }
    year.entry_spending = floats_of(entry_spending_);
    year.research_spending = floats_of(research_spending_);
    fill_counts(world, year);
    outcomes_.years.push_back(std::move(year));
    outcomes_.funded_sales.push_back(sales_of_funded_positions(world));
}

std::vector<FundedSales> WorldObserver::sales_of_funded_positions(const World& world) const {
    std::vector<FundedSales> sales;
    for (const FundedPosition& one : funded_) {
        const std::size_t sector = world.firms.sector[one.row];
        const double appeal = world.markets.appeal(one.market, sector);
        const auto sold =
            static_cast<double>(world.positions.revenue[find_position(world.positions, one.row, one.market)]);
        auto same = std::find_if(sales.begin(), sales.end(),
                                 [&](const FundedSales& s) { return s.instrument == one.instrument; });
        if (same == sales.end()) same = sales.insert(sales.end(), {one.instrument, 0, 0});
        same->sales_keur += sold;
        same->displaced_keur += sold * appeal / (world.markets.outside_competition(one.market, sector) + appeal);
    }
    return sales;
}

}  // namespace abroad

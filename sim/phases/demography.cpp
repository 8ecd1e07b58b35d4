#include "phases/demography.hpp"

#include <algorithm>
#include <array>

#include "base/period.hpp"
#include "base/problems.hpp"
#include "base/vector_math.hpp"
#include "phases/clearing.hpp"
#include "random/draws.hpp"

namespace abroad {

namespace {

template <class T>
using Rows = std::array<T, rows_per_block>;

/// Clusters that a firm of a country and sector may join, with the weight of each.
struct JoinableClusters {
    std::vector<std::vector<std::uint16_t>> of;
    std::size_t sectors;
    const std::vector<std::uint16_t>& at(std::size_t country, std::size_t sector) const {
        return of[country * sectors + sector];
    }
};

JoinableClusters joinable_clusters(const DemographyInputs& in) {
    JoinableClusters joinable{std::vector<std::vector<std::uint16_t>>(in.markets.count() * in.sectors.count()),
                              in.sectors.count()};
    for (std::size_t cluster = 0; cluster < in.clusters.count(); ++cluster)
        joinable.of[in.clusters.country[cluster] * in.sectors.count() + in.clusters.sector[cluster]].push_back(
            static_cast<std::uint16_t>(cluster));
    return joinable;
}

float probability_of(double hazard_per_year) {
    return static_cast<float>(1 - exp(-hazard_per_year * years_per_step));
}

/// True for most draws, without an exp: a probability is below its hazard, and by more than float can round it up.
bool lies_above(float u, double hazard_per_year) {
    return static_cast<double>(u) > 1.001 * hazard_per_year * years_per_step;
}

/// Numbers of the rule of closure in the precision of the columns.
struct ClosureConstants {
    explicit ClosureConstants(const DemographyInputs& in)
        : hazard(static_cast<float>(in.demography.closure_hazard_per_year * years_per_step)),
          size_exponent(static_cast<float>(-in.demography.closure_size_exponent)),
          reference(static_cast<float>(in.efficiency.reference_employees_count)),
          age_factor(static_cast<float>(in.demography.closure_age_factor)),
          age_rate(static_cast<float>(-1 / in.demography.closure_age_years)) {}
    float hazard, size_exponent, reference, age_factor, age_rate;
};

/// A firm that closed leaves its slot to its successor, unless it was a member of another cluster.
void leave_slot(const Firms& firms, std::size_t row, SlotChanges& changes) {
    if (firms.cluster[row] != no_cluster && firms.cluster[row] != firms.first_cluster[row])
        changes.freed.push_back({static_cast<std::uint32_t>(row), firms.cluster[row]});
}

void close_firms(const DemographyInputs& in, const Block& block, Firms& firms, SlotChanges& changes,
                 std::vector<Event>& events) {
    const std::size_t count = block.end - block.begin;
    Rows<float> uniform, probability;
    uniform_floats(in.key, Purpose::closure, static_cast<std::uint32_t>(in.step),
                   std::span(firms.seat).subspan(block.begin, count),
                   std::span(firms.generation).subspan(block.begin, count), std::span(uniform.data(), count));
    const ClosureConstants c(in);
    const float* const employees = firms.employees.data() + block.begin;
    const float* const age = firms.age_years.data() + block.begin;
    for (std::size_t i = 0; i < count; ++i)
        probability[i] = 1.0F - exp(-c.hazard * exp(c.size_exponent * log(employees[i] / c.reference)) *
                                    (1.0F + c.age_factor * exp(c.age_rate * age[i])));
    const double fixed = in.accounts.overhead_fixed_keur_per_year, share = in.accounts.overhead_share;
    const double years = -in.demography.bankruptcy_overhead_years;
    Rows<std::uint32_t> closing;
    Rows<std::uint8_t> bankrupt;
    std::size_t closings = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t row = block.begin + i;
        const double overhead = fixed + share * static_cast<double>(firms.smoothed_home_revenue[row]);
        closing[closings] = static_cast<std::uint32_t>(row);
        bankrupt[closings] = firms.cash_keur[row] < years * overhead;
        closings += firms.living[row] & (bankrupt[closings] | static_cast<std::uint8_t>(uniform[i] < probability[i]));
    }
    for (std::size_t i = 0; i < closings; ++i) {
        firms.living[closing[i]] = 0;
        leave_slot(firms, closing[i], changes);
        events.push_back({closing[i], bankrupt[i] ? EventKind::bankrupt : EventKind::closed, no_market, 0, false,
                          static_cast<float>(firms.cash_keur[closing[i]])});
    }
}

void join_cluster(const DemographyInputs& in, const std::vector<std::uint16_t>& choices, std::size_t row, Firms& firms,
                  SlotChanges& changes, std::vector<Event>& events) {
    std::vector<double> weights;
    for (const std::uint16_t cluster : choices)
        weights.push_back(in.demography.join_weight_base + in.clusters.exporter_share(cluster));
    const float u = uniform_float(in.key, {Purpose::join_cluster, firms.id(row), static_cast<std::uint32_t>(in.step)});
    const auto chosen = choose_by_weight(static_cast<double>(u), std::span<const double>(weights));
    if (!chosen) return;
    firms.cluster[row] = choices[*chosen];
    changes.joined.push_back({static_cast<std::uint32_t>(row), choices[*chosen]});
    events.push_back({static_cast<std::uint32_t>(row), EventKind::joined});
}

/// Some firms of a block and a draw of each.
struct Drawn {
    std::size_t count = 0;
    Rows<std::uint32_t> row, seat;
    Rows<std::uint16_t> generation;
    Rows<float> uniform;
    void draw(const DemographyInputs& in, Purpose purpose) {
        uniform_floats(in.key, purpose, static_cast<std::uint32_t>(in.step), std::span(seat.data(), count),
                       std::span(generation.data(), count), std::span(uniform.data(), count));
    }
};

/// The living firms of the block that are members of a cluster, or those that are not.
void collect(const Block& block, const Firms& firms, bool members, Drawn& drawn) {
    std::size_t count = 0;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        drawn.row[count] = static_cast<std::uint32_t>(row);
        count += static_cast<std::size_t>(firms.living[row] != 0) &
                 static_cast<std::size_t>((firms.cluster[row] != no_cluster) == members);
    }
    for (std::size_t i = 0; i < count; ++i) drawn.seat[i] = firms.seat[drawn.row[i]];
    for (std::size_t i = 0; i < count; ++i) drawn.generation[i] = firms.generation[drawn.row[i]];
    drawn.count = count;
}

/// Members leave.
void leave_clusters(const DemographyInputs& in, Drawn& members, Firms& firms, SlotChanges& changes,
                    std::vector<Event>& events) {
    const DemographyParameters& p = in.demography;
    members.draw(in, Purpose::leave);
    for (std::size_t i = 0; i < members.count; ++i) {
        const std::uint32_t row = members.row[i];
        const bool outside = in.clusters.sector[firms.cluster[row]] != firms.sector[row];
        const double factor = outside ? p.leave_other_sector_factor : 1.0;
        const double hazard = p.leave_hazard_per_year *
                              (p.leave_orientation_offset - static_cast<double>(firms.orientation[row])) * factor;
        if (lies_above(members.uniform[i], hazard) || members.uniform[i] >= probability_of(hazard)) continue;
        changes.freed.push_back({row, firms.cluster[row]});
        Event event{row, EventKind::left};
        event.left_cluster = firms.cluster[row];
        events.push_back(event);
        firms.cluster[row] = no_cluster;
    }
}

/// Non-members join a cluster of their country and sector.
void join_clusters(const DemographyInputs& in, const JoinableClusters& joinable, Drawn& others, Firms& firms,
                   SlotChanges& changes, std::vector<Event>& events) {
    const DemographyParameters& p = in.demography;
    others.draw(in, Purpose::join);
    for (std::size_t i = 0; i < others.count; ++i) {
        const std::uint32_t row = others.row[i];
        const double hazard =
            p.join_hazard_per_year * (p.join_orientation_base + static_cast<double>(firms.orientation[row]));
        if (lies_above(others.uniform[i], hazard) || others.uniform[i] >= probability_of(hazard)) continue;
        const auto& choices = joinable.at(firms.country[row], firms.sector[row]);
        if (!choices.empty()) join_cluster(in, choices, row, firms, changes, events);
    }
}

void change_membership(const DemographyInputs& in, const JoinableClusters& joinable, const Block& block, Firms& firms,
                       SlotChanges& changes, std::vector<Event>& events) {
    Drawn members, others;
    collect(block, firms, true, members);
    collect(block, firms, false, others);
    leave_clusters(in, members, firms, changes, events);
    join_clusters(in, joinable, others, firms, changes, events);
}

/// A founder of the seat's next generation, with the sales that the last clearing would have given it.
void found(const DemographyInputs& in, const Table2<float>& home_factors, std::size_t row, Firms& firms) {
    const DemographyParameters& p = in.demography;
    const std::size_t home = firms.country[row], sector = firms.sector[row];
    if (firms.generation[row] == largest_generation) throw InternalError("a seat had more than 4095 successors");
    ++firms.generation[row];
    firms.living[row] = 1;
    firms.cluster[row] = firms.first_cluster[row];
    draw_traits(firms, row, in.key, in.step, in.founders, in.market,
                {p.born_global_probability, p.born_global_orientation});
    draw_knowledge(firms, row, in.key, in.step, p.founder_knowledge_mean, in.sectors);
    const double normal = normal_from_uniform(trait_uniform(in.key, firms.id(row), in.step, Trait::efficiency_rest));
    const double ln_efficiency = p.founder_efficiency_mean_log + p.founder_efficiency_sd_log * normal;
    const double competence = competence_of(firms, row, in.sectors) - in.sectors.reference_competence[sector];
    firms.ln_efficiency[row] = static_cast<float>(ln_efficiency);
    firms.efficiency_rest[row] = static_cast<float>(ln_efficiency - in.efficiency.knowledge_effect * competence);
    derive_efficiency(firms, row, in.sectors, in.efficiency);
    const float sales =
        firms.draw[row] * home_factors(home, sector) * static_cast<float>(in.markets.sales_per_appeal(home, sector));
    firms.home_revenue[row] = firms.revenue[row] = firms.smoothed_home_revenue[row] = sales;
    firms.export_revenue[row] = 0;
    firms.employees[row] = std::max(1.0F, sales / firms.output_per_employee[row]);
    firms.cash_keur[row] = p.founder_cash_years * static_cast<double>(sales) + p.founder_cash_keur;
    firms.age_years[row] = 0;
    firms.running_projects[row] = firms.running_ventures[row] = firms.strategic_partnerships[row] = 0;
    firms.research_cut[row] = 0;
}

/// Refills the seats that were empty before this quarter; `was_living` holds how the quarter began.
void refill(const DemographyInputs& in, const Table2<float>& home_factors, const Block& block,
            const Rows<std::uint8_t>& was_living, Firms& firms, SlotChanges& changes, std::vector<Event>& events) {
    for (std::size_t row = block.begin; row < block.end; ++row) {
        if (was_living[row - block.begin] || firms.research_organisation[row]) continue;
        const float u = uniform_float(in.key, {Purpose::refill, firms.id(row), static_cast<std::uint32_t>(in.step)});
        if (u >= static_cast<float>(in.demography.refill_probability_per_quarter)) continue;
        found(in, home_factors, row, firms);
        if (firms.cluster[row] != no_cluster)
            changes.founded.push_back({static_cast<std::uint32_t>(row), firms.cluster[row]});
        events.push_back({static_cast<std::uint32_t>(row), EventKind::founded});
    }
}

}  // namespace

void change_population(const DemographyInputs& inputs, Firms& firms, ClusterSlots& slots, EventLog& events) {
    const Table2<float> home_factors = home_appeal_factors(inputs.markets, inputs.sectors);
    const JoinableClusters joinable = joinable_clusters(inputs);
    std::vector<SlotChanges> changes(block_count(firms.count()));
    for_each_block(firms.count(), [&](const Block& block) {
        std::vector<Event>& list = events.by_block[block.index];
        SlotChanges& own = changes[block.index];
        Rows<std::uint8_t> was_living;
        std::copy_n(firms.living.begin() + static_cast<std::ptrdiff_t>(block.begin), block.end - block.begin,
                    was_living.begin());
        close_firms(inputs, block, firms, own, list);
        change_membership(inputs, joinable, block, firms, own, list);
        refill(inputs, home_factors, block, was_living, firms, own, list);
    });
    SlotChanges all;
    const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
    for (const SlotChanges& own : changes) {
        append(all.freed, own.freed);
        append(all.joined, own.joined);
        append(all.founded, own.founded);
    }
    change_slots(firms, std::move(all), slots);
}

}  // namespace abroad

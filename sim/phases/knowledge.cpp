#include "phases/knowledge.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/period.hpp"
#include "base/vector_math.hpp"
#include "parallel/sums.hpp"
#include "random/draws.hpp"

namespace abroad {

namespace {

template <class T>
using Rows = std::array<T, rows_per_block>;

/// Firms of a block that learn from the other members of their cluster, and how much of what those know.
struct Learners {
    std::size_t count = 0;
    Rows<std::uint32_t> place;
    Rows<float> absorbed;
};

Learners find_learners(const KnowledgeInputs& in, const Block& block, const Firms& firms) {
    const auto spill = static_cast<float>(in.knowledge.spillover_per_year * years_per_step);
    const auto half = static_cast<float>(in.knowledge.absorptive_half_intensity_share);
    const float* const intensity = firms.research_intensity_share.data() + block.begin;
    const std::uint16_t* const cluster = firms.cluster.data() + block.begin;
    Learners learners;
    std::size_t count = 0;
    for (std::uint32_t i = 0; i < block.end - block.begin; ++i) {
        learners.place[count] = i;
        count += static_cast<std::size_t>(cluster[i] != no_cluster) & static_cast<std::size_t>(intensity[i] > 0);
    }
    learners.count = count;
    for (std::size_t learner = 0; learner < learners.count; ++learner) {
        const std::uint32_t place = learners.place[learner];
        const auto regional = static_cast<float>(in.regional_factor[cluster[place]]);
        const float own = intensity[place];
        learners.absorbed[learner] = spill * regional * own / (own + half);
    }
    return learners;
}

/// Knowledge is lost and taken from peers, field by field.
void fade_and_spill(const KnowledgeInputs& in, const Table2<float>& means, const Block& block, Firms& firms) {
    const auto kept = static_cast<float>(1 - in.knowledge.obsolescence_per_year * years_per_step);
    const Learners learners = find_learners(in, block, firms);
    // A research organisation stays at the frontier.
    Rows<float> kept_share;
    for (std::size_t i = 0; i < block.end - block.begin; ++i)
        kept_share[i] = firms.research_organisation[block.begin + i] ? 1.0F : kept;
    Rows<const float*> mean;
    for (std::size_t learner = 0; learner < learners.count; ++learner)
        mean[learner] = means.row(firms.cluster[block.begin + learners.place[learner]]).data();
    for (std::size_t field = 0; field < firms.fields; ++field) {
        float* const known = firms.knowledge.data() + field * firms.count() + block.begin;
        for (std::size_t i = 0; i < block.end - block.begin; ++i) known[i] *= kept_share[i];
        for (std::size_t learner = 0; learner < learners.count; ++learner)
            known[learners.place[learner]] += learners.absorbed[learner] * mean[learner][field];
    }
}

/// Adds an innovation to a field drawn by relatedness to the firm's sector.
void innovate(const KnowledgeInputs& in, std::size_t row, Firms& firms, std::vector<Event>& events) {
    const FirmId firm = firms.id(row);
    const auto step = static_cast<std::uint32_t>(in.step);
    const auto weights = in.sectors.relatedness.row(firms.sector[row]);
    const float u = uniform_float(in.key, {Purpose::innovation_field, firm, step});
    const std::size_t field = choose_by_weight(static_cast<double>(u), weights).value_or(firms.sector[row]);
    const float size = lognormal_from_uniform(uniform_float(in.key, {Purpose::innovation_size, firm, step}),
                                              log(static_cast<float>(in.knowledge.innovation_size_median)),
                                              static_cast<float>(in.knowledge.innovation_size_log_sd));
    firms.knowledge[field * firms.count() + row] += size;
    events.push_back({static_cast<std::uint32_t>(row), EventKind::innovation, no_market, 0, false, 0.0F});
}

/// Some firms of a block, with their identities for draws.
struct Chosen {
    std::size_t count = 0;
    Rows<std::uint32_t> row, seat;
    Rows<std::uint16_t> generation;
    /// Takes the rows of the block that are wanted.
    template <class Wanted>
    void collect(const Firms& firms, const Block& block, Wanted&& wanted) {
        std::size_t taken = 0;
        for (std::size_t at = block.begin; at < block.end; ++at) {
            row[taken] = static_cast<std::uint32_t>(at);
            taken += wanted(at) ? 1 : 0;
        }
        for (std::size_t i = 0; i < taken; ++i) seat[i] = firms.seat[row[i]];
        for (std::size_t i = 0; i < taken; ++i) generation[i] = firms.generation[row[i]];
        count = taken;
    }
    void draw(const KnowledgeInputs& in, Purpose purpose, Rows<float>& uniform) const {
        uniform_floats(in.key, purpose, static_cast<std::uint32_t>(in.step), std::span(seat.data(), count),
                       std::span(generation.data(), count), std::span(uniform.data(), count));
    }
};

void own_research(const KnowledgeInputs& in, const Block& block, Firms& firms, std::vector<Event>& events) {
    Chosen active;
    active.collect(firms, block, [&](std::size_t row) {
        return static_cast<int>(firms.living[row] != 0) & static_cast<int>(firms.research_intensity_share[row] > 0.0F);
    });
    Rows<float> uniform, research;
    active.draw(in, Purpose::innovation, uniform);
    for (std::size_t i = 0; i < active.count; ++i)
        research[i] = firms.research_intensity_share[active.row[i]] * firms.revenue[active.row[i]] -
                      firms.research_cut[active.row[i]];
    const auto hazard = static_cast<float>(in.knowledge.innovation_hazard_per_year * years_per_step);
    for (std::size_t i = 0; i < active.count; ++i)
        research[i] = 1.0F - exp(-hazard * std::sqrt(std::max(0.0F, research[i])));
    for (std::size_t i = 0; i < active.count; ++i)
        if (uniform[i] < research[i]) innovate(in, active.row[i], firms, events);
}

/// Sum of ln(1 + knowledge) over fields, weighted by relatedness to the firm's sector.
void competence(const KnowledgeInputs& in, const Table2<float>& relatedness, const Block& block, const Firms& firms,
                Rows<float>& result) {
    const std::size_t count = block.end - block.begin, rows = firms.count();
    std::fill_n(result.begin(), count, 0.0F);
    const std::uint16_t* const sector = firms.sector.data() + block.begin;
    for (std::size_t field = 0; field < in.sectors.count(); ++field) {
        const float* const known = firms.knowledge.data() + field * rows + block.begin;
        const float* const weight = relatedness.row(field).data();
        for (std::size_t i = 0; i < count; ++i) result[i] += weight[sector[i]] * log(1.0F + known[i]);
    }
}

/// Shocks of the quarter: rare and large rather than frequent and small, weaker in large firms.
void shocks(const KnowledgeInputs& in, const Block& block, const Firms& firms, Rows<float>& result) {
    const std::size_t count = block.end - block.begin;
    const EfficiencyParameters& efficiency = in.efficiency;
    const auto chance = static_cast<float>(efficiency.shock_probability_per_quarter);
    Rows<float> arrival, size, employees;
    uniform_floats(in.key, Purpose::shock_arrival, static_cast<std::uint32_t>(in.step),
                   std::span(firms.seat).subspan(block.begin, count),
                   std::span(firms.generation).subspan(block.begin, count), std::span(arrival.data(), count));
    Chosen hit;
    hit.collect(firms, block, [&](std::size_t row) { return arrival[row - block.begin] < chance; });
    hit.draw(in, Purpose::shock_size, size);
    for (std::size_t i = 0; i < hit.count; ++i) employees[i] = firms.employees[hit.row[i]];
    const auto scale =
        static_cast<float>(efficiency.shock_sd * std::sqrt(years_per_step / efficiency.shock_probability_per_quarter));
    const auto exponent = static_cast<float>(-efficiency.shock_size_exponent);
    const auto reference = static_cast<float>(efficiency.reference_employees_count);
    for (std::size_t i = 0; i < hit.count; ++i)
        size[i] = scale * exp(exponent * log(employees[i] / reference)) * laplace_from_uniform(size[i]);
    std::fill_n(result.begin(), count, 0.0F);
    for (std::size_t i = 0; i < hit.count; ++i) result[hit.row[i] - block.begin] = size[i];
}

void move_efficiency(const KnowledgeInputs& in, const Table2<float>& relatedness, const Block& block, Firms& firms) {
    Rows<float> known, shock;
    competence(in, relatedness, block, firms, known);
    shocks(in, block, firms, shock);
    const auto learning = static_cast<float>(in.efficiency.learning_by_exporting_per_year * years_per_step);
    const auto kept = static_cast<float>(1 - in.efficiency.reversion_per_year * years_per_step);
    const auto effect = static_cast<float>(in.efficiency.knowledge_effect);
    const auto output = static_cast<float>(in.efficiency.output_per_employee_keur_per_year);
    const auto output_elasticity = static_cast<float>(in.efficiency.output_elasticity);
    std::array<float, 64> reference, elasticity;
    for (std::size_t sector = 0; sector < in.sectors.count(); ++sector) {
        reference[sector] = static_cast<float>(in.sectors.reference_competence[sector]);
        elasticity[sector] = static_cast<float>(in.sectors.substitution_elasticity[sector]) - 1.0F;
    }
    const std::size_t count = block.end - block.begin;
    Rows<float> zero, power_of_efficiency;
    for (std::size_t i = 0; i < count; ++i) {
        zero[i] = reference[firms.sector[block.begin + i]];
        power_of_efficiency[i] = elasticity[firms.sector[block.begin + i]];
    }
    const float* const revenue = firms.revenue.data() + block.begin;
    const float* const exports = firms.export_revenue.data() + block.begin;
    float* const rests = firms.efficiency_rest.data() + block.begin;
    for (std::size_t i = 0; i < count; ++i) {
        const float export_share = revenue[i] > 0.0F ? exports[i] / revenue[i] : 0.0F;
        rests[i] = rests[i] * kept + learning * export_share + shock[i];
        known[i] = effect * (known[i] - zero[i]) + rests[i];
    }
    std::copy_n(known.begin(), count, firms.ln_efficiency.data() + block.begin);
    float* const draw = firms.draw.data() + block.begin;
    float* const output_per_employee = firms.output_per_employee.data() + block.begin;
    for (std::size_t i = 0; i < count; ++i) {
        draw[i] = exp(power_of_efficiency[i] * known[i]);
        output_per_employee[i] = output * exp(output_elasticity * known[i]);
    }
}

/// Adds knowledge by field, then the count, of the members of each cluster.
void add_knowledge(const Firms& firms, std::size_t fields, const Block& block, std::int64_t* sums) {
    const float* const knowledge = firms.knowledge.data();
    const std::uint16_t* const cluster = firms.cluster.data();
    const std::uint8_t* const living = firms.living.data();
    const std::size_t rows = firms.count();
    std::array<float, 64> known;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        if (!living[row] || cluster[row] == no_cluster) continue;
        for (std::size_t field = 0; field < fields; ++field) known[field] = knowledge[field * rows + row];
        std::int64_t* const mine = sums + cluster[row] * (fields + 1);
        for (std::size_t field = 0; field < fields; ++field)
            mine[field] += to_units(static_cast<double>(known[field]), units_per_one);
        ++mine[fields];
    }
}

}  // namespace

Table2<float> mean_knowledge(const Firms& firms, std::size_t clusters) {
    const std::size_t width = firms.fields + 1;
    WorkerSums sums;
    sums.reset(clusters * width, worker_count());
    for_each_block(firms.count(),
                   [&](const Block& block) { add_knowledge(firms, firms.fields, block, sums.lane(block.worker)); });
    std::vector<std::int64_t> totals;
    sums.total(totals, "knowledge of cluster members", largest_term);
    Table2<float> means(clusters, firms.fields);
    for (std::size_t cluster = 0; cluster < clusters; ++cluster)
        for (std::size_t field = 0; field < firms.fields; ++field)
            if (const std::int64_t members = totals[cluster * width + firms.fields]; members > 0)
                means(cluster, field) = static_cast<float>(static_cast<double>(totals[cluster * width + field]) /
                                                           units_per_one / static_cast<double>(members));
    return means;
}

void move_knowledge(const KnowledgeInputs& inputs, Firms& firms, EventLog& events) {
    const Table2<float> means = mean_knowledge(firms, inputs.clusters.count());
    Table2<float> relatedness(inputs.sectors.count(), inputs.sectors.count());
    for (std::size_t field = 0; field < inputs.sectors.count(); ++field)
        for (std::size_t sector = 0; sector < inputs.sectors.count(); ++sector)
            relatedness(field, sector) = static_cast<float>(inputs.sectors.relatedness(sector, field));
    for_each_block(firms.count(), [&](const Block& block) {
        fade_and_spill(inputs, means, block, firms);
        own_research(inputs, block, firms, events.by_block[block.index]);
        move_efficiency(inputs, relatedness, block, firms);
    });
}

}  // namespace abroad

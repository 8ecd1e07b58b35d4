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

/// Knowledge is lost and taken from peers, field by field.
void fade_and_spill(const KnowledgeInputs& in, const Table2<float>& means, const Block& block, Firms& firms) {
    const auto kept = static_cast<float>(1 - in.knowledge.obsolescence_per_year * years_per_step);
    const auto spill = static_cast<float>(in.knowledge.spillover_per_year * years_per_step);
    const auto half = static_cast<float>(in.knowledge.absorptive_half_intensity_share);
    const std::size_t count = block.end - block.begin, rows = firms.count();
    Rows<float> absorbed, kept_share;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t row = block.begin + i;
        const float intensity = firms.research_intensity_share[row];
        const bool member = firms.cluster[row] != no_cluster;
        const float regional = member ? static_cast<float>(in.regional_factor[firms.cluster[row]]) : 0.0F;
        // A research organisation stays at the frontier.
        kept_share[i] = firms.research_organisation[row] ? 1.0F : kept;
        absorbed[i] = spill * regional * intensity / (intensity + half);
    }
    for (std::size_t field = 0; field < firms.fields; ++field) {
        float* const known = firms.knowledge.data() + field * rows + block.begin;
        for (std::size_t i = 0; i < count; ++i) known[i] *= kept_share[i];
        for (std::size_t i = 0; i < count; ++i)
            if (absorbed[i] > 0.0F) known[i] += absorbed[i] * means(firms.cluster[block.begin + i], field);
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

void own_research(const KnowledgeInputs& in, const Block& block, Firms& firms, std::vector<Event>& events) {
    const std::size_t count = block.end - block.begin;
    Rows<float> uniform, probability;
    uniform_floats(in.key, Purpose::innovation, static_cast<std::uint32_t>(in.step),
                   std::span(firms.seat).subspan(block.begin, count),
                   std::span(firms.generation).subspan(block.begin, count), std::span(uniform.data(), count));
    const auto hazard = static_cast<float>(in.knowledge.innovation_hazard_per_year * years_per_step);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t row = block.begin + i;
        const float research =
            std::max(0.0F, firms.research_intensity_share[row] * firms.revenue[row] - firms.research_cut[row]);
        const float chance = 1.0F - exp(-hazard * std::sqrt(research));
        probability[i] = firms.living[row] ? chance : 0.0F;
    }
    for (std::size_t i = 0; i < count; ++i)
        if (uniform[i] < probability[i]) innovate(in, block.begin + i, firms, events);
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
    const auto seats = std::span(firms.seat).subspan(block.begin, count);
    const auto generations = std::span(firms.generation).subspan(block.begin, count);
    const auto step = static_cast<std::uint32_t>(in.step);
    Rows<float> arrival, size;
    uniform_floats(in.key, Purpose::shock_arrival, step, seats, generations, std::span(arrival.data(), count));
    uniform_floats(in.key, Purpose::shock_size, step, seats, generations, std::span(size.data(), count));
    const EfficiencyParameters& efficiency = in.efficiency;
    const auto chance = static_cast<float>(efficiency.shock_probability_per_quarter);
    const auto scale =
        static_cast<float>(efficiency.shock_sd * std::sqrt(years_per_step / efficiency.shock_probability_per_quarter));
    const auto exponent = static_cast<float>(-efficiency.shock_size_exponent);
    const auto reference = static_cast<float>(efficiency.reference_employees_count);
    const float* const employees = firms.employees.data() + block.begin;
    for (std::size_t i = 0; i < count; ++i) {
        const float shock = scale * exp(exponent * log(employees[i] / reference)) * laplace_from_uniform(size[i]);
        result[i] = arrival[i] < chance ? shock : 0.0F;
    }
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
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t row = block.begin + i, sector = firms.sector[row];
        const float revenue = firms.revenue[row];
        const float export_share = revenue > 0.0F ? firms.export_revenue[row] / revenue : 0.0F;
        const float rest = firms.efficiency_rest[row] * kept + learning * export_share + shock[i];
        const float ln_efficiency = effect * (known[i] - reference[sector]) + rest;
        firms.efficiency_rest[row] = rest;
        firms.ln_efficiency[row] = ln_efficiency;
        firms.draw[row] = exp(elasticity[sector] * ln_efficiency);
        firms.output_per_employee[row] = output * exp(output_elasticity * ln_efficiency);
    }
}

}  // namespace

Table2<float> mean_knowledge(const Firms& firms, std::size_t clusters) {
    const std::size_t width = firms.fields + 1;
    WorkerSums sums;
    sums.reset(clusters * width, worker_count());
    for_each_block(firms.count(), [&](const Block& block) {
        std::int64_t* const lane = sums.lane(block.worker);
        for (std::size_t row = block.begin; row < block.end; ++row)
            if (firms.living[row] && firms.cluster[row] != no_cluster)
                ++lane[firms.cluster[row] * width + firms.fields];
        for (std::size_t field = 0; field < firms.fields; ++field) {
            const float* const known = firms.knowledge.data() + field * firms.count();
            for (std::size_t row = block.begin; row < block.end; ++row)
                if (firms.living[row] && firms.cluster[row] != no_cluster)
                    lane[firms.cluster[row] * width + field] +=
                        to_units(static_cast<double>(known[row]), units_per_one);
        }
    });
    std::vector<std::int64_t> totals;
    sums.total(totals, "knowledge of cluster members");
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

#include "world/traits.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/vector_math.hpp"
#include "random/draws.hpp"

namespace abroad {

namespace {

constexpr std::uint32_t fields_per_trait = 1024;

double between(double u, double least, double largest) {
    return least + u * (largest - least);
}

constexpr std::size_t largest_fields = 64;

constexpr std::uint32_t founding_index(Trait trait, std::size_t field) {
    return fields_per_trait * static_cast<std::uint32_t>(trait) + static_cast<std::uint32_t>(field);
}

/// Uniforms of one founder, made together: out[i] is the draw of indices[i].
void founding_uniforms(DrawKey key, FirmId firm, int step, std::span<const std::uint32_t> indices,
                       std::span<double> out) {
    std::array<std::uint32_t, largest_fields> seats;
    std::array<std::uint16_t, largest_fields> generations;
    std::fill_n(seats.begin(), indices.size(), firm.seat);
    std::fill_n(generations.begin(), indices.size(), firm.generation);
    uniform_doubles(key,
                    {Purpose::founding, static_cast<std::uint32_t>(step), std::span(seats.data(), indices.size()),
                     std::span(generations.data(), indices.size()), indices},
                    out);
}

/// One uniform a trait, for those of which a founder has one.
struct TraitUniforms {
    TraitUniforms(DrawKey key, FirmId firm, int step) {
        std::array<std::uint32_t, count> indices;
        for (std::size_t trait = 0; trait < count; ++trait)
            indices[trait] = founding_index(static_cast<Trait>(trait), 0);
        founding_uniforms(key, firm, step, indices, uniforms);
    }
    double operator()(Trait trait) const { return uniforms[static_cast<std::size_t>(trait)]; }
    static constexpr std::size_t count = static_cast<std::size_t>(Trait::research_intensity) + 1;
    std::array<double, count> uniforms;
};

double research_intensity(double active, double intensity, const FoundingParameters& founding) {
    if (active >= founding.research_active_share) return 0;
    return std::min(founding.research_intensity_largest_share,
                    founding.research_intensity_median_share *
                        exp(founding.research_intensity_log_sd * normal_from_uniform(intensity)));
}

}  // namespace

double trait_uniform(DrawKey key, FirmId firm, int step, Trait trait, std::size_t field) {
    return uniform_double(
        key, {Purpose::founding, firm, static_cast<std::uint32_t>(step), {}, founding_index(trait, field)});
}

void draw_traits(Firms& firms, std::size_t row, DrawKey key, int step, const FounderRules& rules,
                 const MarketParameters& market, const BornGlobals& born_globals) {
    const FoundingParameters& founding = *rules.founding;
    const FirmId firm = firms.id(row);
    const TraitUniforms uniform_of(key, firm, step);
    const bool born_global = uniform_of(Trait::born_global) < born_globals.probability;
    firms.born_global[row] = born_global;
    firms.orientation[row] =
        static_cast<float>(born_global ? born_globals.orientation : rules.orientation(uniform_of(Trait::orientation)));
    firms.willingness_share[row] = static_cast<float>(
        between(uniform_of(Trait::willingness), founding.willingness_least_share, founding.willingness_largest_share));
    firms.patience_years[row] = static_cast<float>(
        between(uniform_of(Trait::patience), founding.patience_least_years, founding.patience_largest_years));
    firms.research_intensity_share[row] = static_cast<float>(
        research_intensity(uniform_of(Trait::research_active), uniform_of(Trait::research_intensity), founding));
    const double sd = market.fitness_log_sd;
    firms.fitness[row] =
        static_cast<float>(lognormal_from_uniform(uniform_double(key, {Purpose::fitness, firm}), -sd * sd / 2, sd));
    const auto clear = [&](auto& column) {
        std::fill_n(column.begin() + static_cast<std::ptrdiff_t>(row * firms.markets), firms.markets, 0);
    };
    clear(firms.experience);
    clear(firms.scouting);
    clear(firms.entries_count);
}

void draw_knowledge(Firms& firms, std::size_t row, DrawKey key, int step, double mean, const Sectors& sectors) {
    std::array<std::uint32_t, largest_fields> indices;
    std::array<double, largest_fields> uniform;
    const std::size_t fields = firms.fields, rows = firms.count();
    for (std::size_t field = 0; field < fields; ++field) indices[field] = founding_index(Trait::knowledge, field);
    founding_uniforms(key, firms.id(row), step, std::span(indices.data(), fields), std::span(uniform.data(), fields));
    const double* const related = sectors.relatedness.row(firms.sector[row]).data();
    for (std::size_t field = 0; field < fields; ++field)
        uniform[field] = related[field] * exponential_from_uniform(uniform[field], mean);
    for (std::size_t field = 0; field < fields; ++field)
        firms.knowledge[field * rows + row] = static_cast<float>(uniform[field]);
}

double competence_of(const Firms& firms, std::size_t row, const Sectors& sectors) {
    std::array<double, largest_fields> known;
    const std::size_t fields = firms.fields, rows = firms.count();
    const double* const related = sectors.relatedness.row(firms.sector[row]).data();
    for (std::size_t field = 0; field < fields; ++field)
        known[field] = static_cast<double>(firms.knowledge[field * rows + row]);
    for (std::size_t field = 0; field < fields; ++field) known[field] = related[field] * log(1.0 + known[field]);
    double sum = 0;
    for (std::size_t field = 0; field < fields; ++field) sum += known[field];
    return sum;
}

void derive_efficiency(Firms& firms, std::size_t row, const Sectors& sectors, const EfficiencyParameters& efficiency) {
    const double ln_efficiency = static_cast<double>(firms.ln_efficiency[row]);
    const double elasticity = sectors.substitution_elasticity[firms.sector[row]];
    firms.draw[row] = static_cast<float>(exp((elasticity - 1) * ln_efficiency));
    firms.output_per_employee[row] = static_cast<float>(efficiency.output_per_employee_keur_per_year *
                                                        exp(efficiency.output_elasticity * ln_efficiency));
}

}  // namespace abroad

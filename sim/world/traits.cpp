#include "world/traits.hpp"

#include <algorithm>

#include "base/vector_math.hpp"
#include "random/draws.hpp"

namespace abroad {

namespace {

constexpr std::uint32_t fields_per_trait = 1024;

double between(double u, double least, double largest) {
    return least + u * (largest - least);
}

double research_intensity(DrawKey key, FirmId firm, int step, const FoundingParameters& founding) {
    if (trait_uniform(key, firm, step, Trait::research_active) >= founding.research_active_share) return 0;
    const double normal = normal_from_uniform(trait_uniform(key, firm, step, Trait::research_intensity));
    return std::min(founding.research_intensity_largest_share,
                    founding.research_intensity_median_share * exp(founding.research_intensity_log_sd * normal));
}

}  // namespace

double trait_uniform(DrawKey key, FirmId firm, int step, Trait trait, std::size_t field) {
    const auto index = fields_per_trait * static_cast<std::uint32_t>(trait) + static_cast<std::uint32_t>(field);
    return uniform_double(key, {Purpose::founding, firm, static_cast<std::uint32_t>(step), {}, index});
}

void draw_traits(Firms& firms, std::size_t row, DrawKey key, int step, const FounderRules& rules,
                 const MarketParameters& market, const BornGlobals& born_globals) {
    const FoundingParameters& founding = *rules.founding;
    const FirmId firm = firms.id(row);
    const auto uniform_of = [&](Trait trait) { return trait_uniform(key, firm, step, trait); };
    const bool born_global = uniform_of(Trait::born_global) < born_globals.probability;
    firms.born_global[row] = born_global;
    firms.orientation[row] =
        static_cast<float>(born_global ? born_globals.orientation : rules.orientation(uniform_of(Trait::orientation)));
    firms.willingness_share[row] = static_cast<float>(
        between(uniform_of(Trait::willingness), founding.willingness_least_share, founding.willingness_largest_share));
    firms.patience_years[row] = static_cast<float>(
        between(uniform_of(Trait::patience), founding.patience_least_years, founding.patience_largest_years));
    firms.research_intensity_share[row] = static_cast<float>(research_intensity(key, firm, step, founding));
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
    for (std::size_t field = 0; field < firms.fields; ++field) {
        const double u = trait_uniform(key, firms.id(row), step, Trait::knowledge, field);
        firms.knowledge[field * firms.count() + row] =
            static_cast<float>(sectors.relatedness(firms.sector[row], field) * exponential_from_uniform(u, mean));
    }
}

double competence_of(const Firms& firms, std::size_t row, const Sectors& sectors) {
    double sum = 0;
    for (std::size_t field = 0; field < firms.fields; ++field)
        sum += sectors.relatedness(firms.sector[row], field) *
               log(1.0 + static_cast<double>(firms.knowledge[field * firms.count() + row]));
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

// What a firm is born with: orientation, willingness to invest, patience, research, fitness of its products abroad
// (MODEL section 7). First firms and successors draw them by the same rules, keyed by the firm's own id, so a firm that
// is founded in one run has the same traits in its twin.
#pragma once

#include "random/beta.hpp"
#include "random/streams.hpp"
#include "world/efficiency_parameters.hpp"
#include "world/firms.hpp"
#include "world/founding_parameters.hpp"
#include "world/markets.hpp"

namespace abroad {

/// The index of a founding draw is 1024 * trait + field.
enum class Trait : std::uint32_t {
    ln_employees_normal = 0,
    ln_employees_tail = 1,
    knowledge = 2,
    efficiency_rest = 3,
    age = 4,
    born_global = 5,
    orientation = 6,
    willingness = 7,
    patience = 8,
    research_active = 9,
    research_intensity = 10
};

/// Uniform of one trait of a firm founded at `step`.
double trait_uniform(DrawKey key, FirmId firm, int step, Trait trait, std::size_t field = 0);

/// Shares of born globals and their orientation.
struct BornGlobals {
    double probability;
    double orientation;
};

/// How founders differ, with the distribution of orientation made ready once.
struct FounderRules {
    explicit FounderRules(const FoundingParameters& parameters)
        : founding(&parameters), orientation(parameters.orientation_alpha, parameters.orientation_beta) {}
    const FoundingParameters* founding;
    BetaQuantile orientation;
};

/// Writes the traits of the firm in `row` and empties its experience, scouting and entries.
void draw_traits(Firms& firms, std::size_t row, DrawKey key, int step, const FounderRules& rules,
                 const MarketParameters& market, const BornGlobals& born_globals);

/// Writes the knowledge of the firm in `row`: relatedness times an exponential variate in every field.
void draw_knowledge(Firms& firms, std::size_t row, DrawKey key, int step, double mean, const Sectors& sectors);

/// Competence: ln(1 + knowledge) in every field, weighted by the field's relatedness to the firm's sector.
double competence_of(const Firms& firms, std::size_t row, const Sectors& sectors);

/// Sets what follows from ln efficiency: the draw on customers and output per employee.
void derive_efficiency(Firms& firms, std::size_t row, const Sectors& sectors, const EfficiencyParameters& efficiency);

}  // namespace abroad

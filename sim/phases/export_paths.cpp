#include "phases/export_paths.hpp"

#include "base/vector_math.hpp"

namespace abroad {

void ExportPaths::set_rules(const ExportParameters& exporting, const DecisionParameters& decision,
                            double penetration_gain, double longest_patience_years) {
    *this = ExportPaths{};
    longest_ = static_cast<std::size_t>(2 * longest_patience_years + 0.5);
    reach_ = static_cast<float>(exporting.reach);
    open_at_start_ = static_cast<float>(exporting.reach / exporting.entry_penetration - 1);
    growth_ = static_cast<float>(exporting.penetration_growth_per_year);
    gain_ = static_cast<float>(penetration_gain);
    for (std::size_t q = 0; q < longest_; ++q) {
        const double years = (static_cast<double>(q) + 0.5) / 2;
        half_year_middles_.push_back(static_cast<float>(years));
        discounts_.push_back(static_cast<float>(0.5 * exp(-decision.discount_per_year * years)));
    }
}

void ExportPaths::write(float impact, std::size_t path) {
    const float growth = growth_ * (1.0F + gain_ * impact);
    float* const sums = sums_.data() + path * (longest_ + 1);
    const float open = open_at_start_ > 0.0F ? open_at_start_ : 0.0F;
    for (std::size_t q = 0; q < longest_; ++q)
        sums[q + 1] = reach_ / (1.0F + open * exp(-growth * half_year_middles_[q])) * discounts_[q];
    sums[0] = 0;
    for (std::size_t q = 0; q < longest_; ++q) sums[q + 1] += sums[q];
}

void ExportPaths::follow(const Support& support) {
    const std::vector<float>& impact = support.impact.cells();
    if (path_of_.size() != impact.size()) {
        markets_ = support.impact.columns();
        path_of_.assign(impact.size(), 0);
        impact_of_.assign(impact.size(), 0.0F);
        sums_.assign((support.clusters * markets_ + 1) * (longest_ + 1), 0.0F);
        write(0.0F, 0);
    }
    for (std::size_t cell = 0; cell < support.clusters * markets_; ++cell) {
        if (impact[cell] == impact_of_[cell]) continue;
        impact_of_[cell] = impact[cell];
        path_of_[cell] = impact[cell] == 0.0F ? 0U : static_cast<std::uint32_t>(cell + 1);
        if (impact[cell] != 0.0F) write(impact[cell], cell + 1);
    }
}

}  // namespace abroad

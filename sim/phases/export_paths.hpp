// Phase 4, expected paths of an export position: discounted sums of penetration from its start over half years of
// patience, by what the management does in the market, since its help speeds penetration (MODEL section 3, Penetration
// and expected paths). One path a cell of the support tables; without help one for all.
#pragma once

#include <cstddef>
#include <vector>

#include "modes/export_parameters.hpp"
#include "world/decision_parameters.hpp"
#include "world/support.hpp"

namespace abroad {

class ExportPaths {
 public:
    /// What the paths follow from, besides impact. `penetration_gain`: growth is faster by it at full impact.
    void set_rules(const ExportParameters& exporting, const DecisionParameters& decision, double penetration_gain,
                   double longest_patience_years);
    /// Writes the paths of all cells whose impact has changed.
    void follow(const Support& support);

    /// Sum over the half years of a patience; a patience beyond the longest counts as the longest.
    float sum(std::size_t support_row, std::size_t market, float patience_years) const {
        const auto half_years = static_cast<std::size_t>(2.0F * patience_years + 0.5F);
        const std::size_t cell = support_row * markets_ + market;
        return sums_[path_of_[cell] * (longest_ + 1) + (half_years < longest_ ? half_years : longest_)];
    }

 private:
    void write(float impact, std::size_t path);

    std::size_t longest_ = 0;
    std::size_t markets_ = 0;
    float reach_ = 1, open_at_start_ = 0, growth_ = 0, gain_ = 0;
    std::vector<float> half_year_middles_;
    std::vector<float> discounts_;
    /// Path 0 is the one without help; path 1 + cell belongs to the cell.
    std::vector<std::uint32_t> path_of_;
    std::vector<float> impact_of_;
    std::vector<float> sums_;
};

}  // namespace abroad

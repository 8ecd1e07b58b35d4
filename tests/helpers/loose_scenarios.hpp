// Scenarios of two countries and two sectors that a test completes with the firms that it is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenario/scenario_file.hpp"

namespace abroad {

inline constexpr std::string_view two_countries = R"(
markets:
  - {name: Here, number: 3, gdp_bn_eur: 1000, latitude: 50, longitude: 8, language: one, culture: [1, 2]}
  - {name: There, number: 511, gdp_bn_eur: 500, latitude: 40, longitude: 0, language: two, culture: [5, 2], unit_labour_cost: 1.21}
sectors:
  - {name: goods, number: 4, share: 0.7, relatedness: {wares: 0.25}}
  - {name: wares, number: 63, share: 0.3, substitution_elasticity: 5}
)";

inline Scenario loose_scenario(const std::string& firms, const std::vector<std::string>& settings = {}) {
    return load_scenario_text(std::string(two_countries) + firms, "loose.yaml", settings).scenario;
}

}  // namespace abroad

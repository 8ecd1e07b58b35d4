// What all decisions of firms share: discounting, the scale of their noise, the tests of capacity (MODEL section 3).
#pragma once

#include <array>

#include "base/named_code.hpp"
#include "input/fields.hpp"

namespace abroad {

/// How many young positions a management can look after (N5).
enum class ManagementSlots { unlimited, by_size };

template <>
struct NamesOf<ManagementSlots> {
    static constexpr std::array<NamedCode<ManagementSlots>, 2> values{
        {{ManagementSlots::unlimited, "unlimited"}, {ManagementSlots::by_size, "by_size"}}};
};

/// Keys `decision.*` of a scenario; units in the names.
struct DecisionParameters {
    double discount_per_year = 0.1;
    double logit_scale_share = 0.15;
    double capacity_test_revenue_share = 0.25;
    double capacity_test_extra_share = 0.2;
    double young_position_years = 2;
    double management_slot_size_ratio = 8;
    double mode_review_least_tenure_years = 2;
    double mode_review_least_penetration = 0.5;
    double mode_review_probability_per_quarter = 0.03;
    ManagementSlots management_slots = ManagementSlots::unlimited;
};

void declare(Fields& fields, DecisionParameters& p);

}  // namespace abroad

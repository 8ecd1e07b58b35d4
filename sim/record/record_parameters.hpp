// What is recorded beside the series by group: a panel of firms, the event log, the books of public money, snapshots of
// networks; and what indicators need that no rule of the model knows (MODEL section 9).
#pragma once

#include <array>
#include <vector>

#include "base/named_code.hpp"
#include "input/fields.hpp"

namespace abroad {

/// Which firms are kept one by one.
enum class Panel { none, sample, all };

template <>
struct NamesOf<Panel> {
    static constexpr std::array<NamedCode<Panel>, 3> values{
        {{Panel::none, "none"}, {Panel::sample, "sample"}, {Panel::all, "all"}}};
};

/// Keys `record.*` of a scenario.
struct RecordParameters {
    std::vector<double> size_bounds_employees = {10, 50, 250};
    Panel panel = Panel::none;
    double panel_sample_share = 0.1;
    bool events = false;
    bool ledger = true;
    /// 0: none.
    int network_snapshots_every_quarters = 0;
    double wanting_least_interest_share = 0.3;
    double purchased_input_share_of_cost = 0.5;
    double largest_firms_apart_share = 0.01;
};

void declare(Fields& fields, RecordParameters& p);

}  // namespace abroad

#include "policy/eligibility.hpp"

#include <algorithm>

#include "world/clusters.hpp"

namespace abroad {

namespace {

/// Place of the rate of research organisations behind the four size classes.
constexpr std::size_t research_place = 4;

bool label_is_enough(const FundingParameters& p, Label needed, double quality, double experience) {
    switch (needed) {
        case Label::any:
            return true;
        case Label::silver:
            return quality >= p.label_silver_quality;
        case Label::gold:
            return quality >= p.label_gold_quality && experience >= p.label_gold_experience;
    }
    return false;
}

bool management_is_good_enough(const Policy& policy, const Instrument& instrument, const Managements& managements,
                               std::size_t cluster) {
    const bool live = managements.state[cluster] == StrategyState::live;
    if (instrument.data.eligible_live_strategy_only && !live) return false;
    return label_is_enough(policy.parameters, instrument.data.eligible_label, live ? managements.quality[cluster] : 0.0,
                           managements.experience[cluster]);
}

bool traits_fit(const Instrument& instrument, const Firms& firms, std::uint32_t row) {
    const InstrumentData& data = instrument.data;
    const auto employees = static_cast<double>(firms.employees[row]);
    const auto revenue = static_cast<double>(firms.revenue[row]);
    const double export_share = revenue > 0 ? static_cast<double>(firms.export_revenue[row]) / revenue : 0.0;
    return instrument.countries[firms.country[row]] && instrument.sectors[firms.sector[row]] &&
           employees >= data.eligible_least_employees_count && employees < instrument.eligible_below_employees &&
           static_cast<double>(firms.age_years[row]) >= data.eligible_least_age_years &&
           export_share <= data.eligible_largest_export_share &&
           static_cast<double>(firms.research_intensity_share[row]) >= data.eligible_least_research_intensity_share;
}

}  // namespace

bool is_eligible(const Policy& policy, const Instrument& instrument, const ApplicantFacts& facts, std::uint32_t row,
                 std::uint16_t market) {
    const Firms& firms = facts.firms;
    const InstrumentData& data = instrument.data;
    if (!firms.living[row] || !traits_fit(instrument, firms, row)) return false;
    const std::uint16_t cluster = firms.cluster[row];
    if (data.eligible_members_only && cluster == no_cluster) return false;
    const bool asks_management = data.eligible_label != Label::any || data.eligible_live_strategy_only;
    if (asks_management &&
        (cluster == no_cluster || !management_is_good_enough(policy, instrument, facts.managements, cluster)))
        return false;
    if (data.eligible_non_exporters_only && facts.positions.first[row] != facts.positions.first[row + 1]) return false;
    if (market == any_market) return true;
    if (!instrument.markets[market]) return false;
    return !data.eligible_new_market_only || firms.entries_count[row * firms.markets + market] == 0;
}

bool is_eligible_management(const Policy& policy, const Instrument& instrument, const Managements& managements,
                            std::size_t cluster, std::size_t country) {
    return instrument.countries[country] && management_is_good_enough(policy, instrument, managements, cluster);
}

double rate_for(const Policy& policy, const Instrument& instrument, const Firms& firms, std::uint32_t row,
                bool international) {
    std::size_t place = research_place;
    if (!firms.research_organisation[row]) {
        const auto employees = static_cast<double>(firms.employees[row]);
        const auto above = std::upper_bound(policy.size_bounds.begin(), policy.size_bounds.end(), employees);
        place = std::min<std::size_t>(3, static_cast<std::size_t>(above - policy.size_bounds.begin()));
    }
    const double bonus = international ? instrument.data.international_bonus_share : 0.0;
    return std::min(1.0, instrument.rates[place] + bonus);
}

bool is_payable(const Instrument& instrument, const Firms& firms, std::uint32_t row) {
    return instrument.payable_countries[firms.country[row]] != 0;
}

}  // namespace abroad

#include "phases/strategy_reasons.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/period.hpp"
#include "parallel/sums.hpp"

namespace abroad {

namespace {

/// Place of a reason of firms among those that count for their management.
std::optional<std::size_t> place_of(Reason reason) {
    switch (reason) {
        case Reason::growth_and_profit:
            return 0;
        case Reason::new_markets_and_customers:
            return 1;
        case Reason::knowledge:
            return 2;
        default:
            return std::nullopt;
    }
}

bool is_act(EventKind kind) {
    return kind == EventKind::entry || kind == EventKind::change_of_mode || kind == EventKind::venture_started ||
           kind == EventKind::project_started;
}

constexpr std::array<StrategyReason, counted_reasons> reasons_of_members{
    StrategyReason::growth_and_profit, StrategyReason::new_markets_and_customers, StrategyReason::knowledge};

}  // namespace

double mean_founding_orientation(const FoundingParameters& founding, const DemographyParameters& demography) {
    const double ordinary = founding.orientation_alpha / (founding.orientation_alpha + founding.orientation_beta);
    return ordinary + demography.born_global_probability * (demography.born_global_orientation - ordinary);
}

double value_of_visibility(const StartReasonInputs& inputs, const Managements& managements, std::size_t cluster) {
    const Clusters& clusters = inputs.clusters;
    const std::uint16_t country = clusters.country[cluster], sector = clusters.sector[cluster];
    const auto weight = [&](std::size_t one) {
        return inputs.demography.join_weight_base + clusters.exporter_share(one);
    };
    double all = 0;
    for (std::size_t other = 0; other < clusters.count(); ++other)
        if (clusters.country[other] == country && clusters.sector[other] == sector) all += weight(other);
    if (all <= 0) return 0;
    const double joins = inputs.demography.join_hazard_per_year *
                         (inputs.demography.join_orientation_base + inputs.mean_founding_orientation) *
                         static_cast<double>(clusters.non_members(country, sector)) * weight(cluster) / all;
    return joins * inputs.management.fee_keur_per_member_per_year * managements.patience_years[cluster];
}

StrategyReason reason_to_start(const StartReasonInputs& inputs, const Managements& managements, std::size_t cluster) {
    StrategyReason best = StrategyReason::new_markets_and_customers;
    double largest = 0;
    for (std::size_t reason = 0; reason < counted_reasons; ++reason) {
        std::int64_t units = 0;
        for (std::size_t quarter = 0; quarter < quarters_per_year; ++quarter)
            units += managements.acts_worth(cluster, quarter * counted_reasons + reason);
        const double worth = static_cast<double>(units) / units_per_keur;
        if (worth <= largest) continue;
        best = reasons_of_members[reason];
        largest = worth;
    }
    return value_of_visibility(inputs, managements, cluster) > largest ? StrategyReason::visibility : best;
}

void remember_acts(const EventLog& events, const Firms& firms, int step, Managements& managements) {
    const std::size_t first = static_cast<std::size_t>(step % quarters_per_year) * counted_reasons;
    for (std::size_t cluster = 0; cluster < managements.count(); ++cluster)
        std::fill_n(managements.acts_worth.row(cluster).begin() + static_cast<std::ptrdiff_t>(first), counted_reasons,
                    0);
    const auto add = [&](const std::vector<Event>& list) {
        for (const Event& event : list) {
            if (!is_act(event.kind) || firms.cluster[event.row] == no_cluster) continue;
            if (const auto place = place_of(static_cast<Reason>(event.code)))
                managements.acts_worth(firms.cluster[event.row], first + *place) +=
                    to_units(static_cast<double>(event.reason_keur), units_per_keur);
        }
    };
    for (const auto& list : events.by_block) add(list);
    add(events.between_firms);
}

}  // namespace abroad

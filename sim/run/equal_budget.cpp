#include "run/equal_budget.hpp"

#include <algorithm>
#include <cmath>

namespace abroad {

namespace {

constexpr double tolerance_share = 0.01;
constexpr int most_steps = 6;
constexpr double largest_factor = 100;
constexpr double cents_per_eur = 100;

double euros_of(const Ledger& ledger) {
    Cents cents = 0;
    for (std::size_t i = 0; i < ledger.count(); ++i) {
        if (ledger.kind[i] == LedgerKind::payment || ledger.kind[i] == LedgerKind::administration)
            cents += ledger.amount[i];
        if (ledger.kind[i] == LedgerKind::premium) cents -= ledger.amount[i];
    }
    return static_cast<double>(cents) / cents_per_eur;
}

}  // namespace

double public_euros(const Scenario& scenario, const ComparisonRequest& request, const Watch& watch) {
    const ComparisonPlan plan{{{"with", scenario, 0}}, {}};
    ComparisonRequest plain = request;
    plain.precision.reset();
    const ComparisonResult result = compare_worlds(plan, plain, watch);
    double euros = 0;
    for (const TwinRun& run : result.runs) euros += euros_of(run.funding.ledger);
    return result.runs.empty() ? 0 : euros / static_cast<double>(result.runs.size());
}

EqualBudget find_equal_budget(double wanted_euros, const std::function<double(double factor)>& euros_at) {
    const auto is_near = [&](double euros) { return std::abs(euros - wanted_euros) <= tolerance_share * wanted_euros; };
    double last_factor = 0, last_euros = 0;
    EqualBudget best{1, euros_at(1), false};
    double factor = best.factor, euros = best.euros;
    for (int step = 0; step < most_steps && !is_near(euros) && euros != last_euros; ++step) {
        const double slope = (euros - last_euros) / (factor - last_factor);
        const double next = std::clamp(factor + (wanted_euros - euros) / slope, 0.0, largest_factor);
        last_factor = factor;
        last_euros = euros;
        factor = next;
        euros = euros_at(factor);
        if (std::abs(euros - wanted_euros) < std::abs(best.euros - wanted_euros)) best = {factor, euros, false};
    }
    best.is_equal = is_near(best.euros);
    return best;
}

}  // namespace abroad

#include "phases/guarantees.hpp"

#include <algorithm>

#include "base/period.hpp"
#include "policy/eligibility.hpp"
#include "policy/ledger.hpp"
#include "world/cost_size.hpp"

namespace abroad {

namespace {

/// What fixed cost exceeds the margin of a position by, kEUR per year.
double loss_of(const GuaranteeInputs& in, const Firms& firms, std::uint32_t row, std::uint32_t at) {
    const ModeTable& mode = in.modes[in.positions.mode[at]];
    const double size = cost_size(in.market, in.efficiency, firms.employees[row]);
    const double fixed =
        static_cast<double>(mode.fixed_cost_keur_per_year(firms.country[row], in.positions.market[at])) * size;
    const double margin =
        static_cast<double>(in.positions.revenue[at]) / in.sectors.substitution_elasticity[firms.sector[row]];
    return std::max(0.0, fixed - margin);
}

}  // namespace

void pay_guarantees(const GuaranteeInputs& inputs, Firms& firms, FundingTables& funding) {
    Commitments& c = funding.commitments;
    const Applications& applications = funding.applications;
    for (std::size_t i = 0; i < c.count(); ++i) {
        if (c.kind[i] != CommitmentKind::guarantee || inputs.step >= c.end_step[i]) continue;
        const std::uint32_t row = c.row[i], application = c.application[i];
        const bool lives = firms.living[row] && firms.generation[row] == applications.generation[application];
        const std::uint32_t at =
            lives ? find_position(inputs.positions, row, applications.market[application]) : no_position;
        if (at == no_position) {
            c.end_step[i] = inputs.step;
            continue;
        }
        const Instrument& instrument = inputs.policy.instruments[applications.instrument[application]];
        const double rate = rate_for(inputs.policy, instrument, firms, row, false);
        const Cents due = std::min(c.left[i], to_cents(rate * loss_of(inputs, firms, row, at) * years_per_step));
        const Cents premium =
            to_cents(instrument.data.guarantee.guarantee_premium_per_year * c.entry_cost_keur[i] * years_per_step);
        book(funding, inputs.step, movement_of(funding, LedgerKind::payment, application, due));
        book(funding, inputs.step, movement_of(funding, LedgerKind::premium, application, premium));
        c.left[i] -= due;
        firms.cash_keur[row] += to_keur(due) - to_keur(premium);
    }
}

}  // namespace abroad

#include "phases/management_awards.hpp"

#include <algorithm>
#include <cmath>

#include "base/period.hpp"
#include "policy/budget_lines.hpp"
#include "policy/ledger.hpp"

namespace abroad {

namespace {

bool is_of_management(CommitmentKind kind) {
    return kind == CommitmentKind::conception || kind == CommitmentKind::implementation;
}

const ManagementGrantTerms& terms_of(const Policy& policy, const FundingTables& funding, std::size_t commitment) {
    const std::uint32_t application = funding.commitments.application[commitment];
    return policy.instruments[funding.applications.instrument[application]].data.management_grant;
}

int implementation_quarters(const ManagementGrantTerms& terms) {
    return static_cast<int>(std::lround(terms.implementation_years * quarters_per_year));
}

/// The yearly amount in calendar year `year` of an implementation that ends before `end_step`.
Cents implementation_amount(const ManagementGrantTerms& terms, int end_step, int year) {
    const int first = year_index(end_step - implementation_quarters(terms)), last = year_index(end_step - 1);
    const double gone = last > first ? static_cast<double>(year - first) / (last - first) : 0.0;
    return to_cents(terms.implementation_keur_per_year * (1 - (1 - terms.implementation_end_share) * gone));
}

/// An award of `now` where the full one is `full_now`, when the full one becomes `full_then`.
Cents in_proportion(Cents now, Cents full_now, Cents full_then) {
    if (now == full_now || full_now == 0) return full_now == 0 ? 0 : full_then;
    return static_cast<Cents>(
        std::nearbyint(static_cast<double>(now) / static_cast<double>(full_now) * static_cast<double>(full_then)));
}

void begin_implementation(const Policy& policy, std::size_t i, int step, FundingTables& funding) {
    Commitments& c = funding.commitments;
    const ManagementGrantTerms& terms = terms_of(policy, funding, i);
    c.kind[i] = CommitmentKind::implementation;
    c.end_step[i] = step + implementation_quarters(terms);
    c.per_year[i] = in_proportion(c.per_year[i], to_cents(terms.conception_keur_per_year),
                                  implementation_amount(terms, c.end_step[i], year_index(step)));
    const Cents missing = due_in_year(c, i, step) - c.left[i];
    if (missing > 0) book_more(policy, i, missing, step, funding);
}

/// Sets what a full year of an implementation comes to in the calendar year that begins next.
void set_next_year(const Policy& policy, std::size_t i, int step, Commitments& c, const FundingTables& funding) {
    if (c.kind[i] != CommitmentKind::implementation || c.end_step[i] <= step + 1) return;
    const ManagementGrantTerms& terms = terms_of(policy, funding, i);
    c.per_year[i] = in_proportion(c.per_year[i], implementation_amount(terms, c.end_step[i], year_index(step)),
                                  implementation_amount(terms, c.end_step[i], year_index(step + 1)));
}

bool counts_for_going_abroad(const FundingTables& funding, std::size_t movement) {
    const std::uint32_t application = funding.ledger.application[movement];
    if (application == no_application || funding.applications.kind[application] != RecipientKind::cluster_management)
        return false;
    const FundedAct act = funding.applications.act[application];
    const LedgerKind kind = funding.ledger.kind[movement];
    return (act == FundedAct::strategy && kind == LedgerKind::payment) ||
           (act == FundedAct::services && kind == LedgerKind::award);
}

}  // namespace

bool passes_gate(const ManagementGrantTerms& terms, const Managements& managements, std::size_t cluster) {
    if (terms.conception_quarters == 0) return true;
    return managements.state[cluster] == StrategyState::live && managements.quality[cluster] >= terms.gate_quality;
}

bool skips_conception(const Instrument& instrument, const Managements& managements, std::size_t cluster) {
    const ManagementGrantTerms& terms = instrument.data.management_grant;
    if (instrument.recipient == RecipientType::consortium) return terms.conception_quarters == 0;
    return passes_gate(terms, managements, cluster);
}

double first_year_keur(const ManagementGrantTerms& terms, bool past_gate) {
    return past_gate ? terms.implementation_keur_per_year : terms.conception_keur_per_year;
}

void begin_award(const Policy& policy, int step, const GrantShare& share, bool past_gate, FundingTables& funding) {
    const std::uint16_t instrument = funding.applications.instrument[share.application];
    const ManagementGrantTerms& terms = policy.instruments[instrument].data.management_grant;
    const int quarters = past_gate ? implementation_quarters(terms) : terms.conception_quarters;
    const CommitmentKind kind = past_gate ? CommitmentKind::implementation : CommitmentKind::conception;
    add_commitment({share.application, kind, share.row, step, step + quarters, share.awarded, share.awarded},
                   funding.commitments);
}

void test_gates(const Policy& policy, int step, const Managements& managements, FundingTables& funding) {
    const Commitments& c = funding.commitments;
    for (std::size_t i = 0; i < c.count(); ++i)
        if (c.kind[i] == CommitmentKind::conception && step < c.end_step[i] &&
            passes_gate(terms_of(policy, funding, i), managements, c.row[i]))
            begin_implementation(policy, i, step, funding);
}

void pay_instalments(const Policy& policy, int step, FundingTables& funding) {
    Commitments& c = funding.commitments;
    for (std::size_t i = 0; i < c.count(); ++i) {
        if (!is_of_management(c.kind[i]) || c.end_step[i] <= step) continue;
        const Cents paid = std::min(due_in_quarter(c, i, step), c.left[i]);
        book(funding, step, movement_of(funding, LedgerKind::payment, c.application[i], paid));
        c.left[i] -= paid;
        if (is_year_end(step)) set_next_year(policy, i, step, c, funding);
    }
}

bool has_running_award(const FundingTables& funding, std::uint16_t line, std::size_t cluster, int step) {
    const Commitments& c = funding.commitments;
    for (std::size_t i = 0; i < c.count(); ++i)
        if (is_of_management(c.kind[i]) && c.row[i] == cluster && step < c.end_step[i] &&
            funding.applications.line[c.application[i]] == line)
            return true;
    return false;
}

ManagementGrants grants_of_quarter(const Policy& policy, const FundingTables& funding, int step, std::size_t clusters) {
    ManagementGrants grants = no_grants(clusters);
    const Ledger& ledger = funding.ledger;
    for (std::size_t i = ledger.count(); i-- > 0 && ledger.step[i] >= step;)
        if (ledger.step[i] == step && counts_for_going_abroad(funding, i))
            grants.international_keur_per_year[funding.applications.applicant[ledger.application[i]]] +=
                quarters_per_year * to_keur(ledger.amount[i]);
    const Commitments& c = funding.commitments;
    for (std::size_t i = 0; i < c.count(); ++i) {
        if (!is_of_management(c.kind[i]) || step < c.start_step[i] || c.end_step[i] <= step) continue;
        const std::uint16_t instrument = funding.applications.instrument[c.application[i]];
        if (policy.instruments[instrument].data.condition == GrantCondition::internationalisation_strategy)
            grants.requires_strategy[c.row[i]] = 1;
    }
    return grants;
}

}  // namespace abroad

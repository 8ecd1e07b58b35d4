#include "run/policy_money.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace abroad {

namespace {

constexpr double cents_per_eur = 100;

void add_ledger(const WorldOutcomes& world, Cents sign, std::vector<MoneyOfYear>& years) {
    const Ledger& ledger = world.funding.ledger;
    for (std::size_t i = 0; i < ledger.count(); ++i) {
        MoneyOfYear& year = years[world.year_of(ledger.step[i])];
        const Cents amount = sign * ledger.amount[i];
        switch (ledger.kind[i]) {
            case LedgerKind::payment:
                year.paid += amount;
                break;
            case LedgerKind::award:
                year.awarded += amount;
                break;
            case LedgerKind::release:
                year.awarded -= amount;
                break;
            case LedgerKind::premium:
                year.premiums += amount;
                break;
            case LedgerKind::administration:
                year.administration += amount;
                break;
            case LedgerKind::lapse:
            case LedgerKind::top_up:
                break;
        }
    }
}

/// Spending in one year of the firms that live at its end. What is reimbursed later was spent first and comes back.
void add_spending(const WorldOutcomes& world, double sign, std::vector<MoneyOfYear>& years) {
    for (std::size_t year = 1; year < years.size(); ++year) {
        const YearOutcomes& now = world.years[year];
        const YearOutcomes& before = world.years[year - 1];
        for (std::size_t row = 0; row < now.living.size(); ++row) {
            if (!now.living[row]) continue;
            const bool same = now.generation[row] == before.generation[row];
            const double entry = same ? static_cast<double>(before.entry_spending[row]) : 0.0;
            const double research = same ? static_cast<double>(before.research_spending[row]) : 0.0;
            years[year].entry_spending_keur += sign * (static_cast<double>(now.entry_spending[row]) - entry);
            years[year].research_spending_keur += sign * (static_cast<double>(now.research_spending[row]) - research);
        }
    }
    const Ledger& ledger = world.funding.ledger;
    const Applications& a = world.funding.applications;
    for (std::size_t i = 0; i < ledger.count(); ++i) {
        if (ledger.kind[i] != LedgerKind::payment || ledger.application[i] == no_application) continue;
        const std::uint32_t application = ledger.application[i];
        if (a.kind[application] != RecipientKind::firm || ledger.step[i] == a.step[application]) continue;
        const double back = sign * to_keur(ledger.amount[i]);
        MoneyOfYear& year = years[world.year_of(ledger.step[i])];
        if (a.act[application] == FundedAct::project) year.research_spending_keur -= back;
        if (a.act[application] == FundedAct::entry || a.act[application] == FundedAct::venture)
            year.entry_spending_keur -= back;
    }
}

/// Money that nobody got, of the lines that pay the instruments.
void add_lapsed(const WorldOutcomes& with, const std::vector<std::uint8_t>& instruments,
                std::vector<MoneyOfYear>& years) {
    std::set<std::uint16_t> lines;
    for (std::size_t i = 0; i < instruments.size(); ++i)
        if (instruments[i]) lines.insert(with.line_of_instrument[i]);
    const Ledger& ledger = with.funding.ledger;
    for (std::size_t i = 0; i < ledger.count(); ++i)
        if (ledger.kind[i] == LedgerKind::lapse && lines.contains(ledger.line[i]))
            years[with.year_of(ledger.step[i])].lapsed += ledger.amount[i];
}

void add_applications(const WorldOutcomes& with, const std::vector<std::uint8_t>& instruments,
                      std::vector<MoneyOfYear>& years) {
    const Applications& a = with.funding.applications;
    for (std::uint32_t i = 0; i < a.count(); ++i) {
        if (!instruments[a.instrument[i]] || a.consortium[i] != i) continue;
        MoneyOfYear& year = years[with.year_of(a.step[i])];
        ++year.applications;
        year.awards += a.decision[i] == FundingDecision::awarded || a.decision[i] == FundingDecision::in_part ? 1 : 0;
    }
}

}  // namespace

double MoneyOfYear::public_cost_eur(double cost_of_public_funds) const {
    const double outlay = static_cast<double>(paid - premiums) / cents_per_eur;
    return outlay * cost_of_public_funds + static_cast<double>(administration) / cents_per_eur;
}

std::vector<MoneyOfYear> policy_money(const WorldPair& pair, const std::vector<std::uint8_t>& instruments) {
    std::vector<MoneyOfYear> years(pair.with.years.size());
    for (const auto& [world, sign] : {std::pair{&pair.with, 1}, std::pair{&pair.base, -1}}) {
        add_ledger(*world, sign, years);
        add_spending(*world, sign, years);
    }
    add_applications(pair.with, instruments, years);
    add_lapsed(pair.with, instruments, years);
    for (std::size_t year = 0; year < years.size(); ++year)
        for (const FundedSales& sales : pair.with.funded_sales[year]) {
            if (!instruments[sales.instrument]) continue;
            years[year].funded_sales_keur += sales.sales_keur;
            years[year].displaced_sales_keur += sales.displaced_keur;
        }
    return years;
}

}  // namespace abroad

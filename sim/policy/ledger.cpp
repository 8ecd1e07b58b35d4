#include "policy/ledger.hpp"

#include <fmt/format.h>

#include "base/problems.hpp"

namespace abroad {

namespace {

/// Takes an amount off an account that must have it.
void take(Cents& account, const Movement& movement) {
    if (account < movement.amount)
        throw InternalError(fmt::format("budget line {}: a movement '{}' of {} cents, but there are only {}",
                                        movement.line, name_of(movement.kind), movement.amount, account));
    account -= movement.amount;
}

}  // namespace

void book(FundingTables& funding, int step, const Movement& movement) {
    if (movement.amount == 0) return;
    if (movement.amount < 0) throw InternalError("a movement of public money below 0");
    Cents& available = funding.lines.available[movement.line];
    Cents& committed = funding.lines.committed[movement.line];
    switch (movement.kind) {
        case LedgerKind::top_up:
            available += movement.amount;
            break;
        case LedgerKind::award:
            take(available, movement);
            committed += movement.amount;
            break;
        case LedgerKind::payment:
            take(committed, movement);
            break;
        case LedgerKind::release:
            take(committed, movement);
            available += movement.amount;
            break;
        case LedgerKind::lapse:
            take(available, movement);
            break;
        case LedgerKind::premium:
        case LedgerKind::administration:
            break;
    }
    Ledger& ledger = funding.ledger;
    ledger.step.push_back(step);
    ledger.kind.push_back(movement.kind);
    ledger.line.push_back(movement.line);
    ledger.instrument.push_back(movement.instrument);
    ledger.application.push_back(movement.application);
    ledger.amount.push_back(movement.amount);
}

Movement movement_of(const FundingTables& funding, LedgerKind kind, std::uint32_t application, Cents amount) {
    return {kind, funding.applications.line[application], funding.applications.instrument[application], application,
            amount};
}

}  // namespace abroad

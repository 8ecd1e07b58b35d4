// The books of public money: every movement is one line in the ledger, between two accounts, in whole cents, and budget
// lines change by nothing else (MODEL section 6, Ledger). A movement that a line cannot cover is a fault of the
// program.
#pragma once

#include "world/funding.hpp"

namespace abroad {

/// What a movement concerns.
struct Movement {
    LedgerKind kind;
    std::uint16_t line;
    std::uint16_t instrument = no_instrument;
    std::uint32_t application = no_application;
    Cents amount = 0;
};

/// Books a movement of the quarter `step`; nothing for an amount of 0. Throws InternalError for a negative amount, and
/// for one that line or commitments do not have.
void book(FundingTables& funding, int step, const Movement& movement);

/// The movement of an application, with its line and instrument.
Movement movement_of(const FundingTables& funding, LedgerKind kind, std::uint32_t application, Cents amount);

}  // namespace abroad

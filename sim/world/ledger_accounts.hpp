// The two accounts of every movement of public money: the amount leaves the first and reaches the second (MODEL section
// 6, Ledger). Line and commitments are accounts of a budget line; treasury, recipients and administration are the world
// outside. Kinds of movement are in funding.hpp, booking is in policy/ledger.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/named_code.hpp"
#include "world/funding.hpp"

namespace abroad {

enum class Account : std::uint8_t { treasury, line, commitments, recipient, administration };

template <>
struct NamesOf<Account> {
    static constexpr std::array<NamedCode<Account>, 5> values{{{Account::treasury, "treasury"},
                                                               {Account::line, "line"},
                                                               {Account::commitments, "commitments"},
                                                               {Account::recipient, "recipient"},
                                                               {Account::administration, "administration"}}};
};

/// Debit falls, credit rises.
struct Legs {
    Account debit;
    Account credit;
};

constexpr Legs legs_of(LedgerKind kind) {
    switch (kind) {
        case LedgerKind::top_up:
            return {Account::treasury, Account::line};
        case LedgerKind::award:
            return {Account::line, Account::commitments};
        case LedgerKind::payment:
            return {Account::commitments, Account::recipient};
        case LedgerKind::release:
            return {Account::commitments, Account::line};
        case LedgerKind::lapse:
            return {Account::line, Account::treasury};
        case LedgerKind::premium:
            return {Account::recipient, Account::treasury};
        case LedgerKind::administration:
            return {Account::treasury, Account::administration};
    }
    return {Account::treasury, Account::treasury};
}

/// True for movements that concern one application; false for those of a line as a whole.
constexpr bool is_of_application(LedgerKind kind) {
    return kind == LedgerKind::award || kind == LedgerKind::payment || kind == LedgerKind::release ||
           kind == LedgerKind::premium;
}

}  // namespace abroad

#include "record/line_statements.hpp"

#include "base/problems.hpp"

namespace abroad {

namespace {

void add(LineStatement& statement, LedgerKind kind, Cents amount) {
    switch (kind) {
        case LedgerKind::top_up:
            statement.top_ups += amount;
            break;
        case LedgerKind::award:
            statement.awarded += amount;
            break;
        case LedgerKind::payment:
            statement.paid += amount;
            break;
        case LedgerKind::release:
            statement.released += amount;
            break;
        case LedgerKind::lapse:
            statement.lapsed += amount;
            break;
        case LedgerKind::premium:
            statement.premiums += amount;
            break;
        case LedgerKind::administration:
            statement.administration += amount;
            break;
    }
}

void close(LineStatement& statement) {
    statement.closing_available =
        statement.opening_available + statement.top_ups + statement.released - statement.awarded - statement.lapsed;
    statement.closing_committed = statement.opening_committed + statement.awarded - statement.paid - statement.released;
}

}  // namespace

std::vector<LineStatement> line_statements(const Ledger& ledger, std::size_t lines, int first_step,
                                           std::size_t quarters) {
    // Quarter 0 stands for all before the first.
    std::vector<LineStatement> statements((quarters + 1) * lines);
    for (std::size_t at = 0; at < ledger.count(); ++at) {
        const int step = ledger.step[at];
        const std::size_t quarter = step < first_step ? 0 : static_cast<std::size_t>(step - first_step) + 1;
        if (quarter > quarters || ledger.line[at] >= lines)
            throw InternalError("the ledger has a movement after the last quarter or of no budget line");
        add(statements[quarter * lines + ledger.line[at]], ledger.kind[at], ledger.amount[at]);
    }
    for (std::size_t at = 0; at < statements.size(); ++at) {
        if (at >= lines) {
            statements[at].opening_available = statements[at - lines].closing_available;
            statements[at].opening_committed = statements[at - lines].closing_committed;
        }
        close(statements[at]);
    }
    statements.erase(statements.begin(), statements.begin() + static_cast<std::ptrdiff_t>(lines));
    return statements;
}

}  // namespace abroad

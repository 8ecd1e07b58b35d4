// A place to test funding in: two countries, two sectors, a row of firms with nothing in common but their home, one
// cluster in each country, and instruments made by hand.
#pragma once

#include "helpers/catch.hpp"
#include "policy/budget_lines.hpp"
#include "policy/instruments.hpp"
#include "policy/open_calls.hpp"
#include "policy/selection.hpp"

namespace abroad {

struct FundingTown {
    DrawKey key = draw_key(1, 0);
    Firms firms;
    Positions positions;
    Managements managements = make_managements(2, 2);
    Clusters clusters;
    std::vector<InstrumentData> instruments;
    std::vector<BudgetLineData> lines;
    FundingParameters parameters;
    Policy policy;
    FundingTables funding;
    GrantHistory history;

    explicit FundingTown(std::size_t count = 12) : firms(make_firms(count, 2, 2)), positions(make_positions(count)) {
        for (std::size_t row = 0; row < count; ++row) {
            firms.seat[row] = static_cast<std::uint32_t>(row);
            firms.country[row] = static_cast<std::uint16_t>(row % 2);
            firms.sector[row] = static_cast<std::uint16_t>(row / 2 % 2);
            firms.cluster[row] = no_cluster;
            firms.living[row] = 1;
            firms.employees[row] = 20;
            firms.cash_keur[row] = 1000;
        }
        instruments.reserve(8);  // add() gives references away
        clusters.number = {0, 1};
        clusters.country = {0, 1};
    }

    /// An instrument open in the first year, aware to all.
    InstrumentData& add(InstrumentKind kind, const std::string& name) {
        InstrumentData& data = instruments.emplace_back();
        data.name = name;
        data.kind = kind;
        data.start_year = 0;
        data.end_year = 1;
        data.awareness_probability = 1;
        return data;
    }

    /// Resolves the instruments; years count from step 0.
    void resolve() {
        std::vector<std::uint32_t> numbers, line_numbers;
        std::vector<std::pair<int, int>> calls;
        for (std::uint32_t i = 0; i < instruments.size(); ++i) {
            numbers.push_back(i);
            calls.emplace_back(static_cast<int>(instruments[i].start_year * 4),
                               static_cast<int>(instruments[i].end_year * 4));
        }
        for (std::uint32_t i = 0; i < lines.size(); ++i) line_numbers.push_back(i);
        policy = make_policy({instruments,
                              numbers,
                              calls,
                              lines,
                              line_numbers,
                              parameters,
                              {10, 50, 250},
                              {"here", "there"},
                              {"one", "two"},
                              {1, 1}});
        funding = make_funding(policy);
    }

    ApplicantFacts facts() const { return {firms, positions, managements}; }
    SelectionInputs selection(int step) const { return {key, step, policy, firms, clusters, history}; }
    OpenCalls calls(int step) const { return OpenCalls({key, step, 0.1, policy, funding, history, facts()}); }

    /// A request of a firm for `keur`, worth so much.
    GrantRequest request(std::uint32_t row, double keur, double worth = 0, std::uint16_t instrument = 0) const {
        GrantRequest one;
        one.instrument = instrument;
        one.worth = worth;
        GrantShare share;
        share.row = row;
        share.cost = to_cents(2 * keur);
        share.requested = to_cents(keur);
        one.shares.push_back(share);
        return one;
    }
};

/// Sum of the movements of a kind on a line.
inline Cents moved(const FundingTables& funding, LedgerKind kind, std::uint16_t line = 0) {
    Cents sum = 0;
    for (std::size_t i = 0; i < funding.ledger.count(); ++i)
        if (funding.ledger.kind[i] == kind && funding.ledger.line[i] == line) sum += funding.ledger.amount[i];
    return sum;
}

}  // namespace abroad

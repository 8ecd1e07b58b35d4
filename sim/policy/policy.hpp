// The instruments and budget lines of a scenario with all names resolved to rows, in order of number: what rules read.
// Fixed for the whole run; money and decisions are in World::funding.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "policy/instrument_data.hpp"

namespace abroad {

/// One instrument. Lists of names are masks by row.
struct Instrument {
    std::string name;
    std::uint32_t number = 0;
    /// Row of its budget line.
    std::uint16_t line = 0;
    InstrumentKind kind = InstrumentKind::export_voucher;
    FundedAct act = FundedAct::entry;
    RecipientType recipient = RecipientType::firm;
    std::vector<std::uint8_t> countries, payable_countries, sectors, markets;
    /// First quarter of the call and first one after it.
    int start_step = 0;
    int end_step = 0;
    double ceiling_keur = std::numeric_limits<double>::infinity();
    double eligible_below_employees = std::numeric_limits<double>::infinity();
    std::int64_t largest_grants_per_recipient = std::numeric_limits<std::int64_t>::max();
    /// Rates of micro, small, medium and large firms, and of research organisations.
    std::array<double, 5> rates{};
    /// All other keys as they were written.
    InstrumentData data;
};

struct BudgetLine {
    std::string name;
    /// Its number in draws: below 2^19 if named, else 2^19 + the instrument's number.
    std::uint32_t number = 0;
    /// Instruments that it pays, by number.
    std::vector<std::uint16_t> instruments;
    Cents budget_per_year = 0;
    int rounds_per_year = 4;
    bool carry_over = false;
    Selection selection = Selection::first_come;
    MarginalApplicant marginal_applicant = MarginalApplicant::stop;
    double awareness_probability = 0;
};

struct Policy {
    FundingParameters parameters;
    std::vector<Instrument> instruments;
    std::vector<BudgetLine> lines;
    /// Bounds of size classes, employees.
    std::vector<double> size_bounds;
    bool any() const { return !instruments.empty(); }
};

/// What a euro of the instrument is worth now to those who are reimbursed later; 1 if it is paid at once.
double worth_of_euro(const Instrument& instrument, double discount_per_year);

/// What the instruments of a scenario are resolved with.
struct PolicySource {
    const std::vector<InstrumentData>& instruments;
    /// Number of each instrument, and the first quarter of its call and the first one after it.
    std::vector<std::uint32_t> numbers;
    std::vector<std::pair<int, int>> call_steps;
    const std::vector<BudgetLineData>& lines;
    std::vector<std::uint32_t> line_numbers;
    FundingParameters parameters;
    std::vector<double> size_bounds;
    /// Names in the order of rows, and which countries have clusters.
    std::vector<std::string> markets, sectors;
    std::vector<std::uint8_t> has_clusters;
};

/// The policy of a checked scenario.
Policy make_policy(const PolicySource& source);

}  // namespace abroad

// What became of every firm of one simulated world, at the end of each calendar year, beside the acts of firms and the
// looks that led to none: the material that twin worlds are compared by (MODEL section 8). A firm is a row and a
// generation: rows of twins are the same seats. Every outcome is a whole number of small units, so that parts of a
// total add up exactly. Left out: what differs between worlds (decomposition.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/named_code.hpp"
#include "world/funding.hpp"

namespace abroad {

enum class Outcome : std::uint8_t {
    exporters,
    lasting_exporters,
    links,
    export_revenue,
    projects,
    cooperating,
    partnerships,
    ventures,
    jobs,
    value_added,
    revenue,
    firms
};

template <>
struct NamesOf<Outcome> {
    static constexpr std::array<NamedCode<Outcome>, 12> values{{{Outcome::exporters, "exporters"},
                                                                {Outcome::lasting_exporters, "lasting_exporters"},
                                                                {Outcome::links, "links"},
                                                                {Outcome::export_revenue, "export_revenue"},
                                                                {Outcome::projects, "projects"},
                                                                {Outcome::cooperating, "cooperating"},
                                                                {Outcome::partnerships, "partnerships"},
                                                                {Outcome::ventures, "ventures"},
                                                                {Outcome::jobs, "jobs"},
                                                                {Outcome::value_added, "value_added"},
                                                                {Outcome::revenue, "revenue"},
                                                                {Outcome::firms, "firms"}}};
};

inline constexpr std::size_t outcome_count = count_of<Outcome>();

/// Outcomes are counted in 1/divisor of their unit.
struct OutcomeFacts {
    std::string_view unit;
    std::int64_t divisor;
    std::string_view meaning;
};

const OutcomeFacts& facts_of(Outcome outcome);

/// Years that a lasting exporter exports.
inline constexpr std::size_t lasting_years = 5;

/// One year's end, one entry a row. Money in kEUR a year.
struct YearOutcomes {
    int calendar_year = 0;
    std::vector<std::uint16_t> generation;
    std::vector<std::uint8_t> living;
    std::vector<std::uint16_t> cluster;
    std::vector<std::uint16_t> links;
    std::vector<std::uint16_t> projects_led;
    std::vector<std::uint8_t> running_projects, partnerships, ventures;
    std::vector<float> employees, revenue, export_revenue, value_added;
    /// Cash, and dividends paid since the record began, kEUR.
    std::vector<double> wealth;
    /// Spent since the record began, kEUR: on entries and changes of mode, on research and projects of its own.
    std::vector<float> entry_spending, research_spending;
    /// Foreign markets served, one bit a market, `words` numbers a row.
    std::size_t words = 0;
    std::vector<std::uint64_t> served;

    bool serves(std::size_t row, std::size_t market) const {
        return (served[row * words + market / 64] >> (market % 64) & 1) != 0;
    }
    bool lives(std::size_t row, std::uint16_t of_generation) const {
        return living[row] != 0 && generation[row] == of_generation;
    }
};

enum class ActKind : std::uint8_t { entry, venture, project };

/// Something that a firm did. followed: the run went on for five years, and `survived` says whether it lasted: a
/// position in the market, or of a project's leader any running project.
struct Act {
    ActKind kind;
    std::uint32_t row;
    std::uint16_t generation;
    std::uint16_t market;
    std::int32_t step;
    bool followed = false;
    bool survived = false;
};

/// A look at a market or for partners that led to nothing.
struct FailedLook {
    ActKind kind;
    std::uint32_t row;
    std::uint16_t market;
    std::int32_t step;
};

/// Sales of positions that were entered with money of one instrument, at a year's end, and what others lose by them at
/// first round (MODEL section 8): sales * S/(Phi0 + S).
struct FundedSales {
    std::uint16_t instrument;
    double sales_keur = 0;
    double displaced_keur = 0;
};

struct WorldOutcomes {
    /// Of the first entry of years: quarters simulated until then.
    int first_step = 0;
    std::vector<std::uint32_t> seat;
    std::vector<std::uint16_t> country, sector;
    std::vector<YearOutcomes> years;
    std::vector<std::vector<FundedSales>> funded_sales;
    std::vector<Act> acts;
    std::vector<FailedLook> looks;
    FundingTables funding;
    /// Row of the budget line of every instrument.
    std::vector<std::uint16_t> line_of_instrument;

    /// Value of a firm in units of the outcome, 0 if it does not live in this world then.
    std::int64_t value(Outcome outcome, std::size_t year, std::size_t row, std::uint16_t generation) const;
    /// Place in `years` of the year that a step lies in; the first is the year before the record.
    std::size_t year_of(std::int32_t step) const;
};

}  // namespace abroad

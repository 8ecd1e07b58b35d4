#include "run/firm_outcomes.hpp"

#include <algorithm>
#include <cmath>

#include "base/money.hpp"
#include "base/period.hpp"

namespace abroad {

namespace {

constexpr auto cents_a_keur = static_cast<std::int64_t>(cents_per_keur);
constexpr std::int64_t jobs_divisor = 1000;

constexpr std::array<OutcomeFacts, outcome_count> facts{
    {{"firms", 1, "firms active in at least one foreign market"},
     {"firms", 1, "firms that export and did five years earlier"},
     {"positions", 1, "links of a firm and a foreign market"},
     {"kEUR/year", cents_a_keur, "sales abroad of goods made at home"},
     {"projects", 1, "running projects, counted at their leader"},
     {"firms", 1, "firms in at least one running project"},
     {"partnerships", 2, "strategic partnerships, half at either side"},
     {"ventures", 1, "joint ventures, counted at their owner"},
     {"employees", jobs_divisor, "employees at home"},
     {"kEUR/year", cents_a_keur, "sales of goods made at home less purchased inputs"},
     {"kEUR/year", cents_a_keur, "sales"},
     {"firms", 1, "living firms"}}};

std::int64_t value_of(const YearOutcomes& year, Outcome outcome, std::size_t row) {
    switch (outcome) {
        case Outcome::exporters:
            return year.links[row] > 0 ? 1 : 0;
        case Outcome::links:
            return year.links[row];
        case Outcome::export_revenue:
            return to_cents(static_cast<double>(year.export_revenue[row]));
        case Outcome::projects:
            return year.projects_led[row];
        case Outcome::cooperating:
            return year.running_projects[row] > 0 ? 1 : 0;
        case Outcome::partnerships:
            return year.partnerships[row];
        case Outcome::ventures:
            return year.ventures[row];
        case Outcome::jobs:
            return std::llround(static_cast<double>(year.employees[row]) * static_cast<double>(jobs_divisor));
        case Outcome::value_added:
            return to_cents(static_cast<double>(year.value_added[row]));
        case Outcome::revenue:
            return to_cents(static_cast<double>(year.revenue[row]));
        case Outcome::firms:
        case Outcome::lasting_exporters:
            return 1;
    }
    return 0;
}

}  // namespace

const OutcomeFacts& facts_of(Outcome outcome) {
    return facts[static_cast<std::size_t>(outcome)];
}

std::int64_t WorldOutcomes::value(Outcome outcome, std::size_t year, std::size_t row, std::uint16_t generation) const {
    if (!years[year].lives(row, generation)) return 0;
    if (outcome != Outcome::lasting_exporters) return value_of(years[year], outcome, row);
    if (year < lasting_years || years[year].links[row] == 0) return 0;
    const YearOutcomes& earlier = years[year - lasting_years];
    return earlier.lives(row, generation) && earlier.links[row] > 0 ? 1 : 0;
}

std::size_t WorldOutcomes::year_of(std::int32_t step) const {
    const int place = year_index(step) - year_index(first_step) + 1;
    return static_cast<std::size_t>(std::clamp(place, 0, static_cast<int>(years.size()) - 1));
}

}  // namespace abroad

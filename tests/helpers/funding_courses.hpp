// Runs with public money for acts of firms, for tests: one scheme of each kind, a small world in which firms do what
// they pay for, and the course of a run quarter by quarter, the books of public money apart from all else.
#pragma once

#include <functional>

#include "helpers/laws.hpp"

namespace abroad {

struct FirmScheme {
    std::string name;
    InstrumentKind kind;
    FundedAct act;
};

inline const std::vector<FirmScheme>& firm_schemes() {
    static const std::vector<FirmScheme> all{{"voucher", InstrumentKind::export_voucher, FundedAct::entry},
                                             {"guarantee", InstrumentKind::export_guarantee, FundedAct::guarantee},
                                             {"fairs", InstrumentKind::trade_fair_support, FundedAct::fair},
                                             {"ventures", InstrumentKind::joint_venture_support, FundedAct::venture},
                                             {"projects", InstrumentKind::rd_cooperation_grant, FundedAct::project}};
    return all;
}

/// The rich small world, in which firms have long been abroad, review their modes and look for partners often.
inline Scenario busy_world(const Settings& more = {}) {
    Settings settings{"run.burn_in_years=5", "run.years=5", "decision.mode_review_probability_per_quarter=0.3",
                      "cooperation.search_probability_per_quarter=0.4"};
    settings.insert(settings.end(), more.begin(), more.end());
    return load_rich(settings).scenario;
}

/// Adds a call for three years from the end of the burn-in, well known and with money for many.
inline InstrumentData& add(Scenario& scenario, const FirmScheme& scheme) {
    InstrumentData& data = scenario.instruments.emplace_back();
    data.name = scheme.name;
    data.kind = scheme.kind;
    data.start_year = scenario.run.first_year;
    data.end_year = scenario.run.first_year + 3;
    data.awareness_probability = 0.8;
    return data;
}

/// Digests of the tables of the world after each quarter, those of public money apart, and the last moment itself.
struct Course {
    std::vector<std::map<std::string, std::string>> quarters;
    std::vector<std::map<std::string, std::string>> books;
    World last;
};

inline bool is_of_books(const std::string& path) {
    for (const char* name : {"applications", "funded_members", "ledger", "budget_lines", "commitments"})
        if (path.find(name) != std::string::npos) return true;
    return false;
}

template <class Look>
Course course_of(const Scenario& scenario, Look&& look) {
    Course course;
    run_and_look(scenario, [&](const World& world, const History&) {
        auto& rest = course.quarters.emplace_back();
        auto& books = course.books.emplace_back();
        for (const auto& [path, digest] : digests_by_group({{}, moment_of(0, world, nullptr)}))
            (is_of_books(path) ? books : rest)[path] = digest;
        look(world);
        course.last = world;
    });
    return course;
}

inline Course course_of(const Scenario& scenario) {
    return course_of(scenario, [](const World&) {});
}

/// Quarters before the first in which the two worlds differ.
inline std::size_t quarters_alike(const Course& a, const Course& b) {
    std::size_t quarter = 0;
    while (quarter < a.quarters.size() && a.quarters[quarter] == b.quarters[quarter]) ++quarter;
    return quarter;
}

/// Sum of the movements of a kind.
inline Cents sum_of(const FundingTables& funding, LedgerKind kind) {
    Cents sum = 0;
    for (std::size_t row = 0; row < funding.ledger.count(); ++row)
        if (funding.ledger.kind[row] == kind) sum += funding.ledger.amount[row];
    return sum;
}

/// Applications that were granted and whose act was done with the money.
inline std::size_t funded_acts(const FundingTables& funding, FundedAct act) {
    std::size_t count = 0;
    const Applications& a = funding.applications;
    for (std::size_t row = 0; row < a.count(); ++row)
        count += a.act[row] == act && a.fate[row] == FundedFate::done_with_money && a.awarded[row] > 0;
    return count;
}

}  // namespace abroad

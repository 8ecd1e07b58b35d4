// What calls come to together: twice the same call is one, money without limit is an entitlement, refusal of everybody
// is no call, stricter rules add no recipient, and in worlds that do not touch two calls add up.
#include <set>

#include "helpers/catch.hpp"
#include "helpers/funding_courses.hpp"

namespace abroad {

namespace {

using Change = std::function<void(InstrumentData&)>;

Scenario with(const FirmScheme& scheme, const Change& change) {
    Scenario scenario = busy_world();
    change(add(scenario, scheme));
    return scenario;
}

/// The same instrument under a second name, on the line of the first or on its own.
Scenario twice(const FirmScheme& scheme, const Change& change, bool one_line) {
    Scenario scenario = busy_world();
    scenario.budget_lines.push_back({"shared", 5});
    for (const char* name : {"", " again"}) {
        InstrumentData& data = add(scenario, scheme);
        change(data);
        data.name += name;
        if (one_line || *name == 0) data.budget_line = "shared";
    }
    return scenario;
}

Scenario once(const FirmScheme& scheme, const Change& change) {
    Scenario scenario = twice(scheme, change, true);
    scenario.instruments.pop_back();
    return scenario;
}

/// Those who did something with the money in the first quarter of the call.
std::set<std::uint32_t> first_recipients(const Scenario& scenario) {
    std::set<std::uint32_t> seats;
    const int first = burn_in_steps(scenario.run);
    run_and_look(scenario, [&](const World& world, const History&) {
        const Applications& a = world.funding.applications;
        for (std::size_t row = 0; world.step == first + 1 && row < a.count(); ++row)
            if (a.fate[row] == FundedFate::done_with_money) seats.insert(a.applicant[row]);
    });
    return seats;
}

bool is_subset(const std::set<std::uint32_t>& part, const std::set<std::uint32_t>& whole) {
    return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

}  // namespace

TEST_CASE("two identical instruments on one budget line are one, and on two lines they are more") {
    for (const FirmScheme& scheme : firm_schemes()) {
        INFO(scheme.name);
        const Change scarce = [](InstrumentData& data) {
            data.budget_keur_per_year = 150, data.attention = 1, data.awareness_probability = 0.5;
        };
        const Course one = course_of(once(scheme, scarce));
        const Course two = course_of(twice(scheme, scarce, true));
        CHECK(funded_acts(one.last.funding, scheme.act) > 0);
        CHECK(quarters_alike(one, two) == one.quarters.size());
        CHECK(one.books == two.books);
        const Course apart = course_of(twice(scheme, scarce, false));
        CHECK(quarters_alike(one, apart) < one.quarters.size());
    }
}

TEST_CASE("money without limit is an entitlement: everybody is paid, however applications are put in order") {
    for (const FirmScheme& scheme : firm_schemes()) {
        INFO(scheme.name);
        const auto course = [&](double budget, Selection selection, MarginalApplicant marginal) {
            return course_of(with(scheme, [&](InstrumentData& data) {
                data.budget_keur_per_year = budget, data.selection = selection, data.marginal_applicant = marginal;
            }));
        };
        const Course plenty = course(1e6, Selection::first_come, MarginalApplicant::stop);
        const Applications& a = plenty.last.funding.applications;
        CHECK(a.count() > 3);
        CHECK(std::all_of(a.decision.begin(), a.decision.end(),
                          [](FundingDecision one) { return one == FundingDecision::awarded; }));
        const std::size_t all = plenty.quarters.size();
        CHECK(quarters_alike(plenty, course(1e8, Selection::first_come, MarginalApplicant::partial)) == all);
        CHECK(quarters_alike(plenty, course(1e6, Selection::lottery, MarginalApplicant::skip)) == all);
        CHECK(quarters_alike(plenty, course(1e6, Selection::ranked, MarginalApplicant::stop)) == all);
        CHECK(quarters_alike(plenty, course(20, Selection::first_come, MarginalApplicant::stop)) < all);
    }
}

TEST_CASE("who applies for an entry and is refused does what it would have done without a call") {
    const auto firms_of = [](const Scenario& scenario, bool refused) {
        const Course course = course_of(scenario);
        const Applications& a = course.last.funding.applications;
        if (refused) CHECK(a.count() > 20);
        CHECK(std::all_of(a.decision.begin(), a.decision.end(),
                          [&](FundingDecision one) { return (one == FundingDecision::below_threshold) == refused; }));
        return course.last.firms.cash_keur;
    };
    // A change of mode in the same quarter counts on the money, so that nobody reviews a mode here.
    const Settings no_reviews{"decision.mode_review_probability_per_quarter=0"};
    const Scenario base = busy_world(no_reviews);
    for (const FirmScheme& scheme : {firm_schemes()[0], firm_schemes()[1]}) {
        INFO(scheme.name);
        Scenario refused = base;
        InstrumentData& data = add(refused, scheme);
        data.selection = Selection::ranked, data.threshold_share = 1;
        CHECK(firms_of(refused, true) == firms_of(base, false));
        data.application_cost_keur = 0.01;
        CHECK(firms_of(refused, true) != firms_of(base, false));
    }
}

TEST_CASE("stricter eligibility adds no recipient in the first quarter of a call that has money for all") {
    const std::vector<Change> stricter{
        [](InstrumentData& data) { data.eligible_below_employees_count = 20; },
        [](InstrumentData& data) { data.eligible_least_employees_count = 12; },
        [](InstrumentData& data) { data.eligible_members_only = true; },
        [](InstrumentData& data) { data.eligible_non_exporters_only = true; },
        [](InstrumentData& data) { data.eligible_new_market_only = true; },
        [](InstrumentData& data) { data.eligible_sectors = std::vector<std::string>{"food"}; },
        [](InstrumentData& data) {
            data.eligible_markets = std::vector<std::string>{"USA", "Spain"};
        }};
    for (const FirmScheme& scheme : {firm_schemes()[0], firm_schemes()[1], firm_schemes()[2]}) {
        INFO(scheme.name);
        const Change open = [](InstrumentData& data) {
            data.budget_keur_per_year = 1e6, data.attention = 3, data.awareness_probability = 1;
            data.eligible_below_employees_count = 1e6;
        };
        const std::set<std::uint32_t> all = first_recipients(with(scheme, open));
        CHECK(all.size() > 5);
        std::size_t fewer = 0;
        for (const Change& change : stricter) {
            const auto some = first_recipients(with(scheme, [&](InstrumentData& data) { open(data), change(data); }));
            CHECK(is_subset(some, all));
            fewer += some.size() < all.size();
        }
        CHECK(fewer > 3);
    }
}

TEST_CASE("where money binds stricter eligibility lets others in, which the comparison sees") {
    std::size_t added = 0;
    for (const double budget : {40.0, 80.0, 160.0, 320.0}) {
        const Change tight = [&](InstrumentData& data) {
            data.budget_keur_per_year = budget, data.attention = 3, data.awareness_probability = 1;
        };
        const auto all = first_recipients(with(firm_schemes()[0], tight));
        for (const double least : {4.0, 8.0, 12.0})
            added += !is_subset(first_recipients(with(firm_schemes()[0],
                                                      [&](InstrumentData& data) {
                                                          tight(data);
                                                          data.eligible_least_employees_count = least;
                                                      })),
                                all);
    }
    CHECK(added > 0);
}

namespace {

/// Two clusters that share neither market nor partner, as in law 4.
constexpr std::string_view separate_text = R"(
title: Two clusters
markets:
  - {name: Spain, gdp_bn_eur: 1028, latitude: 40.4, longitude: -3.7, language: spanish, culture: [57, 51]}
  - {name: Norway, gdp_bn_eur: 391, latitude: 59.9, longitude: 10.8, language: norwegian, culture: [31, 69]}
  - {name: USA, gdp_bn_eur: 12872, latitude: 40.7, longitude: -74.0, language: english, culture: [40, 91]}
sectors:
  - {name: food, share: 0.3}
  - {name: software, share: 0.3}
  - {name: vehicles, share: 0.4}
clusters:
  - {name: Food Spain, number: 3, country: Spain, sector: food, members_count: 150}
  - {name: Software, number: 7, country: Spain, sector: software, members_count: 120}
founding: {sector_share_of_members: 1, non_members_per_member_count: 0}
decision: {mode_review_probability_per_quarter: 0.5}
joint_venture: {agreement_base: 0.6, shared_risk_years: 1}
cooperation: {search_probability_per_quarter: 0.3}
run: {burn_in_years: 6, years: 5, replications_count: 1}
)";

struct Totals {
    std::int64_t positions = 0, projects = 0, acts = 0;
    Cents paid = 0, awarded = 0;
    bool operator==(const Totals&) const = default;
};

Totals operator-(const Totals& a, const Totals& b) {
    return {a.positions - b.positions, a.projects - b.projects, a.acts - b.acts, a.paid - b.paid,
            a.awarded - b.awarded};
}

Totals operator+(const Totals& a, const Totals& b) {
    return a - (Totals{} - b);
}

/// The world with the first scheme for the food sector, the second for software, or either left out.
Totals totals_of(const FirmScheme* food, const FirmScheme* software, bool share_sector = false) {
    Scenario scenario = load_scenario_text(std::string(separate_text), "separate.yaml", {}).scenario;
    const auto call = [&](const FirmScheme& scheme, const char* sector, int number) {
        InstrumentData& data = add(scenario, scheme);
        data.name += " for " + std::string(sector);
        data.number = number;
        data.budget_keur_per_year = 2000;
        data.attention = 1;
        data.eligible_sectors = std::vector<std::string>{sector};
    };
    if (food != nullptr) call(*food, "food", 3);
    if (software != nullptr) call(*software, share_sector ? "food" : "software", 8);
    Totals totals;
    run_and_look(scenario, [&](const World& world, const History&) {
        totals.positions += static_cast<std::int64_t>(world.positions.count());
        for (std::size_t row = 0; row < world.projects.count(); ++row)
            totals.projects += world.projects.start_step[row] == world.step - 1;
        if (world.step < total_steps(scenario.run)) return;
        for (const FirmScheme& scheme : firm_schemes())
            totals.acts += static_cast<std::int64_t>(funded_acts(world.funding, scheme.act));
        totals.paid = sum_of(world.funding, LedgerKind::payment);
        totals.awarded = sum_of(world.funding, LedgerKind::award);
    });
    return totals;
}

}  // namespace

TEST_CASE("two instruments for parts of a world that do not touch add up, acts exactly and money to the cent") {
    const Totals none = totals_of(nullptr, nullptr);
    for (const FirmScheme& one : firm_schemes()) {
        const FirmScheme& other = firm_schemes()[one.act == FundedAct::entry ? 4 : 0];
        INFO(one.name << " and " << other.name);
        const Totals food = totals_of(&one, nullptr), software = totals_of(nullptr, &other);
        CHECK(food.paid > 0);
        CHECK(software.paid > 0);
        CHECK(totals_of(&one, &other) - none == (food - none) + (software - none));
    }
}

TEST_CASE("two instruments for the same firms need not add up, which the comparison sees") {
    const FirmScheme &voucher = firm_schemes()[0], &fairs = firm_schemes()[2];
    const Totals none = totals_of(nullptr, nullptr);
    const Totals one = totals_of(&voucher, nullptr), other = totals_of(nullptr, &fairs, true);
    CHECK(totals_of(&voucher, &fairs, true) - none != (one - none) + (other - none));
}

}  // namespace abroad

// Law 3, law 2 and law 6 for public money that goes to managements, agencies and campaigns: what is not paid changes
// nothing, not a bit; what is paid changes something, and its books agree.
#include <functional>

#include "helpers/catch.hpp"
#include "helpers/laws.hpp"
#include "helpers/threads.hpp"

namespace abroad {

namespace {

struct Scheme {
    std::string name;
    std::function<void(InstrumentData&)> write;
};

/// Every kind that is not an act of a firm, for the rich small world.
const std::vector<Scheme>& schemes() {
    static const std::vector<Scheme> all{
        {"grant",
         [](InstrumentData& data) {
             data.kind = InstrumentKind::cluster_management_grant;
             data.condition = GrantCondition::internationalisation_strategy;
         }},
        {"grant to consortia",
         [](InstrumentData& data) {
             data.kind = InstrumentKind::cluster_management_grant;
             data.recipient = RecipientType::consortium;
             data.management_grant.conception_quarters = 0;
         }},
        {"training",
         [](InstrumentData& data) {
             data.kind = InstrumentKind::cluster_management_training;
             data.support_rate_share = 0.9;
         }},
        {"fairs",
         [](InstrumentData& data) {
             data.kind = InstrumentKind::trade_fair_support;
             data.recipient = RecipientType::cluster_management;
             data.support_rate_share = 0.9;
         }},
        {"offices of managements",
         [](InstrumentData& data) {
             data.kind = InstrumentKind::foreign_office_support;
             data.support_rate_share = 0.9;
         }},
        {"offices of agencies",
         [](InstrumentData& data) {
             data.kind = InstrumentKind::foreign_office_support;
             data.recipient = RecipientType::agency;
         }},
        {"matchmaking", [](InstrumentData& data) { data.kind = InstrumentKind::matchmaking; }},
        {"campaign", [](InstrumentData& data) { data.kind = InstrumentKind::information_campaign; }}};
    return all;
}

/// Twelve years of the rich small world, in which managements have strategies, links and some money.
Scenario without_money() {
    return load_rich({"run.years=6", "switch.mandate=all", "founding.base_budget_keur_per_year=600",
                      "links.approach_hazard_per_year=4", "management.strategy_hazard_per_year=1"})
        .scenario;
}

InstrumentData& add(Scenario& scenario, const Scheme& scheme) {
    InstrumentData& data = scenario.instruments.emplace_back();
    data.name = scheme.name;
    data.start_year = scenario.run.first_year;
    data.end_year = scenario.run.first_year + 3;
    scheme.write(data);
    return data;
}

/// Digest of the world without the books of public money, after each quarter, and with them at the end.
struct Course {
    std::vector<std::map<std::string, std::string>> quarters;
    std::string books;
    FundingTables funding;
};

bool is_of_books(const std::string& path) {
    for (const char* name : {"applications", "funded_members", "ledger", "budget_lines", "commitments"})
        if (path.find(name) != std::string::npos) return true;
    return false;
}

Course course_of(const Scenario& scenario) {
    Course course;
    run_and_look(scenario, [&](const World& world, const History&) {
        auto digests = digests_by_group({{}, moment_of(0, world, nullptr)});
        course.books.clear();
        for (const auto& [path, digest] : digests)
            if (is_of_books(path)) course.books += digest;
        std::erase_if(digests, [](const auto& group) { return is_of_books(group.first); });
        course.quarters.push_back(std::move(digests));
        course.funding = world.funding;
    });
    return course;
}

/// Quarters before the first in which the two worlds differ.
std::size_t quarters_alike(const Course& a, const Course& b) {
    std::size_t quarter = 0;
    while (quarter < a.quarters.size() && a.quarters[quarter] == b.quarters[quarter]) ++quarter;
    return quarter;
}

}  // namespace

TEST_CASE("law 3, a policy for managements that pays nobody changes nothing, and one that pays does") {
    const Course base = course_of(without_money());
    const std::size_t all = base.quarters.size();
    for (const Scheme& scheme : schemes()) {
        INFO(scheme.name);
        const auto alike = [&](auto&& change) {
            Scenario scenario = without_money();
            change(add(scenario, scheme));
            return quarters_alike(base, course_of(scenario));
        };
        const double first = without_money().run.first_year;
        CHECK(alike([](InstrumentData& data) { data.budget_keur_per_year = 0; }) == all);
        CHECK(alike([](InstrumentData& data) { data.announce_only = true; }) == all);
        CHECK(alike([&](InstrumentData& data) { data.start_year = first + 6, data.end_year = first + 9; }) == all);
        CHECK(alike([&](InstrumentData& data) { data.countries = std::vector<std::string>{}; }) == all);
        const std::size_t at_once = alike([](InstrumentData&) {});
        CHECK(at_once < all);
        // Before its start date it changes nothing; after it something.
        const std::size_t later = alike([&](InstrumentData& data) { data.start_year = first + 2; });
        CHECK(later >= 8);
        CHECK(later < all);
    }
}

TEST_CASE("law 2, money for managements goes on over stops: a resumed run is the whole one") {
    Scenario scenario = without_money();
    for (const Scheme& scheme : schemes()) add(scenario, scheme);
    const int begin = burn_in_steps(scenario.run);
    const std::string whole = digest_of(run_whole(scenario));
    CHECK(digest_of(run_with_stops(scenario, {begin + 1, begin + 6, begin + 13})) == whole);
    CHECK(digest_of(run_with_stops(scenario, {begin})) == whole);
    scenario.instruments[0].management_grant.gate_quality = 0.9;
    CHECK(digest_of(run_whole(scenario)) != whole);
}

TEST_CASE("law 2, what agencies gained is part of the moment that a run goes on from") {
    Scenario scenario = without_money();
    for (const Scheme& scheme : schemes())
        if (scheme.name == "offices of agencies") add(scenario, scheme);
    Simulation simulation(scenario, 0);
    const Table2<double> founded = simulation.world().markets.agency_presence;
    while (simulation.world().step < burn_in_steps(scenario.run) + 4) simulation.step();
    const Table2<double>& grown = simulation.world().markets.agency_presence;
    CHECK(grown.cells() != founded.cells());
    World restored = found_world(scenario, draw_key(scenario.run.seed, 0));
    restore({{}, moment_of(0, simulation.world(), nullptr)}, 0, restored);
    CHECK(restored.markets.agency_presence.cells() == grown.cells());
}

TEST_CASE("law 1, money for managements is the same on any number of threads") {
    Scenario scenario = without_money();
    scenario.run.years = 2;
    for (const Scheme& scheme : schemes()) add(scenario, scheme);
    std::vector<std::string> digests;
    for (const std::size_t threads : {std::size_t{1}, std::size_t{3}}) {
        const ThreadLimit limit(threads);
        digests.push_back(digest_of(run_whole(scenario)));
    }
    CHECK(digests[0] == digests[1]);
}

TEST_CASE("law 6, of every scheme for managements no more is paid than awarded, and no more awarded than its budget") {
    for (const Scheme& scheme : schemes()) {
        INFO(scheme.name);
        Scenario scenario = without_money();
        InstrumentData& data = add(scenario, scheme);
        data.budget_keur_per_year = 150;
        data.marginal_applicant = MarginalApplicant::partial;
        data.administration_cost_share = 0.07;
        const FundingTables funding = course_of(scenario).funding;
        Cents top_ups = 0, awards = 0, payments = 0, releases = 0, lapses = 0;
        for (std::size_t i = 0; i < funding.ledger.count(); ++i) {
            const Cents amount = funding.ledger.amount[i];
            const LedgerKind kind = funding.ledger.kind[i];
            if (kind == LedgerKind::top_up) top_ups += amount;
            if (kind == LedgerKind::award) awards += amount;
            if (kind == LedgerKind::payment) payments += amount;
            if (kind == LedgerKind::release) releases += amount;
            if (kind == LedgerKind::lapse) lapses += amount;
            REQUIRE(payments + releases <= awards);
            REQUIRE(awards - releases <= top_ups);
        }
        CHECK(payments > 0);
        CHECK(top_ups == payments + lapses + funding.lines.committed[0] + funding.lines.available[0]);
        CHECK(funding.lines.committed[0] == awards - payments - releases);
    }
}

}  // namespace abroad

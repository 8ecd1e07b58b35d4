// Laws 1, 2, 3 and 6 for public money that goes to firms: what is not paid changes nothing, not a bit; what is paid
// changes something, and its books agree to the cent with what firms did.
#include <set>

#include "helpers/catch.hpp"
#include "helpers/funding_courses.hpp"
#include "helpers/threads.hpp"

namespace abroad {

namespace {

Scenario with(
    const FirmScheme& scheme, const std::function<void(InstrumentData&)>& change = [](InstrumentData&) {},
    const Settings& settings = {}) {
    Scenario scenario = busy_world(settings);
    change(add(scenario, scheme));
    return scenario;
}

/// All five kinds at once, scarce, some on one line, some paid later.
Scenario with_all() {
    Scenario scenario = busy_world();
    for (const FirmScheme& scheme : firm_schemes()) {
        InstrumentData& data = add(scenario, scheme);
        data.budget_keur_per_year = 400;
        data.marginal_applicant = MarginalApplicant::partial;
        data.administration_cost_share = 0.05;
        data.de_minimis = true;
        data.payment_delay_quarters = scheme.act == FundedAct::project || scheme.act == FundedAct::venture ? 3 : 0;
    }
    return scenario;
}

/// Faults of what firms have and what the books say they were paid for, of the quarter before `world`.
std::string faults(const World& world) {
    const Applications& a = world.funding.applications;
    const int step = world.step - 1;
    std::set<std::pair<std::uint32_t, std::uint16_t>> paid_entries;
    std::map<std::uint32_t, std::map<std::uint32_t, Cents>> own_cost;
    std::map<std::uint32_t, std::set<std::uint32_t>> consortia;
    for (std::size_t row = 0; row < a.count(); ++row) {
        if (a.step[row] != step) continue;
        if (a.requested[row] < 0 || a.awarded[row] > a.requested[row]) return "more awarded than asked for";
        const bool with_money = a.fate[row] == FundedFate::done_with_money;
        if (with_money && (a.act[row] == FundedAct::entry || a.act[row] == FundedAct::guarantee))
            paid_entries.insert({a.applicant[row], a.market[row]});
        if (with_money && a.act[row] == FundedAct::project)
            own_cost[a.applicant[a.consortium[row]]][a.applicant[row]] = a.cost[row] - a.awarded[row];
    }
    for (std::size_t row = 0; row < world.firms.count(); ++row)
        for (std::size_t at = world.positions.first[row]; at < world.positions.first[row + 1]; ++at)
            if (world.positions.tenure_quarters[at] == 1 && world.positions.mode[at] == Mode::exporting &&
                world.positions.penetration[at] < 0.4F && world.positions.funding[at] != 0)
                paid_entries.erase({world.firms.seat[row], world.positions.market[at]});
    if (!paid_entries.empty()) return "an entry that was paid for is not there, or does not know";
    const Projects& p = world.projects;
    for (std::size_t project = 0; project < p.count(); ++project) {
        if (p.start_step[project] != step) continue;
        const std::size_t first = project * most_members;
        const auto paid = own_cost.find(world.firms.seat[p.member_row[first]]);
        if (paid == own_cost.end()) continue;
        for (std::size_t place = 0; place < p.members_count[project]; ++place) {
            const auto own = paid->second.find(world.firms.seat[p.member_row[first + place]]);
            if (own != paid->second.end() && own->second != p.member_paid[first + place])
                return "what a member paid and what it was awarded are not its cost";
        }
    }
    return "";
}

}  // namespace

TEST_CASE("law 3, a policy for firms that pays nobody changes nothing, and one that pays does") {
    const Course base = course_of(busy_world());
    const std::size_t all = base.quarters.size();
    const double first = busy_world().run.first_year;
    for (const FirmScheme& scheme : firm_schemes()) {
        INFO(scheme.name);
        const auto alike = [&](const std::function<void(InstrumentData&)>& change) {
            return quarters_alike(base, course_of(with(scheme, change)));
        };
        CHECK(alike([](InstrumentData& data) { data.budget_keur_per_year = 0, data.attention = 2; }) == all);
        CHECK(alike([](InstrumentData& data) { data.announce_only = true; }) == all);
        CHECK(alike([](InstrumentData& data) { data.eligible_least_employees_count = 1e8, data.attention = 2; }) ==
              all);
        // Managements know of every call and bring projects to it; nobody's attention is raised.
        const auto unheard_of = [&](double attention) {
            return course_of(with(
                scheme, [&](InstrumentData& data) { data.awareness_probability = 0, data.attention = attention; }));
        };
        const Course silent = unheard_of(0);
        CHECK(quarters_alike(unheard_of(2), silent) == all);
        if (scheme.act != FundedAct::project) CHECK(quarters_alike(silent, base) == all);
        CHECK(alike([&](InstrumentData& data) {
                  data.start_year = first + 5, data.end_year = first + 9, data.attention = 2;
              }) == all);
        CHECK(alike([](InstrumentData&) {}) < all);
        const std::size_t later = alike([&](InstrumentData& data) { data.start_year = first + 1; });
        CHECK(later >= 4);
        CHECK(later < all);
    }
}

TEST_CASE("law 3, attention without money raises looking, and is the whole effect of a call announced only") {
    const Course base = course_of(busy_world());
    for (const FirmScheme& scheme : firm_schemes()) {
        if (scheme.act == FundedAct::venture) continue;
        INFO(scheme.name);
        const Course announced =
            course_of(with(scheme, [](InstrumentData& data) { data.announce_only = true, data.attention = 3; }));
        CHECK(quarters_alike(base, announced) < base.quarters.size());
        CHECK(announced.last.funding.applications.count() == 0);
    }
}

TEST_CASE("law 6, of every scheme for firms the books agree with what firms have, quarter by quarter") {
    for (const FirmScheme& scheme : firm_schemes()) {
        INFO(scheme.name);
        std::string fault;
        Cents budget = 0;
        const Scenario scenario = with(scheme, [](InstrumentData& data) {
            data.budget_keur_per_year = 300;
            data.marginal_applicant = MarginalApplicant::partial;
            data.administration_cost_share = 0.07;
            data.ceiling_per_project_keur = 60;
        });
        const int begin = burn_in_steps(scenario.run);
        const Course course = course_of(scenario, [&](const World& world) {
            const int step = world.step - 1;
            if (step % 4 == 0 && step < begin + 12) budget += to_cents(300);
            if (fault.empty()) fault = faults(world);
            const Cents awarded = sum_of(world.funding, LedgerKind::award) - sum_of(world.funding, LedgerKind::release);
            if (awarded > budget && step < begin + 12) fault = "more awarded than the budget";
            if (sum_of(world.funding, LedgerKind::payment) > awarded) fault = "more paid than awarded";
        });
        CHECK(fault == "");
        CHECK(funded_acts(course.last.funding, scheme.act) > 3);
        CHECK(sum_of(course.last.funding, LedgerKind::payment) > 0);
        CHECK(sum_of(course.last.funding, LedgerKind::administration) > 0);
        CHECK(sum_of(course.last.funding, LedgerKind::top_up) ==
              sum_of(course.last.funding, LedgerKind::payment) + sum_of(course.last.funding, LedgerKind::lapse) +
                  course.last.funding.lines.available[0] + course.last.funding.lines.committed[0]);
    }
}

TEST_CASE("law 6, a cent too much paid by a member, or a position that forgets its money, is seen") {
    Scenario scenario = with_all();
    std::size_t entries = 0, shares = 0;
    course_of(scenario, [&](const World& world) {
        World wrong = world;
        std::fill(wrong.positions.funding.begin(), wrong.positions.funding.end(), std::uint16_t{0});
        entries += faults(wrong) == "an entry that was paid for is not there, or does not know";
        wrong = world;
        for (Cents& paid : wrong.projects.member_paid) ++paid;
        shares += faults(wrong) == "what a member paid and what it was awarded are not its cost";
    });
    CHECK(entries > 0);
    CHECK(shares > 0);
}

TEST_CASE("entries lack money or worth without the grant, projects are paid on credit and lack worth only") {
    const auto labels_of = [](const FirmScheme& scheme) {
        const Applications a = course_of(with(scheme)).last.funding.applications;
        return std::set<FundedBecause>(a.because.begin(), a.because.end());
    };
    using enum FundedBecause;
    CHECK(labels_of(firm_schemes()[0]) == std::set{own_account, liquidity, only_because_of_funding});
    CHECK(labels_of(firm_schemes()[4]) == std::set{own_account, only_because_of_funding});
}

TEST_CASE("a consortium that was awarded too little for one of its members does not take the money") {
    const Scenario scenario = with(firm_schemes()[4], [](InstrumentData& data) {
        data.budget_keur_per_year = 250;
        data.marginal_applicant = MarginalApplicant::partial;
    });
    const FundingTables funding = course_of(scenario).last.funding;
    const Applications& a = funding.applications;
    std::size_t taken = 0, declined = 0;
    for (std::size_t row = 0; row < a.count(); ++row) {
        if (a.decision[row] != FundingDecision::in_part) continue;
        (a.fate[row] == FundedFate::done_with_money ? taken : declined) += 1;
    }
    CHECK(taken > 0);
    CHECK(declined > 0);
    CHECK(sum_of(funding, LedgerKind::release) > 0);
}

TEST_CASE("law 2, public money for firms goes on over stops: a resumed run is the whole one") {
    const Scenario scenario = with_all();
    const int begin = burn_in_steps(scenario.run);
    const std::string whole = digest_of(run_whole(scenario));
    CHECK(digest_of(run_with_stops(scenario, {begin + 1, begin + 6, begin + 13})) == whole);
    CHECK(digest_of(run_with_stops(scenario, {begin})) == whole);
}

TEST_CASE("law 2, ceilings count the instalments of guarantees also after a stop") {
    const FirmScheme& guarantee = firm_schemes()[1];
    Scenario scenario = with(guarantee, [](InstrumentData& data) { data.ceiling_per_recipient_keur = 40; });
    const int begin = burn_in_steps(scenario.run);
    const std::string whole = digest_of(run_whole(scenario));
    CHECK(digest_of(run_with_stops(scenario, {begin + 5, begin + 9})) == whole);
    scenario.instruments[0].ceiling_per_recipient_keur = std::nullopt;
    CHECK(digest_of(run_whole(scenario)) != whole);
}

TEST_CASE("law 1, public money for firms is the same on any number of threads") {
    Scenario scenario = with_all();
    scenario.run.years = 2;
    std::set<std::string> digests;
    for (const std::size_t threads : {std::size_t{1}, std::size_t{2}, std::size_t{7}})
        digests.insert(with_threads(threads, [&] { return digest_of(run_whole(scenario)); }));
    CHECK(digests.size() == 1);
}

}  // namespace abroad

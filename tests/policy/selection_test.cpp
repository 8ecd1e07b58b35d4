#include "policy/selection.hpp"

#include <algorithm>
#include <set>

#include "policy/funding_town.hpp"

using namespace abroad;

namespace {

/// A line of 100 kEUR in one round.
FundingTown one_round(MarginalApplicant marginal = MarginalApplicant::stop,
                      Selection selection = Selection::first_come) {
    FundingTown town;
    InstrumentData& voucher = town.add(InstrumentKind::export_voucher, "voucher");
    voucher.budget_keur_per_year = 100;
    voucher.ceiling_keur = 1000;
    voucher.rounds_per_year_count = 1;
    voucher.marginal_applicant = marginal;
    voucher.selection = selection;
    town.resolve();
    return town;
}

/// Rows whose requests were granted.
std::set<std::uint32_t> granted(const std::vector<GrantRequest>& requests) {
    std::set<std::uint32_t> rows;
    for (const GrantRequest& request : requests)
        if (request.is_granted()) rows.insert(request.shares[0].row);
    return rows;
}

std::vector<GrantRequest> ask(FundingTown& town, const std::vector<double>& amounts) {
    start_quarter_of_lines(town.policy, 0, town.funding);
    std::vector<GrantRequest> requests;
    for (std::uint32_t row = 0; row < amounts.size(); ++row)
        requests.push_back(town.request(row, amounts[row], static_cast<double>(row)));
    decide(town.selection(0), requests, town.funding);
    return requests;
}

}  // namespace

TEST_CASE("Everybody is paid while the money lasts, and rejected applications stay with score and rank") {
    FundingTown town = one_round();
    CHECK(granted(ask(town, {30, 30, 30})).size() == 3);
    FundingTown scarce = one_round();
    const auto requests = ask(scarce, {30, 30, 30, 30, 30});
    CHECK(granted(requests).size() == 3);
    const Applications& table = scarce.funding.applications;
    REQUIRE(table.count() == 5);
    std::vector<std::uint32_t> ranks = table.rank;
    CHECK(ranks == std::vector<std::uint32_t>{1, 2, 3, 4, 5});
    CHECK(std::is_sorted(table.score.begin(), table.score.end()));
    CHECK(std::count(table.decision.begin(), table.decision.end(), FundingDecision::no_money) == 2);
    CHECK(moved(scarce.funding, LedgerKind::award) == to_cents(90));
    CHECK(scarce.funding.lines.last_applications[0] == 5);
    CHECK(scarce.funding.lines.last_paid[0] == 3);
}

TEST_CASE("The order of requests in memory decides nothing") {
    FundingTown town = one_round(), turned = one_round();
    std::vector<GrantRequest> requests = ask(town, {30, 40, 20, 50, 30, 10});
    start_quarter_of_lines(turned.policy, 0, turned.funding);
    std::vector<GrantRequest> other;
    for (const GrantRequest& one : requests)
        other.insert(other.begin(), turned.request(one.shares[0].row, to_keur(one.shares[0].requested)));
    decide(turned.selection(0), other, turned.funding);
    CHECK(granted(requests) == granted(other));
    CHECK(town.funding.applications.applicant == turned.funding.applications.applicant);
}

TEST_CASE("The rule for the marginal applicant: stop, pass over, or pay the rest") {
    // Drawn order is the same in all three; amounts are such that a later one still fits.
    FundingTown stopping = one_round(), skipping = one_round(MarginalApplicant::skip),
                sharing = one_round(MarginalApplicant::partial);
    const std::vector<double> amounts{60, 60, 60, 10, 10, 10};
    const auto stop = ask(stopping, amounts), skip = ask(skipping, amounts);
    ask(sharing, amounts);
    CHECK(moved(sharing.funding, LedgerKind::award) == to_cents(100));
    CHECK(granted(skip).size() >= granted(stop).size());
    const std::set<std::uint32_t> stopped = granted(stop), skipped = granted(skip);
    CHECK(std::includes(skipped.begin(), skipped.end(), stopped.begin(), stopped.end()));
    const auto& decisions = sharing.funding.applications.decision;
    CHECK(std::count(decisions.begin(), decisions.end(), FundingDecision::in_part) == 1);
    CHECK(moved(skipping.funding, LedgerKind::award) == to_cents(90));
}

TEST_CASE("A ranking that sees the truth pays the most worthy, one that sees nothing is a lottery") {
    FundingTown exact = one_round(MarginalApplicant::stop, Selection::ranked);
    exact.instruments[0].screening_accuracy_share = 1;
    exact.resolve();
    CHECK(granted(ask(exact, std::vector<double>(10, 30.0))) == std::set<std::uint32_t>{7, 8, 9});
    FundingTown blind = one_round(MarginalApplicant::stop, Selection::ranked);
    blind.instruments[0].screening_accuracy_share = 0;
    blind.resolve();
    CHECK(granted(ask(blind, std::vector<double>(10, 30.0))) != std::set<std::uint32_t>{7, 8, 9});
}

TEST_CASE("Below the threshold nobody is paid though there is money") {
    FundingTown town = one_round(MarginalApplicant::stop, Selection::ranked);
    town.instruments[0].screening_accuracy_share = 1;
    town.instruments[0].threshold_share = 0.75;
    town.resolve();
    CHECK(granted(ask(town, std::vector<double>(4, 10.0))) == std::set<std::uint32_t>{2, 3});
    const auto& decisions = town.funding.applications.decision;
    CHECK(std::count(decisions.begin(), decisions.end(), FundingDecision::below_threshold) == 2);
}

TEST_CASE("A consortium is paid as one, to the cent") {
    FundingTown town = one_round(MarginalApplicant::partial);
    start_quarter_of_lines(town.policy, 0, town.funding);
    std::vector<GrantRequest> requests{town.request(0, 50)};
    for (const std::uint32_t partner : {1U, 2U}) {
        GrantShare share = requests[0].shares[0];
        share.row = partner;
        requests[0].shares.push_back(share);
    }
    decide(town.selection(0), requests, town.funding);
    CHECK(requests[0].decision == FundingDecision::in_part);
    CHECK(requests[0].awarded() == to_cents(100));
    CHECK(requests[0].shares[0].awarded - requests[0].shares[1].awarded <= 2);
    CHECK(town.funding.applications.consortium == std::vector<std::uint32_t>{0, 0, 0});
}

TEST_CASE("What an applicant does not do returns to the line, what it does is paid with its administration") {
    FundingTown town = one_round();
    town.instruments[0].administration_cost_share = 0.1;
    town.resolve();
    auto requests = ask(town, {30, 20});
    const SelectionInputs inputs = town.selection(0);
    settle(inputs, requests[0], FundedFate::not_done, town.funding);
    settle(inputs, requests[1], FundedFate::done_with_money, town.funding);
    CHECK(pay(inputs, requests[1].shares[0], town.funding) == to_cents(20));
    CHECK(town.funding.lines.available[0] == to_cents(80));
    CHECK(town.funding.lines.committed[0] == 0);
    CHECK(moved(town.funding, LedgerKind::administration) == to_cents(2));
}

TEST_CASE("Reimbursements are paid when due to firms that are still there") {
    FundingTown town = one_round();
    town.instruments[0].payment_delay_quarters = 2;
    town.resolve();
    auto requests = ask(town, {30, 20});
    for (GrantRequest& request : requests) {
        settle(town.selection(0), request, FundedFate::done_with_money, town.funding);
        CHECK(pay(town.selection(0), request.shares[0], town.funding) == 0);
    }
    town.firms.living[1] = 0;
    pay_reimbursements(town.selection(1), town.firms, town.funding);
    CHECK(town.firms.cash_keur[0] == 1000);
    pay_reimbursements(town.selection(2), town.firms, town.funding);
    CHECK(town.firms.cash_keur[0] == 1030);
    CHECK(moved(town.funding, LedgerKind::payment) == to_cents(30));
    CHECK(moved(town.funding, LedgerKind::release) == to_cents(20));
    CHECK(town.funding.commitments.count() == 0);
}

TEST_CASE("Two acts at once cannot pass the cap of de minimis together") {
    FundingTown town = one_round();
    town.instruments[0].de_minimis = true;
    town.parameters.de_minimis_cap_keur = 15;
    town.resolve();
    start_quarter_of_lines(town.policy, 0, town.funding);
    std::vector<GrantRequest> requests{town.request(0, 10), town.request(0, 10), town.request(1, 15)};
    requests[1].market = 1;
    decide(town.selection(0), requests, town.funding);
    CHECK(requests[2].is_granted());
    CHECK((requests[0].is_granted() != requests[1].is_granted()));
}

TEST_CASE("Two acts at once cannot pass a ceiling that one of them alone respects") {
    FundingTown town = one_round();
    town.instruments[0].largest_grants_per_recipient_count = 1;
    town.resolve();
    start_quarter_of_lines(town.policy, 0, town.funding);
    std::vector<GrantRequest> requests{town.request(0, 10), town.request(0, 10), town.request(1, 10)};
    requests[1].market = 1;
    decide(town.selection(0), requests, town.funding);
    CHECK(requests[2].is_granted());
    CHECK((requests[0].is_granted() != requests[1].is_granted()));
    const auto& decisions = town.funding.applications.decision;
    CHECK(std::count(decisions.begin(), decisions.end(), FundingDecision::over_ceiling) == 1);
}
